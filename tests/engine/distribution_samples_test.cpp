// Samples against closed forms: mean, variance, whole distribution, and single quantiles. Keys are
// fixed; bounds are stated as p-values of about 1e-4, two-sided, for each comparison.

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <numbers>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/distribution.h"
#include "engine/interval.h"
#include "engine/portable_math.h"

namespace sojourn::engine {
namespace {

using Cdf = std::function<double(double)>;
using Values = std::vector<double>;

constexpr std::size_t sample_size = 40000;
constexpr double level = 1 - 1e-4;

struct Case {
  std::string name;
  DistributionShape shape;
  Cdf cdf;
};

double normal_cdf(double z) {
  return std::erfc(-z / std::numbers::sqrt2) / 2;
}

// Erlang: one minus the probability of fewer than `stages` events of a Poisson process.
double erlang_cdf(int stages, double x) {
  double term = std::exp(-x);
  double sum = 0;
  for (int i = 0; i < stages; ++i) {
    sum += term;
    term *= x / (i + 1);
  }
  return 1 - sum;
}

std::shared_ptr<const Distribution> part(const DistributionShape& shape) {
  return std::make_shared<const Distribution>(*Distribution::make(shape));
}

std::vector<Case> cases() {
  const double spread = std::sqrt(std::log(1 + 1.5 * 1.5));
  const double centre = std::numbers::ln2 - spread * spread / 2;
  return {
      {"exponential", Exponential{2}, [](double x) { return 1 - std::exp(-x / 2); }},
      {"erlang", Erlang{4, 2}, [](double x) { return erlang_cdf(4, 2 * x); }},
      {"long erlang", Erlang{40, 40}, [](double x) { return erlang_cdf(40, x); }},
      {"hyperexponential", Hyperexponential{{{0.3, 1}, {0.7, 3}}},
       [](double x) { return 1 - 0.3 * std::exp(-x) - 0.7 * std::exp(-x / 3); }},
      {"lognormal", Lognormal{2, 1.5},
       [=](double x) { return normal_cdf((std::log(x) - centre) / spread); }},
      {"gamma of shape 4", Gamma{2, 0.5}, [](double x) { return erlang_cdf(4, 2 * x); }},
      {"gamma of shape 1", Gamma{2, 1}, [](double x) { return 1 - std::exp(-x / 2); }},
      {"gamma of shape 1/2", Gamma{1, std::numbers::sqrt2},
       [](double x) { return std::erf(std::sqrt(x / 2)); }},
      {"weibull", Weibull{0.7, 2}, [](double x) { return -std::expm1(-std::pow(x / 2, 0.7)); }},
      {"steep weibull", Weibull{3, 2}, [](double x) { return -std::expm1(-std::pow(x / 2, 3)); }},
      {"pareto", Pareto{6, 1}, [](double x) { return 1 - std::pow(x, -6); }},
      {"bounded pareto", BoundedPareto{1.3, 1, 50},
       [](double x) { return (1 - std::pow(x, -1.3)) / (1 - std::pow(50, -1.3)); }},
      {"bounded pareto of shape 1", BoundedPareto{1, 2, 8},
       [](double x) { return (1 - 2 / x) / 0.75; }},
      {"uniform", Uniform{1, 4}, [](double x) { return (x - 1) / 3; }},
      {"histogram", HistogramDistribution{{{0, 1, 1}, {1, 3, 2}, {5, 6, 1}}},
       [](double x) {
         return x < 1 ? x / 4 : (x < 3 ? 0.25 + (x - 1) / 4 : (x < 5 ? 0.75 : 0.75 + (x - 5) / 4));
       }},
      {"mixture", Mixture{{{0.25, part(Uniform{0, 1})}, {0.75, part(Exponential{5})}}},
       [](double x) { return 0.25 * std::min(x, 1.0) + 0.75 * (1 - std::exp(-x / 5)); }},
  };
}

// Each case has a stream of its own: bad luck in one says nothing about the others.
Values samples_of(const DistributionShape& shape, const std::string& name) {
  const Distribution distribution = *Distribution::make(shape);
  const std::uint64_t stream = random_stream(61, 0, name);
  Values samples;
  for (std::uint64_t request = 0; request < sample_size; ++request) {
    Draws draws({stream, request, 1});
    samples.push_back(distribution.sample(draws));
  }
  return samples;
}

TEST(DistributionSamples, HaveTheStatedMean) {
  for (const Case& each : cases()) {
    const double mean = Distribution::make(each.shape)->mean();
    const Values samples = samples_of(each.shape, each.name);
    const auto interval = mean_interval(samples, level);
    EXPECT_LE(interval->low, mean) << each.name;
    EXPECT_GE(interval->high, mean) << each.name;
    EXPECT_LE(interval->half_width(), 0.1 * mean) << each.name;
  }
}

TEST(DistributionSamples, HaveTheStatedVariance) {
  for (const Case& each : cases()) {
    const Distribution distribution = *Distribution::make(each.shape);
    Values squares;
    for (const double sample : samples_of(each.shape, each.name)) {
      squares.push_back((sample - distribution.mean()) * (sample - distribution.mean()));
    }
    const auto interval = mean_interval(squares, level);
    EXPECT_LE(interval->low, distribution.variance()) << each.name;
    EXPECT_GE(interval->high, distribution.variance()) << each.name;
  }
}

// Kolmogorov-Smirnov: P(D sqrt(n) > 2.23) = 2 exp(-2 2.23^2) = 1e-4.
double ks_statistic(Values samples, const Cdf& cdf) {
  std::ranges::sort(samples);
  const auto n = static_cast<double>(samples.size());
  double distance = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double expected = cdf(samples[i]);
    distance = std::max({distance, expected - static_cast<double>(i) / n,
                         static_cast<double>(i + 1) / n - expected});
  }
  return distance * std::sqrt(n);
}

TEST(DistributionSamples, FollowTheClosedForm) {
  for (const Case& each : cases()) {
    EXPECT_LT(ks_statistic(samples_of(each.shape, each.name), each.cdf), 2.23) << each.name;
  }
}

TEST(DistributionSamples, ThatWereFivePercentTooLongWouldBeFound) {
  Values samples = samples_of(Exponential{2}, "five percent");
  for (double& sample : samples) {
    sample *= 1.05;
  }
  EXPECT_LT(mean_interval(samples, level)->low, 2 * 1.05);
  EXPECT_GT(mean_interval(samples, level)->low, 2);
  EXPECT_GT(ks_statistic(samples, [](double x) { return 1 - std::exp(-x / 2); }), 2.23);
}

TEST(DistributionSamples, OfOneDrawAreItsQuantiles) {
  for (const Case& each : cases()) {
    Draws probe({62, 1, 1});
    const Distribution distribution = *Distribution::make(each.shape);
    static_cast<void>(distribution.sample(probe));
    if (probe.drawn() != 1) {
      continue;
    }
    for (std::uint64_t request = 0; request < 1000; ++request) {
      Draws draws({62, request, 1});
      Draws same({62, request, 1});
      const double u = draws.uniform();
      EXPECT_NEAR(each.cdf(distribution.sample(same)), u, 1e-12) << each.name;
    }
  }
}

TEST(DistributionSamples, OfEmpiricalDistributionsComeEquallyOften) {
  const Distribution distribution = *Distribution::make(Empirical{{3, 1, 4, 1, 5}});
  std::vector<double> counts(6);
  for (const double sample : samples_of(distribution.shape(), "empirical")) {
    ++counts[static_cast<std::size_t>(sample)];
  }
  const double share = sample_size / 5.0;
  const double bound = 3.9 * std::sqrt(share * 0.8);
  for (const std::size_t value : {3U, 4U, 5U}) {
    EXPECT_NEAR(counts[value], share, bound);
  }
  EXPECT_NEAR(counts[1], 2 * share, bound * 1.3);
}

// Extremes that a run of a billion requests meets.
TEST(DistributionSamples, StayFiniteForExtremeParameters) {
  for (const DistributionShape& shape : std::initializer_list<DistributionShape>{
           Lognormal{1, 1e6}, Lognormal{1, 1e-9}, Gamma{1, 1e3}, Gamma{1, 1e-6},
           Weibull{0.05, 1e-9}, Weibull{1000, 1}, Pareto{0.1, 1e-9}, Pareto{1000, 1},
           BoundedPareto{1e-6, 1e-9, 1e9}, BoundedPareto{50, 1, 1.0000001}, Exponential{1e-300},
           Exponential{1e150}}) {
    const auto made = Distribution::make(shape);
    ASSERT_TRUE(made.has_value()) << made.error();
    for (std::uint64_t request = 0; request < 1000; ++request) {
      Draws draws({63, request, 1});
      const double sample = made->sample(draws);
      ASSERT_TRUE(std::isfinite(sample) && sample >= 0) << sample;
    }
  }
}

}  // namespace
}  // namespace sojourn::engine
