#include "gui/run/distribution_curve.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

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

void add_atoms(const engine::Distribution& distribution, double share, std::vector<Atom>& found) {
  const engine::DistributionShape& shape = distribution.shape();
  if (const auto* const fixed = std::get_if<engine::Deterministic>(&shape)) {
    found.push_back({fixed->value, share});
  } else if (const auto* const measured = std::get_if<engine::Empirical>(&shape)) {
    const double each = share / static_cast<double>(measured->samples.size());
    for (const double sample : measured->samples) found.push_back({sample, each});
  } else if (const auto* const histogram = std::get_if<engine::HistogramDistribution>(&shape)) {
    double weights = 0;
    for (const engine::HistogramBin& bin : histogram->bins) weights += bin.weight;
    for (const engine::HistogramBin& bin : histogram->bins) {
      if (!(bin.high > bin.low)) found.push_back({bin.low, share * bin.weight / weights});
    }
  } else if (const auto* const mixture = std::get_if<engine::Mixture>(&shape)) {
    for (const auto& part : mixture->parts) {
      add_atoms(*part.part, share * part.probability, found);
    }
  }
}

constexpr double lowest = 0.001;
constexpr double nearly_all = 0.99999;
constexpr double room = 0.08;  // beyond an edge, so that it is seen as one

// Where most of it is near zero the curve begins there; where it ends soon after, it ends beyond.
std::pair<double, double> shown_range(const engine::Distribution& distribution, double from,
                                      double to) {
  const double width = to - from;
  const double last = quantile_of(distribution, nearly_all);
  const bool ends = last - from < (1 + room) * width;
  return {from < width / 10 ? 0 : std::max(0.0, from - room * width),
          ends ? last + room * width : to};
}

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

std::vector<Atom> atoms(const engine::Distribution& distribution) {
  std::vector<Atom> found;
  add_atoms(distribution, 1, found);
  std::ranges::sort(found, {}, &Atom::t);
  std::vector<Atom> merged;
  for (const Atom& atom : found) {
    if (merged.empty() || merged.back().t < atom.t) {
      merged.push_back(atom);
    } else {
      merged.back().probability += atom.probability;
    }
  }
  return merged;
}

std::vector<DistributionPoint> distribution_curve(const engine::Distribution& distribution,
                                                  std::size_t points, double up_to) {
  const double to = quantile_of(distribution, up_to);
  const double from = quantile_of(distribution, lowest);
  if (!(to - from > 1e-9 * to)) return {{to, 0, 1}};
  const auto [start, stop] = shown_range(distribution, from, to);
  const double step = (stop - start) / static_cast<double>(std::max<std::size_t>(points, 1));
  const std::vector<Atom> jumps = atoms(distribution);
  auto jump = std::ranges::upper_bound(jumps, start, {}, &Atom::t);
  std::vector<DistributionPoint> curve;
  double before = cumulative(distribution, start);
  for (std::size_t index = 0; index < points; ++index) {
    const double end = start + step * static_cast<double>(index + 1);
    const double after = cumulative(distribution, end);
    double smooth = after - before;
    for (; jump != jumps.end() && jump->t <= end; ++jump) smooth -= jump->probability;
    // What rounding leaves of an atom is no density.
    if (smooth < 1e-12) smooth = 0;
    curve.push_back({end - step / 2, smooth / step, (before + after) / 2});
    before = after;
  }
  return curve;
}

}  // namespace sojourn::gui
