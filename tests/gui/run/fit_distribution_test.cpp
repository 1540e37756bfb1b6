#include "gui/run/fit_distribution.h"

#include <cmath>

#include <gtest/gtest.h>

#include "engine/random.h"
#include "gui/run/distribution_curve.h"
#include "gui/run/special_functions.h"

namespace sojourn::gui {
namespace {

using engine::Distribution;

std::vector<double> samples_of(engine::DistributionShape shape, std::uint64_t count = 5000) {
  const Distribution distribution = *Distribution::make(std::move(shape));
  std::vector<double> samples;
  for (std::uint64_t index = 0; index < count; ++index) {
    engine::Draws draws({1, index, 1});
    samples.push_back(distribution.sample(draws));
  }
  return samples;
}

struct Known {
  std::string name;
  engine::DistributionShape shape;
};

const std::vector<Known>& known() {
  static const std::vector<Known> all = {
      {"exponential", engine::Exponential{0.01}}, {"lognormal", engine::Lognormal{0.1, 0.5}},
      {"gamma", engine::Gamma{0.02, 1.7}},        {"erlang", engine::Erlang{4, 0.04}},
      {"weibull", engine::Weibull{3.0, 0.2}},     {"deterministic", engine::Deterministic{0.005}}};
  return all;
}

TEST(FitDistribution, RecognisesWhereSamplesComeFrom) {
  for (const Known& each : known()) {
    const auto fits = fit_distributions(samples_of(each.shape));
    ASSERT_FALSE(fits.empty()) << each.name;
    EXPECT_EQ(fits.front().name, each.name);
    const Distribution original = *Distribution::make(each.shape);
    EXPECT_NEAR(fits.front().distribution.mean(), original.mean(), 0.05 * original.mean());
    EXPECT_NEAR(fits.front().distribution.cv2(), original.cv2(), 0.1 * original.cv2() + 1e-12);
    EXPECT_LT(fits.front().ks_distance, 0.03) << each.name;
    EXPECT_TRUE(each.name == "deterministic" || fits.size() == 5);
  }
}

TEST(FitDistribution, FindsTheStagesOfErlang) {
  const auto fits = fit_distributions(samples_of(engine::Erlang{4, 0.04}));
  EXPECT_EQ(std::get<engine::Erlang>(fits.front().distribution.shape()).stages, 4U);
}

TEST(FitDistribution, NeedsSamplesThatCanBeTimes) {
  EXPECT_TRUE(fit_distributions({}).empty());
  EXPECT_TRUE(fit_distributions({1}).empty());
  EXPECT_TRUE(fit_distributions({1, -1}).empty());
  EXPECT_TRUE(fit_distributions({1, std::nan("")}).empty());
  const auto with_zero = fit_distributions({0, 1, 2, 3});
  ASSERT_EQ(with_zero.size(), 1U);
  EXPECT_EQ(with_zero.front().name, "exponential");
  EXPECT_EQ(fit_distributions({0, 0}).front().name, "deterministic");
}

TEST(Cumulative, AgreesWithSamplesOfEveryShape) {
  std::vector<engine::DistributionShape> shapes;
  for (const Known& each : known()) shapes.push_back(each.shape);
  shapes.emplace_back(engine::Hyperexponential{{{0.9, 0.01}, {0.1, 0.2}}});
  shapes.emplace_back(engine::Pareto{2.5, 0.01});
  shapes.emplace_back(engine::BoundedPareto{1.2, 0.01, 1});
  shapes.emplace_back(engine::Uniform{0.1, 0.3});
  shapes.emplace_back(engine::Empirical{{0.1, 0.2, 0.2, 0.4}});
  shapes.emplace_back(engine::HistogramDistribution{{{0, 0.1, 3}, {0.1, 0.5, 1}}});
  shapes.emplace_back(engine::Mixture{
      {{0.5, std::make_shared<const Distribution>(Distribution::exponential(0.1))},
       {0.5, std::make_shared<const Distribution>(Distribution::deterministic(0.2))}}});
  for (const engine::DistributionShape& shape : shapes) {
    const Distribution distribution = *Distribution::make(shape);
    const std::vector<double> samples = samples_of(shape, 4000);
    for (const double p : {0.1, 0.5, 0.9, 0.99}) {
      const double t = quantile_of(distribution, p) * (1 + 1e-9);
      const auto below = std::ranges::count_if(samples, [t](double x) { return x <= t; });
      EXPECT_NEAR(static_cast<double>(below) / 4000, cumulative(distribution, t), 0.03)
          << shape.index() << " at " << p;
    }
  }
}

TEST(DistributionCurve, HoldsAllButTheTails) {
  for (const Known& each : known()) {
    const Distribution distribution = *Distribution::make(each.shape);
    const auto curve = distribution_curve(distribution);
    if (each.name == "deterministic") {
      ASSERT_EQ(curve.size(), 1U);
      EXPECT_NEAR(curve.front().t, 0.005, 1e-9);
      continue;
    }
    ASSERT_EQ(curve.size(), 200U);
    const double step = curve[1].t - curve[0].t;
    double area = 0;
    for (const DistributionPoint& point : curve) area += point.density * step;
    EXPECT_NEAR(area, 0.995, 0.002) << each.name;
    EXPECT_LT(curve.front().cumulative, curve.back().cumulative);
  }
}

// Densities that are known in closed form.
TEST(DistributionCurve, IsTheDensityOfTheShape) {
  const double mean = 0.02;
  for (const DistributionPoint& at : distribution_curve(Distribution::exponential(mean), 1000)) {
    const double expected = std::exp(-at.t / mean) / mean;
    EXPECT_NEAR(at.density, expected, expected * 1e-4) << at.t;
  }
  const Distribution uniform = *Distribution::make(engine::Uniform{0.1, 0.3});
  const auto curve = distribution_curve(uniform, 100, 0.985);
  EXPECT_EQ(curve.front().density, 0);
  EXPECT_EQ(curve.back().density, 0);
  for (const DistributionPoint& at : curve) {
    if (at.t > 0.105 && at.t < 0.295) {
      EXPECT_NEAR(at.density, 5, 1e-6) << at.t;
    }
  }
}

TEST(DistributionCurve, HasNoDensityWhereAnAtomIs) {
  const Distribution mixture = *Distribution::make(engine::Mixture{
      {{0.75, std::make_shared<const Distribution>(Distribution::exponential(0.1))},
       {0.25, std::make_shared<const Distribution>(Distribution::deterministic(0.2))}}});
  for (const DistributionPoint& at : distribution_curve(mixture, 500)) {
    const double expected = 0.75 * std::exp(-at.t / 0.1) / 0.1;
    EXPECT_NEAR(at.density, expected, expected * 1e-3) << at.t;
  }
  const Distribution measured = *Distribution::make(engine::Empirical{{0.4, 0.2, 0.1, 0.2}});
  for (const DistributionPoint& at : distribution_curve(measured)) EXPECT_EQ(at.density, 0);
}

TEST(Atoms, AreTheValuesWithAProbabilityOfTheirOwn) {
  EXPECT_TRUE(atoms(Distribution::exponential(1)).empty());
  const auto fixed = atoms(Distribution::deterministic(0.2));
  ASSERT_EQ(fixed.size(), 1U);
  EXPECT_EQ(fixed.front().t, 0.2);
  EXPECT_EQ(fixed.front().probability, 1);
  const auto found = atoms(*Distribution::make(engine::Mixture{
      {{0.5, std::make_shared<const Distribution>(
                 *Distribution::make(engine::Empirical{{0.4, 0.2, 0.1, 0.2}}))},
       {0.5, std::make_shared<const Distribution>(Distribution::deterministic(0.4))}}}));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].t, 0.1);
  EXPECT_NEAR(found[1].probability, 0.25, 1e-12);
  EXPECT_NEAR(found[2].probability, 0.625, 1e-12);
}

TEST(SpecialFunctions, AgreeWithTables) {
  EXPECT_NEAR(incomplete_gamma(1, 2), 1 - std::exp(-2), 1e-12);
  EXPECT_NEAR(incomplete_gamma(4, 10), 1 - std::exp(-10) * (1 + 10 + 50 + 1000.0 / 6), 1e-12);
  EXPECT_NEAR(incomplete_gamma(0.5, 0.3), std::erf(std::sqrt(0.3)), 1e-12);
  EXPECT_NEAR(digamma(1), -0.57721566490153286, 1e-10);
  EXPECT_NEAR(trigamma(1), 1.6449340668482264, 1e-10);
}

TEST(ReadSamples, TakesTheFirstColumnWithNumbers) {
  const auto read =
      read_samples("name,latency,other\n# comment\na,1.5,9\n\nb,2,8\r\n", SampleUnit::milliseconds);
  ASSERT_TRUE(read) << read.error();
  ASSERT_EQ(read->size(), 2U);
  EXPECT_NEAR((*read)[0], 0.0015, 1e-15);
  EXPECT_NEAR((*read)[1], 0.002, 1e-15);
  EXPECT_EQ(*read_samples("250us\n1.5s\n", SampleUnit::seconds), (std::vector{0.00025, 1.5}));
  EXPECT_EQ(*read_samples("x;1\ny;3\n", SampleUnit::seconds), (std::vector{1.0, 3.0}));
}

TEST(ReadSamples, ErrorsNameTheLine) {
  const auto bad = read_samples("latency\n1\nfast\n", SampleUnit::seconds);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error(),
            "line 3: found \"fast\", expected a number >= 0 or a duration such as 2.5ms");
  EXPECT_TRUE(read_samples("", SampleUnit::seconds).error().contains("at least one"));
  EXPECT_TRUE(read_samples("1\n-2\n", SampleUnit::seconds).error().starts_with("line 2"));
  EXPECT_TRUE(read_samples("a\nb\n", SampleUnit::seconds).error().starts_with("line 2"));
}

}  // namespace
}  // namespace sojourn::gui
