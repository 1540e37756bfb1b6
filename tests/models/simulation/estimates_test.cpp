#include "models/simulation/estimates.h"

#include <chrono>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using engine::Histogram;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(MeanEstimate, HasAnIntervalFromFiveReplicationsOn) {
  const results::Estimate four = mean_estimate({1, 2, 3, 4});
  EXPECT_EQ(four.value, 2.5);
  EXPECT_EQ(four.low, std::nullopt);
  const results::Estimate five = mean_estimate({1, 2, 3, 4, 5});
  EXPECT_EQ(five.value, 3);
  // t(0.975, 4) = 2.776445, standard error sqrt(2.5 / 5).
  EXPECT_NEAR(five.low.value(), 3 - 2.776445 * 0.70710678, 1e-6);
  EXPECT_NEAR(five.high.value(), 3 + 2.776445 * 0.70710678, 1e-6);
}

TEST(MeanEstimate, IsNeverBelowZero) {
  EXPECT_EQ(mean_estimate({0, 0, 0, 0, 1}).low, 0);
}

TEST(RatioEstimate, PoolsItsPairs) {
  EXPECT_EQ(ratio_estimate({1, 3}, {2, 2}).value, 1);
  EXPECT_EQ(ratio_estimate({1, 3}, {2, 2}).low, std::nullopt);
  EXPECT_TRUE(ratio_estimate({1, 2, 3, 4, 5}, {2, 2, 2, 2, 2}).low);
  EXPECT_THAT(ratio_estimate({1, 2, 3, 4, 5}, {2, 2, 2, 2, 2}).value, DoubleEq(1.5));
}

TEST(RatioEstimate, WithoutAnyDenominatorIsNothing) {
  EXPECT_EQ(ratio_estimate({0, 0}, {0, 0}), results::Estimate{});
  const results::Estimate gap = ratio_estimate({1, 1, 1, 1, 0}, {1, 1, 1, 1, 0});
  EXPECT_EQ(gap.value, 1);
  EXPECT_EQ(gap.low, std::nullopt);
}

Histogram rising(std::uint64_t count) {
  Histogram histogram;
  for (std::uint64_t value = 1; value <= count; ++value) {
    histogram.add(std::chrono::milliseconds(value));
  }
  return histogram;
}

std::vector<std::string> without_interval(std::size_t replications, std::uint64_t count_of_each) {
  const Histogram histogram = rising(count_of_each);
  std::vector<std::string> names;
  latency_estimate(std::vector<const Histogram*>(replications, &histogram), names);
  return names;
}

// 100 values beyond the quantile in all and 5 in each replication.
TEST(LatencyEstimate, SaysForWhatTheSamplesAreTooFew) {
  EXPECT_THAT(without_interval(4, 100'000),
              ElementsAre("mean", "p50", "p90", "p95", "p99", "p999"));
  EXPECT_THAT(without_interval(5, 30), ElementsAre("p50", "p90", "p95", "p99", "p999"));
  EXPECT_THAT(without_interval(5, 40), ElementsAre("p90", "p95", "p99", "p999"));
  EXPECT_THAT(without_interval(5, 1'999), ElementsAre("p99", "p999"));
  EXPECT_THAT(without_interval(5, 2'001), ElementsAre("p999"));
  EXPECT_THAT(without_interval(100, 499), ElementsAre("p99", "p999"));
  EXPECT_THAT(without_interval(5, 20'001), IsEmpty());
}

// Short replications of a busy station: many latencies, few independent ones.
TEST(LatencyEstimate, SaysWhatDependentSamplesDoNotCarry) {
  const Histogram histogram = rising(20'000);
  const std::vector<const Histogram*> ten(10, &histogram);
  const auto missing = [&](const RunLength& length) {
    std::vector<std::string> names;
    latency_estimate(ten, names, length);
    return names;
  };
  EXPECT_THAT(missing({30, 1}), IsEmpty());
  EXPECT_THAT(missing({29.9, 1}), ElementsAre("mean"));
  EXPECT_THAT(missing({60, 1, 0, 0.49}), ElementsAre("mean"));
  EXPECT_THAT(missing({100, 1, 44}), IsEmpty());  // 200 000 latencies, 100 x 44 x 44 needed
  EXPECT_THAT(missing({100, 1, 45}), ElementsAre("mean"));
  EXPECT_THAT(missing({100, 0.011}), ElementsAre("p999"));
  EXPECT_THAT(missing({100, 0.0099}), ElementsAre("p99", "p999"));
  EXPECT_THAT(missing({1, 0.0001}), ElementsAre("mean", "p50", "p90", "p95", "p99", "p999"));
}

TEST(Shortage, TellsLengthAndNumberApart) {
  const Histogram histogram = rising(1'000);
  const auto copies = [&](std::size_t count) {
    return std::vector<const Histogram*>(count, &histogram);
  };
  const Shortage few = quantile_shortage(copies(5), 0.99, {});
  EXPECT_NEAR(few.longer, 0.5, 1e-9);  // 10 values beyond it, 5 needed
  EXPECT_NEAR(few.more, 2, 1e-9);      // 50 values, 100 needed
  const Shortage brief = quantile_shortage(copies(20), 0.99, {100, 0.05});
  EXPECT_NEAR(brief.longer, 4, 1e-9);  // worth half a value, 2 needed
  EXPECT_NEAR(brief.more, 2, 1e-9);
  EXPECT_FALSE(brief.none());
  EXPECT_TRUE(quantile_shortage(copies(20), 0.9, {100, 0.05}).none());
  EXPECT_DOUBLE_EQ(mean_shortage(copies(5), {15, 1}).longer, 2);
  const Histogram none;
  EXPECT_TRUE(std::isinf(mean_shortage({&none, &none, &none, &none, &none}, {}).longer));
}

TEST(LatencyEstimate, IsThatOfThePooledSample) {
  const Histogram low = rising(100);
  const Histogram high = rising(200);
  std::vector<std::string> names;
  const results::LatencySummary summary = latency_estimate({&low, &high}, names);
  EXPECT_THAT(summary.mean.value, DoubleEq((50.5 * 100 + 100.5 * 200) / 300 / 1000));
  EXPECT_NEAR(summary.p50.value, 0.075, 0.075 * Histogram::relative_error);
  EXPECT_NEAR(summary.p99.value, 0.197, 0.197 * Histogram::relative_error);
  EXPECT_EQ(pooled({&low, &high}).count(), 300U);
}

TEST(LatencyEstimate, OfNoValueIsNothingAndMissesNothing) {
  const Histogram none;
  std::vector<std::string> names;
  EXPECT_EQ(latency_estimate({&none, &none}, names), results::LatencySummary{});
  EXPECT_THAT(names, IsEmpty());
}

}  // namespace
}  // namespace sojourn::simulation
