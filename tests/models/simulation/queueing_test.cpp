// One service, deterministic times: every latency below is computed by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/recording.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using testing::DoubleEq;
using testing::ElementsAre;
using tests::record;
using tests::Recording;
using tests::requests_at;

// A service "s" with these members and an endpoint "e" of 30 ms.
std::string serving(const std::string& members) {
  return R"("s": {)" + members + R"("endpoints": {"e": [{"delay": "30ms"}]}})";
}

std::vector<std::string> ends_of(const std::string& members,
                                 const std::vector<tests::Once>& requests) {
  return record({.services = serving(members), .workloads = requests_at(requests)}).ends();
}

TEST(Queueing, ARequestThatFindsAFreeWorkerOnlyTakesItsServiceTime) {
  EXPECT_THAT(ends_of("", {{10, "s.e"}, {40, "s.e"}, {71, "s.e"}}),
              ElementsAre("30ms", "30ms", "30ms"));
}

TEST(Queueing, FifoServesInOrderOfArrival) {
  EXPECT_THAT(ends_of("", {{10, "s.e"}, {20, "s.e"}, {30, "s.e"}}),
              ElementsAre("30ms", "50ms", "70ms"));
}

TEST(Queueing, EqualInstantsAreServedInOrderOfTheirWorkloadsNames) {
  EXPECT_THAT(ends_of("", {{10, "s.e"}, {10, "s.e"}, {10, "s.e"}}),
              ElementsAre("30ms", "60ms", "90ms"));
}

TEST(Queueing, LifoServesTheNewestFirst) {
  EXPECT_THAT(ends_of(R"("queue": {"order": "lifo"}, )",
                      {{10, "s.e"}, {20, "s.e"}, {25, "s.e"}, {30, "s.e"}}),
              ElementsAre("30ms", "110ms", "75ms", "40ms"));
}

TEST(Queueing, PriorityServesTheLowestNumberAndInterruptsNobody) {
  EXPECT_THAT(
      ends_of(R"("queue": {"order": "priority"}, )",
              {{10, "s.e", 3}, {20, "s.e", 2}, {22, "s.e", 1}, {24, "s.e", 2}, {26, "s.e", 0}}),
      ElementsAre("30ms", "110ms", "78ms", "136ms", "44ms"));
}

TEST(Queueing, FifoDoesNotHeedPriorities) {
  EXPECT_THAT(ends_of("", {{10, "s.e", 2}, {20, "s.e", 1}, {21, "s.e", 0}}),
              ElementsAre("30ms", "50ms", "79ms"));
}

TEST(Queueing, AFullQueueRejectsAtOnce) {
  EXPECT_THAT(ends_of(R"("queue": {"capacity": 1}, )",
                      {{10, "s.e"}, {20, "s.e"}, {21, "s.e"}, {45, "s.e"}, {46, "s.e"}}),
              ElementsAre("30ms", "50ms", "rejected 0s", "55ms", "rejected 0s"));
}

TEST(Queueing, WithoutAQueueOnlyAFreeWorkerHelps) {
  EXPECT_THAT(ends_of(R"("queue": {"capacity": 0}, )",
                      {{10, "s.e"}, {20, "s.e"}, {41, "s.e"}, {42, "s.e"}}),
              ElementsAre("30ms", "rejected 0s", "30ms", "rejected 0s"));
}

TEST(Queueing, CapacityCountsPerReplica) {
  const Recording run = record({.services = serving(R"("replicas": 2, "queue": {"capacity": 1}, )"),
                                .workloads = R"("w": {"renewal": "5ms", "requests": {"s.e": 1}})"},
                               28ms);
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "30ms", "50ms", "50ms", "rejected 0s"));
}

TEST(Queueing, WorkersServeSideBySide) {
  EXPECT_THAT(ends_of(R"("workers": 2, )", {{10, "s.e"}, {11, "s.e"}, {12, "s.e"}, {13, "s.e"}}),
              ElementsAre("30ms", "30ms", "58ms", "58ms"));
}

TEST(Queueing, UnlimitedWorkersNeverLetAnyoneWait) {
  EXPECT_THAT(ends_of(R"("workers": "unlimited", "queue": {"capacity": 0}, )",
                      {{10, "s.e"}, {10, "s.e"}, {11, "s.e"}, {12, "s.e"}, {13, "s.e"}}),
              ElementsAre("30ms", "30ms", "30ms", "30ms", "30ms"));
}

TEST(Queueing, AnEmptyEndpointAnswersAtOnce) {
  const Recording run = record({.services = R"("s": {"endpoints": {"e": []}})",
                                .workloads = requests_at({{10, "s.e"}, {10, "s.e"}})});
  EXPECT_THAT(run.ends(), ElementsAre("0s", "0s"));
}

TEST(Queueing, StepsOfNoTimeTakeNone) {
  const Recording run =
      record({.services = R"("s": {"endpoints": {"e": [{"delay": "0s"}, {"compute": "0s"},
                                                {"delay": "5ms"}]}})",
              .workloads = requests_at({{10, "s.e"}})});
  EXPECT_THAT(run.ends(), ElementsAre("5ms"));
}

// hold and wake come before the steps, release after the reply: an idle worker answers after
// 2 + 3 + 30 ms, one that comes from another request after 2 + 30 ms.
TEST(Queueing, OverheadHoldsTheWorkerBeforeTheStepsAndAfterTheReply) {
  EXPECT_THAT(ends_of(R"("overhead": {"hold": "2ms", "wake": "3ms", "release": "4ms"}, )",
                      {{10, "s.e"}, {20, "s.e"}, {46, "s.e"}, {200, "s.e"}}),
              ElementsAre("35ms", "61ms", "71ms", "35ms"));
}

TEST(Queueing, OverheadOfUnlimitedWorkersDelaysEachAlike) {
  EXPECT_THAT(ends_of(R"("workers": "unlimited",
                         "overhead": {"hold": "2ms", "wake": "3ms", "release": "9ms"}, )",
                      {{10, "s.e"}, {11, "s.e"}}),
              ElementsAre("35ms", "35ms"));
}

TEST(Queueing, NetworkLatencyIsPaidOnBothWays) {
  const Recording run = record({.services = serving(""),
                                .workloads = requests_at({{10, "s.e"}, {20, "s.e"}}),
                                .calls = R"("r00>s": {"latency": "5ms"})"});
  EXPECT_THAT(run.ends(), ElementsAre("40ms", "55ms"));  // r01 stands closer, at 20, after r00
}

TEST(Queueing, ARefusalTravelsBackToo) {
  const Recording run = record({.services = serving(R"("queue": {"capacity": 0}, )"),
                                .workloads = requests_at({{10, "s.e"}, {12, "s.e"}}),
                                .calls = R"("r01>s": {"latency": "5ms"})"});
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "rejected 10ms"));
}

// Arrivals at 10, 20 and 30 ms on two replicas: in 100 ms busy for 90, one waiting for 10.
TEST(Queueing, ReportsWhatItsWorkersAndQueuesDid) {
  const Recording run =
      record({.services = serving(R"("replicas": 2, )"),
              .workloads = R"("w": {"constant": {"steps": [["0s", "100/s"], ["35ms", "0.001/h"]]},
                                    "requests": {"s.e": 1}})"},
             100ms);
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "30ms", "40ms"));
  const results::ServiceResult& service = run.run.results.services.at("s");
  EXPECT_THAT(service.throughput.value, DoubleEq(30));
  EXPECT_THAT(service.in_service.value, DoubleEq(0.9));
  EXPECT_THAT(service.utilization.value, DoubleEq(0.45));
  EXPECT_THAT(service.queue_length.value, DoubleEq(0.1));
  EXPECT_THAT(service.waiting.mean.value, DoubleEq(0.010 / 3));
  EXPECT_THAT(service.response.mean.value, DoubleEq(0.100 / 3));
  EXPECT_EQ(service.waiting.p50.value, 0);
}

TEST(Queueing, UnlimitedWorkersHaveNoUtilization) {
  const Recording run = record(
      {.services = serving(R"("workers": "unlimited", )"), .workloads = requests_at({{10, "s.e"}})},
      100ms);
  EXPECT_EQ(run.run.results.services.at("s").utilization.value, 0);
  EXPECT_THAT(run.run.results.services.at("s").in_service.value, DoubleEq(0.3));
}

}  // namespace
}  // namespace sojourn::simulation
