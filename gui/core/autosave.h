// Recovery files: what is not saved yet, written beside the settings, so that a crash costs at most
// the last seconds. One file for each window that has unsaved changes, locked while the window
// lives; a file without an owner is offered for recovery.
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QTimer>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sojourn::gui {

class Document;

// What a window that is no more has left.
struct Recovery {
  QString file;      // the recovery file
  QString path;      // of the scenario; empty: it was never saved
  QString title;     // for people
  QDateTime time;    // when it was written
  std::string text;  // of the document
};

class Autosave : public QObject {
  Q_OBJECT

 public:
  static constexpr std::chrono::seconds interval{5};

  // `folder`: where recovery files are; the application's data folder if empty.
  explicit Autosave(Document& document, const QString& folder = {}, QObject* parent = nullptr);
  ~Autosave() override;  // removes the file: the window ends in order

  // Whether it was written; false with a signal failed() if not.
  bool writeNow();

  // Those without an owner, newest first.
  static std::vector<Recovery> recoveries(const QString& folder = {});
  static void discard(const Recovery& recovery);

 signals:
  void failed(const QString& reason);

 private:
  void remove();

  Document& document_;
  QString file_;
  std::unique_ptr<QLockFile> lock_;
  QTimer timer_;
  quint64 written_revision_ = 0;
  bool is_failing_ = false;
};

}  // namespace sojourn::gui
