// The runs so far: newest first, with pins, and which two are compared as A and B.
//
// Keys on the list: Enter shows a run, A and B select it for comparison, P pins, F2 renames, Delete
// removes.
#pragma once

#include <QDateTime>
#include <QWidget>
#include <map>

#include "gui/run/result_store.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace sojourn::gui {

class HistoryPanel : public QWidget {
  Q_OBJECT

 public:
  explicit HistoryPanel(ResultStore* store, QWidget* parent = nullptr);

  RunId selectedRun() const;  // 0: none
  QTableWidget* list() const { return list_; }

 public slots:
  void selectRun(sojourn::gui::RunId id);
  void openFile(const QString& path);  // empty: asks

 signals:
  void runActivated(sojourn::gui::RunId id);  // to be shown in the results

 private:
  enum Column { pin_column, label_column, side_column, when_column, took_column };

  QWidget* make_buttons();
  void add_shortcuts();
  void refresh();
  void show_row(int row, const StoredRun& run);
  void show_buttons();
  QString side_of(RunId id) const;
  void toggle_pin();
  void choose_side(bool is_a);
  void rename();
  void remove();

  ResultStore* store_;
  QTableWidget* list_;
  QLabel* message_;
  QPushButton* pin_ = nullptr;
  QPushButton* a_ = nullptr;
  QPushButton* b_ = nullptr;
  QPushButton* rename_ = nullptr;
  QPushButton* remove_ = nullptr;
  std::map<RunId, QDateTime> times_;
  bool is_filling_ = false;
};

}  // namespace sojourn::gui
