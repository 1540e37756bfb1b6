// Calls of a live service: balancing, health checks, timeouts, retries, failures, network latency.
#include <gmock/gmock.h>

#include "tests/live-harness/service_fixture.h"

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;
using results::Span;
using scenario::Distribution;
using testing::ElementsAre;

class CallTest : public ServiceTest {
 protected:
  // The replicas of the callee that served `count` requests.
  std::vector<std::uint32_t> replicas_called(Replica& front, int count) {
    std::vector<std::uint32_t> called;
    for (int request = 0; request < count; ++request) {
      const auto spans = spans_of(answer(front, "/get", static_cast<std::uint64_t>(request)));
      called.push_back(spans.size() == 2 ? spans[1].replica : UINT32_MAX);
    }
    return called;
  }

  // Asks for what calls the keeper until a call has come to it: on a machine that stalls one may
  // time out before it is sent.
  HttpAnswer ask_until_kept(Replica& front) {
    HttpAnswer reply;
    for (int attempt = 0; attempt < 20 && keeper_->arrived() == 0; ++attempt) {
      reply = answer(front, "/get");
      run([&]() -> Task<> { co_await pause(20ms); });
    }
    EXPECT_GT(keeper_->arrived(), 0);
    return reply;
  }

  // Of a replica whose only worker is kept busy: another request waits until it is free again.
  void expect_kept_busy(Replica& back) {
    engine::Duration waited{};
    run([&]() -> Task<> {
      co_await send(back, "/read", 1);
      const SteadyTime queued = SteadyClock::now();
      co_await pause(1ms);
      waited = SteadyClock::now() - queued;
      keeper_->open();
    });
    run_all();
    EXPECT_GE(spans_of(answers_[1]).at(0).waiting, waited);
  }

  static constexpr const char* three_replicas =
      R"({"front": {"endpoints": {"get": [{"call": "back.read"}]}},
          "back": {"replicas": 3, "endpoints": {"read": []}}})";
};

TEST_F(CallTest, GoRoundTheReplicas) {
  describe(three_replicas);
  for (std::uint32_t replica = 0; replica < 3; ++replica) start("back", replica);
  EXPECT_THAT(replicas_called(start("front"), 6), ElementsAre(0, 1, 2, 0, 1, 2));
}

TEST_F(CallTest, BalanceAtRandomAsThePlanDraws) {
  describe(three_replicas, R"(, "calls": {"front>back": {"balance": "random"}})");
  for (std::uint32_t replica = 0; replica < 3; ++replica) start("back", replica);
  std::vector<std::uint32_t> expected;
  for (std::uint64_t request = 0; request < 20; ++request) {
    const std::uint64_t path =
        scenario::child_path(identity(request).path, scenario::step_site("front.get", 0), 1);
    const scenario::RequestIdentity attempt{identity(request).stream, request, path};
    engine::Draws draws(attempt.visit_key(scenario::Purpose::balance));
    expected.push_back(draws.below(3));
  }
  EXPECT_EQ(replicas_called(start("front"), 20), expected);
}

TEST_F(CallTest, TakeTheirTimeOnTheNetworkBothWays) {
  describe(R"({"front": {"endpoints": {"get": [{"call": "back.read"}]}},
               "back": {"endpoints": {"read": []}}})",
           R"(, "calls": {"front>back": {"latency": {"exponential": "5ms"}}})");
  start("back");
  Replica& front = start("front");
  for (std::uint64_t request = 0; request < 5; ++request) {
    const Span span = spans_of(answer(front, "/get", request)).at(0);
    const std::uint64_t path =
        scenario::child_path(identity(request).path, scenario::step_site("front.get", 0), 1);
    engine::Duration latency{};
    for (const auto way : {scenario::Purpose::latency_there, scenario::Purpose::latency_back}) {
      engine::Draws draws(
          scenario::RequestIdentity{identity(request).stream, request, path}.visit_key(way));
      latency += Distribution::exponential(0.005).sample_duration(draws);
    }
    EXPECT_GE(span.calls, latency);
    EXPECT_EQ(span.demand, 0ns);
  }
}

TEST_F(CallTest, ATimeoutFailsTheAnswerAndWastesTheWork) {
  describe(
      R"({"front": {"endpoints": {"get": [{"call": "back.read", "timeout": "30ms"},
        {"delay": "1s"}]}},
               "back": {"workers": 1, "endpoints": {"read": [{"call": "keeper.hold"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  Replica& back = start("back");
  Replica& front = start("front");
  const HttpAnswer reply = ask_until_kept(front);
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.outcome, "failed");
  const auto spans = spans_of(reply);
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_GE(spans[0].calls, 30ms);
  EXPECT_EQ(spans[0].demand, 0ns);  // the second step is never begun
  expect_kept_busy(back);
}

TEST_F(CallTest, ACallThatMayFailDoesNot) {
  describe(
      R"({"front": {"endpoints": {"get": [{"call": "back.read", "timeout": "10ms",
        "on_error": "continue"},
                                               {"delay": "1ms"}]}},
               "back": {"endpoints": {"read": [{"delay": "100ms"}]}}})");
  start("back");
  const HttpAnswer reply = answer(start("front"), "/get");
  EXPECT_EQ(reply.outcome, "ok");
  EXPECT_EQ(spans_of(reply).at(0).demand, 1ms);
}

// Attempts at 0, 10 + 5, 25 + 10 ms ...: each waits its timeout, and its backoff before the next.
TEST_F(CallTest, RetriesWaitLongerEachTime) {
  describe(R"({"front": {"endpoints": {"get": [{"call": "back.read", "timeout": "10ms",
                 "retry": {"attempts": 3, "backoff": "5ms"}}]}},
               "back": {"workers": "unlimited", "endpoints": {"read": [{"delay": "100ms"}]}}})");
  start("back");
  const HttpAnswer reply = answer(start("front"), "/get");
  EXPECT_EQ(reply.outcome, "failed");
  EXPECT_GE(spans_of(reply).at(0).calls, 3 * 10ms + 5ms + 10ms);
}

TEST_F(CallTest, ARetryIsAVisitOfItsOwn) {
  describe(R"({"front": {"endpoints": {"get": [{"call": "back.read", "retry": {"attempts": 2}}]}},
               "back": {"replicas": 2, "endpoints": {"read": [{"delay":
                 {"exponential": "2ms"}}]}}})");
  start("back", 0);
  start("back", 1);
  Replica& front = start("front");
  run([&]() -> Task<> { co_await replicas_[0]->stop(); });
  const auto spans = spans_of(answer(front, "/get"));
  ASSERT_EQ(spans.size(), 2U);
  const std::uint64_t second =
      scenario::child_path(identity(0).path, scenario::step_site("front.get", 0), 2);
  EXPECT_EQ(spans[1].path, second);
  EXPECT_EQ(spans[1].replica, 1U);
  EXPECT_EQ(spans[1].demand, drawn(Distribution::exponential(0.002), "back.read", 0, second, 0));
}

TEST_F(CallTest, AParallelStepFailsWhenAllHaveEnded) {
  describe(R"({"front": {"endpoints": {"get": [{"parallel": [
                 [{"call": "back.read", "timeout": "5ms"}, {"delay": "9s"}], {"delay": "40ms"}]},
                   {"delay": "9s"}]}},
               "back": {"endpoints": {"read": [{"delay": "100ms"}]}}})");
  start("back");
  const HttpAnswer reply = answer(start("front"), "/get");
  EXPECT_EQ(reply.outcome, "failed");
  const Span span = spans_of(reply).at(0);
  EXPECT_EQ(span.demand, 40ms);
  EXPECT_GE(span.service_time, 40ms);
  EXPECT_LT(span.service_time, 9s);
}

TEST_F(CallTest, ARejectionFailsTheCaller) {
  describe(R"({"front": {"workers": "unlimited", "endpoints": {"get": [{"call": "back.read"}]}},
               "back": {"workers": 1, "queue": {"capacity": 0},
                        "endpoints": {"read": [{"call": "keeper.hold"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  start("back");
  Replica& front = start("front");
  run([&]() -> Task<> {
    ask_beside(front, "/get", 1);
    co_await keeper_->have(1);
    EXPECT_EQ((co_await ask(front, "/get", 2)).outcome, "failed");
    keeper_->open();
  });
  run_all();
  EXPECT_EQ(answers_[1].outcome, "ok");
}

TEST_F(CallTest, HealthChecksTakeADeadReplicaOut) {
  describe(three_replicas,
           R"(, "calls": {"front>back": {"health": {"interval": "20ms", "fall": 2, "rise": 2}}})");
  for (std::uint32_t replica = 0; replica < 3; ++replica) start("back", replica);
  Replica& front = start("front");
  run([&]() -> Task<> { co_await replicas_[1]->stop(); });
  // On a machine that stalls the checks of the living may fail as well, for a while.
  const SteadyTime end = SteadyClock::now() + 1min;
  bool only_the_living = false;
  while (!only_the_living && SteadyClock::now() < end) {
    run([&]() -> Task<> { co_await pause(50ms); });
    const auto called = replicas_called(front, 6);
    only_the_living = std::ranges::count(called, 0U) == 3 && std::ranges::count(called, 2U) == 3;
  }
  EXPECT_TRUE(only_the_living);
}

TEST_F(CallTest, NobodyLeftMeansRefused) {
  describe(R"({"front": {"endpoints": {"get": [{"call": "back.read"}]}},
               "back": {"endpoints": {"read": []}}})",
           R"(, "calls": {"front>back": {"health": {"interval": "10ms", "fall": 1, "rise": 1}}})");
  start("back");
  Replica& front = start("front");
  run([&]() -> Task<> {
    co_await replicas_[0]->stop();
    co_await pause(60ms);
  });
  EXPECT_EQ(answer(front, "/get").outcome, "failed");
}

// The request is on its way for longer than its caller waits: it is served all the same.
TEST_F(CallTest, AnAbandonedRequestStillArrives) {
  describe(R"({"front": {"endpoints": {"get": [{"call": "back.read", "timeout": "10ms"}]}},
               "back": {"workers": 1, "endpoints": {"read": [{"call": "keeper.hold"}]}},
               "keeper": {"endpoints": {"hold": []}}})",
           R"(, "calls": {"front>back": {"latency": "40ms"}})");
  start_keeper();
  Replica& back = start("back");
  Replica& front = start("front");
  EXPECT_EQ(answer(front, "/get").outcome, "failed");
  run([&]() -> Task<> { co_await keeper_->have(1); });
  expect_kept_busy(back);
}

}  // namespace
}  // namespace sojourn::live
