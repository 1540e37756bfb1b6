// Figures over the time of a run: latencies, throughput, queues. NaN is a gap. Faults are shaded,
// the warm-up too; crosshair and time range can be linked with other plots of the same run.
#pragma once

#include <optional>
#include <vector>

#include "gui/plot/axis_scale.h"
#include "gui/plot/plot.h"
#include "gui/plot/plot_values.h"

namespace sojourn::gui {

struct TimeSeries {
  QString label;
  CurveRole role = CurveRole::a;
  std::vector<double> values;  // one for each slice
  Ribbon ribbon = {};
  bool right_axis = false;
  bool steps = false;  // averages over slices; else a line through the slices' middles
};

struct TimeSeriesData {
  std::vector<double> starts;  // of the slices, rising, in seconds
  double end_s = 0;            // of the last slice
  std::vector<TimeSeries> series;
  AxisUnit left_unit = AxisUnit::seconds;
  AxisUnit right_unit = AxisUnit::rate;
  QString left_title;
  QString right_title;
  bool logarithmic = false;  // the left axis
};

class TimeSeriesPlot : public Plot {
  Q_OBJECT

 public:
  explicit TimeSeriesPlot(QWidget* parent = nullptr);

  void setData(TimeSeriesData shown);
  void setFaults(std::vector<FaultBand> faults);
  void setSlo(std::optional<SloLine> slo);
  void setWarmup(double seconds);  // 0: none

 public slots:
  void setCrosshair(double seconds);  // NaN hides it; emits nothing
  void setTimeRange(double from_s, double to_s);

 signals:
  void crosshairMoved(double seconds);  // by the pointer; NaN when it leaves
  void timeRangeChanged(double from_s, double to_s);

 protected:
  bool hasData() const override;
  void draw() override;
  Table shownTable() const override;
  Table dataTable() const override;
  QString readout(double x) const override;
  void hovered(double x) override;

 private:
  void drawSeries(const TimeSeries& series);
  void setRanges();
  double middle(std::size_t slice) const;
  double end(std::size_t slice) const;
  AxisUnit unitOf(const TimeSeries& series) const;

  TimeSeriesData data_;
  std::vector<FaultBand> faults_;
  std::optional<SloLine> slo_;
  double warmup_s_ = 0;
};

}  // namespace sojourn::gui
