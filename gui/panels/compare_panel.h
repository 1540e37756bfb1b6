// Runs A and B beside each other: their distributions over one another and a table of differences.
//
// Side by side the figures are merely subtracted. Compared under common random numbers, both
// scenarios are simulated with the same arrivals and demands, and every difference has an interval
// that says whether it is shown or may be chance.
#pragma once

#include <QWidget>
#include <vector>

#include "gui/run/comparison_controller.h"
#include "gui/run/result_store.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace sojourn::gui {

class ComparePlot;

// A row of the table of differences.
struct DifferenceRow {
  QString figure;
  results::DifferenceFigure values;
  enum class Verdict { unknown, differs, none_shown } verdict = Verdict::unknown;
};
// Of one class; merely subtracted, without intervals of the difference. Empty if one lacks it.
std::vector<DifferenceRow> plain_differences(const results::Results& a, const results::Results& b,
                                             const std::string& request);
std::vector<DifferenceRow> difference_rows(const results::Difference& difference,
                                           const std::string& request);

class ComparePanel : public QWidget {
  Q_OBJECT

 public:
  ComparePanel(ResultStore* store, ComparisonController* controller, QWidget* parent = nullptr);

  ComparePlot* plot() const { return plot_; }
  QTableWidget* table() const { return table_; }
  bool isComparedTogether() const { return comparison_ != nullptr; }

 public slots:
  void compareTogether();  // under common random numbers
  void stop();
  void swap();
  void refreshTheme();

 private:
  QWidget* make_head();
  void selection_changed();
  void show_labels();
  void show_classes();
  void show_class();
  void show_table(const std::vector<DifferenceRow>& rows);
  void show_button(bool is_running);
  RunResultPointer side(RunId id) const;
  const results::Results* results_of(bool is_a) const;

  ResultStore* store_;
  ComparisonController* controller_;
  RunResultPointer a_, b_;
  ComparisonResultPointer comparison_;
  QLabel* a_label_ = nullptr;
  QLabel* b_label_ = nullptr;
  QLabel* state_ = nullptr;
  QComboBox* classes_ = nullptr;
  QPushButton* together_ = nullptr;
  QPushButton* swap_ = nullptr;
  ComparePlot* plot_ = nullptr;
  QTableWidget* table_ = nullptr;
};

}  // namespace sojourn::gui
