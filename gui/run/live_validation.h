// A live run beside the prediction: `sojourn-live validate` as a process of its own.
//
// Lives in the window's thread; the process is asked nothing that waits, and its result file is
// read in a worker thread. cancel() interrupts as a person at the terminal would, so that the
// services are taken down in order, and kills after `patience_ms`. Destruction kills.
#pragma once

#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/run/job.h"
#include "gui/run/result_store.h"
#include "gui/run/run_controller.h"

namespace sojourn::gui {

struct LiveOptions {
  QString duration;        // "20s"; empty: the scenario's
  unsigned repeat = 1;     // runs; the median counts
  bool calibrates = true;  // constants of this host are measured first
};

// What sojourn-live says when it begins to replay.
struct ReplayBegin {
  double seconds = 0;  // that it takes
  int run = 1;
  int runs = 1;

  bool operator==(const ReplayBegin&) const = default;
};
std::optional<ReplayBegin> replay_begin(const QString& line);

// Options of `validate` in the order of its help, for the file and the output named.
QStringList validate_arguments(const QString& scenario, const QString& output,
                               const LiveOptions& options,
                               const std::vector<scenario::Override>& overrides);

// sojourn-live beside the application's own binary, else in PATH; empty: nowhere.
QString find_live_program();

class LiveValidation : public QObject {
  Q_OBJECT

 public:
  explicit LiveValidation(QObject* parent = nullptr);
  ~LiveValidation() override;

  // Another program than find_live_program()'s, and how long it may take to end when interrupted.
  void setProgram(const QString& program) { program_ = program; }
  void setPatience(int milliseconds) { patience_ms_ = milliseconds; }

  // False if one is running, or if it cannot be started, which failed() says.
  bool start(const ScenarioSource& source, const LiveOptions& options = {});
  void cancel();
  bool isRunning() const { return process_ != nullptr || reader_.is_running(); }

  // A file written earlier, or two results files, the prediction first.
  void load(const QString& path);
  void compare(const RunResultPointer& predicted, const RunResultPointer& measured);

 Q_SIGNALS:
  void started();
  void line(const QString& text);  // of progress
  void replaying(const sojourn::gui::ReplayBegin& begin);
  void stopping();  // it has been asked to end
  void finished(const sojourn::gui::ValidationPointer& validation);
  void cancelled();
  void failed(const QString& message);

 private:
  void read_lines();
  void ended(int code, QProcess::ExitStatus status);
  void give_up(const QString& message);
  void read(const QString& path, std::shared_ptr<QTemporaryDir> folder);
  QString explain(int code, QProcess::ExitStatus status) const;
  QString said() const;

  QString program_;
  int patience_ms_ = 5000;
  QProcess* process_ = nullptr;
  std::shared_ptr<QTemporaryDir> folder_;  // of scenario and output
  QTimer killer_;
  QByteArray unread_;
  QString last_line_;    // of progress
  QStringList message_;  // all other lines: what went wrong
  bool is_cancelled_ = false;
  JobRunner reader_;
};

}  // namespace sojourn::gui
