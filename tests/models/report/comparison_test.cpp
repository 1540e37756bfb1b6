#include "models/report/comparison.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/report/names.h"
#include "tests/models/report/samples.h"

namespace sojourn::report {
namespace {

using namespace std::chrono_literals;
using results::Outcome;
using results::RequestRecord;
using testing::ElementsAre;
using testing::IsEmpty;

const ComparedFigure& figure(const Compared& compared, const std::string& name) {
  return *std::ranges::find(compared.figures, name, &ComparedFigure::name);
}

scenario::Tolerances p99_within(double share) {
  scenario::Tolerances tolerances;
  tolerances.p99 = share;
  return tolerances;
}

TEST(Comparison, ErrorIsPredictedOverMeasuredMinusOne) {
  const Comparison comparison = compare(simulated_sample(), measured_sample());
  ASSERT_EQ(comparison.requests.size(), 2U);
  EXPECT_NEAR(*figure(comparison.requests[0], "mean").error, 1 / 1.02 - 1, 1e-12);
  EXPECT_NEAR(*figure(comparison.services[0], "p99").error, 1 / 1.25 - 1, 1e-12);
  EXPECT_FALSE(comparison.breached);
}

TEST(Comparison, TolerancesJudgeRequestClasses) {
  EXPECT_TRUE(compare(simulated_sample(), measured_sample(), p99_within(0.19)).breached);
  const Comparison kept = compare(simulated_sample(), measured_sample(), p99_within(0.21));
  EXPECT_FALSE(kept.breached);
  EXPECT_EQ(figure(kept.requests[0], "p99").tolerance, 0.21);
  EXPECT_FALSE(figure(kept.requests[0], "mean").tolerance);
  EXPECT_FALSE(figure(kept.services[0], "p99").tolerance);
}

TEST(Comparison, WhatCannotBeComparedBreachesItsTolerance) {
  results::Results silent = measured_sample();
  silent.requests["shoppers/gateway.browse"].throughput = bare(0);
  scenario::Tolerances tolerances;
  tolerances.throughput = 0.5;
  const Comparison comparison = compare(simulated_sample(), silent, tolerances);
  EXPECT_FALSE(figure(comparison.requests[0], "throughput").error);
  EXPECT_TRUE(comparison.breached);
}

TEST(Comparison, LatencyOfAnUnansweredClassIsUnknown) {
  results::Results dead = measured_sample();
  dead.requests["shoppers/gateway.browse"].ok = 0;
  EXPECT_FALSE(figure(compare(simulated_sample(), dead).requests[0], "mean").error);
}

TEST(Comparison, AClassThatOneSideLacksIsListedAndBreaches) {
  results::Results fewer = measured_sample();
  fewer.requests.erase("shoppers/gateway.browse");
  fewer.services.erase("cart");
  fewer.services["extra"] = {};
  const Comparison comparison = compare(simulated_sample(), fewer, p99_within(0.5));
  EXPECT_THAT(comparison.only_left, ElementsAre("request shoppers/gateway.browse", "service cart"));
  EXPECT_THAT(comparison.only_right, ElementsAre("service extra"));
  EXPECT_TRUE(comparison.breached);
  EXPECT_FALSE(compare(simulated_sample(), fewer).breached);
}

TEST(Comparison, OfAnInvalidMeasurementGivesNoErrors) {
  results::Results invalid = measured_sample();
  invalid.run->verdict = "invalid";
  invalid.run->reasons = {"canary p99 3 ms"};
  const Comparison comparison = compare(simulated_sample(), invalid, p99_within(0.01));
  EXPECT_TRUE(comparison.invalid());
  EXPECT_FALSE(comparison.breached);
  EXPECT_THAT(comparison.reasons, ElementsAre("canary p99 3 ms"));
  for (const Compared& compared : comparison.requests) {
    EXPECT_FALSE(compared.ks_distance);
    for (const ComparedFigure& part : compared.figures) EXPECT_FALSE(part.error);
  }
}

TEST(Comparison, TheWorseVerdictOfTwoMeasurementsCounts) {
  results::Results degraded = measured_sample();
  degraded.run->verdict = "degraded";
  EXPECT_EQ(compare(degraded, measured_sample()).verdict, "degraded");
  EXPECT_EQ(compare(measured_sample(), degraded).verdict, "degraded");
  EXPECT_EQ(compare(measured_sample(), measured_sample()).verdict, "clean");
  EXPECT_EQ(compare(simulated_sample(), simulated_sample()).verdict, "");
}

TEST(Comparison, TwoSimulatedResultsShowWhetherIntervalsOverlap) {
  results::Results other = simulated_sample();
  other.requests["shoppers/gateway.browse"].latency.mean = around(1, 0.1);
  const Comparison comparison = compare(simulated_sample(), other);
  EXPECT_EQ(figure(comparison.requests[0], "mean").overlap, false);
  EXPECT_EQ(figure(comparison.requests[0], "p50").overlap, true);
  EXPECT_EQ(comparison.predicted.label, "left");
  EXPECT_FALSE(figure(compare(simulated_sample(), measured_sample()).requests[0], "mean").overlap);
}

TEST(Comparison, OfEqualResultsIsZero) {
  const Comparison comparison = compare(simulated_sample(), simulated_sample());
  EXPECT_EQ(comparison.requests[0].ks_distance, 0.0);
  for (const ComparedFigure& part : comparison.requests[0].figures) EXPECT_EQ(part.error, 0.0);
  EXPECT_THAT(comparison.only_left, IsEmpty());
  EXPECT_TRUE(comparison.same_scenario);
}

RequestRecord record(std::uint64_t number, engine::Duration latency,
                     Outcome outcome = Outcome::ok) {
  RequestRecord record;
  record.request = number;
  record.request_class = 1;
  record.intended = engine::time_zero + 1s * number;
  record.done = record.intended + latency;
  record.outcome = outcome;
  return record;
}

PairedError paired(const std::vector<RequestRecord>& predicted,
                   const std::vector<RequestRecord>& measured, engine::Duration warmup = {}) {
  Comparison comparison = compare(simulated_sample(), measured_sample());
  add_paired(comparison, scenario_sample(), predicted, measured, warmup);
  EXPECT_FALSE(comparison.requests[0].paired) << "no request of that class";
  return comparison.requests[1].paired.value_or(PairedError{});
}

TEST(Paired, ErrorsAreTakenRequestByRequestWhateverTheOrder) {
  const PairedError error = paired({record(1, 10ms), record(2, 20ms), record(3, 30ms)},
                                   {record(3, 33ms), record(1, 8ms), record(2, 21ms)});
  EXPECT_EQ(error.pairs, 3U);
  EXPECT_EQ(error.unmatched, 0U);
  EXPECT_DOUBLE_EQ(error.median_absolute_s, 0.002);
  EXPECT_DOUBLE_EQ(error.p95_absolute_s, 0.003);
  EXPECT_NEAR(error.mean_s, (0.002 - 0.001 - 0.003) / 3, 1e-15);
}

TEST(Paired, OutcomesAndMissingOnesAreCounted) {
  const PairedError error =
      paired({record(1, 10ms), record(2, 10ms, Outcome::timeout), record(3, 10ms), record(5, 1ms)},
             {record(1, 10ms, Outcome::reset), record(2, 9ms, Outcome::timeout), record(4, 1ms)});
  EXPECT_EQ(error.pairs, 0U);
  EXPECT_EQ(error.outcome_differs, 1U);
  EXPECT_EQ(error.unmatched, 3U);
}

TEST(Paired, TheWarmUpIsLeftOut) {
  EXPECT_EQ(paired({record(1, 1ms), record(2, 1ms)}, {record(1, 1ms), record(2, 1ms)}, 2s).pairs,
            1U);
}

TEST(Paired, DemandsOfCommonVisitsMustBeEqual) {
  RequestRecord left = record(1, 10ms);
  left.spans = {{1, 0, 0, 0s, 1ms, 0s, 5ms}, {2, 0, 0, 0s, 1ms, 0s, 7ms}};
  RequestRecord right = record(1, 10ms);
  right.spans = {{1, 0, 2, 1ms, 2ms, 0s, 5ms}, {3, 0, 0, 0s, 1ms, 0s, 8ms}};
  EXPECT_TRUE(paired({left}, {right}).demands_equal);
  right.spans[0].demand += 1ns;
  EXPECT_FALSE(paired({left}, {right}).demands_equal);
}

TEST(Names, AreThoseOfResults) {
  const results::RecordNames names = record_names(scenario_sample());
  EXPECT_THAT(names.classes.at(0),
              ElementsAre("shoppers/gateway.browse", "shoppers/gateway.checkout"));
  EXPECT_THAT(names.services, ElementsAre("cart", "gateway"));
  EXPECT_THAT(names.workers, ElementsAre(12U, 0U));
}

}  // namespace
}  // namespace sojourn::report
