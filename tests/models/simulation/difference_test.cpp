#include "models/simulation/difference.h"

#include <algorithm>
#include <atomic>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/simulation/simulate.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using results::Difference;
using results::DifferenceFigure;
using testing::ElementsAre;
using testing::IsEmpty;

const DifferenceFigure& figure(const Difference& difference, const std::string& name) {
  return *std::ranges::find(difference.requests.front().figures, name, &DifferenceFigure::name);
}

double half_width(const results::Estimate& estimate) {
  return (estimate.high.value() - estimate.low.value()) / 2;
}

// Three workers of one core each behind a balancer, 80 % busy.
scenario::Scenario balanced(const std::string& balance, const std::string& run,
                            const std::string& service = "10ms") {
  return tests::parsed(tests::Parts{
      .services = R"("s": {"replicas": 3, "endpoints": {"e": [{"delay": {"exponential": ")" +
                  service + R"("}}]}})",
      .workloads = R"("w": {"poisson": "240/s", "requests": {"s.e": 1}})",
      .calls = R"("w>s": {"balance": ")" + balance + R"("})",
      .run = run});
}

constexpr const char* run_of_minutes = R"("duration": "120s", "warmup": "12s", "replications": 50)";

TEST(Difference, OfAScenarioAndItselfIsNothing) {
  const auto scenario = balanced("random", R"("duration": "60s", "replications": 10)");
  const Difference difference = simulate_difference(scenario, scenario).value();
  ASSERT_EQ(difference.requests.size(), 1U);
  for (const DifferenceFigure& figure : difference.requests.front().figures) {
    EXPECT_EQ(figure.difference.value, 0) << figure.name;
    EXPECT_EQ(figure.relative.value().value, 0) << figure.name;
    if (figure.difference.low) {
      EXPECT_EQ(figure.includes_zero(), true) << figure.name;
      EXPECT_EQ(half_width(figure.difference), 0) << figure.name;
    }
  }
}

// Figure by figure: the variance of the difference of independent runs is the sum of theirs.
double variance_cut(const Difference& difference, const std::string& name) {
  const DifferenceFigure& of = figure(difference, name);
  const double independent =
      half_width(of.first) * half_width(of.first) + half_width(of.second) * half_width(of.second);
  return independent / (half_width(of.difference) * half_width(of.difference));
}

TEST(Difference, CommonRandomNumbersHalveTheVarianceBetweenBalancers) {
  const auto random = balanced("random", run_of_minutes);
  const auto in_turn = balanced("round-robin", run_of_minutes);
  const auto least = balanced("least-connections", run_of_minutes);
  const Difference turns = simulate_difference(in_turn, least).value();
  EXPECT_GE(variance_cut(turns, "mean"), 2) << variance_cut(turns, "mean");
  EXPECT_GE(variance_cut(turns, "p95"), 2) << variance_cut(turns, "p95");
  EXPECT_EQ(figure(turns, "mean").includes_zero(), false);
  EXPECT_LT(figure(turns, "mean").difference.value, 0);
  const Difference dice = simulate_difference(random, in_turn).value();
  RecordProperty("random_cut", std::to_string(variance_cut(dice, "mean")));
  RecordProperty("round_robin_cut", std::to_string(variance_cut(turns, "mean")));
}

// The same with another seed for one side: nothing is gained, so that it is the pairing that gains.
TEST(Difference, OfIndependentSeedsHasTheSumOfTheVariances) {
  Options counted;
  counted.control_variates = false;
  Options fresh = counted;
  fresh.seed = 77;
  const auto in_turn = balanced("round-robin", run_of_minutes);
  const auto least = balanced("least-connections", run_of_minutes);
  const auto paired = simulate_difference(in_turn, least).value();
  const auto first = simulate(in_turn, counted).value().requests.at("w/s.e").latency.mean;
  const auto second = simulate(least, fresh).value().requests.at("w/s.e").latency.mean;
  EXPECT_EQ(figure(paired, "mean").first, first);
  const double independent =
      half_width(first) * half_width(first) + half_width(second) * half_width(second);
  const double common = half_width(figure(paired, "mean").difference);
  EXPECT_GE(independent / (common * common), 2);
}

// 0.2 % longer service times: within either interval, but far outside that of the difference.
TEST(Difference, ShowsWhatSeparateIntervalsHide) {
  const Difference difference =
      simulate_difference(balanced("least-connections", run_of_minutes),
                          balanced("least-connections", run_of_minutes, "10.02ms"))
          .value();
  const DifferenceFigure& mean = figure(difference, "mean");
  EXPECT_GE(*mean.first.high, *mean.second.low);
  EXPECT_EQ(mean.includes_zero(), false);
  EXPECT_NEAR(mean.difference.value, mean.second.value - mean.first.value, 1e-12);
  EXPECT_NEAR(mean.relative->value, mean.second.value / mean.first.value - 1, 1e-12);
  EXPECT_GT(mean.relative->low.value(), 0);
}

TEST(Difference, UsesTheLongerWarmupForBoth) {
  const auto steady = balanced("random", R"("duration": "60s", "replications": 10)");
  const auto slow = balanced("random", R"("duration": "60s", "replications": 10)", "12.2ms");
  const Difference difference = simulate_difference(steady, slow).value();
  EXPECT_EQ(difference.first.warmup_s, difference.second.warmup_s);
  EXPECT_GE(difference.second.warmup_s, simulate(slow).value().warmup_s);
}

TEST(Difference, NamesWhatOnlyOneHas) {
  const auto one = tests::parsed(tests::Parts{
      .services = R"("s": {"endpoints": {"a": [{"delay": "1ms"}], "b": [{"delay": "1ms"}]}})",
      .workloads = R"("w": {"poisson": "50/s", "requests": {"s.a": 1}})",
      .run = R"("duration": "1s", "replications": 2)"});
  const auto other = tests::parsed(tests::Parts{
      .services = R"("s": {"endpoints": {"a": [{"delay": "1ms"}], "b": [{"delay": "1ms"}]}})",
      .workloads = R"("w": {"poisson": "50/s", "requests": {"s.b": 1}})",
      .run = R"("duration": "1s", "replications": 3)"});
  const Difference difference = simulate_difference(one, other).value();
  EXPECT_THAT(difference.requests, IsEmpty());
  EXPECT_THAT(difference.only_first, ElementsAre("w/s.a"));
  EXPECT_THAT(difference.only_second, ElementsAre("w/s.b"));
  EXPECT_EQ(difference.first.replications, 3U);
  EXPECT_EQ(difference.second.replications, 3U);
}

TEST(Difference, WithoutEnoughReplicationsHasNoInterval) {
  const auto scenario = balanced("random", R"("duration": "60s", "replications": 3)");
  const Difference difference = simulate_difference(scenario, scenario).value();
  EXPECT_EQ(figure(difference, "mean").difference.low, std::nullopt);
  EXPECT_EQ(figure(difference, "mean").includes_zero(), std::nullopt);
}

TEST(Difference, CancelledLeavesNothing) {
  const auto scenario = balanced("random", R"("duration": "60s", "replications": 3)");
  Options options;
  std::atomic<int> asked = 0;
  options.cancelled = [&asked] { return ++asked > 10; };
  EXPECT_FALSE(simulate_difference(scenario, scenario, options));
}

}  // namespace
}  // namespace sojourn::simulation
