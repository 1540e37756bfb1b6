#include "models/simulation/run_length.h"

#include <cmath>

#include <gtest/gtest.h>

#include "engine/portable_math.h"
#include "engine/random.h"

namespace sojourn::simulation {
namespace {

constexpr std::size_t slice_count = 200;

// Two standard errors of this estimate are taken off.
double sure(double relaxations, double replications) {
  return 1 - 10 / std::sqrt(relaxations * replications);
}

constexpr std::uint32_t requests_a_slice = 50;

double normal(std::uint64_t stream, std::uint64_t index) {
  return engine::portable::normal_quantile(engine::Draws({stream, index, 43}).uniform());
}

// Slices whose mean latencies are an autoregressive series of this coefficient around 10 s with
// variance 1, plus a trend that all replications share.
std::vector<Slices> autoregressive(double coefficient, std::size_t replications, double trend = 0) {
  std::vector<Slices> all;
  for (std::size_t replication = 0; replication < replications; ++replication) {
    Slices slices;
    slices.ok.assign(1, std::vector<std::uint32_t>(slice_count, requests_a_slice));
    slices.latency_sum.assign(1, {});
    double deviation = normal(replication, slice_count);
    for (std::size_t slice = 0; slice < slice_count; ++slice) {
      slices.latency_sum[0].push_back(requests_a_slice *
                                      (10 + deviation + trend * static_cast<double>(slice)));
      deviation = coefficient * deviation +
                  std::sqrt(1 - coefficient * coefficient) * normal(replication, slice);
    }
    all.push_back(slices);
  }
  return all;
}

TEST(RunLength, OfIndependentSlicesIsTheirNumber) {
  const RunLength length = run_length(autoregressive(0, 40), 0, 20, Shape{1, 0}).value();
  EXPECT_NEAR(length.relaxations, 180, 20);
  EXPECT_NEAR(length.sure, sure(180, 40), 0.02);
  // A slice of 50 requests with the variance of one is worth one.
  EXPECT_NEAR(length.worth, 1.0 / requests_a_slice, 0.1 / requests_a_slice);
}

// The integrated autocorrelation time of such a series is (1 + c) / (1 - c).
TEST(RunLength, OfAnAutoregressiveSeriesIsThatOfTheory) {
  for (const double coefficient : {0.5, 0.8, 0.9}) {
    const double time = (1 + coefficient) / (1 - coefficient);
    const RunLength length =
        run_length(autoregressive(coefficient, 100), 0, 0, Shape{1, 0}).value();
    EXPECT_NEAR(length.relaxations * time / slice_count, 1, 0.25) << coefficient;
    EXPECT_NEAR(length.worth * time * requests_a_slice, 1, 0.25) << coefficient;
  }
}

TEST(RunLength, SharedTrendsAreNoCorrelation) {
  const RunLength flat = run_length(autoregressive(0.5, 50), 0, 20, Shape{1, 0}).value();
  const RunLength trend = run_length(autoregressive(0.5, 50, 0.3), 0, 20, Shape{1, 0}).value();
  EXPECT_NEAR(trend.relaxations / flat.relaxations, 1, 0.01);
}

TEST(RunLength, OfWhatDoesNotVaryIsUnlimited) {
  auto slices = autoregressive(0, 5);
  for (Slices& one : slices) one.latency_sum[0].assign(slice_count, 0.003 * requests_a_slice);
  const RunLength length = run_length(slices, 0, 20, Shape{}).value();
  EXPECT_TRUE(std::isinf(length.relaxations));
  EXPECT_EQ(length.worth, 1);
}

TEST(RunLength, NeedsAnswersAndSlices) {
  auto slices = autoregressive(0, 5);
  EXPECT_EQ(run_length(slices, 0, slice_count - 9, Shape{1, 0}), std::nullopt);
  EXPECT_NE(run_length(slices, 0, slice_count - 10, Shape{1, 0}), std::nullopt);
  for (Slices& one : slices) one.ok[0].assign(slice_count, 0);
  EXPECT_EQ(run_length(slices, 0, 0, Shape{1, 0}), std::nullopt);
}

TEST(RunLength, ShorterIsTheWorseOfBoth) {
  const RunLength both = shorter({5, 0.5, 3, 0.9}, {7, 0.1, 2, 0.8});
  EXPECT_EQ(both.relaxations, 5);
  EXPECT_EQ(both.worth, 0.1);
  EXPECT_EQ(both.skewness, 3);
  EXPECT_EQ(both.sure, 0.8);
}

TEST(Shape, IsThatOfTheHistogram) {
  engine::Histogram histogram;
  EXPECT_EQ(shape_of(histogram).variance, 0);
  engine::Histogram even;
  for (int ms = 1; ms <= 1000; ++ms) even.add(std::chrono::milliseconds(ms));
  EXPECT_NEAR(shape_of(even).variance, 1e-6 * (1000.0 * 1000 - 1) / 12, 1e-3);
  EXPECT_NEAR(shape_of(even).skewness, 0, 0.01);
  engine::Histogram rare;  // 1 s with a probability of 1 %: skewness 0.98 / sqrt(0.0099)
  rare.add(std::chrono::seconds(1), 10);
  rare.add(std::chrono::seconds(0), 990);
  EXPECT_NEAR(shape_of(rare).skewness, 0.98 / std::sqrt(0.0099), 0.1);
}

}  // namespace
}  // namespace sojourn::simulation
