// No request goes uncounted, whatever the server does: each planned one has exactly one record.
#include <gtest/gtest.h>

#include "live-harness/replay_plan.h"
#include "tests/live-harness/replay_test_scenario.h"
#include "tests/live-harness/replay_test_server.h"

namespace sojourn::live {
namespace {

using results::Outcome;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr auto short_run = milliseconds(150);

// Every planned request has one record, in order, with times that make sense.
void expect_complete(TestScenario& scenario, const ReplayRun& run, engine::Duration duration) {
  const auto planned = plan_open_requests(*scenario, 0, duration);
  ASSERT_GT(planned.size(), 20U);
  ASSERT_EQ(run.records.size(), planned.size());
  for (std::size_t index = 0; index < planned.size(); ++index) {
    const results::RequestRecord& record = run.records[index];
    EXPECT_EQ(record.intended, planned[index].at);
    EXPECT_EQ(record.workload, planned[index].workload);
    EXPECT_EQ(record.request, planned[index].request);
    EXPECT_GE(record.sent, record.intended);
    EXPECT_GE(record.done, record.sent);
  }
}

ReplayRun run_against(const Address& address, TestScenario& scenario,
                      engine::Duration drain = std::chrono::minutes(1)) {
  ReplayOptions options = for_duration(short_run);
  options.drain = drain;
  return replay(*scenario, scenario.at({address}), options);
}

// All requests end in one way.
void expect_all(Outcome expected, const Address& address,
                std::optional<engine::Duration> timeout = std::nullopt) {
  TestScenario scenario;
  scenario.add("load", poisson(400)).timeout = timeout;
  const ReplayRun run = run_against(address, scenario);
  EXPECT_EQ(run.aborted, "");
  expect_complete(scenario, run, short_run);
  EXPECT_EQ(count(run, expected), run.records.size()) << results::outcome_name(expected);
}

void expect_all(Outcome expected, const Reply& reply,
                std::optional<engine::Duration> timeout = std::nullopt) {
  const TestServer server([&reply](const TestServer::Seen&) { return reply; });
  expect_all(expected, server.address(), timeout);
}

TEST(ReplayOutcomes, AnswersAreOk) {
  expect_all(Outcome::ok, ok_reply());
}

TEST(ReplayOutcomes, AnswersOfServersThatCloseAreOk) {
  Reply reply = ok_reply();
  reply.after = AfterReply::close;
  expect_all(Outcome::ok, reply);
}

TEST(ReplayOutcomes, ChunkedAnswersAreOk) {
  expect_all(Outcome::ok, Reply{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"});
}

TEST(ReplayOutcomes, AnswersThatEndWithTheConnectionAreOk) {
  expect_all(Outcome::ok, {"HTTP/1.0 200 OK\r\n\r\nto the end", {}, AfterReply::close});
}

TEST(ReplayOutcomes, TheServiceSaysHowItEnded) {
  expect_all(Outcome::rejected, status_reply("503 Service Unavailable", "rejected"));
  expect_all(Outcome::failed, status_reply("500 Internal Server Error", "failed"));
}

TEST(ReplayOutcomes, AProxySpeaksInStatusCodes) {
  expect_all(Outcome::refused, status_reply("503 Service Unavailable"));
  expect_all(Outcome::reset, status_reply("502 Bad Gateway"));
  expect_all(Outcome::timeout, status_reply("504 Gateway Timeout"));
  expect_all(Outcome::failed, status_reply("404 Not Found"));
}

TEST(ReplayOutcomes, NobodyListens) {
  const DesertedPort deserted;
  expect_all(Outcome::refused, deserted.address());
}

TEST(ReplayOutcomes, TheConnectionIsReset) {
  expect_all(Outcome::reset, {"", {}, AfterReply::reset});
}

TEST(ReplayOutcomes, TheConnectionEndsWithoutAnAnswer) {
  expect_all(Outcome::reset, {"", {}, AfterReply::close});
}

TEST(ReplayOutcomes, TheConnectionEndsWithinTheAnswer) {
  expect_all(Outcome::reset,
             {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", {}, AfterReply::close});
  expect_all(Outcome::reset, {"HTTP/1.1 200 OK\r\nContent-Le", {}, AfterReply::close});
}

TEST(ReplayOutcomes, WhatComesBackIsNotHttp) {
  expect_all(Outcome::reset, Reply{"220 mail.example ESMTP\r\n\r\n"});
}

TEST(ReplayOutcomes, TheAnswerIsLaterThanTheTimeout) {
  TestScenario scenario;
  scenario.add("load", poisson(400)).timeout = milliseconds(40);
  const TestServer server([](const TestServer::Seen&) { return ok_reply(seconds(60)); });
  const ReplayRun run = run_against(server.address(), scenario);
  expect_complete(scenario, run, short_run);
  EXPECT_EQ(count(run, Outcome::timeout), run.records.size());
  for (const results::RequestRecord& record : run.records) {
    EXPECT_GE(record.latency(), milliseconds(40));
  }
}

TEST(ReplayOutcomes, AServerThatAcceptsNothingTimesOut) {
  boost::asio::io_context context;
  boost::asio::ip::tcp::acceptor silent(context, {boost::asio::ip::address_v4::loopback(), 0});
  expect_all(Outcome::timeout, Address{"127.0.0.1", silent.local_endpoint().port()},
             milliseconds(100));
}

TEST(ReplayOutcomes, WithoutATimeoutTheyStayUnfinishedWhenTheDrainIsOver) {
  TestScenario scenario;
  scenario.add("load", poisson(400));
  const TestServer server([](const TestServer::Seen&) { return ok_reply(seconds(60)); });
  const ReplayRun run = run_against(server.address(), scenario, milliseconds(200));
  EXPECT_EQ(run.aborted, "");
  expect_complete(scenario, run, short_run);
  EXPECT_EQ(count(run, Outcome::unfinished), run.records.size());
  for (const results::RequestRecord& record : run.records) {
    EXPECT_GE(record.done, engine::time_zero + short_run + milliseconds(200));
  }
}

TEST(ReplayOutcomes, AServerOfManyMoodsLosesNothing) {
  std::uint64_t number = 0;
  const TestServer server([&number](const TestServer::Seen& request) -> Reply {
    if (request.head.contains("X-Sojourn-Priority: 1\r\n")) return ok_reply(seconds(60));
    switch (number++ % 7) {
      case 0: return {"", {}, AfterReply::reset};
      case 1: return {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", {}, AfterReply::close};
      case 2: return status_reply("503 Service Unavailable", "rejected");
      case 3: return {"nonsense\r\n\r\n"};
      case 4: return {ok_reply().bytes, {}, AfterReply::close};
      default: return ok_reply(milliseconds(5));
    }
  });
  TestScenario scenario;
  scenario::Workload& hasty = scenario.add("hasty", poisson(100));
  hasty.timeout = milliseconds(100);
  hasty.classes[0].priority = 1;
  scenario.add("patient", poisson(700));
  const ReplayRun run = run_against(server.address(), scenario);
  expect_complete(scenario, run, short_run);
  for (const results::RequestRecord& record : run.records) {
    EXPECT_EQ(record.outcome == Outcome::timeout, record.workload == 0);
  }
  std::uint64_t sum = 0;
  for (const Outcome outcome : {Outcome::ok, Outcome::rejected, Outcome::reset, Outcome::timeout}) {
    EXPECT_GT(count(run, outcome), 0U) << results::outcome_name(outcome);
    sum += count(run, outcome);
  }
  EXPECT_EQ(sum, run.records.size());
}

// The server closes what lies idle just when the next request may come, which then either finds
// the connection closed and takes another one, or was taken along by the close: a reset, never
// nothing.
TEST(ReplayOutcomes, IdleConnectionsThatTheServerClosesLoseNothing) {
  Reply reply = ok_reply();
  reply.after = AfterReply::close_idle;
  TestScenario scenario;
  scenario.add("load", constant(500));
  const TestServer server([&reply](const TestServer::Seen&) { return reply; });
  const ReplayRun run = run_against(server.address(), scenario);
  expect_complete(scenario, run, short_run);
  EXPECT_EQ(count(run, Outcome::ok) + count(run, Outcome::reset), run.records.size());
}

}  // namespace
}  // namespace sojourn::live
