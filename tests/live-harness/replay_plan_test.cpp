// What a replay refuses beforehand.
#include "live-harness/replay_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/live-harness/replay_test_scenario.h"

namespace sojourn::live {
namespace {

using std::chrono::seconds;
using testing::HasSubstr;

const Address here{"127.0.0.1", 40001};

std::string refusal(const TestScenario& scenario, const ReplayOptions& options,
                    const std::vector<Address>& replicas = {here},
                    const std::vector<Address>& allowed = {}) {
  return refuse_plan(*scenario, scenario.at(replicas), options, allowed);
}

TEST(RefusePlan, AcceptsWhatIsWithinTheCaps) {
  TestScenario scenario;
  scenario.add("load", poisson(5000));
  EXPECT_EQ(refusal(scenario, for_duration(seconds(300))), "");
}

TEST(RefusePlan, RefusesARateAboveTheCap) {
  TestScenario scenario;
  scenario.add("first", poisson(3000));
  scenario.add("second", constant(2500));
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1))),
            "the workloads ask for 5500 requests per second at 0 s; the cap is 5000");
}

TEST(RefusePlan, FindsThePeakOfChangingRates) {
  TestScenario scenario;
  scenario.add("ramp", scenario::Poisson{
                           {scenario::RateShape::ramps, {{seconds(0), 100}, {seconds(10), 9100}}}});
  scenario.add("step",
               scenario::Constant{{scenario::RateShape::steps,
                                   {{seconds(0), 10}, {seconds(4), 3000}, {seconds(5), 10}}}});
  const PeakRate before_the_fall = peak_rate(*scenario, seconds(6));
  EXPECT_NEAR(before_the_fall.per_second, 100 + 5 * 900 + 3000, 1e-3);
  EXPECT_EQ(before_the_fall.at, engine::Time(seconds(5)) - engine::Duration{1});
  const PeakRate at_the_top = peak_rate(*scenario, seconds(20));
  EXPECT_DOUBLE_EQ(at_the_top.per_second, 9100 + 10);
  EXPECT_EQ(at_the_top.at, engine::Time(seconds(10)));
  EXPECT_NEAR(peak_rate(*scenario, seconds(2)).per_second, 100 + 2 * 900 + 10, 1e-3);
}

TEST(RefusePlan, RefusesALongRunAndAnEmptyOne) {
  TestScenario scenario;
  scenario.add("load", poisson(10));
  EXPECT_EQ(refusal(scenario, for_duration(seconds(301))),
            "a replay of 301 s is longer than the cap of 300 s");
  EXPECT_EQ(refusal(scenario, for_duration({})), "nothing to replay: the duration is 0");
}

TEST(RefusePlan, RefusesMoreUsersThanConnections) {
  TestScenario scenario;
  scenario.add("users", scenario::Closed{2001, scenario::Distribution::exponential(1)});
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1))),
            "2001 users need as many connections; the cap is 2000");
}

TEST(RefusePlan, RefusesStrangersUnlessTheyAreNamed) {
  TestScenario scenario;
  scenario.add("load", poisson(10));
  const Address stranger{"192.0.2.7", 80};
  EXPECT_THAT(refusal(scenario, for_duration(seconds(1)), {stranger}),
              HasSubstr("192.0.2.7:80 (load>web) is not on this machine's loopback"));
  EXPECT_THAT(refusal(scenario, for_duration(seconds(1)), {stranger}, {{"192.0.2.7", 81}}),
              HasSubstr("192.0.2.7:80"));
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1)), {stranger}, {stranger}), "");
}

TEST(RefusePlan, NeedsTheAddressesOfEveryEntry) {
  TestScenario scenario(2);
  scenario.add("load", poisson(10));
  EXPECT_EQ(refuse_plan(*scenario, {}, for_duration(seconds(1)), {}),
            "no address is known for load>web");
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1))), "load>web needs 2 addresses, but 1 known");
  scenario->links[0].via = scenario::Via::haproxy;
  EXPECT_EQ(refusal(scenario, for_duration(seconds(1))), "");
}

}  // namespace
}  // namespace sojourn::live
