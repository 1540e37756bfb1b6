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

std::string too_few(std::size_t replications, std::uint64_t count_of_each) {
  const Histogram histogram = rising(count_of_each);
  return without_interval(
      latency_estimate(std::vector<const Histogram*>(replications, &histogram)));
}

// 100 values beyond the quantile in all and 5 in each replication.
TEST(LatencyEstimate, SaysForWhatTheSamplesAreTooFew) {
  EXPECT_EQ(too_few(4, 100'000), "mean, p50, p90, p95, p99, p999");
  EXPECT_EQ(too_few(5, 30), "p50, p90, p95, p99, p999");
  EXPECT_EQ(too_few(5, 40), "p90, p95, p99, p999");
  EXPECT_EQ(too_few(5, 1'999), "p99, p999");
  EXPECT_EQ(too_few(5, 2'001), "p999");
  EXPECT_EQ(too_few(100, 499), "p99, p999");
  EXPECT_EQ(too_few(5, 20'001), "");
}

// Short replications of a busy station: many latencies, few independent ones.
TEST(LatencyEstimate, SaysWhatDependentSamplesDoNotCarry) {
  const Histogram histogram = rising(20'000);
  const std::vector<const Histogram*> ten(10, &histogram);
  const auto missing = [&](const RunLength& length) {
    return without_interval(latency_estimate(ten, length));
  };
  EXPECT_EQ(missing({30, 1}), "");
  EXPECT_EQ(missing({29.9, 1}), "mean");
  EXPECT_EQ(missing({60, 1, 0, 0.49}), "mean");
  EXPECT_EQ(missing({100, 1, 44}), "");  // 200 000 latencies, 100 x 44 x 44 needed
  EXPECT_EQ(missing({100, 1, 45}), "mean");
  EXPECT_EQ(missing({100, 0.011}), "p999");
  EXPECT_EQ(missing({100, 0.0099}), "p99, p999");
  EXPECT_EQ(missing({1, 0.0001}), "mean, p50, p90, p95, p99, p999");
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
  const results::LatencySummary summary = latency_estimate({&low, &high});
  EXPECT_THAT(summary.mean.value, DoubleEq((50.5 * 100 + 100.5 * 200) / 300 / 1000));
  EXPECT_NEAR(summary.p50.value, 0.075, 0.075 * Histogram::relative_error);
  EXPECT_NEAR(summary.p99.value, 0.197, 0.197 * Histogram::relative_error);
  EXPECT_EQ(pooled({&low, &high}).count(), 300U);
}

TEST(LatencyEstimate, OfNoValueIsNothing) {
  const Histogram none;
  EXPECT_EQ(latency_estimate({&none, &none}), results::LatencySummary{});
}

}  // namespace
}  // namespace sojourn::simulation
