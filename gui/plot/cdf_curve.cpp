// Curves of histograms, and what can be read off them.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "gui/plot/axis_scale.h"
#include "gui/plot/cdf_plot.h"

namespace sojourn::gui {
namespace {

constexpr double nanosecond = 1e-9;
constexpr double finest = 1.0 / 800;  // of an axis: closer points are one point on the screen

// Percentiles at which no point is left out, so that they are read off exactly.
constexpr std::array kept_shares = {0.5, 0.9, 0.95, 0.99, 0.999, 0.9999};

bool is_far(const PlotPoint& from, const PlotPoint& to, double decades) {
  const double right = std::log10(to.x) - std::log10(from.x);
  const double up = to.y - from.y;
  const double nines = std::log10(1 - from.y) - std::log10(std::max(1 - to.y, 1e-300));
  return right > decades * finest || up > finest || nines > 5 * finest;
}

bool passes_kept_share(double before, double now) {
  return std::any_of(kept_shares.begin(), kept_shares.end(),
                     [&](double share) { return before < share && now >= share; });
}

std::vector<PlotPoint> thinned(const std::vector<PlotPoint>& all) {
  if (all.size() < 300) return all;
  const double decades = std::log10(all.back().x) - std::log10(all.front().x);
  std::vector<PlotPoint> kept = {all.front()};
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (is_far(kept.back(), all[i], decades) || passes_kept_share(all[i - 1].y, all[i].y)) {
      kept.push_back(all[i]);
    }
  }
  kept.push_back(all.back());
  return kept;
}

}  // namespace

CdfCurve cdf_curve(const QString& label, CurveRole role, const engine::Histogram& histogram) {
  CdfCurve curve{.label = label, .role = role, .points = {}};
  if (histogram.count() == 0) return curve;
  const auto total = static_cast<double>(histogram.count());
  const auto least = static_cast<double>(histogram.minimum().count());
  const auto most = static_cast<double>(histogram.maximum().count());
  std::uint64_t below = 0;
  for (const engine::Histogram::Bucket& bucket : histogram.buckets()) {
    below += bucket.count;
    const double low = static_cast<double>(bucket.low.count());
    const double high = static_cast<double>(bucket.high.count() - 1);
    const double middle = std::clamp((low + high) / 2, least, most);
    curve.points.push_back(
        {std::max(middle, 1.0) * nanosecond, static_cast<double>(below) / total});
  }
  curve.points = thinned(curve.points);
  curve.mean_s = histogram.mean_seconds();
  curve.steps = histogram.count() < 1000;
  return curve;
}

double quantile_of(const std::vector<PlotPoint>& points, double share) {
  const auto found =
      std::lower_bound(points.begin(), points.end(), share - 1e-12,
                       [](const PlotPoint& point, double wanted) { return point.y < wanted; });
  return found == points.end() ? std::numeric_limits<double>::quiet_NaN() : found->x;
}

double share_within(const std::vector<PlotPoint>& points, double seconds) {
  const auto above =
      std::upper_bound(points.begin(), points.end(), seconds,
                       [](double wanted, const PlotPoint& point) { return wanted < point.x; });
  return above == points.begin() ? 0 : (above - 1)->y;
}

}  // namespace sojourn::gui
