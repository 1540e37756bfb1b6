#include "live-harness/validate.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "live-harness/validate_command.h"
#include "live-harness/validate_facts.h"
#include "live-harness/validate_json.h"

namespace sojourn::live {
namespace {

using results::Estimate;
using results::Results;

Results with_mean(double mean, std::optional<double> low = {}, std::optional<double> high = {}) {
  Results results;
  results.requests["all/cart.get"].latency.mean = {mean, low, high};
  return results;
}

ValidationRun run_with_error(double error, bool invalid = false) {
  ValidationRun run;
  run.predicted = with_mean((1 + error) * 0.1);
  run.measured = with_mean(0.1);
  report::ComparedFigure figure;
  figure.name = "mean";
  figure.error = error;
  figure.tolerance = 0.05;
  run.comparison.requests.push_back({"all/cart.get", {figure}, {}, {}});
  run.comparison.verdict = invalid ? "invalid" : "clean";
  return run;
}

Validation validation_of(std::vector<ValidationRun> runs) {
  Validation validation;
  validation.runs = std::move(runs);
  return validation;
}

TEST(Validate, MedianOfTheRunsDecides) {
  const auto summaries =
      summarize_errors({run_with_error(0.2), run_with_error(0.01), run_with_error(-0.03)});
  ASSERT_EQ(summaries.size(), 1U);
  EXPECT_DOUBLE_EQ(summaries[0].median, 0.01);
  EXPECT_EQ(summaries[0].errors.size(), 3U);
  EXPECT_FALSE(summaries[0].breached);
  EXPECT_TRUE(summarize_errors({run_with_error(-0.06)})[0].breached);
}

TEST(Validate, InvalidRunsDoNotCount) {
  const auto summaries = summarize_errors({run_with_error(0.2, true), run_with_error(0.01)});
  ASSERT_EQ(summaries.size(), 1U);
  ASSERT_EQ(summaries[0].errors.size(), 2U);
  EXPECT_FALSE(summaries[0].errors[0].has_value());
  EXPECT_EQ(summaries[0].errors[1], 0.01);
  EXPECT_EQ(summaries[0].median, 0.01);
}

TEST(Validate, GateTellsInvalidFromBreachedFromGood) {
  EXPECT_EQ(gate(validation_of({run_with_error(0.2, true)})), ExitCode::invalid_measurement);
  EXPECT_EQ(gate(validation_of({run_with_error(0.2)})), ExitCode::breached);
  EXPECT_EQ(gate(validation_of({run_with_error(0.02)})), ExitCode::ok);
  EXPECT_EQ(gate(validation_of({run_with_error(0.2, true), run_with_error(0.02)})), ExitCode::ok);
}

TEST(Validate, ShownRunIsTheOneInTheMiddle) {
  EXPECT_EQ(shown_run({run_with_error(0.2), run_with_error(0.01), run_with_error(-0.03)}), 1U);
  EXPECT_EQ(shown_run({run_with_error(0.2, true), run_with_error(0.01)}), 1U);
  EXPECT_EQ(shown_run({run_with_error(0.2, true), run_with_error(0.1, true)}), 1U);
}

TEST(Validate, CoverageCountsFiguresInsideTheirIntervals) {
  const Results independent = with_mean(0.1, 0.08, 0.12);
  EXPECT_EQ(coverage(independent, with_mean(0.09)), std::pair(std::size_t{1}, std::size_t{1}));
  EXPECT_EQ(coverage(independent, with_mean(0.13)), std::pair(std::size_t{0}, std::size_t{1}));
  EXPECT_EQ(coverage(with_mean(0.1), with_mean(0.1)), std::pair(std::size_t{0}, std::size_t{0}));
}

TEST(Validate, IntervalOfASingleRunIsWiderThanThatOfTheMean) {
  const Results single = for_single_runs(with_mean(0.1, 0.09, 0.11), 24);
  const Estimate& mean = single.requests.at("all/cart.get").latency.mean;
  EXPECT_NEAR(*mean.low, 0.05, 1e-12);
  EXPECT_NEAR(*mean.high, 0.15, 1e-12);
}

TEST(Validate, CalibrationIntervalsReachFromOneExtremeToTheOther) {
  const Results shown = with_intervals(with_mean(0.1), with_mean(0.09), with_mean(0.12));
  const Estimate& mean = shown.requests.at("all/cart.get").latency.mean;
  EXPECT_DOUBLE_EQ(*mean.low, 0.09);
  EXPECT_DOUBLE_EQ(*mean.high, 0.12);
}

TEST(Validate, RunThatHitACapOrLostAFaultIsInvalid) {
  HostFigures host;
  host.wake_up.add(std::chrono::microseconds(50), 1000);
  ReplayRun replay;
  EXPECT_EQ(judge_run(host, replay, {}).verdict, Verdict::clean);
  EXPECT_EQ(judge_run(host, replay, {{"start cart/1", {}, {}, "is not ready in time"}}).verdict,
            Verdict::invalid);
  replay.aborted = "more than 2000 connections";
  const Judgement judgement = judge_run(host, replay, {});
  EXPECT_EQ(judgement.verdict, Verdict::invalid);
  EXPECT_EQ(judgement.reasons.back(), "more than 2000 connections");
}

TEST(Validate, FactsTellWhenFaultsReallyHappened) {
  using namespace std::chrono_literals;
  const FaultInstant kill{"kill cart/1", 2s, 2s + 1ms, {}};
  const results::RunFacts facts = run_facts({}, {}, {}, {kill}, {{"cart.hold_s", 0.001}});
  EXPECT_DOUBLE_EQ(facts.figures.at("fault kill cart/1 planned at 2 s"), 2.001);
  EXPECT_DOUBLE_EQ(facts.calibration.at("cart.hold_s"), 0.001);
  EXPECT_EQ(facts.verdict, "clean");
}

TEST(Validate, JsonHoldsEveryRunAndWhichOneIsShown) {
  const std::string one = to_json(validation_of({run_with_error(0.02)}));
  EXPECT_TRUE(one.starts_with("{\n  \"comparison\": {\n    "));
  EXPECT_TRUE(one.ends_with("}\n"));
  EXPECT_EQ(one.find("\"runs\""), std::string::npos);
  const std::string two = to_json(validation_of({run_with_error(0.02), run_with_error(0.3, true)}));
  EXPECT_NE(two.find("\"runs\": [\n    {\n"), std::string::npos);
  EXPECT_NE(two.find("\"shown_run\": 0"), std::string::npos);
}

}  // namespace
}  // namespace sojourn::live
