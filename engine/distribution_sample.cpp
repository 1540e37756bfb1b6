#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "engine/distribution.h"
#include "engine/keyed_exponential.h"
#include "engine/minus_log.h"
#include "engine/portable_math.h"

namespace sojourn::engine {

namespace {

using portable::exp;
using portable::log;
using portable::normal_quantile;
using portable::pow;

// Standard exponential by inversion. 1 - u is exact, so that the tail is as fine as the head.
double exponential(Draws& draws) {
  return minus_log(1 - draws.uniform());
}

// Minus the logarithm of a product of uniforms. Sixteen of them are at least 2^-848: no underflow.
double erlang(std::uint32_t stages, Draws& draws) {
  double sum = 0;
  while (stages > 0) {
    double product = 1;
    const std::uint32_t batch = std::min(stages, std::uint32_t{16});
    for (std::uint32_t stage = 0; stage < batch; ++stage) {
      product *= 1 - draws.uniform();
    }
    sum += minus_log(product);
    stages -= batch;
  }
  return sum;
}

// Gamma with the given shape >= 1 and scale 1.
double marsaglia_tsang(double shape, Draws& draws) {
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double normal = normal_quantile(draws.uniform());
    const double root = 1 + c * normal;
    const double u = draws.uniform();
    if (root <= 0) {
      continue;
    }
    const double v = root * root * root;
    const double square = normal * normal;
    if (u < 1 - 0.0331 * (square * square) || log(u) < square / 2 + d * (1 - v + log(v))) {
      return d * v;
    }
  }
}

double gamma(double shape, Draws& draws) {
  if (shape >= 1) {
    return marsaglia_tsang(shape, draws);
  }
  const double lift = pow(draws.uniform(), 1 / shape);
  return lift * marsaglia_tsang(shape + 1, draws);
}

// The interval of [0, 1) that u lies in: an index below cumulative.size(), never one without
// weight.
std::size_t pick(std::span<const double> cumulative, double u) {
  return static_cast<std::size_t>(std::ranges::upper_bound(cumulative, u) - cumulative.begin());
}

struct Sample {
  Draws& draws;
  std::span<const double> cumulative;
  const std::array<double, 2>& prepared;

  double operator()(const Deterministic& shape) const { return shape.value; }

  double operator()(const Exponential& shape) const { return shape.mean * exponential(draws); }

  double operator()(const Erlang& shape) const {
    return shape.mean / shape.stages * erlang(shape.stages, draws);
  }

  double operator()(const Hyperexponential& shape) const {
    const std::size_t branch = pick(cumulative, draws.uniform());
    return shape.branches[branch].mean * exponential(draws);
  }

  double operator()(const Lognormal&) const {
    return exp(prepared[0] + prepared[1] * normal_quantile(draws.uniform()));
  }

  double operator()(const Gamma&) const { return prepared[1] * gamma(prepared[0], draws); }

  double operator()(const Weibull& shape) const {
    return shape.scale * pow(exponential(draws), 1 / shape.shape);
  }

  double operator()(const Pareto& shape) const {
    return shape.minimum * exp(exponential(draws) / shape.shape);
  }

  double operator()(const BoundedPareto& shape) const {
    const double survival = 1 + draws.uniform() * prepared[0];
    return std::min(shape.minimum * exp(-log(survival) / shape.shape), shape.maximum);
  }

  double operator()(const Uniform& shape) const {
    return shape.low + (shape.high - shape.low) * draws.uniform();
  }

  double operator()(const Empirical& shape) const {
    return shape.samples[draws.below(static_cast<std::uint32_t>(shape.samples.size()))];
  }

  double operator()(const HistogramDistribution& shape) const {
    const double u = draws.uniform();
    const std::size_t index = pick(cumulative, u);
    const double before = index == 0 ? 0 : cumulative[index - 1];
    const HistogramBin& bin = shape.bins[index];
    return bin.low + (bin.high - bin.low) * ((u - before) / (cumulative[index] - before));
  }

  double operator()(const Mixture& shape) const {
    return shape.parts[pick(cumulative, draws.uniform())].part->sample(draws);
  }
};

}  // namespace

void Distribution::first_durations(std::uint64_t stream, std::uint64_t site,
                                   std::span<const std::uint64_t> requests,
                                   std::span<Duration> times) const {
  require(requests.size() == times.size(), "distribution: a time for each request");
  if (const auto* shape = std::get_if<Exponential>(&shape_)) {
    return exponential_times(shape->mean, stream, site, requests, times);
  }
  for (std::size_t index = 0; index < requests.size(); ++index) {
    times[index] = first_duration({stream, requests[index], site});
  }
}

double Distribution::sample_other(Draws& draws) const {
  return std::visit(Sample{draws, cumulative_, prepared_}, shape_);
}

}  // namespace sojourn::engine
