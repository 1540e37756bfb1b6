#include <algorithm>
#include <cmath>
#include <type_traits>
#include <variant>

#include "gui/run/fit_distribution.h"
#include "gui/run/special_functions.h"

namespace sojourn::gui {
namespace {

double lognormal(double t, double mean, double cv) {
  const double variance = std::log1p(cv * cv);
  const double location = std::log(mean) - variance / 2;
  return std::erfc(-(std::log(t) - location) / std::sqrt(2 * variance)) / 2;
}

// P(X <= t) for t > 0.
struct Cumulative {
  double t;

  double operator()(const engine::Deterministic& shape) const { return t >= shape.value ? 1 : 0; }
  double operator()(const engine::Exponential& shape) const { return -std::expm1(-t / shape.mean); }
  double operator()(const engine::Erlang& shape) const {
    return incomplete_gamma(shape.stages, t * shape.stages / shape.mean);
  }
  double operator()(const engine::Hyperexponential& shape) const {
    double share = 0;
    for (const auto& each : shape.branches) share -= each.probability * std::expm1(-t / each.mean);
    return share;
  }
  double operator()(const engine::Lognormal& shape) const {
    return lognormal(t, shape.mean, shape.cv);
  }
  double operator()(const engine::Gamma& shape) const {
    const double k = 1 / (shape.cv * shape.cv);
    return incomplete_gamma(k, t * k / shape.mean);
  }
  double operator()(const engine::Weibull& shape) const {
    return -std::expm1(-std::pow(t / shape.scale, shape.shape));
  }
  double operator()(const engine::Pareto& shape) const {
    return t <= shape.minimum ? 0 : 1 - std::pow(shape.minimum / t, shape.shape);
  }
  double operator()(const engine::BoundedPareto& shape) const {
    if (t <= shape.minimum) return 0;
    if (t >= shape.maximum) return 1;
    return (1 - std::pow(shape.minimum / t, shape.shape)) /
           (1 - std::pow(shape.minimum / shape.maximum, shape.shape));
  }
  double operator()(const engine::Uniform& shape) const {
    return std::clamp((t - shape.low) / (shape.high - shape.low), 0.0, 1.0);
  }
  double operator()(const engine::Empirical& shape) const {
    const auto below = std::ranges::count_if(shape.samples, [this](double x) { return x <= t; });
    return static_cast<double>(below) / static_cast<double>(shape.samples.size());
  }
  double operator()(const engine::HistogramDistribution& shape) const {
    double below = 0;
    double all = 0;
    for (const engine::HistogramBin& bin : shape.bins) {
      all += bin.weight;
      const double width = bin.high - bin.low;
      const double part =
          width > 0 ? std::clamp((t - bin.low) / width, 0.0, 1.0) : (t >= bin.low ? 1.0 : 0.0);
      below += bin.weight * part;
    }
    return below / all;
  }
  double operator()(const engine::Mixture& shape) const {
    double share = 0;
    for (const auto& each : shape.parts) share += each.probability * cumulative(*each.part, t);
    return share;
  }
};

}  // namespace

double cumulative(const engine::Distribution& distribution, double t) {
  if (t < 0) return 0;
  constexpr double next_to_zero = 1e-300;
  return std::clamp(std::visit(Cumulative{std::max(t, next_to_zero)}, distribution.shape()), 0.0,
                    1.0);
}

double quantile_of(const engine::Distribution& distribution, double p) {
  if (cumulative(distribution, 0) >= p) return 0;
  double high = 1e-9;
  while (cumulative(distribution, high) < p && high < 1e18) high *= 2;
  double low = 0;
  for (int step = 0; step < 200 && high - low > 1e-10 * high; ++step) {
    const double middle = (low + high) / 2;
    (cumulative(distribution, middle) >= p ? high : low) = middle;
  }
  return high;
}

std::vector<DistributionPoint> distribution_curve(const engine::Distribution& distribution,
                                                  std::size_t points) {
  constexpr double lowest = 0.001;
  constexpr double highest = 0.995;
  const double from = quantile_of(distribution, lowest);
  const double to = quantile_of(distribution, highest);
  if (!(to - from > 1e-9 * to)) return {{to, 0, 1}};
  // Where most of it is near zero the curve begins there.
  const double start = from < (to - from) / 10 ? 0 : from;
  const double step = (to - start) / static_cast<double>(std::max<std::size_t>(points, 1));
  std::vector<DistributionPoint> curve;
  double before = start > 0 ? cumulative(distribution, start) : 0;
  for (std::size_t index = 0; index < points; ++index) {
    const double end = start + step * static_cast<double>(index + 1);
    const double after = cumulative(distribution, end);
    curve.push_back({end - step / 2, (after - before) / step, (before + after) / 2});
    before = after;
  }
  return curve;
}

}  // namespace sojourn::gui
