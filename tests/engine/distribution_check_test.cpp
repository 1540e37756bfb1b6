#include <cmath>
#include <limits>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "engine/distribution.h"

namespace sojourn::engine {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::string complaint(const DistributionShape& shape) {
  const auto made = Distribution::make(shape);
  return made ? "" : made.error();
}

std::shared_ptr<const Distribution> part(const DistributionShape& shape) {
  return std::make_shared<const Distribution>(*Distribution::make(shape));
}

TEST(DistributionCheck, SimpleShapesSayWhichParameterIsWrong) {
  EXPECT_EQ(complaint(Deterministic{-1}), "deterministic: value must be at least 0");
  EXPECT_EQ(complaint(Deterministic{infinity}), "deterministic: value must be finite");
  EXPECT_EQ(complaint(Exponential{0}), "exponential: mean must be greater than 0");
  EXPECT_EQ(complaint(Exponential{-2}), "exponential: mean must be greater than 0");
  EXPECT_EQ(complaint(Exponential{not_a_number}), "exponential: mean must be finite");
  EXPECT_EQ(complaint(Erlang{0, 1}), "erlang: stages must be at least 1");
  EXPECT_EQ(complaint(Erlang{1001, 1}), "erlang: stages must be at most 1000");
  EXPECT_EQ(complaint(Lognormal{1, 0}), "lognormal: cv must be greater than 0");
  EXPECT_EQ(complaint(Lognormal{1, 2e6}), "lognormal: cv must be at most 1000000");
  EXPECT_EQ(complaint(Gamma{0, 1}), "gamma: mean must be greater than 0");
  EXPECT_EQ(complaint(Weibull{0, 1}), "weibull: shape must be greater than 0");
  EXPECT_EQ(complaint(Weibull{1, 0}), "weibull: scale must be greater than 0");
  EXPECT_EQ(complaint(Pareto{1, 0}), "pareto: minimum must be greater than 0");
  EXPECT_EQ(complaint(BoundedPareto{1, 2, 2}),
            "bounded pareto: maximum must be greater than minimum");
  EXPECT_EQ(complaint(Uniform{2, 1}), "uniform: high must be greater than low");
  EXPECT_EQ(complaint(Uniform{-1, 1}), "uniform: low must be at least 0");
}

TEST(DistributionCheck, ListsSayWhichEntryIsWrong) {
  EXPECT_EQ(complaint(Hyperexponential{}), "hyperexponential: at least one branch is needed");
  EXPECT_EQ(complaint(Hyperexponential{{{0.5, 1}, {0.5, 0}}}),
            "hyperexponential: branch 2: mean must be greater than 0");
  EXPECT_EQ(complaint(Hyperexponential{{{-0.5, 1}, {1.5, 1}}}),
            "hyperexponential: branch 1: probability must be at least 0");
  EXPECT_EQ(complaint(Hyperexponential{{{0.5, 1}, {0.4, 2}}}),
            "hyperexponential: probabilities must sum to 1");
  EXPECT_EQ(complaint(Empirical{}), "empirical: at least one sample is needed");
  EXPECT_EQ(complaint(Empirical{{1, 2, -3}}), "empirical: sample 3: value must be at least 0");
  EXPECT_EQ(complaint(HistogramDistribution{}), "histogram: at least one bin is needed");
  EXPECT_EQ(complaint(HistogramDistribution{{{2, 1, 1}}}),
            "histogram: bin 1: high must be at least low");
  EXPECT_EQ(complaint(HistogramDistribution{{{0, 1, 0}}}),
            "histogram: the sum of the weights must be greater than 0");
}

TEST(DistributionCheck, ProbabilitiesMaySumToOneWithinRounding) {
  EXPECT_EQ(complaint(Hyperexponential{{{0.1, 1}, {0.2, 1}, {0.7 - 1e-12, 1}}}), "");
  const double third = 1.0 / 3;
  EXPECT_EQ(complaint(Hyperexponential{{{third, 1}, {third, 2}, {third, 3}}}), "");
}

TEST(DistributionCheck, MixturesSayWhichPartIsWrong) {
  EXPECT_EQ(complaint(Mixture{}), "mixture: at least one part is needed");
  EXPECT_EQ(complaint(Mixture{{{1, nullptr}}}), "mixture: part 1: a distribution is needed");
  EXPECT_EQ(complaint(Mixture{{{0.5, part(Exponential{1})}}}),
            "mixture: probabilities must sum to 1");
}

TEST(DistributionCheck, MixturesAreNotNestedTooDeep) {
  auto nested = part(Exponential{1});
  for (int depth = 0; depth < 8; ++depth) {
    nested = part(Mixture{{{1, nested}}});
  }
  EXPECT_EQ(complaint(Mixture{{{1, nested}}}),
            "mixture: part 1: mixtures must not be nested more than 8 deep");
}

TEST(DistributionCheck, MomentsThatShouldBeFiniteMustBeRepresentable) {
  EXPECT_EQ(complaint(Exponential{1e200}),
            "exponential: mean and variance must be representable numbers");
  EXPECT_EQ(complaint(Weibull{0.001, 1}),
            "weibull: mean and variance must be representable numbers");
  EXPECT_EQ(complaint(Pareto{0.5, 1}), "");
}

}  // namespace
}  // namespace sojourn::engine
