// Faults and the health checks that notice them: every latency below is computed by hand.
#include <algorithm>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/recording.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using tests::record;
using tests::Recording;
using tests::requests_at;

constexpr const char* one_service = R"("s": {"endpoints": {"e": [{"delay": "30ms"}]}})";
constexpr const char* on_own_core = R"("s": {"endpoints": {"e": [{"compute": "30ms"}]}})";

std::vector<std::string> ends_of(const std::string& services, const std::string& faults,
                                 const std::vector<tests::Once>& requests) {
  return record({.services = services, .workloads = requests_at(requests), .faults = faults})
      .ends();
}

// --- kill

TEST(Kill, ResetsWhatWaitsAndWhatRunsAndRefusesTheRest) {
  EXPECT_THAT(ends_of(one_service, R"({"at": "35ms", "kill": "s"})",
                      {{1, "s.e"}, {10, "s.e"}, {20, "s.e"}, {40, "s.e"}}),
              ElementsAre("30ms", "reset 25ms", "reset 15ms", "refused 0s"));
}

TEST(Kill, LosesNoRequestFromTheCount) {
  const Recording run =
      record({.services = R"("s": {"replicas": 3, "workers": 2, "queue": {"capacity": 3},
                            "endpoints": {"e": [{"delay": {"exponential": "30ms"}}]}})",
              .workloads = R"("w": {"poisson": "150/s", "requests": {"s.e": 1}})",
              .calls = R"("w>s": {"latency": "3ms"})",
              .faults = R"({"at": "1s", "for": "1s", "kill": "s/1"}, {"at": "3s", "kill": "s"})"},
             5s);
  const results::RequestResult& result = run.run.results.requests.at("w/s.e");
  std::uint64_t errors = 0;
  for (const auto& [name, count] : result.error_counts) errors += count;
  EXPECT_EQ(result.count, run.run.records.size());
  EXPECT_EQ(result.ok + errors, result.count);
  EXPECT_GT(result.error_counts.at("reset"), 0U);
  EXPECT_GT(result.error_counts.at("refused"), 100U);
  EXPECT_GT(result.ok, 300U);
}

TEST(Kill, ComesUpAgainEmpty) {
  EXPECT_THAT(ends_of(one_service, R"({"at": "35ms", "for": "20ms", "kill": "s"})",
                      {{10, "s.e"}, {20, "s.e"}, {54, "s.e"}, {56, "s.e"}, {60, "s.e"}}),
              ElementsAre("reset 25ms", "reset 15ms", "refused 0s", "30ms", "56ms"));
}

TEST(Kill, HitsOneReplicaAlone) {
  const Recording run =
      record({.services = R"("s": {"replicas": 2, "endpoints": {"e": [{"delay": "30ms"}]}})",
              .workloads = R"("w": {"renewal": "10ms", "requests": {"s.e": 1}})",
              .faults = R"({"at": "15ms", "kill": "s/0"})"},
             55ms);
  EXPECT_THAT(run.ends(), ElementsAre("reset 5ms", "30ms", "refused 0s", "40ms", "refused 0s"));
}

TEST(Kill, TheResetTravelsBackAndWhatIsUnderWayIsRefused) {
  const Recording run =
      record({.services = one_service,
              .workloads = requests_at({{10, "s.e"}, {32, "s.e"}}),
              .calls = R"("r00>s": {"latency": "5ms"}, "r01>s": {"latency": "5ms"})",
              .faults = R"({"at": "35ms", "kill": "s"})"});
  EXPECT_THAT(run.ends(), ElementsAre("reset 30ms", "refused 10ms"));
}

// The caller dies at 15: its client is told, and b works on until 30.
TEST(Kill, OfACallerLeavesItsCalleeWorking) {
  EXPECT_THAT(ends_of(R"("a": {"endpoints": {"e": [{"call": "b.e", "retry": {"attempts": 9}}]}},
                         "b": {"endpoints": {"e": [{"delay": "20ms"}]}})",
                      R"({"at": "15ms", "kill": "a"})", {{10, "a.e"}, {20, "b.e"}}),
              ElementsAre("reset 5ms", "30ms"));
}

TEST(Kill, OfACalleeFailsItsCallerUnlessItTriesAgain) {
  const std::string back = R"(, "b": {"endpoints": {"e": [{"delay": "20ms"}]}})";
  const std::string fault = R"({"at": "15ms", "for": "10ms", "kill": "b"})";
  EXPECT_THAT(
      ends_of(R"("a": {"endpoints": {"e": [{"call": "b.e"}]}})" + back, fault, {{10, "a.e"}}),
      ElementsAre("failed 5ms"));
  EXPECT_THAT(ends_of(R"("a": {"endpoints": {"e": [{"call": "b.e",
                           "retry": {"attempts": 3, "backoff": "6ms"}}]}})" +
                          back,
                      fault, {{10, "a.e"}}),
              ElementsAre("43ms"));  // reset at 15, refused at 21, begun at 33
}

TEST(Kill, FreesTheCoresForOthers) {
  const Recording run =
      record({.services = R"("s": {"host": "h", "endpoints": {"e": [{"compute": "30ms"}]}},
                      "t": {"host": "h", "endpoints": {"e": [{"compute": "30ms"}]}})",
              .workloads = requests_at({{10, "s.e"}, {10, "t.e"}}),
              .hosts = R"("h": {"cores": 1})",
              .faults = R"({"at": "30ms", "kill": "s"})"},
             100ms);
  EXPECT_THAT(run.ends(), ElementsAre("reset 20ms", "40ms"));
  EXPECT_NEAR(run.run.results.hosts.at("h").utilization.value, 0.4, 1e-9);
}

TEST(Kill, EndsTheBranchesOfARequest) {
  EXPECT_THAT(ends_of(R"("s": {"endpoints": {"e": [{"parallel": [{"delay": "10ms"},
                           {"delay": "40ms"}, {"call": "t.e"}]}]}},
                         "t": {"endpoints": {"e": [{"delay": "30ms"}]}})",
                      R"({"at": "25ms", "for": "1ms", "kill": "s"})", {{10, "s.e"}, {27, "s.e"}}),
              ElementsAre("reset 15ms", "43ms"));
}

// --- restart

TEST(Restart, IsUpAgainAtOnceOrAfterItsTime) {
  EXPECT_THAT(ends_of(one_service, R"({"at": "35ms", "restart": "s"})",
                      {{10, "s.e"}, {20, "s.e"}, {36, "s.e"}}),
              ElementsAre("reset 25ms", "reset 15ms", "30ms"));
  EXPECT_THAT(ends_of(one_service, R"({"at": "35ms", "for": "5ms", "restart": "s"})",
                      {{10, "s.e"}, {36, "s.e"}, {41, "s.e"}}),
              ElementsAre("reset 25ms", "refused 0s", "30ms"));
}

// --- freeze

// From 20 to 70. A delay that ends meanwhile ends at 70, one that ends later is on time.
TEST(Freeze, LetsDelaysEndLate) {
  const std::string fault = R"({"at": "20ms", "for": "50ms", "freeze": "s"})";
  EXPECT_THAT(ends_of(one_service, fault, {{10, "s.e"}, {30, "s.e"}, {71, "s.e"}}),
              ElementsAre("60ms", "70ms", "59ms"));
  EXPECT_THAT(ends_of(R"("s": {"endpoints": {"e": [{"delay": "100ms"}]}})", fault, {{10, "s.e"}}),
              ElementsAre("100ms"));
}

TEST(Freeze, StretchesComputationOnOwnCores) {
  EXPECT_THAT(ends_of(on_own_core, R"({"at": "20ms", "for": "50ms", "freeze": "s"})",
                      {{10, "s.e"}, {30, "s.e"}}),
              ElementsAre("80ms", "90ms"));
  EXPECT_THAT(ends_of(on_own_core, R"({"at": "20ms", "for": "5ms", "freeze": "s"},
                                      {"at": "30ms", "for": "100ms", "freeze": "s"},
                                      {"at": "140ms", "for": "1ms", "freeze": "s"})",
                      {{10, "s.e"}}),
              ElementsAre("136ms"));
}

// On one core: s alone until 15, both until 20; then t alone ends its 27.5 at 47.5, and s goes on
// at 70 with 22.5.
TEST(Freeze, GivesTheCoresToOthersMeanwhile) {
  const Recording run =
      record({.services = R"("s": {"host": "h", "endpoints": {"e": [{"compute": "30ms"}]}},
                      "t": {"host": "h", "endpoints": {"e": [{"compute": "30ms"}]}})",
              .workloads = requests_at({{10, "s.e"}, {15, "t.e"}}),
              .hosts = R"("h": {"cores": 1})",
              .faults = R"({"at": "20ms", "for": "50ms", "freeze": "s"})"},
             100ms);
  EXPECT_THAT(run.ends(), ElementsAre("82.5ms", "32.5ms"));
  EXPECT_NEAR(run.run.results.hosts.at("h").utilization.value, 0.6, 1e-9);
}

TEST(Freeze, AnswersThatComeMeanwhileAreReadAfterwards) {
  EXPECT_THAT(ends_of(R"("a": {"endpoints": {"e": [{"call": "b.e"}, {"delay": "1ms"}]}},
                         "b": {"endpoints": {"e": [{"delay": "20ms"}]}})",
                      R"({"at": "20ms", "for": "50ms", "freeze": "a"})", {{10, "a.e"}}),
              ElementsAre("61ms"));
}

// The timeout at 25 falls into the freeze until 70, and with it the second attempt, sent only then.
TEST(Freeze, SendsNoRetryMeanwhile) {
  EXPECT_THAT(ends_of(R"("a": {"endpoints": {"e": [{"call": "b.e", "timeout": "15ms",
                           "retry": {"attempts": 2, "backoff": "5ms"}}]}},
                         "b": {"workers": 2, "endpoints": {"e": [{"delay": "20ms"}]}})",
                      R"({"at": "20ms", "for": "50ms", "freeze": "a"})", {{10, "a.e"}}),
              ElementsAre("failed 75ms"));
}

TEST(Freeze, TheClientsTimeoutDoesNotWait) {
  EXPECT_THAT(
      ends_of(one_service, R"({"at": "20ms", "for": "50ms", "freeze": "s"})",
              {{10, "s.e", 0, R"("timeout": "40ms")"}, {30, "s.e", 0, R"("timeout": "10ms")"}}),
      ElementsAre("timeout 40ms", "timeout 10ms"));
}

// --- slow

TEST(Slow, StretchesTheStepsThatBeginMeanwhile) {
  const std::string fault = R"({"at": "20ms", "for": "100ms", "slow": "s", "factor": 3})";
  for (const std::string step : {"delay", "compute"}) {
    EXPECT_THAT(ends_of(R"("s": {"workers": "unlimited", "endpoints": {"e": [{")" + step +
                            R"(": "30ms"}]}})",
                        fault, {{10, "s.e"}, {30, "s.e"}, {110, "s.e"}, {121, "s.e"}}),
                ElementsAre("30ms", "90ms", "90ms", "30ms"));
  }
}

TEST(Slow, LastsToTheEndWithoutATimeAndNotBeyondARestart) {
  EXPECT_THAT(ends_of(one_service, R"({"at": "5ms", "slow": "s", "factor": 0.5},
                                      {"at": "200ms", "restart": "s"})",
                      {{10, "s.e"}, {100, "s.e"}, {201, "s.e"}}),
              ElementsAre("15ms", "15ms", "30ms"));
}

// --- one fault after the other

TEST(Faults, MayBeginWhereTheOneBeforeEnds) {
  EXPECT_THAT(ends_of(R"("s": {"workers": "unlimited", "endpoints": {"e": [{"delay": "10ms"}]}})",
                      R"({"at": "100ms", "for": "100ms", "slow": "s", "factor": 2},
                         {"at": "200ms", "for": "100ms", "slow": "s", "factor": 3})",
                      {{50, "s.e"}, {150, "s.e"}, {250, "s.e"}, {350, "s.e"}}),
              ElementsAre("10ms", "20ms", "30ms", "10ms"));
  EXPECT_THAT(ends_of(one_service,
                      R"({"at": "100ms", "for": "100ms", "kill": "s"},
                         {"at": "200ms", "for": "100ms", "kill": "s"})",
                      {{150, "s.e"}, {250, "s.e"}, {350, "s.e"}}),
              ElementsAre("refused 0s", "refused 0s", "30ms"));
  EXPECT_THAT(ends_of(one_service,
                      R"({"at": "100ms", "for": "100ms", "freeze": "s"},
                         {"at": "200ms", "for": "100ms", "freeze": "s"})",
                      {{150, "s.e"}, {310, "s.e"}}),
              ElementsAre("150ms", "30ms"));  // begun at 200, over while frozen, seen at 300
}

// --- health checks and redispatch

// Requests every 20 ms from 20 on to two replicas, the first of which is dead from 110 to 450.
Recording with_dead_replica(const std::string& link) {
  return record({.services = R"("s": {"replicas": 2, "endpoints": {"e": [{"delay": "1ms"}]}})",
                 .workloads = R"("w": {"renewal": "20ms", "requests": {"s.e": 1}})",
                 .calls = R"("w>s": {)" + link + "}",
                 .faults = R"({"at": "110ms", "for": "340ms", "kill": "s/0"})"},
                810ms);
}

std::vector<std::size_t> places_of(const std::string& letters, char letter) {
  std::vector<std::size_t> places;
  for (std::size_t index = 0; index < letters.size(); ++index) {
    if (letters[index] == letter) places.push_back(index);
  }
  return places;
}

TEST(HealthChecks, WithoutThemEveryTurnOfTheDeadIsRefused) {
  const std::string replicas = with_dead_replica(R"("balance": "round-robin")").replicas();
  EXPECT_EQ(replicas, "ababab-b-b-b-b-b-b-b-bababababababababab");
}

// Checks of replica 0 at 0, 100, 200, 300 ...: failed at 200 and 300, passed at 500 and 600.
TEST(HealthChecks, TakeTheDeadOutAndPutItBackAfterEnoughOfThem) {
  const std::string replicas =
      with_dead_replica(R"("health": {"interval": "100ms", "fall": 2, "rise": 2})").replicas();
  EXPECT_THAT(places_of(replicas, '-'), ElementsAre(6, 8, 10, 12));  // 140 ... 260
  const std::vector<std::size_t> of_first = places_of(replicas, 'a');
  EXPECT_THAT((std::vector<std::size_t>{of_first[2], of_first[3]}), ElementsAre(4, 29));  // 600
}

TEST(HealthChecks, OfAProxySpareItsClientsTheRefusals) {
  const Recording run = with_dead_replica(R"("via": "haproxy", "health": {"interval": "100ms"})");
  EXPECT_EQ(places_of(run.replicas(), '-').size(), 0U);
  for (const std::string& end : run.ends()) EXPECT_EQ(end, "1ms");
  EXPECT_EQ(run.replicas().substr(0, 6), "ababab");
  EXPECT_EQ(run.replicas().substr(5, 24), std::string(24, 'b'));  // 120 ... 580
  EXPECT_NE(run.replicas().substr(29).find('a'), std::string::npos);
}

// A frozen replica's check is found failed one interval after the freeze began: at 100 it passes,
// at 200 and 300 it fails; thawed at 450 it passes at 500 and 600.
TEST(HealthChecks, NoticeAFrozenReplica) {
  const Recording run =
      record({.services = R"("s": {"replicas": 2, "endpoints": {"e": [{"delay": "1ms"}]}})",
              .workloads = R"("w": {"renewal": "20ms", "requests": {"s.e": 1}})",
              .calls = R"("w>s": {"health": {"interval": "100ms"}})",
              .faults = R"({"at": "90ms", "for": "360ms", "freeze": "s/0"})"},
             810ms);
  const std::vector<std::size_t> of_first = places_of(run.replicas(), 'a');
  // 100, 140, 180, 220, 260 wait in the frozen one, 300 comes before the check of that instant or
  // not, then none until 600.
  EXPECT_EQ(run.ends()[4], "351ms");
  EXPECT_EQ(run.ends()[12], "195ms");  // 260: the fifth of them
  EXPECT_EQ(run.run.results.requests.at("w/s.e").ok, run.run.records.size());
  EXPECT_EQ(std::ranges::count_if(of_first, [](std::size_t at) { return at > 14 && at < 29; }), 0);
}

TEST(Redispatch, TriesThreeOthersAtMost) {
  const std::string services = R"("s": {"replicas": 5, "endpoints": {"e": [{"delay": "1ms"}]}})";
  const std::string workload = R"("w": {"renewal": "20ms", "requests": {"s.e": 1}})";
  const std::string link = R"("w>s": {"via": "haproxy", "health": {"interval": "1h"}})";
  const std::string dead = R"({"at": "1ms", "kill": "s/0"}, {"at": "1ms", "kill": "s/1"},
                              {"at": "1ms", "kill": "s/2"})";
  const Recording three =
      record({.services = services, .workloads = workload, .calls = link, .faults = dead}, 50ms);
  EXPECT_EQ(three.replicas(), "de");
  const Recording four = record({.services = services,
                                 .workloads = workload,
                                 .calls = link,
                                 .faults = dead + R"(, {"at": "1ms", "kill": "s/3"})"},
                                50ms);
  EXPECT_EQ(four.replicas(), "-e");
  EXPECT_THAT(four.ends(), ElementsAre("refused 0s", "1ms"));
}

TEST(Redispatch, NobodyLeftIsRefusedAtOnce) {
  const Recording run =
      record({.services = R"("s": {"replicas": 2, "endpoints": {"e": [{"delay": "1ms"}]}})",
              .workloads = R"("w": {"renewal": "100ms", "requests": {"s.e": 1}})",
              .calls = R"("w>s": {"via": "haproxy", "health": {"interval": "10ms", "fall": 1}})",
              .faults = R"({"at": "1ms", "kill": "s"})"},
             350ms);
  EXPECT_THAT(run.ends(), ElementsAre("refused 0s", "refused 0s", "refused 0s"));
  EXPECT_NEAR(run.attempts("w>s.e").at("refused"), 3, 1e-9);
}

}  // namespace
}  // namespace sojourn::simulation
