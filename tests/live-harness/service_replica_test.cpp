// A live service performs the steps of its endpoints: what the answers say, on real sockets.
#include <bit>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <sys/socket.h>

#include "tests/live-harness/service_fixture.h"

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;
using results::Span;
using scenario::Distribution;
using testing::ElementsAre;
using testing::HasSubstr;

using ReplicaTest = ServiceTest;

TEST_F(ReplicaTest, PerformsWhatThePlanDraws) {
  describe(R"({"front": {"endpoints": {"get": [{"delay": {"exponential": "3ms"}},
                                               {"compute": {"exponential": "1ms"}},
                                               {"delay": {"exponential": "2ms"}}]}}})");
  Replica& front = start("front");
  for (std::uint64_t request = 0; request < 10; ++request) {
    const HttpAnswer reply = answer(front, "/get", request);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.outcome, "ok");
    const auto spans = spans_of(reply);
    ASSERT_EQ(spans.size(), 1U);
    const std::uint64_t path = identity(request).path;
    const engine::Duration demand =
        drawn(Distribution::exponential(0.003), "front.get", 0, path, request) +
        drawn(Distribution::exponential(0.001), "front.get", 1, path, request) +
        drawn(Distribution::exponential(0.002), "front.get", 2, path, request);
    EXPECT_EQ(spans[0].path, path);
    EXPECT_EQ(spans[0].demand, demand);
    EXPECT_GE(spans[0].service_time, demand);
    EXPECT_EQ(spans[0].waiting, 0ns);
    EXPECT_EQ(spans[0].calls, 0ns);
    EXPECT_GE(reply.done - reply.sent, demand);
  }
}

TEST_F(ReplicaTest, CallsDownstreamAndHandsSpansUp) {
  describe(R"({"front": {"endpoints": {"get": [{"delay": "2ms"}, {"call": "back.read"}]}},
               "back": {"endpoints": {"read": [{"delay": {"exponential": "5ms"}}]}}})");
  start("back");
  const auto spans = spans_of(answer(start("front"), "/get", 3));
  ASSERT_EQ(spans.size(), 2U);
  const std::uint64_t path =
      scenario::child_path(identity(3).path, scenario::step_site("front.get", 1), 1);
  EXPECT_EQ(scenario_.services[spans[0].service].name, "front");
  EXPECT_EQ(scenario_.services[spans[1].service].name, "back");
  EXPECT_EQ(spans[1].path, path);
  EXPECT_EQ(spans[1].demand, drawn(Distribution::exponential(0.005), "back.read", 0, path, 3));
  EXPECT_EQ(spans[0].demand, 2ms);
  EXPECT_GE(spans[0].calls, spans[1].waiting + spans[1].service_time);
  EXPECT_GE(spans[0].service_time, spans[0].demand + spans[0].calls);
}

TEST_F(ReplicaTest, ParallelBranchesRunAtTheSameTime) {
  describe(R"({"front": {"endpoints": {"get": [{"parallel": [
                 {"call": "back.read"}, {"call": "back.read"}, [{"delay": "10ms"},
                   {"delay": "20ms"}]]},
                 {"delay": "1ms"}]}},
               "back": {"workers": 2, "endpoints": {"read": [{"delay": "200ms"}]}}})");
  start("back");
  const auto spans = spans_of(answer(start("front"), "/get"));
  ASSERT_EQ(spans.size(), 3U);
  EXPECT_EQ(spans[0].demand, 31ms);
  EXPECT_GE(spans[0].calls, 200ms);
  EXPECT_LT(spans[0].calls, spans[1].service_time + spans[2].service_time);  // the union of both
  EXPECT_GE(spans[0].service_time, 201ms);
  EXPECT_NE(spans[1].path, spans[2].path);
}

TEST_F(ReplicaTest, ChoosesAsThePlanDraws) {
  describe(R"({"front": {"endpoints": {"get": [{"choose": [
                 {"probability": 0.5, "steps": [{"delay": "1ms"}]},
                 {"probability": 0.25, "steps": [{"delay": "2ms"}]}]}]}}})");
  Replica& front = start("front");
  for (std::uint64_t request = 0; request < 20; ++request) {
    engine::Draws draws(
        identity(request).step_key(scenario::step_site("front.get", 0), scenario::Purpose::choice));
    const double share = draws.uniform();
    const engine::Duration expected = share < 0.5 ? 1ms : share < 0.75 ? 2ms : 0ms;
    EXPECT_EQ(spans_of(answer(front, "/get", request)).at(0).demand, expected);
  }
}

TEST_F(ReplicaTest, AFullQueueRejects) {
  describe(R"({"front": {"workers": 1, "queue": {"capacity": 1},
                         "endpoints": {"get": [{"delay": "300ms"}]}}})");
  Replica& front = start("front");
  ask_later(0ms, front, "/get", 1);
  ask_later(20ms, front, "/get", 2);
  ask_later(40ms, front, "/get", 3);
  run_all();
  EXPECT_THAT(order_, ElementsAre(3, 1, 2));
  EXPECT_EQ(answers_[3].status, 503);
  EXPECT_EQ(answers_[3].outcome, "rejected");
  EXPECT_EQ(answers_[3].spans, "");
  const Span waited = spans_of(answers_[2]).at(0);
  EXPECT_GT(waited.waiting, 40ms);
  EXPECT_GE(waited.service_time, 300ms);
  // Requests that follow each other closely lose nothing between them.
  const Span first = spans_of(answers_[1]).at(0);
  EXPECT_LT(answers_[2].done - answers_[1].sent, first.service_time + waited.service_time + 250ms);
}

TEST_F(ReplicaTest, ServesTheLastFirstWhereTheQueueIsLifo) {
  describe(R"({"front": {"workers": 1, "queue": {"order": "lifo"}, "endpoints": {
    "hold": [{"delay": "300ms"}], "get": [{"delay": "5ms"}]}}})");
  Replica& front = start("front");
  ask_later(0ms, front, "/hold", 0);
  for (int request = 1; request < 4; ++request) {
    ask_later(request * 12ms, front, "/get", static_cast<std::uint64_t>(request));
  }
  run_all();
  EXPECT_THAT(order_, ElementsAre(0, 3, 2, 1));
}

TEST_F(ReplicaTest, ServesTheLowestPriorityNumberFirst) {
  describe(R"({"front": {"workers": 1, "queue": {"order": "priority"}, "endpoints": {
    "hold": [{"delay": "300ms"}], "get": [{"delay": "5ms"}]}}})");
  Replica& front = start("front");
  ask_later(0ms, front, "/hold", 0, 9);
  const std::uint32_t priorities[] = {9, 2, 1, 1, 0};
  for (int request = 1; request < 5; ++request) {
    ask_later(request * 9ms, front, "/get", static_cast<std::uint64_t>(request),
              priorities[request]);
  }
  run_all();
  EXPECT_THAT(order_, ElementsAre(0, 4, 2, 3, 1));
}

TEST_F(ReplicaTest, PriorityIsHandedDown) {
  describe(R"({"front": {"workers": "unlimited", "endpoints": {
                         "hold": [{"call": "back.hold"}], "get": [{"call": "back.read"}]}},
               "back": {"workers": 1, "queue": {"order": "priority"}, "endpoints": {
                        "hold": [{"delay": "300ms"}], "read": [{"delay": "5ms"}]}}})");
  start("back");
  Replica& front = start("front");
  ask_later(0ms, front, "/hold", 0);
  ask_later(15ms, front, "/get", 1, 3);
  ask_later(30ms, front, "/get", 2, 1);
  run_all();
  EXPECT_THAT(order_, ElementsAre(0, 2, 1));
}

TEST_F(ReplicaTest, UnlimitedWorkersServeAllAtOnce) {
  describe(R"({"front": {"workers": "unlimited", "endpoints": {"get": [{"delay": "100ms"}]}}})");
  Replica& front = start("front");
  for (std::uint64_t request = 0; request < 50; ++request) {
    ask_later(0ms, front, "/get", request);
  }
  const SteadyTime begin = SteadyClock::now();
  run_all();
  EXPECT_LT(SteadyClock::now() - begin, 50 * 100ms);
  for (const auto& [request, reply] : answers_) {
    EXPECT_EQ(spans_of(reply).at(0).waiting, 0ns);
  }
}

TEST_F(ReplicaTest, SomeoneWhoHangsUpHasHisWorkDoneAllTheSame) {
  describe(R"({"front": {"workers": 1, "endpoints": {"get": [{"delay": "400ms"}]}}})");
  Replica& front = start("front");
  run([&]() -> Task<> {
    HttpClient client(context_, front.address());
    const HttpAnswer lost = co_await client.get("/get", {}, SteadyClock::now() + 10ms);
    EXPECT_EQ(lost.error, HttpError::timeout);
    const HttpAnswer next = co_await client.get("/get", {});
    EXPECT_GT(spans_of(next).at(0).waiting, 0ms);
  });
}

TEST_F(ReplicaTest, AProbeHoldsAWorkerAsADelayDoes) {
  describe(R"({"front": {"workers": 1, "endpoints": {"get": []}}})");
  Replica& front = start("front");
  ask_later(0ms, front, "/sojourn/probe?delay_ns=50000000", 1);
  ask_later(10ms, front, "/get", 2);
  ask_later(20ms, front, "/sojourn/ready", 3);
  run_all();
  EXPECT_THAT(order_, ElementsAre(3, 1, 2));
  EXPECT_EQ(spans_of(answers_[1]).at(0).demand, 50ms);
  EXPECT_GE(spans_of(answers_[1]).at(0).service_time, 50ms);
  EXPECT_GT(spans_of(answers_[2]).at(0).waiting, 20ms);
  EXPECT_EQ(answers_[3].status, 200);
}

TEST_F(ReplicaTest, SaysWhatItDoesNotUnderstand) {
  describe(R"({"front": {"endpoints": {"get": []}}})");
  Replica& front = start("front");
  EXPECT_EQ(answer(front, "/nothing").status, 404);
  EXPECT_THAT(answer(front, "/nothing").body, HasSubstr("front has no endpoint /nothing"));
  EXPECT_EQ(answer(front, "/sojourn/probe?delay_ns=-1").status, 400);
  EXPECT_EQ(answer(front, "/sojourn/probe?delay_ns=3600000000001").status, 400);
  EXPECT_EQ(answer(front, "/sojourn/probe?delay_ns=x").status, 400);
  EXPECT_EQ(answer(front, "*").status, 404);
  run([&]() -> Task<> {
    HttpClient client(context_, front.address());
    const HttpHeader nonsense[] = {{request_header, "1-2"}};
    EXPECT_EQ((co_await client.get("/get", nonsense)).status, 400);
    EXPECT_EQ((co_await client.get("/get?by=hand", {})).status, 200);
    const HttpHeader rank[] = {{priority_header, "-1"}};
    EXPECT_EQ((co_await client.get("/get", rank)).status, 400);
  });
}

TEST_F(ReplicaTest, StepsTakeLongerWhileTheControlFileSaysSo) {
  describe(R"({"front": {"endpoints": {"get": [{"delay": "2ms"}]}}})");
  const auto path =
      std::filesystem::temp_directory_path() / ("sojourn-factor-" + std::to_string(getpid()));
  const auto bytes = std::bit_cast<std::array<char, sizeof(double)>>(3.0);
  std::ofstream(path, std::ios::binary).write(bytes.data(), bytes.size());
  auto control = Control::open(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(control) << control.error();
  Replica& front = start("front", 0, *std::move(control));
  EXPECT_EQ(spans_of(answer(front, "/get")).at(0).demand, 6ms);
  EXPECT_EQ(spans_of(answer(front, "/sojourn/probe?delay_ns=1000000")).at(0).demand, 3ms);
}

TEST_F(ReplicaTest, StopsWhenWhatItHasAcceptedIsAnswered) {
  describe(R"({"front": {"workers": 1, "endpoints": {"get": [{"delay": "40ms"}]}}})");
  Replica& front = start("front");
  ask_later(0ms, front, "/get", 1);
  ask_later(0ms, front, "/get", 2);  // waits in the queue
  run([&]() -> Task<> {
    HttpClient idle(context_, front.address());
    co_await idle.preconnect(1);
    co_await pause(20ms);
    co_await front.stop();
    EXPECT_EQ((co_await idle.get("/get", {})).error, HttpError::refused);
  });
  run_all();
  EXPECT_EQ(answers_[1].status, 200);
  EXPECT_EQ(answers_[2].status, 200);
}

TEST_F(ReplicaTest, SaysWhenItsPortIsTaken) {
  describe(R"({"front": {"endpoints": {"get": []}}})");
  ReplicaOptions options;
  options.listen = start("front").address();
  const std::string name = format_address(options.listen);
  const auto second = Replica::start(context_, scenario_, std::move(options));
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error(), HasSubstr("cannot listen on " + name));
}

TEST_F(ReplicaTest, SaysWhichAddressesAreMissing) {
  describe(R"({"front": {"endpoints": {"get": [{"call": "back.read"}]}},
               "back": {"replicas": 2, "endpoints": {"read": []}}})");
  ReplicaOptions options;
  options.service.index = 1;  // "front": services are in the order of names
  const auto started = Replica::start(context_, scenario_, std::move(options));
  ASSERT_FALSE(started);
  EXPECT_THAT(started.error(), HasSubstr("\"front>back\""));
}

}  // namespace
}  // namespace sojourn::live
