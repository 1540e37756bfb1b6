#include <cmath>
#include <limits>

#include "engine/distribution_parts.h"
#include "engine/portable_math.h"

namespace sojourn::engine::distribution_parts {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double square(double x) {
  return x * x;
}

// Mean and variance of a mixture, from its parts' (weight, moments); the weights need not sum to 1.
struct Blend {
  double weight = 0;
  double mean = 0;
  double spread = 0;  // weight x variance

  // A part without weight contributes nothing, even if its moments are infinite.
  void add(double part_weight, Moments part) {
    if (part_weight == 0) {
      return;
    }
    const double share = part_weight / (weight + part_weight);
    const double distance = part.mean - mean;
    weight += part_weight;
    spread += part_weight * part.variance;
    if (std::isfinite(distance)) {
      spread += part_weight * (1 - share) * square(distance);
      mean += share * distance;
    } else {
      spread = infinity;
      mean = infinity;
    }
  }

  Moments moments() const { return {mean, spread / weight}; }
};

// (exp(x) - 1) / x, continuous at 0.
double relative_expm1(double x) {
  return x == 0 ? 1 : portable::expm1(x) / x;
}

// E[X^power] / minimum^power of a bounded Pareto: the integral of exp((power - shape) t) over the
// logarithmic range, against its exponential density.
double bounded_pareto_moment(const BoundedPareto& shape, double power) {
  const double range = portable::log(shape.maximum / shape.minimum);
  return relative_expm1((power - shape.shape) * range) / relative_expm1(-shape.shape * range);
}

struct Compute {
  Moments operator()(const Deterministic& shape) const { return {shape.value, 0}; }

  Moments operator()(const Exponential& shape) const { return {shape.mean, square(shape.mean)}; }

  Moments operator()(const Erlang& shape) const {
    return {shape.mean, square(shape.mean) / shape.stages};
  }

  Moments operator()(const Hyperexponential& shape) const {
    Blend blend;
    for (const auto& [probability, mean] : shape.branches) {
      blend.add(probability, {mean, square(mean)});
    }
    return blend.moments();
  }

  Moments operator()(const Lognormal& shape) const {
    return {shape.mean, square(shape.mean * shape.cv)};
  }

  Moments operator()(const Gamma& shape) const {
    return {shape.mean, square(shape.mean * shape.cv)};
  }

  Moments operator()(const Weibull& shape) const {
    // E[X^r] = scale^r Gamma(1 + r / shape); the variance as mean^2 times the squared coefficient
    // of variation, which cancels less.
    const double first = portable::log_gamma(1 + 1 / shape.shape);
    const double second = portable::log_gamma(1 + 2 / shape.shape);
    const double mean = shape.scale * portable::exp(first);
    return {mean, square(mean) * portable::expm1(second - 2 * first)};
  }

  Moments operator()(const Pareto& shape) const {
    const double a = shape.shape;
    const double mean = a > 1 ? shape.minimum * (a / (a - 1)) : infinity;
    const double variance = a > 2 ? square(shape.minimum / (a - 1)) * (a / (a - 2)) : infinity;
    return {mean, variance};
  }

  Moments operator()(const BoundedPareto& shape) const {
    const double first = bounded_pareto_moment(shape, 1);
    const double second = bounded_pareto_moment(shape, 2);
    const double variance = std::max(0.0, second - square(first));
    return {shape.minimum * first, square(shape.minimum) * variance};
  }

  Moments operator()(const Uniform& shape) const {
    return {shape.low + (shape.high - shape.low) / 2, square(shape.high - shape.low) / 12};
  }

  Moments operator()(const Empirical& shape) const {
    Blend blend;
    for (const double sample : shape.samples) {
      blend.add(1, {sample, 0});
    }
    return blend.moments();
  }

  Moments operator()(const HistogramDistribution& shape) const {
    Blend blend;
    for (const auto& [low, high, weight] : shape.bins) {
      blend.add(weight, {low + (high - low) / 2, square(high - low) / 12});
    }
    return blend.moments();
  }

  Moments operator()(const Mixture& shape) const {
    Blend blend;
    for (const auto& [probability, part] : shape.parts) {
      blend.add(probability, {part->mean(), part->variance()});
    }
    return blend.moments();
  }
};

std::vector<double> weights(const DistributionShape& shape) {
  std::vector<double> result;
  if (const auto* hyper = std::get_if<Hyperexponential>(&shape)) {
    for (const HyperexponentialBranch& branch : hyper->branches) {
      result.push_back(branch.probability);
    }
  } else if (const auto* histogram = std::get_if<HistogramDistribution>(&shape)) {
    for (const HistogramBin& bin : histogram->bins) {
      result.push_back(bin.weight);
    }
  } else if (const auto* mixture = std::get_if<Mixture>(&shape)) {
    for (const MixturePart& part : mixture->parts) {
      result.push_back(part.probability);
    }
  }
  return result;
}

}  // namespace

Moments moments(const DistributionShape& shape) {
  return std::visit(Compute{}, shape);
}

std::vector<double> cumulative(const DistributionShape& shape) {
  std::vector<double> result = weights(shape);
  double sum = 0;
  std::size_t last = 0;  // with weight
  for (std::size_t i = 0; i < result.size(); ++i) {
    last = result[i] > 0 ? i : last;
    sum += result[i];
    result[i] = sum;
  }
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = i >= last ? 1 : result[i] / sum;
  }
  return result;
}

}  // namespace sojourn::engine::distribution_parts
