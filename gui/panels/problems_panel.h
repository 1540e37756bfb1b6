// What is wrong with the scenario: errors and warnings of the checker, each with its place.
#pragma once

#include <QAction>
#include <QLabel>
#include <QTreeWidget>
#include <QWidget>

#include "gui/core/checker.h"

namespace sojourn::gui {

class ProblemsPanel : public QWidget {
  Q_OBJECT

 public:
  // It outlives the panel.
  explicit ProblemsPanel(Checker& checker, QWidget* parent = nullptr);

  QTreeWidget* list() { return list_; }
  int errorCount() const { return errors_; }
  int warningCount() const { return warnings_; }
  // F8 and Shift+F8, for the window's menu.
  QAction* nextAction() { return next_; }
  QAction* previousAction() { return previous_; }

 public slots:
  void showNext();
  void showPrevious();

 signals:
  void placeSelected(const QString& pointer);
  void countsChanged(int errors, int warnings);

 private:
  void refresh();
  void go(int by);
  void tell(const QTreeWidgetItem* item);

  Checker& checker_;
  QTreeWidget* list_;
  QLabel* none_;
  QAction *next_, *previous_;
  int errors_ = 0, warnings_ = 0;
};

// "2 errors, 1 warning" for a status bar; empty if there are none.
QString problem_counts(int errors, int warnings);

}  // namespace sojourn::gui
