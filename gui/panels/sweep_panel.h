// One number of the document over a range of values: where throughput stops growing, where p99
// runs away, and how much the objectives allow.
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"
#include "gui/panels/sweep_picture.h"
#include "gui/panels/sweep_places.h"
#include "gui/run/sweep_controller.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace sojourn::gui {

class SweepPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SweepPanel(SweepController* controller, QWidget* parent = nullptr);

  // Another document, or the same after an edit. What was found stays until the next sweep.
  void setDocument(const JsonValue& tree, const std::string& text, const Schema& schema);

  bool choosePlace(const std::string& pointer);  // false: there is no number
  const SweepResultPointer& result() const { return result_; }
  Plot* plot() const { return plot_of(plot_); }
  QTableWidget* table() const { return table_; }
  QString findings() const;  // "Max sustainable 86.4/s · knee at 50/s"
  bool exportCsv(const QString& path, QString* error = nullptr) const;
  bool importCsv(const QString& path, QString* error = nullptr);

 public slots:
  void start();
  void stop();
  void refreshTheme();

 signals:
  void pointActivated(const sojourn::gui::PlaceValues& values);  // of a point, to be tried

 private:
  QWidget* make_head();
  QWidget* make_result();
  QWidget* make_foot();
  void place_chosen();
  void take(const SweepResultPointer& result, const QString& parameter, PlaceKind kind);
  void show_classes();
  void show_class();
  void show_table(const std::string& request);
  void show_findings();
  void show_running(bool is_running);
  void say(const QString& text, bool is_error = false);
  const SweepPlace* chosen() const;

  SweepController* controller_;
  std::string text_;
  JsonValue tree_, swept_;  // the document now, and when the sweep began
  std::vector<SweepPlace> places_;
  SweepResultPointer result_;
  QString parameter_, asked_parameter_;  // of the result; of the sweep under way
  PlaceKind kind_ = PlaceKind::number;
  PlaceKind asked_kind_ = PlaceKind::number;
  std::string suggested_;
  QComboBox* place_ = nullptr;
  QLineEdit* range_ = nullptr;
  QPushButton* run_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QComboBox* classes_ = nullptr;
  QLabel* findings_ = nullptr;
  QLabel* message_ = nullptr;
  QPushButton* export_ = nullptr;
  SweepPlot* plot_ = nullptr;
  QTableWidget* table_ = nullptr;
};

}  // namespace sojourn::gui
