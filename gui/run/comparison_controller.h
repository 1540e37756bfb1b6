// Two scenarios under common random numbers, with intervals of the difference.
//
// Lives in the window's thread, works in a worker thread; start() while a comparison is under way
// replaces it.
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>

#include "gui/run/run_controller.h"
#include "models/results/difference.h"

namespace sojourn::gui {

struct ComparisonResult {
  results::Difference difference;  // second - first
  ScenarioPointer first, second;
  QString first_label, second_label;
  double wall_s = 0;
};
using ComparisonResultPointer = std::shared_ptr<const ComparisonResult>;

// A side that could not be read.
struct ComparisonErrors {
  bool is_second = false;
  ParseErrors errors;
};

class ComparisonController : public QObject {
  Q_OBJECT

 public:
  explicit ComparisonController(QObject* parent = nullptr);

  // Options but for the precision, which is not sought.
  JobId start(ScenarioSource first, ScenarioSource second, RunOptions options = {});
  void cancel();
  bool isRunning() const { return runner_.is_running(); }

 Q_SIGNALS:
  void started(quint64 job);
  void progress(const sojourn::gui::RunProgress& progress);
  void finished(const sojourn::gui::ComparisonResultPointer& result);
  void cancelled();
  void failed(const sojourn::gui::ComparisonErrors& errors);

 private:
  JobRunner runner_;
};

}  // namespace sojourn::gui
