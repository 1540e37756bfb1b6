// Distributions of service times, think times, delays and inter-arrival times, in seconds, never
// negative.
//
// Each knows its own mean and variance (infinite where they are), and is sampled from keyed draws
// with portable arithmetic, so that a sample is the same number on every platform. Inversion with
// one draw wherever the quantile function is simple: then the sample rises with the draw, which
// common random numbers profit from. Immutable copyable values, safe to share between threads; a
// Distribution can only be made valid: make() returns an explanation of what is wrong.
// Sources: Law, "Simulation Modeling and Analysis" (5th ed.) ch. 8; Marsaglia & Tsang, ACM TOMS 26
// (2000) for gamma.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/minus_log.h"
#include "engine/random.h"
#include "engine/time.h"

namespace sojourn::engine {

// Every parameter is finite. Times are in seconds.

// Always `value` >= 0; no draw.
struct Deterministic {
  double value = 0;
  friend bool operator==(const Deterministic&, const Deterministic&) = default;
};

// mean > 0; one draw, inversion.
struct Exponential {
  double mean = 0;
  friend bool operator==(const Exponential&, const Exponential&) = default;
};

// Sum of 1..1000 exponential stages, mean > 0 of the sum; a draw a stage, rising in each.
struct Erlang {
  std::uint32_t stages = 0;
  double mean = 0;
  friend bool operator==(const Erlang&, const Erlang&) = default;
};

struct HyperexponentialBranch {
  double probability = 0;
  double mean = 0;
  friend bool operator==(const HyperexponentialBranch&, const HyperexponentialBranch&) = default;
};

// Probabilities sum to 1 (within 1e-9), means > 0; two draws: branch, then value.
struct Hyperexponential {
  std::vector<HyperexponentialBranch> branches;
  friend bool operator==(const Hyperexponential&, const Hyperexponential&) = default;
};

// mean > 0, coefficient of variation 0 < cv <= 1e6; one draw, inversion.
struct Lognormal {
  double mean = 0;
  double cv = 0;
  friend bool operator==(const Lognormal&, const Lognormal&) = default;
};

// mean > 0, 0 < cv <= 1e6, shape 1 / cv^2; Marsaglia-Tsang: two draws a trial, 1.05 trials.
struct Gamma {
  double mean = 0;
  double cv = 0;
  friend bool operator==(const Gamma&, const Gamma&) = default;
};

// shape > 0, scale > 0; one draw, inversion.
struct Weibull {
  double shape = 0;
  double scale = 0;
  friend bool operator==(const Weibull&, const Weibull&) = default;
};

// shape > 0, minimum > 0; mean infinite for shape <= 1, variance for shape <= 2; one draw,
// inversion.
struct Pareto {
  double shape = 0;
  double minimum = 0;
  friend bool operator==(const Pareto&, const Pareto&) = default;
};

// shape > 0, 0 < minimum < maximum; one draw, inversion.
struct BoundedPareto {
  double shape = 0;
  double minimum = 0;
  double maximum = 0;
  friend bool operator==(const BoundedPareto&, const BoundedPareto&) = default;
};

// 0 <= low < high; one draw, inversion.
struct Uniform {
  double low = 0;
  double high = 0;
  friend bool operator==(const Uniform&, const Uniform&) = default;
};

// One of at least one sample, each >= 0, all equally likely; one draw, which picks by position, so
// sort the samples where a rising sample matters.
struct Empirical {
  std::vector<double> samples;
  friend bool operator==(const Empirical&, const Empirical&) = default;
};

struct HistogramBin {
  double low = 0;  // 0 <= low <= high; an atom if they are equal
  double high = 0;
  double weight = 0;  // >= 0
  friend bool operator==(const HistogramBin&, const HistogramBin&) = default;
};

// Uniform inside a bin; the weights' sum is positive. One draw, inversion if the bins are sorted.
struct HistogramDistribution {
  std::vector<HistogramBin> bins;
  friend bool operator==(const HistogramDistribution&, const HistogramDistribution&) = default;
};

class Distribution;

struct MixturePart {
  double probability = 0;
  std::shared_ptr<const Distribution> part;                                   // not null
  friend bool operator==(const MixturePart& left, const MixturePart& right);  // compares the parts
};

// Probabilities sum to 1 (within 1e-9); at most 8 levels of mixtures in mixtures. One draw for the
// part, then the part's draws.
struct Mixture {
  std::vector<MixturePart> parts;
  friend bool operator==(const Mixture&, const Mixture&) = default;
};

using DistributionShape =
    std::variant<Deterministic, Exponential, Erlang, Hyperexponential, Lognormal, Gamma, Weibull,
                 Pareto, BoundedPareto, Uniform, Empirical, HistogramDistribution, Mixture>;

// A sample rounded to the nearest nanosecond, saturated at 2^62 ns; a sample above 0 is at least
// one nanosecond, so that what takes time takes time. seconds >= 0.
inline Duration whole_nanoseconds(double seconds) {
  constexpr Duration longest{std::int64_t{1} << 62U};
  const Duration nearest = std::min(from_seconds(seconds), longest);
  return nearest == Duration::zero() && seconds > 0 ? Duration{1} : nearest;
}

class Distribution {
 public:
  // The shape if every parameter is in range, as stated above, and every mean and variance that
  // mathematics calls finite is a finite double; else what is wrong, for example
  // "exponential: mean must be greater than 0". O(size of the shape).
  static std::expected<Distribution, std::string> make(DistributionShape shape);

  // Shorthands for values known to be valid (an invariant, checked).
  static Distribution deterministic(double value);
  static Distribution exponential(double mean);

  const DistributionShape& shape() const { return shape_; }

  double mean() const { return mean_; }          // seconds; infinity possible
  double variance() const { return variance_; }  // seconds squared; infinity possible
  double cv2() const;                            // squared coefficient of variation; 0 for mean 0

  // Levels of mixtures: 0 for anything but a mixture, 1 for a mixture of such.
  unsigned depth() const { return depth_; }

  // One sample in seconds. O(1), O(stages), or O(log of the number of branches, bins or parts).
  double sample(Draws& draws) const {
    if (const auto* shape = std::get_if<Exponential>(&shape_)) {
      return shape->mean * minus_log(1 - draws.uniform());
    }
    return sample_other(draws);
  }

  // One sample as whole_nanoseconds().
  Duration sample_duration(Draws& draws) const { return whole_nanoseconds(sample(draws)); }

  // sample_duration() of the first draws of a key.
  Duration first_duration(const RandomKey& key) const {
    if (const auto* shape = std::get_if<Exponential>(&shape_)) {
      return whole_nanoseconds(shape->mean * minus_log(1 - first_uniform(key)));
    }
    Draws draws(key);
    return sample_duration(draws);
  }

  // first_duration() of the key (stream, request, site) for each of the requests: as many times as
  // requests (an invariant).
  void first_durations(std::uint64_t stream, std::uint64_t site,
                       std::span<const std::uint64_t> requests, std::span<Duration> times) const;

  // The same distribution in another unit of time: every sample multiplied by `factor`, draw for
  // draw, up to rounding. 0 < factor, and the product is representable (an invariant).
  Distribution scaled(double factor) const;

  friend bool operator==(const Distribution& left, const Distribution& right) {
    return left.shape_ == right.shape_;
  }

 private:
  explicit Distribution(DistributionShape shape);

  // All but the most frequent shape, which the header serves without a call.
  double sample_other(Draws& draws) const;

  DistributionShape shape_;
  std::vector<double> cumulative_;    // of branches, bins or parts; last entry exactly 1
  std::array<double, 2> prepared_{};  // what sampling needs and the shape does not say directly
  double mean_ = 0;
  double variance_ = 0;
  unsigned depth_ = 0;
};

}  // namespace sojourn::engine
