#include "models/report/slo.h"

#include <gtest/gtest.h>

#include "tests/models/report/samples.h"

namespace sojourn::report {
namespace {

using results::Estimate;
using results::Kind;

scenario::Scenario with_slo(const scenario::Slo& slo) {
  scenario::Scenario scenario = scenario_sample();
  scenario.slos = {slo};
  return scenario;
}

// The one bound of p99 <= limit against this figure.
BoundVerdict p99(double limit, const Estimate& found, Kind kind = Kind::simulated) {
  results::Results results = simulated_sample();
  results.kind = kind;
  results.requests["shoppers/gateway.browse"].latency.p99 = found;
  scenario::Slo slo;
  slo.latency["p99"] = limit;
  return judge(with_slo(slo), results).at(0).bounds.at(0);
}

// The one bound errors <= limit against these shares of 1000 requests.
BoundVerdict errors(double limit, const std::map<std::string, Estimate>& shares,
                    Kind kind = Kind::simulated) {
  results::Results results = simulated_sample();
  results.kind = kind;
  results::RequestResult& request = results.requests["shoppers/gateway.browse"];
  request.count = 1000;
  request.errors = shares;
  scenario::Slo slo;
  slo.errors = limit;
  return judge(with_slo(slo), results).at(0).bounds.at(0);
}

TEST(Slo, IsDecidedOnTheInterval) {
  EXPECT_EQ(p99(0.3, around(0.25, 0.05)).verdict, Verdict::pass);
  EXPECT_EQ(p99(0.3, around(0.26, 0.05)).verdict, Verdict::inconclusive);
  EXPECT_EQ(p99(0.3, around(0.34, 0.05)).verdict, Verdict::inconclusive);
  EXPECT_EQ(p99(0.3, around(0.36, 0.05)).verdict, Verdict::fail);
}

TEST(Slo, IsInconclusiveWithoutAnInterval) {
  const BoundVerdict bound = p99(0.3, bare(0.1));
  EXPECT_EQ(bound.verdict, Verdict::inconclusive);
  EXPECT_EQ(bound.reason, "too few samples");
}

TEST(Slo, MeasuredAndSolvedFiguresAreDecidedOnTheirValue) {
  EXPECT_EQ(p99(0.3, bare(0.3), Kind::measured).verdict, Verdict::pass);
  EXPECT_EQ(p99(0.3, bare(0.31), Kind::measured).verdict, Verdict::fail);
  EXPECT_EQ(p99(0.3, bare(0.1), Kind::solved).verdict, Verdict::pass);
}

TEST(Slo, ThroughputIsALowerBound) {
  scenario::Slo slo;
  slo.request_class = 1;
  slo.throughput = 79;
  EXPECT_EQ(judge(with_slo(slo), simulated_sample()).at(0).verdict, Verdict::pass);
  slo.throughput = 80;
  EXPECT_EQ(judge(with_slo(slo), simulated_sample()).at(0).verdict, Verdict::inconclusive);
  slo.throughput = 81;
  EXPECT_EQ(judge(with_slo(slo), simulated_sample()).at(0).verdict, Verdict::fail);
}

TEST(Slo, NoErrorSeenIsNotNoErrors) {
  const BoundVerdict loose = errors(0.01, {});
  EXPECT_EQ(loose.verdict, Verdict::pass);
  EXPECT_NEAR(*loose.found.high, 3.689 / 1000, 1e-5);
  EXPECT_EQ(errors(0.001, {}).verdict, Verdict::inconclusive);
  EXPECT_EQ(errors(0, {}).verdict, Verdict::pass);
}

TEST(Slo, ErrorsOfAllKindsAddUp) {
  const std::map<std::string, Estimate> shares = {{"timeout", around(0.02, 0.005)},
                                                  {"refused", around(0.01, 0.005)}};
  const BoundVerdict bound = errors(0.05, shares);
  EXPECT_EQ(bound.verdict, Verdict::pass);
  EXPECT_DOUBLE_EQ(bound.found.value, 0.03);
  EXPECT_EQ(errors(0.03, shares).verdict, Verdict::inconclusive);
  EXPECT_EQ(errors(0.01, shares).verdict, Verdict::fail);
}

TEST(Slo, UnfinishedIsAnErrorOnlyOfAMeasuredRun) {
  const std::map<std::string, Estimate> shares = {{"unfinished", bare(0.5)}};
  EXPECT_EQ(errors(0.01, shares, Kind::simulated).verdict, Verdict::pass);
  EXPECT_EQ(errors(0.01, shares, Kind::measured).verdict, Verdict::fail);
}

TEST(Slo, LatenciesOfAnUnstableRunFail) {
  results::Results results = simulated_sample();
  results.unstable = true;
  scenario::Slo slo;
  slo.latency["mean"] = 100;
  slo.errors = 1;
  const SloVerdict verdict = judge(with_slo(slo), results).at(0);
  for (const BoundVerdict& bound : verdict.bounds) {
    EXPECT_EQ(bound.verdict, Verdict::fail);
    EXPECT_TRUE(bound.reason.starts_with("unstable")) << bound.reason;
  }
}

TEST(Slo, WithoutAnyAnswerALatencyFails) {
  results::Results results = simulated_sample();
  results.requests["shoppers/gateway.browse"].ok = 0;
  scenario::Slo slo;
  slo.latency["p50"] = 100;
  const SloVerdict verdict = judge(with_slo(slo), results).at(0);
  EXPECT_EQ(verdict.bounds.at(0).reason, "no request was answered");
  EXPECT_EQ(verdict.verdict, Verdict::fail);
}

TEST(Slo, TheWorstBoundDecides) {
  scenario::Slo slo;
  slo.name = "fast";
  slo.latency = {{"mean", 1}, {"p999", 1}, {"p50", 1e-9}};
  const SloVerdict verdict = judge(with_slo(slo), simulated_sample()).at(0);
  ASSERT_EQ(verdict.bounds.size(), 3U);
  EXPECT_EQ(verdict.bounds[0].verdict, Verdict::pass);          // mean
  EXPECT_EQ(verdict.bounds[1].verdict, Verdict::fail);          // p50
  EXPECT_EQ(verdict.bounds[2].verdict, Verdict::inconclusive);  // p999
  EXPECT_EQ(verdict.verdict, Verdict::fail);
  EXPECT_EQ(overall({verdict}), Verdict::fail);
  EXPECT_EQ(overall({}), Verdict::pass);
}

}  // namespace
}  // namespace sojourn::report
