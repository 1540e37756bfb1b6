#include "models/report/latency_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "models/report/units.h"
#include "models/report/xml.h"

namespace sojourn::report {

namespace {

constexpr double width = 640;
constexpr double height = 268;
constexpr double left = 52;
constexpr double right = 14;
constexpr double top = 14;
constexpr double bottom = 34;

// The range of times that the picture shows, in decimal logarithms of seconds.
struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  double x(double seconds) const {
    const double share = (std::log10(std::max(seconds, 1e-9)) - low) / (high - low);
    return left + std::clamp(share, 0.0, 1.0) * (width - left - right);
  }
};

double y(double share) {
  return top + (1 - share) * (height - top - bottom);
}

double logarithm(engine::Duration duration) {
  return std::log10(std::max(engine::to_seconds(duration), 1e-9));
}

// The outermost thousandths are left out: one slow request must not squeeze all others.
Range range_of(const std::vector<Curve>& curves) {
  constexpr double tail = 0.001;
  constexpr double least_span = 0.3;
  Range range;
  for (const Curve& curve : curves) {
    if (curve.latency->count() == 0) continue;
    range.low = std::min(range.low, logarithm(curve.latency->quantile(tail)));
    range.high = std::max(range.high, logarithm(curve.latency->quantile(1 - tail)));
  }
  const double missing = std::max(0.0, least_span - (range.high - range.low));
  return {range.low - missing / 2 - 0.02, range.high + missing / 2 + 0.02};
}

std::string horizontal_grid() {
  std::string out;
  for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    out += fmt::format(
        "<line class=\"grid\" x1=\"{:.0f}\" y1=\"{:.1f}\" x2=\"{:.0f}\" y2=\"{:.1f}\"/>"
        "<text class=\"axis\" x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{:.0f} %</text>\n",
        left, y(share), width - right, y(share), left - 8, y(share) + 4, share * 100);
  }
  return out;
}

// 1, 2 and 5 times powers of ten; of wide ranges only the powers.
std::string vertical_grid(const Range& range) {
  constexpr double wide = 2.4;
  std::string out;
  for (int power = static_cast<int>(std::floor(range.low)); power <= range.high; ++power) {
    for (const int step : {1, 2, 5}) {
      const double seconds = step * std::pow(10, power);
      const double at = std::log10(seconds);
      if (at < range.low || at > range.high || (step != 1 && range.high - range.low > wide))
        continue;
      out += fmt::format(
          "<line class=\"grid\" x1=\"{0:.1f}\" y1=\"{1:.0f}\" x2=\"{0:.1f}\" y2=\"{2:.0f}\"/>"
          "<text class=\"axis\" x=\"{0:.1f}\" y=\"{3:.0f}\" text-anchor=\"middle\">{4}</text>\n",
          range.x(seconds), top, height - bottom, height - bottom + 18,
          plain_text(seconds, Quantity::seconds));
    }
  }
  return out;
}

// Steps too small to be seen are left out.
std::string path_of(const engine::Histogram& latency, const Range& range) {
  constexpr double visible = 0.4;
  const auto count = static_cast<double>(latency.count());
  double last_x = range.x(engine::to_seconds(latency.minimum()));
  double last_y = y(0);
  std::string out = fmt::format("M{:.1f} {:.1f}", last_x, last_y);
  std::uint64_t passed = 0;
  for (const engine::Histogram::Bucket& bucket : latency.buckets()) {
    passed += bucket.count;
    const double next_x = range.x(engine::to_seconds(std::min(bucket.high, latency.maximum())));
    const double next_y = y(static_cast<double>(passed) / count);
    const bool is_last = passed == latency.count();
    if (!is_last && next_x - last_x < visible && last_y - next_y < visible) continue;
    out += fmt::format("L{:.1f} {:.1f}", next_x, next_y);
    last_x = next_x;
    last_y = next_y;
  }
  return out;
}

std::string legend(const std::vector<Curve>& curves) {
  std::string out;
  double at = top + 18;
  for (std::size_t index = 0; index < curves.size(); ++index) {
    if (curves[index].latency->count() == 0) continue;
    out += fmt::format(
        "<line class=\"curve curve-{0}\" x1=\"{1:.0f}\" y1=\"{2:.0f}\" x2=\"{3:.0f}\" "
        "y2=\"{2:.0f}\"/><text class=\"legend\" x=\"{4:.0f}\" y=\"{5:.0f}\">{6}</text>\n",
        index, left + 16, at, left + 40, left + 48, at + 4, xml_escaped(curves[index].label));
    at += 20;
  }
  return out;
}

}  // namespace

std::string latency_plot(const std::vector<Curve>& curves) {
  const auto is_empty = [](const Curve& curve) { return curve.latency->count() == 0; };
  if (std::ranges::all_of(curves, is_empty)) return {};
  const Range range = range_of(curves);
  std::string out = fmt::format(
      "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" "
      "aria-label=\"Share of the requests answered within a time\">\n",
      width, height);
  out += horizontal_grid() + vertical_grid(range);
  for (std::size_t index = 0; index < curves.size(); ++index) {
    if (is_empty(curves[index])) continue;
    out += fmt::format("<path class=\"curve curve-{}\" d=\"{}\"/>\n", index,
                       path_of(*curves[index].latency, range));
  }
  return out + legend(curves) + "</svg>\n";
}

}  // namespace sojourn::report
