#include "gui/plot/histogram_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"

namespace sojourn::gui {
namespace {

constexpr double nanosecond = 1e-9;
constexpr std::array told_shares = {0.5, 0.95, 0.99};

struct LogBucket {
  double low, high;  // logarithms of nanoseconds
  double share;
};

std::vector<LogBucket> log_buckets(const engine::Histogram& histogram) {
  std::vector<LogBucket> found;
  const auto total = static_cast<double>(histogram.count());
  for (const engine::Histogram::Bucket& bucket : histogram.buckets()) {
    const double low = std::max(static_cast<double>(bucket.low.count()), 0.5);
    const double high = std::max(static_cast<double>(bucket.high.count()), low + 0.5);
    found.push_back({std::log10(low), std::log10(high), static_cast<double>(bucket.count) / total});
  }
  return found;
}

}  // namespace

std::vector<LatencyBar> latency_bars(const engine::Histogram& histogram, std::size_t most) {
  std::vector<LatencyBar> bars;
  if (histogram.count() == 0 || most == 0) return bars;
  const std::vector<LogBucket> buckets = log_buckets(histogram);
  const double low = buckets.front().low;
  const double high = buckets.back().high;
  double widest = 0;
  for (const LogBucket& bucket : buckets) widest = std::max(widest, bucket.high - bucket.low);
  const double fitting = std::floor((high - low) / widest);
  const auto count = static_cast<std::size_t>(std::clamp(fitting, 1.0, static_cast<double>(most)));
  const double width = (high - low) / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double from = low + (width * static_cast<double>(i));
    bars.push_back({std::pow(10, from) * nanosecond, std::pow(10, from + width) * nanosecond, 0});
  }
  for (const LogBucket& bucket : buckets) {
    const double density = bucket.share / (bucket.high - bucket.low);
    auto i = static_cast<std::size_t>(std::max(0.0, (bucket.low - low) / width));
    for (; i < count; ++i) {
      const double from = std::max(bucket.low, low + (width * static_cast<double>(i)));
      const bool is_last = i + 1 == count;
      const double to =
          is_last ? bucket.high : std::min(bucket.high, low + (width * static_cast<double>(i + 1)));
      if (from >= bucket.high) break;
      if (to > from) bars[i].share += density * (to - from);
    }
  }
  return bars;
}

HistogramPlot::HistogramPlot(QWidget* parent) : Plot(parent) {
  setEmptyText(tr("Run the scenario to see how often each latency occurs."));
}

void HistogramPlot::setHistogram(const engine::Histogram& histogram) {
  bars_ = latency_bars(histogram);
  count_ = histogram.count();
  lines_.clear();
  if (count_ > 0) {
    const std::vector<engine::Duration> found = histogram.quantiles(told_shares);
    for (std::size_t i = 0; i < found.size(); ++i) {
      lines_.push_back(
          {percentile_name(told_shares[i]), static_cast<double>(found[i].count()) * nanosecond});
    }
    lines_.push_back({QString(), histogram.mean_seconds()});
  }
  refresh();
}

bool HistogramPlot::hasData() const {
  return count_ > 0;
}

QString HistogramPlot::lineName(const Line& line) const {
  return line.name.isEmpty() ? tr("mean") : line.name;
}

void HistogramPlot::draw() {
  const Colors& colors = current_colors();
  parts().set_axes(
      {.scale = AxisScale::log10, .unit = AxisUnit::seconds, .title = tr("Latency")},
      {.scale = AxisScale::linear, .unit = AxisUnit::share, .title = tr("Share of the requests")});
  Extent time;
  Extent height;
  std::vector<double> middles;
  std::vector<double> shares;
  for (const LatencyBar& bar : bars_) {
    time.include(bar.low_s);
    time.include(bar.high_s);
    height.include(bar.share);
    middles.push_back((std::log10(bar.low_s) + std::log10(bar.high_s)) / 2);
    shares.push_back(bar.share);
  }
  parts().set_home(fitted(time, parts().x, 0.02), fitted_from_zero(height, 0.25));
  const double width = std::log10(bars_.front().high_s) - std::log10(bars_.front().low_s);
  parts().bars(middles, shares, width, translucent(colors.series_a, 0.65));
  std::vector<Line> lines = lines_;
  std::sort(lines.begin(), lines.end(),
            [](const Line& a, const Line& b) { return a.seconds < b.seconds; });
  for (const Line& line : lines) {
    const bool is_mean = line.name.isEmpty();
    parts().vertical(line.seconds, QPen(colors.text, 1, is_mean ? Qt::DotLine : Qt::DashLine));
    parts().label(lineName(line) + QLatin1Char(' ') + value_text(AxisUnit::seconds, line.seconds),
                  colors.text, LabelPlace::top, line.seconds);
  }
}

Plot::Table HistogramPlot::shownTable() const {
  Table table{{tr("Figure"), tr("Latency")}, {}};
  for (const Line& line : lines_) {
    table.rows.push_back({lineName(line), value_text(AxisUnit::seconds, line.seconds)});
  }
  table.rows.push_back({tr("Requests"), QString::number(count_)});
  return table;
}

Plot::Table HistogramPlot::dataTable() const {
  Table table{{QStringLiteral("low_s"), QStringLiteral("high_s"), QStringLiteral("share")}, {}};
  for (const LatencyBar& bar : bars_) {
    table.rows.push_back({exact_text(bar.low_s), exact_text(bar.high_s), exact_text(bar.share)});
  }
  return table;
}

QString HistogramPlot::readout(double x) const {
  for (const LatencyBar& bar : bars_) {
    if (x < bar.low_s || x >= bar.high_s) continue;
    return QStringLiteral("%1 … %2\n%3")
        .arg(value_text(AxisUnit::seconds, bar.low_s), value_text(AxisUnit::seconds, bar.high_s),
             tr("%1 of the requests").arg(value_text(AxisUnit::share, bar.share)));
  }
  return {};
}

}  // namespace sojourn::gui
