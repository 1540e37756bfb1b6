#include "gui/plot/density_plot.h"

#include <array>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/plot/cdf_plot.h"
#include "gui/plot/plot_parts.h"

namespace sojourn::gui {

DensityPlot::DensityPlot(QWidget* parent) : Plot(parent) {
  setEmptyText(tr("Choose a distribution to see its shape."));
}

void DensityPlot::setData(DensityData shown) {
  data_ = std::move(shown);
  refresh();
}

void DensityPlot::setCumulative(bool cumulative) {
  cumulative_ = cumulative;
  parts().is_zoomed = false;
  refresh();
}

bool DensityPlot::hasData() const {
  return !data_.density.empty() || !data_.cumulative.empty();
}

void DensityPlot::draw() {
  parts().set_axes({.scale = data_.logarithmic ? AxisScale::log10 : AxisScale::linear,
                    .unit = data_.unit,
                    .title = data_.unit == AxisUnit::seconds ? tr("Time") : tr("Value")},
                   {.scale = AxisScale::linear,
                    .unit = cumulative_ ? AxisUnit::share : AxisUnit::number,
                    .title = cumulative_ ? tr("At or below") : tr("Density")});
  parts().canvas->yAxis->setTickLabels(cumulative_);
  Extent x;
  Extent height;
  const std::vector<PlotPoint>& points = cumulative_ ? data_.cumulative : data_.density;
  for (const PlotPoint& point : points.empty() ? data_.cumulative : points) {
    if (!data_.logarithmic || point.x > 0) x.include(point.x);
    height.include(point.y);
  }
  if (data_.mean) x.include(*data_.mean);
  std::vector<PlotPoint> steps;
  for (const DensityBar& bar : data_.samples) {
    if (!cumulative_) height.include(bar.height);
    steps.push_back({bar.low, bar.height});
  }
  if (!data_.samples.empty()) steps.push_back({data_.samples.back().high, 0});
  parts().set_home(fitted(x, parts().x, 0.01),
                   cumulative_ ? QCPRange(0, 1.02) : fitted_from_zero(height, 0.2));
  if (!cumulative_ && !steps.empty()) {
    const QColor fill = translucent(role_color(CurveRole::ghost), 0.35);
    parts().begin_curve(tr("samples"), Qt::NoPen, fill);
    parts().area(steps, fill, true);
  }
  parts().begin_curve(cumulative_ ? tr("cumulative") : tr("density"), role_pen(CurveRole::a));
  if (!cumulative_) parts().area(points, translucent(role_color(CurveRole::a), 0.12), false);
  parts().line(points, role_pen(CurveRole::a));
  parts().end_curve();
  if (!data_.mean) return;
  const Colors& colors = current_colors();
  parts().vertical(*data_.mean, QPen(colors.text, 1, Qt::DashLine));
  parts().label(tr("mean %1").arg(value_text(data_.unit, *data_.mean)), colors.text,
                LabelPlace::top, *data_.mean);
}

Plot::Table DensityPlot::shownTable() const {
  Table table{{tr("Figure"), tr("Value")}, {}};
  if (data_.mean) table.rows.push_back({tr("mean"), value_text(data_.unit, *data_.mean)});
  for (const double share : {0.5, 0.95, 0.99}) {
    const double found = quantile_of(data_.cumulative, share);
    if (!std::isnan(found)) {
      table.rows.push_back({percentile_name(share), value_text(data_.unit, found)});
    }
  }
  return table;
}

Plot::Table DensityPlot::dataTable() const {
  Table table{{QStringLiteral("curve"), QStringLiteral("x"), QStringLiteral("y")}, {}};
  const auto add = [&table](const QString& curve, const std::vector<PlotPoint>& points) {
    for (const PlotPoint& point : points) {
      table.rows.push_back({curve, exact_text(point.x), exact_text(point.y)});
    }
  };
  add(QStringLiteral("density"), data_.density);
  add(QStringLiteral("cumulative"), data_.cumulative);
  for (const DensityBar& bar : data_.samples) {
    table.rows.push_back(
        {QStringLiteral("samples"), exact_text((bar.low + bar.high) / 2), exact_text(bar.height)});
  }
  return table;
}

QString DensityPlot::readout(double x) const {
  const QString place = value_text(data_.unit, x);
  if (data_.cumulative.empty()) return place;
  const double share = share_within(data_.cumulative, x);
  return tr("%1 at or below %2").arg(value_text(AxisUnit::share, share), place);
}

}  // namespace sojourn::gui
