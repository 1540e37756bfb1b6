// What a replay refuses beforehand, and where it stops: a run that reaches a cap says so and is
// still accounted for to the last request.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "live-harness/replay_plan.h"
#include "tests/live-harness/replay_test_scenario.h"
#include "tests/live-harness/replay_test_server.h"

namespace sojourn::live {
namespace {

using results::Outcome;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;

const Address here{"127.0.0.1", 40001};

std::string refusal(const TestScenario& scenario, const ReplayOptions& options,
                    const std::vector<Address>& replicas = {here},
                    const std::vector<Address>& allowed = {}) {
  return refuse_plan(*scenario, scenario.at(replicas), options, allowed);
}

TEST(RefusePlan, AcceptsWhatIsWithinTheCaps) {
  TestScenario scenario;
  scenario.add("load", poisson(5000));
  EXPECT_EQ(refusal(scenario, for_duration(seconds(300))), "");
}

TEST(RefusePlan, RefusesARateAboveTheCap) {
  TestScenario scenario;
  scenario.add("first", poisson(3000));
  scenario.add("second", constant(2500));
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1))),
            "the workloads ask for 5500 requests per second at 0 s; the cap is 5000");
}

TEST(RefusePlan, FindsThePeakOfChangingRates) {
  TestScenario scenario;
  scenario.add("ramp", scenario::Poisson{
                           {scenario::RateShape::ramps, {{seconds(0), 100}, {seconds(10), 9100}}}});
  scenario.add("step",
               scenario::Constant{{scenario::RateShape::steps,
                                   {{seconds(0), 10}, {seconds(4), 3000}, {seconds(5), 10}}}});
  const PeakRate before_the_fall = peak_rate(*scenario, seconds(6));
  EXPECT_NEAR(before_the_fall.per_second, 100 + 5 * 900 + 3000, 1e-3);
  EXPECT_EQ(before_the_fall.at, engine::Time(seconds(5)) - engine::Duration{1});
  const PeakRate at_the_top = peak_rate(*scenario, seconds(20));
  EXPECT_DOUBLE_EQ(at_the_top.per_second, 9100 + 10);
  EXPECT_EQ(at_the_top.at, engine::Time(seconds(10)));
  EXPECT_NEAR(peak_rate(*scenario, seconds(2)).per_second, 100 + 2 * 900 + 10, 1e-3);
}

TEST(RefusePlan, RefusesALongRunAndAnEmptyOne) {
  TestScenario scenario;
  scenario.add("load", poisson(10));
  EXPECT_EQ(refusal(scenario, for_duration(seconds(301))),
            "a replay of 301 s is longer than the cap of 300 s");
  EXPECT_EQ(refusal(scenario, for_duration({})), "nothing to replay: the duration is 0");
}

TEST(RefusePlan, RefusesMoreUsersThanConnections) {
  TestScenario scenario;
  scenario.add("users", scenario::Closed{2001, scenario::Distribution::exponential(1)});
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1))),
            "2001 users need as many connections; the cap is 2000");
}

TEST(RefusePlan, RefusesStrangersUnlessTheyAreNamed) {
  TestScenario scenario;
  scenario.add("load", poisson(10));
  const Address stranger{"192.0.2.7", 80};
  EXPECT_THAT(refusal(scenario, for_duration(seconds(1)), {stranger}),
              HasSubstr("192.0.2.7:80 (load>web) is not on this machine's loopback"));
  EXPECT_THAT(refusal(scenario, for_duration(seconds(1)), {stranger}, {{"192.0.2.7", 81}}),
              HasSubstr("192.0.2.7:80"));
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1)), {stranger}, {stranger}), "");
}

TEST(RefusePlan, NeedsTheAddressesOfEveryEntry) {
  TestScenario scenario(2);
  scenario.add("load", poisson(10));
  EXPECT_EQ(refuse_plan(*scenario, {}, for_duration(seconds(1)), {}),
            "no address is known for load>web");
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1))), "load>web needs 2 addresses, but 1 known");
  scenario->links[0].via = scenario::Via::haproxy;
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1))), "");
}

TEST(ReplayCaps, WhatIsTooLargeSendsNothing) {
  TestScenario scenario;
  scenario.add("load", poisson(1e9));
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  const ReplayRun run =
      replay(*scenario, scenario.at({server.address()}), for_duration(seconds(1)));
  EXPECT_THAT(run.aborted, HasSubstr("the cap is 5000"));
  EXPECT_EQ(server.connections(), 0U);
}

// A run against a server that never answers.
ReplayRun stalled_run(const TestScenario& scenario, const ReplayOptions& options) {
  const TestServer server([](const TestServer::Seen&) { return ok_reply(seconds(60)); });
  ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);
  EXPECT_LE(server.connections(), options.caps.connections_max);
  return run;
}

void expect_all_accounted_for(const TestScenario& scenario, const ReplayRun& run,
                              engine::Duration duration) {
  EXPECT_EQ(run.records.size(), plan_open_requests(*scenario, 0, duration).size());
  EXPECT_EQ(count(run, Outcome::unfinished), run.records.size());
  for (const results::RequestRecord& record : run.records) {
    EXPECT_GE(record.sent, record.intended);
    EXPECT_GE(record.done, record.intended);
  }
}

TEST(ReplayCaps, TooManyConnectionsAbortTheRun) {
  TestScenario scenario;
  scenario.add("load", constant(1000));
  ReplayOptions options = for_duration(seconds(2));
  options.caps.connections_max = 50;
  const ReplayRun run = stalled_run(scenario, options);
  EXPECT_EQ(run.aborted, "50 connections open at once");
  EXPECT_EQ(run.connections_opened, 50U);
  EXPECT_EQ(run.send_error.count(), 50U) << "the others were never sent";
  expect_all_accounted_for(scenario, run, seconds(2));
}

TEST(ReplayCaps, TooManyRequestsInFlightAbortTheRun) {
  TestScenario scenario;
  scenario.add("load", constant(1000));
  ReplayOptions options = for_duration(seconds(2));
  options.caps.in_flight_max = 30;
  const ReplayRun run = stalled_run(scenario, options);
  EXPECT_EQ(run.aborted, "more than 30 requests in flight");
  expect_all_accounted_for(scenario, run, seconds(2));
}

TEST(ReplayCaps, UsersThatNeverPauseAbortTheRun) {
  TestScenario scenario;
  scenario.add("users", scenario::Closed{4, scenario::Distribution::deterministic(0)});
  ReplayOptions options = for_duration(seconds(20));
  options.caps.rate_max = 200;
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  const ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);
  EXPECT_EQ(run.aborted, "closed workloads sent more than 200 requests within a second");
  EXPECT_GE(run.records.size(), 200U);
}

TEST(ReplayCaps, ACancelledRunEndsAtOnce) {
  TestScenario scenario;
  scenario.add("load", constant(100));
  ReplayOptions options = for_duration(seconds(60));
  const SteadyTime begin = SteadyClock::now();
  options.cancelled = [begin] { return SteadyClock::now() > begin + milliseconds(200); };
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  const ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);
  EXPECT_LT(SteadyClock::now() - begin, seconds(20));
  EXPECT_EQ(run.aborted, "cancelled");
  EXPECT_EQ(run.records.size(), 5999U) << "one every 10 ms, the first at 10 ms";
  EXPECT_GT(count(run, Outcome::ok), 0U);
  EXPECT_GT(count(run, Outcome::unfinished), 0U);
}

TEST(ReplayCaps, APlanWithoutRequestsIsDoneAtOnce) {
  TestScenario scenario;
  scenario.add("rare", constant(0.001));
  const ReplayRun run =
      replay(*scenario, scenario.at({deserted_address()}), for_duration(seconds(60)));
  EXPECT_EQ(run.aborted, "");
  EXPECT_TRUE(run.records.empty());
}

}  // namespace
}  // namespace sojourn::live
