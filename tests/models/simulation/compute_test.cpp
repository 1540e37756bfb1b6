// Computation on shared and on dedicated cores: every latency below is computed by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/recording.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using testing::DoubleNear;
using testing::ElementsAre;
using tests::record;
using tests::Recording;
using tests::requests_at;

// A service of this name with an endpoint "e" that computes for this long.
std::string computing(const std::string& name, const std::string& time,
                      const std::string& members = R"("workers": "unlimited", "host": "h", )") {
  return "\"" + name + "\": {" + members + R"("endpoints": {"e": [{"compute": ")" + time + "\"}]}}";
}

Recording on_host(const std::string& services, const std::string& host,
                  const std::vector<tests::Once>& requests, engine::Duration duration = 1s) {
  return record(
      {.services = services, .workloads = requests_at(requests), .hosts = R"("h": {)" + host + "}"},
      duration);
}

TEST(Compute, HasACoreForEachWorkerWithoutAHost) {
  const Recording run =
      record({.services = computing("s", "30ms", R"("workers": 3, )"),
              .workloads = requests_at({{10, "s.e"}, {11, "s.e"}, {12, "s.e"}, {13, "s.e"}})});
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "30ms", "30ms", "57ms"));
}

// Alone from 10 to 20, then at half speed: 10 + 20 done at 60; the other has 10 left then.
TEST(Compute, SharesACoreEqually) {
  EXPECT_THAT(on_host(computing("s", "30ms"), R"("cores": 1)", {{10, "s.e"}, {20, "s.e"}}).ends(),
              ElementsAre("50ms", "50ms"));
}

TEST(Compute, SharesTwoCoresAmongThree) {
  EXPECT_THAT(
      on_host(computing("s", "20ms"), R"("cores": 2)", {{10, "s.e"}, {10, "s.e"}, {10, "s.e"}})
          .ends(),
      ElementsAre("30ms", "30ms", "30ms"));
}

// Until 20 two of them alone: 10 of 30 done. From 20 on at 2/3 speed the third's 8 ms take 12, in
// which each of the others gets 8 more; from 32 on the 12 that are left run alone.
TEST(Compute, SpeedsUpWhenAnotherOneLeaves) {
  EXPECT_THAT(on_host(computing("s", "30ms") + ", " + computing("t", "8ms"), R"("cores": 2)",
                      {{10, "s.e"}, {10, "s.e"}, {20, "t.e"}})
                  .ends(),
              ElementsAre("34ms", "34ms", "12ms"));
}

TEST(Compute, IsLimitedByTheWorkersToo) {
  EXPECT_THAT(on_host(computing("s", "30ms", R"("workers": 1, "host": "h", )"), R"("cores": 4)",
                      {{10, "s.e"}, {20, "s.e"}})
                  .ends(),
              ElementsAre("30ms", "50ms"));
}

TEST(Compute, DelaysNeedNoCore) {
  const Recording run =
      record({.services = R"("s": {"workers": "unlimited", "host": "h", "endpoints": {
                       "busy": [{"compute": "20ms"}], "idle": [{"delay": "20ms"}]}})",
              .workloads = requests_at({{10, "s.busy"}, {10, "s.idle"}, {10, "s.idle"}}),
              .hosts = R"("h": {"cores": 1})"});
  EXPECT_THAT(run.ends(), ElementsAre("20ms", "20ms", "20ms"));
}

TEST(Compute, BranchesOfARequestShareTheirMachine) {
  const Recording run = record({.services = R"("s": {"host": "h", "endpoints": {
                       "e": [{"parallel": [{"compute": "10ms"}, {"compute": "20ms"}]}]}})",
                                .workloads = requests_at({{10, "s.e"}}),
                                .hosts = R"("h": {"cores": 1})"});
  EXPECT_THAT(run.ends(), ElementsAre("30ms"));
}

// Three replicas go to machines 0, 1, 0 of the host, the next service's two to 1 and 0.
TEST(Compute, ReplicasArePlacedOnMachinesInTurn) {
  const Recording run =
      record({.services = computing("s", "20ms", R"("replicas": 3, "host": "h", )") + ", " +
                          computing("t", "20ms", R"("replicas": 2, "host": "h", )"),
              .workloads = R"("w": {"constant": {"steps": [["0s", "3000/s"], ["1ms", "0.001/h"]]},
                             "requests": {"s.e": 1}})",
              .hosts = R"("h": {"count": 2, "cores": 1})"});
  // One arrives alone at 1/3 ms, the next at 2/3 on the other machine, the third at 1 beside the
  // first, which has 19 1/3 left: both run at half speed until the first ends at 39 2/3; the third
  // has 2/3 left then.
  EXPECT_THAT(run.ends(), ElementsAre("39.333333ms", "20ms", "39.333333ms"));
}

TEST(Compute, CountsTheBusyCoresOfAHost) {
  const Recording run = on_host(computing("s", "20ms"), R"("count": 2, "cores": 2)",
                                {{10, "s.e"}, {10, "s.e"}, {10, "s.e"}, {60, "s.e"}}, 100ms);
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "30ms", "30ms", "20ms"));
  // Two of four cores for 30 ms, one for 20 ms.
  EXPECT_THAT(run.run.results.hosts.at("h").utilization.value, DoubleNear(0.2, 1e-9));
}

}  // namespace
}  // namespace sojourn::simulation
