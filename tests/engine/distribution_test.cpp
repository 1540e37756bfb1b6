#include "engine/distribution.h"

#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/random.h"

namespace sojourn::engine {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Distribution make(DistributionShape shape) {
  auto made = Distribution::make(std::move(shape));
  EXPECT_TRUE(made.has_value()) << made.error();
  return *made;
}

std::shared_ptr<const Distribution> part(DistributionShape shape) {
  return std::make_shared<const Distribution>(make(std::move(shape)));
}

// One of each, for what holds for all.
std::vector<Distribution> all_shapes() {
  return {make(Deterministic{0.5}),
          make(Exponential{2}),
          make(Erlang{7, 2}),
          make(Hyperexponential{{{0.3, 1}, {0.7, 3}}}),
          make(Lognormal{2, 1.5}),
          make(Gamma{2, 0.6}),
          make(Gamma{2, 1.8}),
          make(Weibull{0.7, 2}),
          make(Pareto{6, 1}),
          make(BoundedPareto{1.3, 1, 50}),
          make(Uniform{1, 4}),
          make(Empirical{{3, 1, 4, 1, 5, 9, 2, 6}}),
          make(HistogramDistribution{{{0, 1, 2}, {1, 1, 1}, {3, 7, 4}}}),
          make(Mixture{{{0.25, part(Uniform{0, 1})}, {0.75, part(Exponential{5})}}})};
}

double sample_of(const Distribution& distribution, std::uint64_t request) {
  Draws draws({51, request, 1});
  return distribution.sample(draws);
}

TEST(Distribution, IsItsSeedsFunction) {
  for (const Distribution& distribution : all_shapes()) {
    EXPECT_EQ(sample_of(distribution, 3), sample_of(distribution, 3));
  }
}

TEST(Distribution, ADurationIsTheSampleRounded) {
  for (const Distribution& distribution : all_shapes()) {
    for (std::uint64_t request = 0; request < 100; ++request) {
      Draws draws({51, request, 1});
      EXPECT_EQ(distribution.sample_duration(draws),
                from_seconds(sample_of(distribution, request)));
    }
  }
}

TEST(Distribution, WhatTakesTimeTakesAtLeastANanosecond) {
  const Distribution short_times = make(Exponential{1e-10});
  for (std::uint64_t request = 0; request < 100; ++request) {
    Draws draws({52, request, 1});
    EXPECT_GE(short_times.sample_duration(draws), Duration{1});
  }
  Draws draws({52, 0, 1});
  EXPECT_EQ(make(Deterministic{0}).sample_duration(draws), Duration{0});
}

TEST(Distribution, TheFirstDurationIsThatOfFreshDraws) {
  for (const Distribution& distribution : all_shapes()) {
    for (std::uint64_t request = 0; request < 100; ++request) {
      const RandomKey key{53, request, 1};
      Draws draws(key);
      EXPECT_EQ(distribution.first_duration(key), distribution.sample_duration(draws));
    }
  }
}

TEST(Distribution, ADurationSaturatesAtAHundredAndFortySixYears) {
  Draws draws({1, 2, 3});
  EXPECT_EQ(make(Deterministic{1e300}).sample_duration(draws).count(), std::int64_t{1} << 62);
}

TEST(Distribution, NoSampleIsNegative) {
  for (const Distribution& distribution : all_shapes()) {
    for (std::uint64_t request = 0; request < 1000; ++request) {
      EXPECT_GE(sample_of(distribution, request), 0);
    }
  }
}

// Samples keep their place in the sequence, and scale with the unit.
TEST(Distribution, ScalingMultipliesEverySample) {
  for (const Distribution& distribution : all_shapes()) {
    const Distribution scaled = distribution.scaled(1e-3);
    EXPECT_NEAR(scaled.mean(), distribution.mean() * 1e-3, distribution.mean() * 1e-15);
    EXPECT_NEAR(scaled.variance(), distribution.variance() * 1e-6, distribution.variance() * 1e-20);
    EXPECT_NEAR(scaled.cv2(), distribution.cv2(), 1e-13);
    for (std::uint64_t request = 0; request < 100; ++request) {
      const double sample = sample_of(distribution, request);
      EXPECT_NEAR(sample_of(scaled, request), sample * 1e-3, sample * 1e-17);
    }
  }
}

TEST(Distribution, EqualityIsThatOfTheShapes) {
  const std::vector<Distribution> left = all_shapes();
  const std::vector<Distribution> right = all_shapes();
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t j = 0; j < right.size(); ++j) {
      EXPECT_EQ(left[i] == right[j], i == j) << i << " " << j;
    }
  }
  EXPECT_FALSE(make(Mixture{{{1, part(Exponential{2})}}}) ==
               make(Mixture{{{1, part(Exponential{3})}}}));
}

TEST(Distribution, ShorthandsMakeTheSameShapes) {
  EXPECT_EQ(Distribution::exponential(2), make(Exponential{2}));
  EXPECT_EQ(Distribution::deterministic(0), make(Deterministic{0}));
}

TEST(DistributionDeathTest, ShorthandsAreForValuesKnownToBeValid) {
  EXPECT_DEATH(Distribution::exponential(0), "exponential mean out of range");
  EXPECT_DEATH(Distribution::deterministic(-1), "deterministic value out of range");
  EXPECT_DEATH(static_cast<void>(Distribution::exponential(1).scaled(0)), "scaled out of range");
}

TEST(Distribution, MomentsAreThoseOfTheTextbook) {
  struct Known {
    DistributionShape shape;
    double mean;
    double variance;
  };
  const Known table[] = {
      {Deterministic{3}, 3, 0},
      {Exponential{3}, 3, 9},
      {Erlang{4, 2}, 2, 1},
      {Hyperexponential{{{0.5, 1}, {0.5, 3}}}, 2, 6},
      {Lognormal{2, 0.5}, 2, 1},
      {Gamma{2, 0.5}, 2, 1},
      {Weibull{1, 3}, 3, 9},
      {Weibull{2, 1}, std::sqrt(std::numbers::pi) / 2, 1 - std::numbers::pi / 4},
      {Pareto{3, 2}, 3, 3},
      {Pareto{2, 2}, 4, infinity},
      {Pareto{1, 2}, infinity, infinity},
      {Pareto{0.5, 2}, infinity, infinity},
      {BoundedPareto{1, 1, 4}, 4 * std::log(4.0) / 3, 4 - std::pow(4 * std::log(4.0) / 3, 2)},
      {BoundedPareto{2, 1, 2}, 4.0 / 3, 8 * std::numbers::ln2 / 3 - 16.0 / 9},
      {BoundedPareto{3, 1, 2}, 9.0 / 7, 12.0 / 7 - 81.0 / 49},
      {Uniform{1, 4}, 2.5, 0.75},
      {Empirical{{1, 2, 6}}, 3, 14.0 / 3},
      {HistogramDistribution{{{0, 2, 1}, {4, 4, 3}}}, 3.25, 1.0 / 12 + 0.25 * 0.75 * 9},
      {Mixture{{{0.25, part(Deterministic{1})}, {0.75, part(Exponential{3})}}}, 2.5, 7.5}};
  for (const Known& known : table) {
    const Distribution distribution = make(known.shape);
    if (std::isinf(known.mean)) {
      EXPECT_EQ(distribution.mean(), infinity);
    } else {
      EXPECT_NEAR(distribution.mean(), known.mean, 1e-13);
    }
    if (std::isinf(known.variance)) {
      EXPECT_EQ(distribution.variance(), infinity);
    } else {
      EXPECT_NEAR(distribution.variance(), known.variance, 1e-12);
      EXPECT_NEAR(distribution.cv2(), known.variance / (known.mean * known.mean), 1e-12);
    }
  }
}

TEST(Distribution, AMixtureWithAnInfiniteMeanHasOne) {
  const Distribution mixture =
      make(Mixture{{{0.5, part(Exponential{1})}, {0.5, part(Pareto{1, 1})}}});
  EXPECT_EQ(mixture.mean(), infinity);
  EXPECT_EQ(mixture.variance(), infinity);
}

TEST(Distribution, APartThatNeverComesDoesNotCount) {
  const Distribution mixture = make(Mixture{{{1, part(Exponential{1})}, {0, part(Pareto{1, 1})}}});
  EXPECT_EQ(mixture.mean(), 1);
  EXPECT_EQ(mixture.variance(), 1);
  const Distribution bins =
      make(HistogramDistribution{{{0, 1, 0}, {1, 2, 1}, {2, 3, 0}, {3, 4, 1}, {5, 6, 0}}});
  for (std::uint64_t request = 0; request < 1000; ++request) {
    const double sample = sample_of(bins, request);
    EXPECT_TRUE((1 <= sample && sample <= 2) || (3 <= sample && sample <= 4)) << sample;
  }
}

TEST(Distribution, MixturesMayContainMixtures) {
  Distribution nested = make(Exponential{1});
  for (unsigned depth = 1; depth <= 8; ++depth) {
    const auto inner = std::make_shared<const Distribution>(nested);
    nested = make(Mixture{{{0.5, inner}, {0.5, part(Deterministic{2})}}});
    EXPECT_EQ(nested.depth(), depth);
  }
  EXPECT_NEAR(nested.mean(), 2 - std::pow(0.5, 8), 1e-15);
  double sum = 0;
  for (std::uint64_t request = 0; request < 10000; ++request) {
    sum += sample_of(nested, request);
  }
  EXPECT_NEAR(sum / 10000, nested.mean(), 4.4 * std::sqrt(nested.variance() / 10000));
}

TEST(Distribution, ASampleTakesAsManyDrawsAsStated) {
  const std::pair<DistributionShape, std::uint32_t> table[] = {
      {Deterministic{1}, 0},
      {Exponential{1}, 1},
      {Erlang{40, 1}, 40},
      {Hyperexponential{{{0.5, 1}, {0.5, 2}}}, 2},
      {Lognormal{1, 1}, 1},
      {Weibull{2, 1}, 1},
      {Pareto{2, 1}, 1},
      {BoundedPareto{2, 1, 2}, 1},
      {Uniform{0, 1}, 1},
      {Empirical{{1, 2}}, 1},
      {HistogramDistribution{{{0, 1, 1}}}, 1}};
  for (const auto& [shape, count] : table) {
    Draws draws({52, 1, 1});
    static_cast<void>(make(shape).sample(draws));
    EXPECT_EQ(draws.drawn(), count);
  }
}

TEST(Distribution, HistogramsAreShapesToo) {
  // Atoms, and bins that stand in any order.
  const Distribution bins = make(HistogramDistribution{{{5, 5, 1}, {0, 0, 3}}});
  int zeros = 0;
  for (std::uint64_t request = 0; request < 10000; ++request) {
    const double sample = sample_of(bins, request);
    EXPECT_TRUE(sample == 0 || sample == 5);
    zeros += sample == 0 ? 1 : 0;
  }
  EXPECT_NEAR(zeros, 7500, 4.4 * std::sqrt(10000 * 0.25 * 0.75));
}

}  // namespace
}  // namespace sojourn::engine
