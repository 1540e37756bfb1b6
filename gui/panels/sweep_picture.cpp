#include "gui/panels/sweep_picture.h"

#include <algorithm>

#include "gui/plot/sweep_plot.h"

namespace sojourn::gui {
namespace {

constexpr double wide_range = 30;  // from here on a logarithmic axis

}  // namespace

SweepPlot* make_sweep_plot(QWidget* parent, const std::function<void(int point)>& activated) {
  auto* plot = new SweepPlot(parent);
  plot->setObjectName(QStringLiteral("sweepPlot"));
  QObject::connect(plot, &SweepPlot::pointActivated, plot, activated);
  return plot;
}

Plot* plot_of(SweepPlot* plot) {
  return plot;
}

void show_sweep(SweepPlot& plot, const SweepPicture& picture) {
  SweepData data;
  data.parameter = picture.parameter;
  data.unit = picture.unit;
  for (const SweepPicture::Point& point : picture.points) {
    data.points.push_back({.x = point.x, .throughput = point.throughput, .p99 = point.p99});
  }
  for (const SweepPicture::Bound& bound : picture.bounds) {
    data.bounds.push_back(
        {.label = bound.label, .points = bound.points, .right_axis = bound.is_latency});
  }
  if (picture.points.size() > 2) {
    const double low = picture.points.front().x;
    data.logarithmic = low > 0 && picture.points.back().x / low > wide_range;
  }
  data.knee_x = picture.knee_x;
  data.slo_limit_s = picture.slo_limit_s;
  data.sustainable_x = picture.sustainable_x;
  data.sustainable_rate = picture.sustainable_rate;
  plot.setData(std::move(data));
}

void select_sweep_point(SweepPlot& plot, int point) {
  plot.setSelectedPoint(point);
}

}  // namespace sojourn::gui
