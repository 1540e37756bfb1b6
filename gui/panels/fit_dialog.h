// Which distribution do these measurements come from? A CSV file is read and fitted in the
// background; the candidates stand beside each other, best first, over the samples' histogram; Use
// hands one over as the scenario has it.
#pragma once

#include <QDialog>
#include <memory>
#include <string>
#include <vector>

#include "gui/plot/density_plot.h"
#include "gui/run/fit_distribution.h"
#include "gui/run/job.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace sojourn::gui {

// As scenario files have it, on one line, with six digits: {"exponential": "10.5ms"}.
std::string distribution_json(const engine::Distribution& distribution);

// Densities of samples in bars of equal width, up to about their 99.5 % quantile. O(n log n).
std::vector<DensityBar> sample_bars(std::vector<double> samples, std::size_t most = 60);

class FitDialog : public QDialog {
  Q_OBJECT

 public:
  // The place in the document that is to get the distribution.
  explicit FitDialog(std::string pointer, QWidget* parent = nullptr);

  void openFile(const QString& path);  // empty: asks
  const std::vector<FittedDistribution>& candidates() const;
  DensityPlot* plot() const { return plot_; }
  QString message() const;

 public slots:
  void use();  // the chosen candidate

 signals:
  void fitted(const QString& pointer, const QString& json);
  void fitShown();  // or a message why not

 private:
  struct Fit;

  QWidget* make_head();
  void read_again();
  void take(std::shared_ptr<const Fit> fit);
  void show_candidates();
  void show_chosen();

  std::string pointer_;
  QString path_;
  std::shared_ptr<const Fit> fit_;
  QLabel* file_ = nullptr;
  QLabel* message_ = nullptr;
  QComboBox* unit_ = nullptr;
  QTableWidget* list_ = nullptr;
  DensityPlot* plot_ = nullptr;
  QPushButton* use_ = nullptr;
  JobRunner runner_;
};

}  // namespace sojourn::gui
