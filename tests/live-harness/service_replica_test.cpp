// A live service performs the steps of its endpoints: what the answers say, on real sockets.
#include <bit>
#include <filesystem>
#include <fstream>

#include <boost/asio/write.hpp>
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

class ReplicaTest : public ServiceTest {
 protected:
  // Sends a request to a replica whose only worker is kept busy, then opens the keeper: the request
  // has waited at least as long as it was known to be there.
  void expect_wait_behind_the_kept(Replica& replica, std::uint64_t request) {
    engine::Duration waited{};
    run([&]() -> Task<> {
      co_await send(replica, "/get", request);
      const SteadyTime queued = SteadyClock::now();
      co_await pause(1ms);
      waited = SteadyClock::now() - queued;
      keeper_->open();
    });
    run_all();
    EXPECT_GE(spans_of(answers_[request]).at(0).waiting, waited);
  }
};

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
  Replica& front = start("front");
  // One after the other they never take less than their sum; at the same time they do, unless the
  // machine stalls.
  bool at_the_same_time = false;
  for (int attempt = 0; attempt < 10 && !at_the_same_time; ++attempt) {
    const auto spans = spans_of(answer(front, "/get"));
    ASSERT_EQ(spans.size(), 3U);
    EXPECT_EQ(spans[0].demand, 31ms);
    EXPECT_GE(spans[0].calls, 200ms);
    EXPECT_GE(spans[0].service_time, 201ms);
    EXPECT_NE(spans[1].path, spans[2].path);
    at_the_same_time = spans[0].calls < spans[1].service_time + spans[2].service_time;
  }
  EXPECT_TRUE(at_the_same_time);
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
                         "endpoints": {"get": [{"call": "keeper.hold"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  Replica& front = start("front");
  engine::Duration together{};
  run([&]() -> Task<> {
    co_await send(front, "/get", 1);
    co_await send(front, "/get", 2);
    const SteadyTime queued = SteadyClock::now();
    co_await send(front, "/get", 3);
    together = SteadyClock::now() - queued;
    keeper_->open();
  });
  run_all();
  EXPECT_THAT(order_, ElementsAre(3, 1, 2));
  EXPECT_EQ(answers_[3].status, 503);
  EXPECT_EQ(answers_[3].outcome, "rejected");
  EXPECT_EQ(answers_[3].spans, "");
  const Span waited = spans_of(answers_[2]).at(0);
  EXPECT_GE(waited.waiting, together);
  // Requests that follow each other lose nothing between them: the second begins when the first
  // ends.
  EXPECT_LE(answers_[2].sent + waited.waiting, answers_[1].done);
}

TEST_F(ReplicaTest, ServesTheLastFirstWhereTheQueueIsLifo) {
  describe(R"({"front": {"workers": 1, "queue": {"order": "lifo"}, "endpoints": {
                 "hold": [{"call": "keeper.hold"}], "get": [{"delay": "5ms"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  Replica& front = start("front");
  run([&]() -> Task<> {
    co_await send(front, "/hold", 0);
    for (std::uint64_t request = 1; request < 4; ++request) {
      co_await send(front, "/get", request);
    }
    keeper_->open();
  });
  run_all();
  EXPECT_THAT(order_, ElementsAre(0, 3, 2, 1));
}

TEST_F(ReplicaTest, ServesTheLowestPriorityNumberFirst) {
  describe(R"({"front": {"workers": 1, "queue": {"order": "priority"}, "endpoints": {
                 "hold": [{"call": "keeper.hold"}], "get": [{"delay": "5ms"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  Replica& front = start("front");
  const std::uint32_t priorities[] = {9, 2, 1, 1, 0};
  run([&]() -> Task<> {
    co_await send(front, "/hold", 0, priorities[0]);
    for (std::uint64_t request = 1; request < 5; ++request) {
      co_await send(front, "/get", request, priorities[request]);
    }
    keeper_->open();
  });
  run_all();
  EXPECT_THAT(order_, ElementsAre(0, 4, 2, 3, 1));
}

TEST_F(ReplicaTest, PriorityIsHandedDown) {
  describe(R"({"front": {"workers": "unlimited", "endpoints": {
                         "hold": [{"call": "back.hold"}], "get": [{"call": "back.read"}]}},
               "back": {"workers": 1, "queue": {"order": "priority"}, "endpoints": {
                        "hold": [{"call": "keeper.hold"}], "read": [{"delay": "5ms"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  start("back");
  Replica& front = start("front");
  run([&]() -> Task<> {
    co_await send(front, "/hold", 0);
    co_await send(front, "/get", 1, 3);
    co_await send(front, "/get", 2, 1);
    keeper_->open();
  });
  run_all();
  EXPECT_THAT(order_, ElementsAre(0, 2, 1));
}

TEST_F(ReplicaTest, UnlimitedWorkersServeAllAtOnce) {
  describe(R"({"front": {"workers": "unlimited",
                         "endpoints": {"get": [{"call": "keeper.hold"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  Replica& front = start("front");
  for (std::uint64_t request = 0; request < 50; ++request) {
    ask_beside(front, "/get", request);
  }
  run([&]() -> Task<> {
    co_await keeper_->have(50);
    keeper_->open();
  });
  run_all();
  ASSERT_EQ(answers_.size(), 50U);
  for (const auto& [request, reply] : answers_) {
    EXPECT_EQ(spans_of(reply).at(0).waiting, 0ns);
  }
}

TEST_F(ReplicaTest, SomeoneWhoHangsUpHasHisWorkDoneAllTheSame) {
  describe(R"({"front": {"workers": 1, "endpoints": {"get": [{"call": "keeper.hold"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  Replica& front = start("front");
  run([&]() -> Task<> {
    Socket socket(context_);
    const boost::asio::ip::tcp::endpoint endpoint(boost::asio::ip::address_v4::loopback(),
                                                  front.address().port);
    co_await socket.async_connect(endpoint, as_values);
    const std::string_view text = "GET /get HTTP/1.1\r\nHost: here\r\n\r\n";
    co_await boost::asio::async_write(socket, boost::asio::buffer(text), as_values);
    co_await keeper_->have(1);
  });
  expect_wait_behind_the_kept(front, 1);
  EXPECT_EQ(keeper_->arrived(), 2);
}

TEST_F(ReplicaTest, AProbeHoldsAWorkerAsADelayDoes) {
  describe(R"({"front": {"workers": 1, "endpoints": {"get": []}}})");
  Replica& front = start("front");
  // A stall of the machine may outlast a probe: longer ones follow then.
  bool held = false;
  for (auto probe = 50ms; probe < 10s && !held; probe *= 10) {
    order_.clear();
    bool others_are_answered = false;
    run([&]() -> Task<> {
      const std::string delay = std::to_string(std::chrono::nanoseconds(probe).count());
      co_await send(front, "/sojourn/probe?delay_ns=" + delay, 1);
      others_are_answered = order_.empty();
      co_await send(front, "/get", 2);
    });
    run_all();
    EXPECT_THAT(order_, ElementsAre(1, 2));
    EXPECT_EQ(spans_of(answers_[1]).at(0).demand, probe);
    EXPECT_GE(spans_of(answers_[1]).at(0).service_time, probe);
    held = others_are_answered && spans_of(answers_[2]).at(0).waiting > 0ns;
  }
  EXPECT_TRUE(held);
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
  describe(R"({"front": {"workers": 1, "endpoints": {"get": [{"call": "keeper.hold"}]}},
               "keeper": {"endpoints": {"hold": []}}})");
  start_keeper();
  Replica& front = start("front");
  bool stopped = false;
  run([&]() -> Task<> {
    HttpClient idle(context_, front.address());
    co_await idle.preconnect(1);
    co_await send(front, "/get", 1);
    co_await send(front, "/get", 2);  // waits in the queue
    const auto stop = [&]() -> Task<> {
      co_await front.stop();
      stopped = true;
    };
    boost::asio::co_spawn(context_, stop(), boost::asio::detached);
    co_await pause(5ms);
    EXPECT_EQ((co_await idle.get("/get", {})).error, HttpError::refused);
    EXPECT_FALSE(stopped);
    keeper_->open();
    while (!stopped) co_await pause(1ms);
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
