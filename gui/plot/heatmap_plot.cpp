#include "gui/plot/heatmap_plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"
#include "gui/plot/time_axis.h"

namespace sojourn::gui {
namespace {

// From dark violet by blue and green to yellow, even steps of lightness (after viridis).
constexpr std::array<QRgb, 9> heat_points = {0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C,
                                             0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725};

double between(double from, double to, double part) {
  return from + ((to - from) * part);
}

QCPColorGradient gradient() {
  QCPColorGradient made;
  made.clearColorStops();
  for (std::size_t i = 0; i < heat_points.size(); ++i) {
    const double part = static_cast<double>(i) / (heat_points.size() - 1);
    made.setColorStopAt(part, heat_color(part));
  }
  made.setColorInterpolation(QCPColorGradient::ciRGB);
  made.setNanHandling(QCPColorGradient::nhTransparent);
  return made;
}

}  // namespace

// On a light ground many are dark, on a dark ground many are light.
QColor heat_color(double part) {
  const double kept = std::clamp(part, 0.0, 1.0);
  const double light = current_appearance() == Appearance::dark ? kept : 1 - kept;
  const double place = light * (heat_points.size() - 1);
  const auto low = std::min(static_cast<std::size_t>(place), heat_points.size() - 2);
  const QColor from(heat_points[low]);
  const QColor to(heat_points[low + 1]);
  const double rest = place - static_cast<double>(low);
  return QColor::fromRgbF(static_cast<float>(between(from.redF(), to.redF(), rest)),
                          static_cast<float>(between(from.greenF(), to.greenF(), rest)),
                          static_cast<float>(between(from.blueF(), to.blueF(), rest)));
}

struct HeatmapPlot::ColorBar {
  QCPColorScale* scale = nullptr;
  QSharedPointer<AxisTicker> ticker{new AxisTicker};
};

HeatmapPlot::HeatmapPlot(QWidget* parent) : Plot(parent), bar_(std::make_unique<ColorBar>()) {
  setEmptyText(tr("Run the scenario to see latencies over time."));
  PlotCanvas* canvas = parts().canvas;
  bar_->scale = new QCPColorScale(canvas);
  canvas->plotLayout()->addElement(1, 1, bar_->scale);
  bar_->scale->setBarWidth(12);
  bar_->scale->setRangeDrag(false);
  bar_->scale->setRangeZoom(false);
  bar_->scale->axis()->setTicker(bar_->ticker);
  bar_->ticker->axis = {.scale = AxisScale::log10, .unit = AxisUnit::number, .title = {}};
  bar_->ticker->wanted = 5;
  auto* rows = new QCPMarginGroup(canvas);
  bar_->scale->setMarginGroup(QCP::msTop | QCP::msBottom, rows);
  canvas->axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, rows);
  link_time_axis(parts(),
                 [this](double from_s, double to_s) { emit timeRangeChanged(from_s, to_s); });
}

HeatmapPlot::~HeatmapPlot() = default;

void HeatmapPlot::setData(HeatmapData shown) {
  data_ = std::move(shown);
  refresh();
}

void HeatmapPlot::setFaults(std::vector<FaultBand> faults) {
  faults_ = std::move(faults);
  refresh();
}

void HeatmapPlot::setWarmup(double seconds) {
  warmup_s_ = seconds;
  refresh();
}

void HeatmapPlot::setCrosshair(double seconds) {
  showCrosshair(seconds);
}

void HeatmapPlot::setTimeRange(double from_s, double to_s) {
  set_time_range(parts(), from_s, to_s);
}

void HeatmapPlot::hovered(double x) {
  showCrosshair(x);
  emit crosshairMoved(x);
}

bool HeatmapPlot::hasData() const {
  return data_.columns > 0 && data_.rows > 0 && data_.counts.size() == data_.columns * data_.rows &&
         data_.to_s > data_.from_s && data_.latency_low_s > 0 &&
         data_.latency_high_s > data_.latency_low_s;
}

double HeatmapPlot::latency(double row) const {
  const double part = row / static_cast<double>(data_.rows);
  return std::pow(10,
                  between(std::log10(data_.latency_low_s), std::log10(data_.latency_high_s), part));
}

void HeatmapPlot::draw() {
  parts().set_axes(
      {.scale = AxisScale::linear, .unit = AxisUnit::run_time, .title = tr("Time in the run")},
      {.scale = AxisScale::log10, .unit = AxisUnit::seconds, .title = tr("Latency")});
  parts().set_home(QCPRange(data_.from_s, data_.to_s),
                   QCPRange(std::log10(data_.latency_low_s), std::log10(data_.latency_high_s)));
  bar_->scale->setGradient(gradient());
  drawMap();
  if (warmup_s_ > 0) draw_warmup(parts(), warmup_s_, tr("warm-up"));
  parts().fault_bands(faults_, false);
  const Colors& colors = current_colors();
  QCPAxis* axis = bar_->scale->axis();
  axis->setLabel(tr("Requests"));
  axis->setLabelFont(parts().canvas->font());
  axis->setTickLabelFont(parts().canvas->font());
  axis->setLabelColor(colors.muted_text);
  axis->setTickLabelColor(colors.muted_text);
  for (QCPAxis* edge : bar_->scale->axis()->axisRect()->axes()) {
    edge->setBasePen(QPen(colors.border));
    edge->setTickPen(QPen(colors.border));
    edge->setSubTickPen(QPen(colors.border));
  }
}

void HeatmapPlot::drawMap() {
  auto* map = new QCPColorMap(parts().canvas->xAxis, parts().canvas->yAxis);
  const auto columns = static_cast<int>(data_.columns);
  const auto rows = static_cast<int>(data_.rows);
  const double width = (data_.to_s - data_.from_s) / columns;
  const QCPRange y = parts().home_left;
  const double height = y.size() / rows;
  map->data()->setSize(columns, rows);
  // The ranges of a map are those of its cells' middles.
  map->data()->setRange(QCPRange(data_.from_s + (width / 2), data_.to_s - (width / 2)),
                        QCPRange(y.lower + (height / 2), y.upper - (height / 2)));
  double most = 1;
  for (int column = 0; column < columns; ++column) {
    for (int row = 0; row < rows; ++row) {
      const double count =
          data_.count(static_cast<std::size_t>(column), static_cast<std::size_t>(row));
      most = std::max(most, count);
      map->data()->setCell(column, row, to_axis(AxisScale::log10, count));
    }
  }
  map->setInterpolate(false);
  map->setTightBoundary(false);
  map->setSelectable(QCP::stNone);
  map->setLayer(QStringLiteral("bands"));
  map->setColorScale(bar_->scale);
  bar_->scale->setDataRange(QCPRange(0, std::max(std::log10(most), 0.1)));
}

double HeatmapPlot::total(std::size_t column) const {
  double sum = 0;
  for (std::size_t row = 0; row < data_.rows; ++row) sum += data_.count(column, row);
  return sum;
}

// The middle of the row in which the share is reached.
double HeatmapPlot::quantileOf(std::size_t column, double share) const {
  const double wanted = total(column) * share;
  double sum = 0;
  for (std::size_t row = 0; row < data_.rows; ++row) {
    sum += data_.count(column, row);
    if (sum > 0 && sum >= wanted) return latency(static_cast<double>(row) + 0.5);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

Plot::Table HeatmapPlot::shownTable() const {
  Table table{{tr("Time"), tr("Requests"), QStringLiteral("p50"), QStringLiteral("p99")}, {}};
  const std::size_t stride = std::max<std::size_t>(1, data_.columns / 12);
  const double width = (data_.to_s - data_.from_s) / static_cast<double>(data_.columns);
  for (std::size_t column = 0; column < data_.columns; column += stride) {
    const double start = data_.from_s + (width * static_cast<double>(column));
    table.rows.push_back({value_text(AxisUnit::run_time, start),
                          value_text(AxisUnit::number, total(column)),
                          value_text(AxisUnit::seconds, quantileOf(column, 0.5)),
                          value_text(AxisUnit::seconds, quantileOf(column, 0.99))});
  }
  for (const FaultBand& fault : faults_) table.rows.push_back(fault_row(fault));
  return table;
}

Plot::Table HeatmapPlot::dataTable() const {
  Table table{{QStringLiteral("time_s"), QStringLiteral("latency_low_s"),
               QStringLiteral("latency_high_s"), QStringLiteral("count")},
              {}};
  const double width = (data_.to_s - data_.from_s) / static_cast<double>(data_.columns);
  for (std::size_t column = 0; column < data_.columns; ++column) {
    const QString start = exact_text(data_.from_s + (width * static_cast<double>(column)));
    for (std::size_t row = 0; row < data_.rows; ++row) {
      if (data_.count(column, row) == 0) continue;
      table.rows.push_back({start, exact_text(latency(static_cast<double>(row))),
                            exact_text(latency(static_cast<double>(row) + 1)),
                            exact_text(data_.count(column, row))});
    }
  }
  return table;
}

QString HeatmapPlot::readout(double x) const {
  const double part = (x - data_.from_s) / (data_.to_s - data_.from_s);
  if (part < 0 || part > 1) return {};
  const auto column = std::min(static_cast<std::size_t>(part * static_cast<double>(data_.columns)),
                               data_.columns - 1);
  QStringList lines = {value_text(AxisUnit::run_time, x),
                       tr("%1 requests").arg(value_text(AxisUnit::number, total(column)))};
  for (const double share : {0.5, 0.99}) {
    lines << percentile_name(share) + QStringLiteral(": ") +
                 value_text(AxisUnit::seconds, quantileOf(column, share));
  }
  lines << faults_at(faults_, x);
  return lines.join(QLatin1Char('\n'));
}

}  // namespace sojourn::gui
