// The answer at a glance: for each class of requests its percentiles with intervals, what was
// offered and served, errors and SLOs; then the bottleneck, warnings, and tables of everything.
#pragma once

#include <QWidget>

#include "gui/run/run_controller.h"

class QLabel;
class QPushButton;
class QStackedLayout;
class QTableWidget;
class QTabWidget;
class QVBoxLayout;

namespace sojourn::gui {

class SummaryPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SummaryPanel(QWidget* parent = nullptr);

  void setResult(const RunResultPointer& result);  // null: says what to do to get one
  const RunResultPointer& result() const { return result_; }

  QString text() const;  // as copied
  bool exportCsv(const QString& path, QString* error = nullptr) const;

 public slots:
  void copyText() const;
  void refreshTheme();

 signals:
  void serviceActivated(const QString& name);  // Enter or double click on its row

 private:
  QWidget* make_page();
  void show_headlines();
  void show_warnings();
  void show_classes();
  void show_services();
  void show_calls();
  void ask_for_file();

  RunResultPointer result_;
  QStackedLayout* pages_;
  QWidget* headlines_ = nullptr;
  QVBoxLayout* headline_place_ = nullptr;
  QLabel* bottleneck_ = nullptr;
  QLabel* warnings_ = nullptr;
  QTabWidget* tables_ = nullptr;
  QTableWidget* classes_ = nullptr;
  QTableWidget* services_ = nullptr;
  QTableWidget* calls_ = nullptr;
};

}  // namespace sojourn::gui
