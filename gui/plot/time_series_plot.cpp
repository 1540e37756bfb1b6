#include "gui/plot/time_series_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"
#include "gui/plot/time_axis.h"

namespace sojourn::gui {
namespace {

struct Summary {
  double least = std::numeric_limits<double>::quiet_NaN();
  double mean = std::numeric_limits<double>::quiet_NaN();
  double most = std::numeric_limits<double>::quiet_NaN();
};

Summary summary_of(const std::vector<double>& values) {
  Summary summary;
  double sum = 0;
  int count = 0;
  for (const double value : values) {
    if (!std::isfinite(value)) continue;
    summary.least = count == 0 ? value : std::min(summary.least, value);
    summary.most = count == 0 ? value : std::max(summary.most, value);
    sum += value;
    ++count;
  }
  if (count > 0) summary.mean = sum / count;
  return summary;
}

double value_at(const std::vector<double>& values, std::size_t place) {
  return place < values.size() ? values[place] : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

TimeSeriesPlot::TimeSeriesPlot(QWidget* parent) : Plot(parent) {
  setEmptyText(tr("Run the scenario to see how it goes over time."));
  link_time_axis(parts(),
                 [this](double from_s, double to_s) { emit timeRangeChanged(from_s, to_s); });
}

void TimeSeriesPlot::setData(TimeSeriesData shown) {
  data_ = std::move(shown);
  refresh();
}

void TimeSeriesPlot::setFaults(std::vector<FaultBand> faults) {
  faults_ = std::move(faults);
  refresh();
}

void TimeSeriesPlot::setSlo(std::optional<SloLine> slo) {
  slo_ = std::move(slo);
  refresh();
}

void TimeSeriesPlot::setWarmup(double seconds) {
  warmup_s_ = seconds;
  refresh();
}

void TimeSeriesPlot::setCrosshair(double seconds) {
  showCrosshair(seconds);
}

void TimeSeriesPlot::setTimeRange(double from_s, double to_s) {
  set_time_range(parts(), from_s, to_s);
}

void TimeSeriesPlot::hovered(double x) {
  showCrosshair(x);
  emit crosshairMoved(x);
}

bool TimeSeriesPlot::hasData() const {
  return !data_.starts.empty() && !data_.series.empty();
}

double TimeSeriesPlot::end(std::size_t slice) const {
  return slice + 1 < data_.starts.size() ? data_.starts[slice + 1] : data_.end_s;
}

double TimeSeriesPlot::middle(std::size_t slice) const {
  return (data_.starts[slice] + end(slice)) / 2;
}

AxisUnit TimeSeriesPlot::unitOf(const TimeSeries& series) const {
  return series.right_axis ? data_.right_unit : data_.left_unit;
}

void TimeSeriesPlot::setRanges() {
  Extent left;
  Extent right;
  for (const TimeSeries& series : data_.series) {
    Extent& extent = series.right_axis ? right : left;
    const bool is_log = data_.logarithmic && !series.right_axis;
    for (const auto* values : {&series.values, &series.ribbon.low, &series.ribbon.high}) {
      for (const double value : *values) {
        if (!is_log || value > 0) extent.include(value);
      }
    }
  }
  if (slo_) left.include(slo_->limit);
  const QCPRange y =
      data_.logarithmic ? fitted(left, parts().left, 0.06) : fitted_from_zero(left, 0.12);
  const double last = std::max(data_.end_s, data_.starts.back());
  parts().set_home(QCPRange(data_.starts.front(), last), y, fitted_from_zero(right, 0.12));
}

void TimeSeriesPlot::draw() {
  const bool has_right = std::any_of(data_.series.begin(), data_.series.end(),
                                     [](const TimeSeries& series) { return series.right_axis; });
  const Axis right{
      .scale = AxisScale::linear, .unit = data_.right_unit, .title = data_.right_title};
  parts().set_axes(
      {.scale = AxisScale::linear, .unit = AxisUnit::run_time, .title = tr("Time in the run")},
      {.scale = data_.logarithmic ? AxisScale::log10 : AxisScale::linear,
       .unit = data_.left_unit,
       .title = data_.left_title},
      has_right ? std::optional(right) : std::nullopt);
  setRanges();
  if (warmup_s_ > 0) draw_warmup(parts(), warmup_s_, tr("warm-up"));
  parts().fault_bands(faults_);
  for (const TimeSeries& series : data_.series) drawSeries(series);
  parts().end_curve();
  if (!slo_) return;
  parts().horizontal(slo_->limit, QPen(verdict_color(slo_->verdict), 1, Qt::DashLine));
  parts().label(slo_->label + QLatin1Char(' ') + verdict_glyph(slo_->verdict),
                verdict_text_color(slo_->verdict), LabelPlace::end, 0, slo_->limit);
}

void TimeSeriesPlot::drawSeries(const TimeSeries& series) {
  const Side side = series.right_axis ? Side::right : Side::left;
  const QPen pen = role_pen(series.role, 1.6);
  const QColor fill = translucent(role_color(series.role), 0.16);
  parts().begin_curve(series.label, pen, series.ribbon.empty() ? QColor() : fill);
  const std::size_t count = std::min(series.values.size(), data_.starts.size());
  std::vector<PlotPoint> points;
  std::vector<double> places;
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back(series.steps ? data_.starts[i] : middle(i));
    points.push_back({places.back(), series.values[i]});
  }
  // The last step lasts until the end of its slice.
  Ribbon ribbon = series.ribbon;
  if (series.steps && count > 0) {
    points.push_back({end(count - 1), series.values[count - 1]});
    if (ribbon.low.size() == count && ribbon.high.size() == count) {
      places.push_back(end(count - 1));
      ribbon.low.push_back(ribbon.low.back());
      ribbon.high.push_back(ribbon.high.back());
    }
  }
  if (!ribbon.empty()) parts().ribbon(places, ribbon, fill, side, series.steps);
  parts().line(points, pen, side, series.steps);
}

Plot::Table TimeSeriesPlot::shownTable() const {
  Table table{{tr("Series"), tr("Least"), tr("Mean"), tr("Most")}, {}};
  for (const TimeSeries& series : data_.series) {
    if (!isCurveShown(series.label)) continue;
    const Summary summary = summary_of(series.values);
    const AxisUnit unit = unitOf(series);
    table.rows.push_back({series.label, value_text(unit, summary.least),
                          value_text(unit, summary.mean), value_text(unit, summary.most)});
  }
  if (slo_) {
    table.rows.push_back(
        {tr("SLO"), slo_->label + QLatin1Char(' ') + verdict_glyph(slo_->verdict)});
  }
  for (const FaultBand& fault : faults_) table.rows.push_back(fault_row(fault));
  return table;
}

Plot::Table TimeSeriesPlot::dataTable() const {
  Table table{{QStringLiteral("time_s")}, {}};
  for (const TimeSeries& series : data_.series) {
    table.header << series.label;
    if (!series.ribbon.empty()) {
      table.header << series.label + QStringLiteral(" low")
                   << series.label + QStringLiteral(" high");
    }
  }
  for (std::size_t i = 0; i < data_.starts.size(); ++i) {
    QStringList row = {exact_text(data_.starts[i])};
    for (const TimeSeries& series : data_.series) {
      row << exact_text(value_at(series.values, i));
      if (series.ribbon.empty()) continue;
      row << exact_text(value_at(series.ribbon.low, i))
          << exact_text(value_at(series.ribbon.high, i));
    }
    table.rows.push_back(row);
  }
  return table;
}

QString TimeSeriesPlot::readout(double x) const {
  const auto after = std::upper_bound(data_.starts.begin(), data_.starts.end(), x);
  if (after == data_.starts.begin()) return {};
  const auto slice = static_cast<std::size_t>(after - data_.starts.begin()) - 1;
  QStringList lines = {value_text(AxisUnit::run_time, data_.starts[slice])};
  for (const TimeSeries& series : data_.series) {
    if (!isCurveShown(series.label)) continue;
    lines << series.label + QStringLiteral(": ") +
                 value_text(unitOf(series), value_at(series.values, slice));
  }
  lines << faults_at(faults_, x);
  return lines.join(QLatin1Char('\n'));
}

}  // namespace sojourn::gui
