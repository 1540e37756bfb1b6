// How latencies are distributed at each time of a run: columns are slices of time, rows are bins of
// latency of equal logarithmic width, colours count requests on a logarithmic scale.
#pragma once

#include <vector>

#include "gui/plot/plot.h"
#include "gui/plot/plot_values.h"

namespace sojourn::gui {

struct HeatmapData {
  double from_s = 0;  // of the run: the first column begins, the last one ends
  double to_s = 0;
  double latency_low_s = 1e-3;  // the lowest row begins, the highest one ends; > 0
  double latency_high_s = 1;
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<double> counts;  // [column * rows + row]
  double count(std::size_t column, std::size_t row) const { return counts[(column * rows) + row]; }
};

// A perceptually even colour map: part 0..1 from few to many.
QColor heat_color(double part);

class HeatmapPlot : public Plot {
  Q_OBJECT

 public:
  explicit HeatmapPlot(QWidget* parent = nullptr);
  ~HeatmapPlot() override;

  void setData(HeatmapData shown);
  void setFaults(std::vector<FaultBand> faults);
  void setWarmup(double seconds);

 public slots:
  void setCrosshair(double seconds);  // NaN hides it; emits nothing
  void setTimeRange(double from_s, double to_s);

 signals:
  void crosshairMoved(double seconds);
  void timeRangeChanged(double from_s, double to_s);

 protected:
  bool hasData() const override;
  void draw() override;
  Table shownTable() const override;
  Table dataTable() const override;
  QString readout(double x) const override;
  void hovered(double x) override;

 private:
  struct ColorBar;
  void drawMap();
  double latency(double row) const;  // at a row's lower edge
  double quantileOf(std::size_t column, double share) const;
  double total(std::size_t column) const;

  std::unique_ptr<ColorBar> bar_;
  HeatmapData data_;
  std::vector<FaultBand> faults_;
  double warmup_s_ = 0;
};

}  // namespace sojourn::gui
