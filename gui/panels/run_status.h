// The strip of the status bar that says how far a run is: a bar, a line, and Stop.
//
// Shown while something runs; idle again as soon as the controller says so. Takes the signals of a
// run, a sweep or a comparison; owns nothing.
#pragma once

#include <QWidget>

#include "gui/run/run_controller.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace sojourn::gui {

class RunStatus : public QWidget {
  Q_OBJECT

 public:
  explicit RunStatus(QWidget* parent = nullptr);

  // Follows it; stopRequested() is connected to its cancel().
  void follow(RunController* controller);

  bool isBusy() const { return is_busy_; }
  QString text() const;

 public slots:
  void begin(const QString& what = {});  // "Run", "Sweep"; shown until the first progress
  void showProgress(const sojourn::gui::RunProgress& progress);
  void stopping();                   // Stop was pressed: the worker has not ended yet
  void end(const QString& outcome);  // idle; the outcome stays as a text

 signals:
  void stopRequested();

 private:
  QProgressBar* bar_;
  QLabel* text_;
  QPushButton* stop_;
  bool is_busy_ = false;
};

}  // namespace sojourn::gui
