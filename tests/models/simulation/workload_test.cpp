// Closed workloads, changing rates and request classes as the simulator performs them.
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/recording.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::record;
using tests::Recording;

constexpr const char* one_service = R"("s": {"endpoints": {"e": [{"delay": "30ms"}]}})";

std::vector<std::int64_t> arrivals_ms(const Recording& run) {
  std::vector<std::int64_t> instants;
  for (const results::RequestRecord& record : run.run.records) {
    instants.push_back(record.intended.time_since_epoch() / 1ms);
  }
  return instants;
}

TEST(ClosedWorkload, ThinksBeforeEveryRequest) {
  const Recording run = record(
      {.services = one_service, .workloads = R"("w": {"closed": {"users": 1, "think": "50ms"},
                                                      "requests": {"s.e": 1}})"},
      300ms);
  EXPECT_THAT(arrivals_ms(run), ElementsAre(50, 130, 210, 290));
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "30ms", "30ms", "30ms"));
}

TEST(ClosedWorkload, UsersShareTheServiceAndWaitForEachOther) {
  const Recording run = record(
      {.services = one_service, .workloads = R"("w": {"closed": {"users": 2, "think": "50ms"},
                                                      "requests": {"s.e": 1}})"},
      300ms);
  EXPECT_THAT(arrivals_ms(run), ElementsAre(50, 50, 130, 160, 210, 240, 290));
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "60ms", "30ms", "30ms", "30ms", "30ms", "30ms"));
}

TEST(ClosedWorkload, NumbersRequestsByUserAndIteration) {
  const Recording run = record(
      {.services = one_service, .workloads = R"("w": {"closed": {"users": 2, "think": "50ms"},
                                                      "requests": {"s.e": 1}})"},
      150ms);
  std::vector<std::uint64_t> numbers;
  for (const auto& record : run.run.records) numbers.push_back(record.request);
  EXPECT_THAT(numbers, ElementsAre(scenario::closed_request(0, 0), scenario::closed_request(1, 0),
                                   scenario::closed_request(0, 1)));
}

TEST(ClosedWorkload, GoesOnAfterAnError) {
  const Recording run =
      record({.services = one_service,
              .workloads = R"("w": {"closed": {"users": 1, "think": "50ms"}, "requests": {"s.e": 1},
                             "timeout": "20ms"})"},
             200ms);
  EXPECT_THAT(arrivals_ms(run), ElementsAre(50, 120, 190));
  EXPECT_THAT(run.ends(), ElementsAre("timeout 20ms", "timeout 20ms", "timeout 20ms"));
}

TEST(ClosedWorkload, WithoutThinkingKeepsItsServiceBusy) {
  const Recording run =
      record({.services = one_service, .workloads = R"("w": {"closed": {"users": 3, "think": "0s"},
                                                      "requests": {"s.e": 1}})"},
             3s);
  EXPECT_THAT(run.run.results.services.at("s").utilization.value, DoubleEq(1));
  EXPECT_EQ(run.run.records.size(), 102U);
  EXPECT_EQ(run.run.records[50].latency(), 90ms);
}

// A refusal takes no time and neither does this user: the run says so instead of never ending.
TEST(ClosedWorkload, ThatTakesNoTimeIsBrokenOff) {
  const tests::Parts refused = {.services = one_service,
                                .workloads = R"("w": {"closed": {"users": 2, "think": "0s"},
                                                      "requests": {"s.e": 1}})",
                                .faults = R"({"at": "100ms", "kill": "s"})",
                                .run = R"("duration": "1s", "replications": 2)"};
  const auto results = simulate(tests::parsed(refused));
  ASSERT_TRUE(results);
  EXPECT_TRUE(results->unstable);
  EXPECT_THAT(results->warnings.front(), HasSubstr("at the same instant for ever"));
  const Recording run = record(refused, 1s);
  EXPECT_TRUE(run.run.results.unstable);
  EXPECT_THAT(run.run.results.warnings, ElementsAre(HasSubstr("at the same instant for ever")));
  EXPECT_EQ(run.ends().front(), "30ms");
}

TEST(ClosedWorkload, OfMoreUsersThanAllowedInFlightIsBrokenOff) {
  Options options;
  options.requests_in_flight_max = 9;
  const auto results =
      simulate(tests::parsed({.services = one_service,
                              .workloads = R"("w": {"closed": {"users": 10, "think": "1ms"},
                                           "requests": {"s.e": 1}})",
                              .run = R"("duration": "1s", "replications": 2)"}),
               options);
  ASSERT_TRUE(results);
  EXPECT_TRUE(results->unstable);
  EXPECT_THAT(results->warnings.front(), HasSubstr("more requests were in flight"));
}

TEST(OpenWorkload, FollowsItsSteps) {
  const Recording run =
      record({.services = R"("s": {"workers": "unlimited", "endpoints": {"e": []}})",
              .workloads = R"("w": {"constant": {"steps": [["0s", "10/s"], ["300ms", "0/s"],
                                                    ["800ms", "20/s"]]},
                             "requests": {"s.e": 1}})"},
             950ms);
  EXPECT_THAT(arrivals_ms(run), ElementsAre(100, 200, 300, 850, 900));
}

TEST(OpenWorkload, ArrivesOnlyBeforeTheEnd) {
  const Recording run = record(
      {.services = one_service, .workloads = R"("w": {"renewal": "10ms", "requests": {"s.e": 1}})"},
      50ms);
  EXPECT_THAT(arrivals_ms(run), ElementsAre(10, 20, 30, 40));
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "50ms", "70ms", "90ms"));
}

TEST(OpenWorkload, ClassesGoToTheirEndpoints) {
  const Recording run = record(
      {.services = R"("s": {"workers": "unlimited", "endpoints": {"a": [{"delay": "1ms"}],
                                                                  "b": [{"delay": "2ms"}]}},
                      "t": {"workers": "unlimited", "endpoints": {"c": [{"delay": "3ms"}]}})",
       .workloads = R"("w": {"renewal": "1ms", "requests": {"s.a": 2, "s.b": 1, "t.c": 1}})"},
      1001ms);
  std::map<std::uint32_t, int> counts;
  for (const results::RequestRecord& record : run.run.records) {
    ++counts[record.request_class];
    EXPECT_EQ(record.latency(), (1 + record.request_class) * 1ms);
  }
  EXPECT_EQ(counts[0] + counts[1] + counts[2], 1000);
  EXPECT_EQ(run.run.results.requests.at("w/s.a").count, static_cast<std::uint64_t>(counts[0]));
  EXPECT_EQ(run.run.results.requests.at("w/t.c").ok, static_cast<std::uint64_t>(counts[2]));
  EXPECT_NEAR(counts[0], 500, 64);
}

TEST(OpenWorkload, SeveralOfThemAddUp) {
  const Recording run = record(
      {.services = one_service, .workloads = R"("a": {"renewal": "100ms", "requests": {"s.e": 1}},
                       "b": {"renewal": "150ms", "requests": {"s.e": 1}})"},
      310ms);
  EXPECT_THAT(arrivals_ms(run), ElementsAre(100, 150, 200, 300, 300));
  // At 300 that of b comes first: it was scheduled at 150, the other one at 200.
  EXPECT_THAT(run.ends(), ElementsAre("30ms", "30ms", "30ms", "60ms", "30ms"));
}

}  // namespace
}  // namespace sojourn::simulation
