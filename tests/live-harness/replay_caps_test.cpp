// Where a replay stops: a run that reaches a cap says so and is still accounted for to the last
// request.
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
  EXPECT_LE(run.connections_opened, 50U) << "some may not have been taken yet";
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
  ReplayOptions options = for_duration(seconds(60));
  options.caps.rate_max = 10;
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  const ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);
  EXPECT_EQ(run.aborted, "closed workloads sent more than 10 requests within a second");
  EXPECT_GE(run.records.size(), 10U);
}

TEST(ReplayCaps, ACancelledRunEndsAtOnce) {
  TestScenario scenario;
  scenario.add("load", constant(100));
  ReplayOptions options = for_duration(seconds(60));
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  // A connection that carries a second request has brought the answer to its first.
  int agreed = 0;
  options.cancelled = [&] {
    const bool cancel = server.seen().size() > server.connections();
    agreed += cancel ? 1 : 0;
    return cancel;
  };
  const ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);
  EXPECT_EQ(run.aborted, "cancelled");
  EXPECT_EQ(agreed, 1) << "nothing more is done, nor asked";
  EXPECT_EQ(run.records.size(), 5999U) << "one every 10 ms, the first at 10 ms";
  EXPECT_GT(count(run, Outcome::ok), 0U);
  EXPECT_GT(count(run, Outcome::unfinished), 0U);
}

TEST(ReplayCaps, APlanWithoutRequestsIsDoneAtOnce) {
  TestScenario scenario;
  scenario.add("rare", constant(0.001));
  const DesertedPort deserted;
  const ReplayRun run =
      replay(*scenario, scenario.at({deserted.address()}), for_duration(seconds(60)));
  EXPECT_EQ(run.aborted, "");
  EXPECT_TRUE(run.records.empty());
}

}  // namespace
}  // namespace sojourn::live
