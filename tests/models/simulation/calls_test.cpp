// Calls between services, deterministic times: every latency below is computed by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/recording.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;
using tests::Parts;
using tests::record;
using tests::Recording;
using tests::requests_at;

// Service "a" with these steps in front of "b", which takes 20 ms a request.
std::string front_and_back(const std::string& steps, const std::string& members_of_b = "") {
  return R"("a": {"endpoints": {"e": [)" + steps + R"(]}}, "b": {)" + members_of_b +
         R"("endpoints": {"e": [{"delay": "20ms"}]}})";
}

std::vector<std::string> ends_of(const std::string& steps, const std::vector<tests::Once>& requests,
                                 const std::string& members_of_b = "") {
  return record(
             {.services = front_and_back(steps, members_of_b), .workloads = requests_at(requests)})
      .ends();
}

auto counts(double ok) {
  return UnorderedElementsAre(Pair("ok", DoubleNear(ok, 1e-9)));
}
auto counts(double ok, const char* error, double errors) {
  return UnorderedElementsAre(Pair("ok", DoubleNear(ok, 1e-9)),
                              Pair(error, DoubleNear(errors, 1e-9)));
}

TEST(Calls, HoldTheWorkerOfTheCaller) {
  const std::string steps = R"({"delay": "10ms"}, {"call": "b.e"}, {"delay": "5ms"})";
  EXPECT_THAT(ends_of(steps, {{10, "a.e"}, {20, "a.e"}}), ElementsAre("35ms", "60ms"));
}

TEST(Calls, QueueAtTheCallee) {
  const Recording run =
      record({.services = R"("a": {"workers": 2, "endpoints": {"e": [{"call": "b.e"}]}},
                      "b": {"endpoints": {"e": [{"delay": "20ms"}]}})",
              .workloads = requests_at({{10, "a.e"}, {15, "a.e"}, {16, "b.e"}})});
  EXPECT_THAT(run.ends(), ElementsAre("20ms", "35ms", "54ms"));
  EXPECT_THAT(run.attempts("a.e>b.e"), counts(2));
  EXPECT_THAT(run.attempts("r02>b.e"), counts(1));
}

TEST(Calls, HandTheirPriorityDown) {
  const Recording run = record(
      {.services = R"("a": {"workers": "unlimited", "endpoints": {"e": [{"call": "b.e"}]}},
                      "b": {"queue": {"order": "priority"},
                            "endpoints": {"e": [{"delay": "20ms"}]}})",
       .workloads = requests_at({{10, "a.e", 1}, {11, "a.e", 2}, {12, "a.e", 1}, {13, "a.e", 0}})});
  EXPECT_THAT(run.ends(), ElementsAre("20ms", "79ms", "58ms", "37ms"));
}

TEST(Calls, PayTheLatencyOfTheirOwnLink) {
  const Recording run = record({.services = front_and_back(R"({"call": "b.e"})"),
                                .workloads = requests_at({{10, "a.e"}}),
                                .calls = R"("r00>a": {"latency": "1ms"},
                                            "a>b": {"latency": "4ms"})"});
  EXPECT_THAT(run.ends(), ElementsAre("30ms"));
}

// The branches' longest path counts, and b has one worker: 20, 40 and 60 ms.
TEST(Parallel, EndsWithItsLastBranch) {
  EXPECT_THAT(ends_of(R"({"parallel": [{"delay": "10ms"}, {"delay": "30ms"}, {"call": "b.e"}]})",
                      {{10, "a.e"}}),
              ElementsAre("30ms"));
  EXPECT_THAT(ends_of(R"({"parallel": [{"call": "b.e"}, {"call": "b.e"}, {"call": "b.e"}]})",
                      {{10, "a.e"}}),
              ElementsAre("60ms"));
  EXPECT_THAT(ends_of(R"({"parallel": [{"call": "b.e"}, {"call": "b.e"}, {"call": "b.e"}]})",
                      {{10, "a.e"}}, R"("workers": 3, )"),
              ElementsAre("20ms"));
}

TEST(Parallel, MayBeNested) {
  EXPECT_THAT(ends_of(R"({"parallel": [
                           [{"delay": "5ms"}, {"parallel": [{"delay": "10ms"}, {"delay": "12ms"}]},
                            {"delay": "1ms"}],
                           {"parallel": [{"delay": "17ms"}]}, []]}, {"delay": "2ms"})",
                      {{10, "a.e"}}),
              ElementsAre("20ms"));
}

// The failed branch ends at 3 ms, the step with its other branch: at 30 ms, and nothing after it.
TEST(Parallel, FailsOnceAllBranchesHaveEnded) {
  EXPECT_THAT(ends_of(R"({"parallel": [[{"call": "b.e", "timeout": "3ms"}, {"delay": "500ms"}],
                                       {"delay": "30ms"}]}, {"delay": "500ms"})",
                      {{10, "a.e"}}),
              ElementsAre("failed 30ms"));
}

TEST(Parallel, ANestedFailureFailsTheWhole) {
  EXPECT_THAT(ends_of(R"({"parallel": [{"parallel": [{"call": "b.e", "timeout": "3ms"},
                                                     {"delay": "7ms"}]},
                                       {"delay": "2ms"}]})",
                      {{10, "a.e"}}),
              ElementsAre("failed 7ms"));
}

TEST(Choose, TakesAnOptionThatIsCertain) {
  EXPECT_THAT(ends_of(R"({"choose": [{"probability": 0, "steps": [{"delay": "500ms"}]},
                                     {"probability": 1, "steps": [{"delay": "3ms"},
                                                                  {"delay": "4ms"}]}]},
                         {"delay": "1ms"})",
                      {{10, "a.e"}}),
              ElementsAre("8ms"));
}

// 0.3, 0.5, and with the rest nothing: as the draw of the request's name says.
TEST(Choose, FollowsTheDrawOfTheRequest) {
  const Recording run = record({.services = R"("s": {"workers": "unlimited", "endpoints": {"e": [
                       {"delay": "1ms"},
                       {"choose": [{"probability": 0.3, "steps": [{"delay": "10ms"}]},
                                   {"probability": 0.5, "steps": [{"delay": "20ms"}]}]}]}})",
                                .workloads = R"("w": {"renewal": "1ms", "requests": {"s.e": 1}})"});
  const std::uint64_t stream = engine::random_stream(run.scenario.run.seed, 0, "w");
  ASSERT_EQ(run.run.records.size(), 999U);
  for (const results::RequestRecord& record : run.run.records) {
    const scenario::RequestIdentity identity{stream, record.request, scenario::root_path("s.e")};
    engine::Draws draws(
        identity.step_key(scenario::step_site("s.e", 1), scenario::Purpose::choice));
    const double u = draws.uniform();
    EXPECT_EQ(record.latency(), u < 0.3 ? 11ms : u < 0.8 ? 21ms : 1ms);
  }
}

TEST(Timeout, EndsTheWaitOfTheClientAndNothingElse) {
  const Recording run = record({.services = front_and_back(""),
                                .workloads = requests_at({{10, "b.e", 0, R"("timeout": "15ms")"},
                                                          {11, "b.e"},
                                                          {12, "b.e", 0, R"("timeout": "1h")"}})});
  EXPECT_THAT(run.ends(), ElementsAre("timeout 15ms", "39ms", "58ms"));
  EXPECT_THAT(run.attempts("r00>b.e"), counts(0, "timeout", 1));
}

TEST(Timeout, CountsFromTheSendingOfTheRequest) {
  const Recording run = record({.services = front_and_back(""),
                                .workloads = requests_at({{10, "b.e", 0, R"("timeout": "29ms")"},
                                                          {60, "b.e", 0, R"("timeout": "31ms")"}}),
                                .calls = R"("r00>b": {"latency": "5ms"},
                                            "r01>b": {"latency": "5ms"})"});
  EXPECT_THAT(run.ends(), ElementsAre("timeout 29ms", "30ms"));
}

// The timer was set before the service began: at equal instants it fires first.
TEST(Timeout, WinsATie) {
  const Recording run =
      record({.services = front_and_back(""),
              .workloads = requests_at({{10, "b.e", 0, R"("timeout": "20ms")"}})});
  EXPECT_THAT(run.ends(), ElementsAre("timeout 20ms"));
}

TEST(Timeout, OfACallFailsTheCaller) {
  const Recording run = record(
      {.services = front_and_back(R"({"call": "b.e", "timeout": "15ms"}, {"delay": "500ms"})"),
       .workloads = requests_at({{10, "a.e"}})});
  EXPECT_THAT(run.ends(), ElementsAre("failed 15ms"));
  EXPECT_THAT(run.attempts("a.e>b.e"), counts(0, "timeout", 1));
  EXPECT_THAT(run.attempts("r00>a.e"), counts(0, "failed", 1));
}

TEST(OnError, ContinuePaysOnlyTheWait) {
  EXPECT_THAT(ends_of(R"({"call": "b.e", "timeout": "15ms", "on_error": "continue"},
                         {"delay": "5ms"})",
                      {{10, "a.e"}}),
              ElementsAre("20ms"));
}

// The answer to the call that was given up comes 20 ms after it was sent, to nobody.
TEST(OnError, ALateAnswerIsNotTakenForTheNextCalls) {
  const auto latency = [](const std::string& second) {
    return record(
               {.services =
                    front_and_back(
                        R"({"call": "b.e", "timeout": "1ms", "on_error": "continue"}, )" + second) +
                    R"(, "c": {"endpoints": {"e": [{"delay": "50ms"}]}})",
                .workloads = requests_at({{10, "a.e"}})})
        .ends();
  };
  EXPECT_THAT(latency(R"({"call": "c.e", "timeout": "1s"})"), ElementsAre("51ms"));
  EXPECT_THAT(latency(R"({"call": "c.e"})"), ElementsAre("51ms"));
}

TEST(OnError, ARejectedCallFailsTheCaller) {
  const std::string steps = R"({"delay": "1ms"}, {"call": "b.e"}, {"delay": "500ms"})";
  EXPECT_THAT(ends_of(steps, {{10, "b.e"}, {12, "a.e"}}, R"("queue": {"capacity": 0}, )"),
              ElementsAre("20ms", "failed 1ms"));
}

// Attempts at 0, 25 and 55 ms, each 15 ms, with 10 and 15 ms between: exhausted at 70 ms. b works
// on all three of them: 0-20, 25-45, 55-75.
TEST(Retry, GivesUpAfterItsAttempts) {
  const Recording run = record({.services = front_and_back(R"({"call": "b.e", "timeout": "15ms",
          "retry": {"attempts": 3, "backoff": "10ms", "multiplier": 1.5}})"),
                                .workloads = requests_at({{10, "a.e"}, {66, "b.e"}})});
  EXPECT_THAT(run.ends(), ElementsAre("failed 70ms", "39ms"));
  EXPECT_THAT(run.attempts("a.e>b.e"), counts(0, "timeout", 3));
}

// b is busy until 29; the first attempt (10-25) is wasted on it until 49, the second begins at 30,
// waits for that and is answered at 69.
TEST(Retry, SucceedsOnceTheCalleeIsFree) {
  const std::string steps = R"({"call": "b.e", "timeout": "40ms",
                                "retry": {"attempts": 2, "backoff": "5ms"}})";
  EXPECT_THAT(ends_of(steps, {{9, "b.e"}, {10, "a.e"}}), ElementsAre("20ms", "39ms"));
  const std::string hasty = R"({"call": "b.e", "timeout": "15ms",
                                "retry": {"attempts": 2, "backoff": "40ms"}})";
  EXPECT_THAT(ends_of(hasty, {{9, "b.e"}, {10, "a.e"}}, R"("workers": 1, )"),
              ElementsAre("20ms", "failed 70ms"));
  EXPECT_THAT(ends_of(hasty, {{9, "b.e"}, {10, "a.e"}, {11, "a.e"}}),
              ElementsAre("20ms", "failed 70ms", "failed 139ms"));
}

TEST(Retry, OfARejectionWaitsItsBackoff) {
  const std::string steps = R"({"call": "b.e", "retry": {"attempts": 4, "backoff": "4ms"}})";
  EXPECT_THAT(ends_of(steps, {{10, "b.e"}, {11, "a.e"}}, R"("queue": {"capacity": 0}, )"),
              ElementsAre("20ms", "48ms"));  // at 11, 15 and 23 rejected, at 39 not
  EXPECT_THAT(ends_of(R"({"call": "b.e", "retry": {"attempts": 100}})", {{10, "b.e"}, {11, "a.e"}},
                      R"("queue": {"capacity": 0}, )"),
              ElementsAre("20ms", "failed 0s"));
}

TEST(Retry, OfTheClientIsOneRequestToItself) {
  const Recording run =
      record({.services = front_and_back("", R"("queue": {"capacity": 0}, )"),
              .workloads = requests_at(
                  {{10, "b.e"}, {12, "b.e", 0, R"("retry": {"attempts": 3, "backoff": "7ms"})"}})});
  EXPECT_THAT(run.ends(), ElementsAre("20ms", "41ms"));  // at 12 and 19 rejected, at 33 not
  EXPECT_THAT(run.attempts("r01>b.e"), counts(1, "rejected", 2));
  EXPECT_EQ(run.run.results.requests.at("r01/b.e").count, 1U);
}

TEST(Retry, JittersAsItsRequestDraws) {
  const Recording run =
      record({.services = front_and_back(R"({"call": "b.e", "timeout": "1ms", "retry":
           {"attempts": 2, "backoff": "100ms", "jitter": "full"}})"),
              .workloads = requests_at({{10, "a.e"}})});
  const std::uint64_t stream = engine::random_stream(run.scenario.run.seed, 0, "r00");
  const auto& call = std::get<scenario::Call>(run.scenario.endpoints[0].steps[0].action);
  const engine::Duration wait = scenario::draw_backoff(
      call.retry, {stream, 0, scenario::root_path("a.e")}, scenario::step_site("a.e", 0), 2);
  EXPECT_LT(wait, 100ms);
  EXPECT_EQ(run.run.records[0].latency(), 2ms + wait);
}

// Requests, 10 ms apart, to three replicas of a service that takes 25 ms each.
std::string balanced(const std::string& balance, const std::string& rest = "",
                     engine::Duration duration = 75ms) {
  const Recording run = record(
      {.services = R"("s": {"replicas": 3, "workers": 2, "endpoints": {"e": [{"delay": "25ms"}]}})",
       .workloads = R"("w": {"renewal": "10ms", "requests": {"s.e": 1}})",
       .calls = R"("w>s": {"balance": ")" + balance + "\"" + rest + "}"},
      duration);
  return run.replicas();
}

TEST(Balance, RoundRobinTakesTurns) {
  EXPECT_EQ(balanced("round-robin"), "abcabca");
}

TEST(Balance, WeightedGoesByWeight) {
  EXPECT_EQ(balanced("weighted", R"(, "weights": [5, 1, 1])"), "aabacaa");
}

// Answers free a at 35, b at 45, c at 55: at 40 only a is idle, at 50 only b. With a slow second
// replica the first one is idle whenever a request comes, but for the second request it is the one
// that was busy last.
TEST(Balance, LeastConnectionsSeesWhoIsIdle) {
  EXPECT_EQ(balanced("least-connections"), "abcabca");
  const Recording run =
      record({.services = R"("s": {"replicas": 2, "endpoints": {"e": [{"delay": "8ms"}]}})",
              .workloads = R"("w": {"renewal": "10ms", "requests": {"s.e": 1}})",
              .calls = R"("w>s": {"balance": "least-connections"})",
              .faults = R"({"at": "1ms", "slow": "s/1", "factor": 10})"},
             75ms);
  EXPECT_EQ(run.replicas(), "abaaaaa");
}

TEST(Balance, RandomFollowsTheDrawOfTheRequest) {
  const Recording run = record({.services = R"("s": {"replicas": 5, "endpoints": {"e": []}})",
                                .workloads = R"("w": {"renewal": "1ms", "requests": {"s.e": 1}})",
                                .calls = R"("w>s": {"balance": "random"})"},
                               200ms);
  const std::uint64_t stream = engine::random_stream(run.scenario.run.seed, 0, "w");
  for (const results::RequestRecord& record : run.run.records) {
    const scenario::RequestIdentity identity{stream, record.request, scenario::root_path("s.e")};
    engine::Draws draws(identity.visit_key(scenario::Purpose::balance));
    EXPECT_EQ(record.spans.at(0).replica, draws.below(5));
  }
}

TEST(Balance, PowerOfTwoAvoidsTheBusyOne) {
  const std::string picks = balanced("power-of-two", "", 20s);
  const std::string random = balanced("random", "", 20s);
  ASSERT_EQ(picks.size(), 1999U);
  ASSERT_EQ(random.size(), 1999U);
  const auto repeated = [](const std::string& chosen) {
    int count = 0;
    for (std::size_t index = 1; index < chosen.size(); ++index) {
      count += chosen[index] == chosen[index - 1] ? 1 : 0;
    }
    return count;
  };
  EXPECT_LT(4 * repeated(picks), 3 * repeated(random));
}

// Replicas of b that served the calls of a's two replicas, which take turns.
std::string seen_by_callers(const std::string& via) {
  const Recording run =
      record({.services = R"("a": {"replicas": 2, "endpoints": {"e": [{"call": "b.e"}]}},
                      "b": {"replicas": 3, "endpoints": {"e": []}})",
              .workloads = R"("w": {"renewal": "10ms", "requests": {"a.e": 1}})",
              .calls = R"("a>b": {"via": ")" + via + "\"}"},
             75ms);
  std::string picks;
  for (const results::RequestRecord& record : run.run.records) {
    picks += static_cast<char>('a' + record.spans.at(1).replica);
  }
  return picks;
}

TEST(Balance, EveryReplicaOfTheCallerHasItsOwnViewUnlessAProxyStandsBetween) {
  EXPECT_EQ(seen_by_callers("client"), "aabbcca");
  EXPECT_EQ(seen_by_callers("haproxy"), "abcabca");
}

}  // namespace
}  // namespace sojourn::simulation
