#include "models/simulation/visit_ratios.h"

#include <gtest/gtest.h>

#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

// By name of the service; each has one endpoint.
struct Named {
  double visits = 0;
  CalledEndpoint endpoint;
};

Named of(const scenario::Scenario& scenario, const std::string& service) {
  const VisitRatios ratios = visit_ratios(compile(scenario));
  for (std::size_t index = 0; index < ratios.endpoints.size(); ++index) {
    if (scenario.services[ratios.endpoints[index].service].name == service) {
      return {ratios.visits.front()[index], ratios.endpoints[index]};
    }
  }
  return {};
}

constexpr const char* workload = R"("w": {"poisson": "1/s", "requests": {"a.e": 1}})";

TEST(VisitRatios, CountCallsInBranchesAndOptions) {
  const auto scenario = tests::parsed(tests::Parts{
      .services = R"("a": {"endpoints": {"e": [{"parallel": [{"call": "b.e"}, {"call": "b.e"}]},
                         {"choose": [{"probability": 0.25, "steps": [{"call": "c.e"}]}]},
                         {"call": "b.e"}]}},
                     "b": {"endpoints": {"e": [{"call": "c.e"}]}},
                     "c": {"endpoints": {"e": [{"delay": "4ms"}, {"choose": [
                         {"probability": 0.5, "steps": [{"delay": {"exponential": "6ms"}}]}]}]}})",
      .workloads = workload});
  EXPECT_DOUBLE_EQ(of(scenario, "a").visits, 1);
  EXPECT_DOUBLE_EQ(of(scenario, "b").visits, 3);
  EXPECT_DOUBLE_EQ(of(scenario, "c").visits, 3.25);
  EXPECT_FALSE(of(scenario, "a").endpoint.is_plain);
  EXPECT_TRUE(of(scenario, "c").endpoint.is_plain);
  EXPECT_DOUBLE_EQ(of(scenario, "c").endpoint.hold_seconds, 0.007);
  EXPECT_DOUBLE_EQ(of(scenario, "c").endpoint.compute_seconds, 0);
  EXPECT_EQ(of(scenario, "c").endpoint.statistics.size(), 2U);
}

TEST(VisitRatios, FollowALoopToItsEnd) {
  const auto scenario =
      tests::parsed(tests::Parts{.services = R"("a": {"endpoints": {"e": [{"call": "b.e"}]}},
                     "b": {"workers": "unlimited", "endpoints": {"e": [{"compute": "2ms"},
                         {"choose": [{"probability": 0.5, "steps": [{"call": "b.e"}]}]}]}})",
                                 .workloads = workload});
  EXPECT_NEAR(of(scenario, "b").visits, 2, 1e-8);
  EXPECT_DOUBLE_EQ(of(scenario, "b").endpoint.compute_seconds, 0.002);
}

bool is_moderate(const std::string& demand) {
  const auto scenario = tests::parsed(tests::Parts{
      .services = R"("a": {"endpoints": {"e": [{"delay": "1ms"}, {"delay": )" + demand + "}]}}",
      .workloads = workload});
  return of(scenario, "a").endpoint.is_moderate;
}

TEST(VisitRatios, SayWhichDemandsHaveAHeavyTail) {
  EXPECT_TRUE(is_moderate(R"({"exponential": "9.7ms"})"));
  EXPECT_TRUE(is_moderate(R"({"lognormal": {"mean": "3ms", "cv": 0.9}})"));
  EXPECT_FALSE(is_moderate(R"({"lognormal": {"mean": "3ms", "cv": 1.1}})"));
  EXPECT_FALSE(is_moderate(R"({"pareto": {"shape": 1.5, "minimum": "1ms"}})"));
}

}  // namespace
}  // namespace sojourn::simulation
