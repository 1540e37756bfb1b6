#include "models/simulation/series.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Slices slices_of(std::vector<std::uint32_t> ok, std::vector<double> latency_sum) {
  Slices slices;
  slices.slice_seconds = 0.5;
  slices.arrivals = {ok};
  slices.answered = {ok};
  slices.ok = {std::move(ok)};
  slices.latency_sum = {std::move(latency_sum)};
  return slices;
}

TEST(SeriesSum, AveragesLatencyOverAllReplications) {
  SeriesSum sum;
  sum.add(slices_of({1, 2, 0}, {0.125, 0.5, 0}));
  sum.add(slices_of({3, 2, 4}, {0.875, 0.5, 2}));
  EXPECT_THAT(sum.mean_latency(), ElementsAre(0.25, 0.25, 0.5));
}

TEST(SeriesSum, RepeatsTheLastLatencyOverAGapAndLeavesOutALeadingOne) {
  SeriesSum sum;
  sum.add(slices_of({0, 2, 0, 0, 1}, {0, 0.5, 0, 0, 0.75}));
  EXPECT_THAT(sum.mean_latency(), ElementsAre(0.25, 0.25, 0.25, 0.75));
}

TEST(SeriesSum, OfNothingIsEmpty) {
  EXPECT_THAT(SeriesSum().mean_latency(), IsEmpty());
}

TEST(SeriesSum, IsNamedByClass) {
  const scenario::Scenario scenario =
      tests::parsed({.services = R"("s": {"endpoints": {"e": []}})",
                     .workloads = R"("w": {"poisson": "1/s", "requests": {"s.e": 1}})"});
  const Program program = compile(scenario);
  SeriesSum sum;
  sum.add(slices_of({1, 2}, {0.5, 0.5}));
  sum.add(slices_of({0, 4}, {0, 1.0}));
  const auto series = sum.named(program);
  EXPECT_EQ(series.size(), 4U);
  EXPECT_THAT(series.at("time"), ElementsAre(0, 0.5));
  EXPECT_THAT(series.at("w/s.e offered"), ElementsAre(1, 6));
  EXPECT_THAT(series.at("w/s.e throughput"), ElementsAre(1, 6));
  EXPECT_THAT(series.at("w/s.e mean"), ElementsAre(0.5, 0.25));
}

}  // namespace
}  // namespace sojourn::simulation
