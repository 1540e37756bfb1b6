#include "gui/plot/density_plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

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

void DensityPlot::setCompact() {
  compact_ = true;
  setFocusPolicy(Qt::NoFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  parts().canvas->setAttribute(Qt::WA_TransparentForMouseEvents);
  parts().canvas->yAxis->setTicks(false);
  parts().canvas->yAxis->grid()->setVisible(false);
  refresh();
}

QSize DensityPlot::sizeHint() const {
  return compact_ ? QSize(160, 84) : Plot::sizeHint();
}

QSize DensityPlot::minimumSizeHint() const {
  return compact_ ? QSize(80, 84) : Plot::minimumSizeHint();
}

double DensityPlot::shownHeight() const {
  Extent bars;
  for (const DensityBar& bar : data_.samples) bars.include(bar.height);
  std::vector<double> heights;
  for (const PlotPoint& point : data_.density) heights.push_back(point.y);
  if (heights.empty()) return bars.high;
  std::ranges::sort(heights);
  const double robust = heights[(heights.size() - 1) * 97 / 100];
  const double highest = robust > 0 ? std::min(heights.back(), 3 * robust) : heights.back();
  return std::max(bars.high, highest);
}

void DensityPlot::drawSamples() {
  if (data_.samples.empty()) return;
  std::vector<PlotPoint> steps;
  for (const DensityBar& bar : data_.samples) steps.push_back({bar.low, bar.height});
  steps.push_back({data_.samples.back().high, 0});
  const QColor fill = translucent(role_color(CurveRole::ghost), 0.35);
  parts().begin_curve(tr("samples"), Qt::NoPen, fill);
  parts().area(steps, fill, true);
}

// They have no density; how high they are compares them with each other alone. Those that would
// stand in one column are one bar.
void DensityPlot::drawAtoms(double height) {
  constexpr double columns = 120;
  const QCPRange range = parts().home_x;
  const double width = range.size() / columns;
  std::map<int, double> probabilities;
  double highest = 0;
  for (const PlotPoint& atom : data_.atoms) {
    const double place = to_axis(parts().x.scale, atom.x);
    if (!range.contains(place)) continue;
    double& sum = probabilities[static_cast<int>((place - range.lower) / width)];
    sum += atom.y;
    highest = std::max(highest, sum);
  }
  std::vector<double> middles;
  std::vector<double> heights;
  for (const auto& [column, probability] : probabilities) {
    middles.push_back(range.lower + ((column + 0.5) * width));
    heights.push_back(height * probability / highest);
  }
  if (!middles.empty()) parts().bars(middles, heights, width * 0.8, role_color(CurveRole::a));
}

void DensityPlot::drawMean() {
  if (!data_.mean) return;
  const Colors& colors = current_colors();
  parts().vertical(*data_.mean, QPen(colors.text, 1, Qt::DashLine));
  if (compact_) return;
  parts().label(tr("mean %1").arg(value_text(data_.unit, *data_.mean)), colors.text,
                LabelPlace::top, *data_.mean);
}

void DensityPlot::draw() {
  const QString across = data_.unit == AxisUnit::seconds ? tr("Time") : tr("Value");
  const QString up = cumulative_ ? tr("At or below") : tr("Density");
  parts().set_axes({.scale = data_.logarithmic ? AxisScale::log10 : AxisScale::linear,
                    .unit = data_.unit,
                    .title = compact_ ? QString() : across},
                   {.scale = AxisScale::linear,
                    .unit = cumulative_ ? AxisUnit::share : AxisUnit::number,
                    .title = compact_ ? QString() : up});
  parts().canvas->yAxis->setTickLabels(cumulative_ && !compact_);
  Extent x;
  const std::vector<PlotPoint>& points = cumulative_ ? data_.cumulative : data_.density;
  for (const PlotPoint& point : points.empty() ? data_.cumulative : points) {
    if (!data_.logarithmic || point.x > 0) x.include(point.x);
  }
  if (data_.mean) x.include(*data_.mean);
  const double height = shownHeight() > 0 ? shownHeight() : 1;
  parts().set_home(fitted(x, parts().x, 0.01),
                   QCPRange(0, cumulative_ ? 1.02 : height * (compact_ ? 1.06 : 1.2)));
  if (!cumulative_) drawSamples();
  if (!compact_) {
    parts().begin_curve(cumulative_ ? tr("cumulative") : tr("density"), role_pen(CurveRole::a));
  }
  if (!cumulative_) parts().area(points, translucent(role_color(CurveRole::a), 0.12), false);
  parts().line(points, role_pen(CurveRole::a));
  if (!cumulative_) drawAtoms(height);
  parts().end_curve();
  drawMean();
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
  add(QStringLiteral("atoms"), data_.atoms);
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
