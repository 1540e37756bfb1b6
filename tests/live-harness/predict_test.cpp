#include "live-harness/predict.h"

#include <string>

#include <gtest/gtest.h>

#include "models/scenario/scenario_json.h"

namespace sojourn::live {
namespace {

scenario::Scenario with_steps(const std::string& steps) {
  auto parsed = scenario::parse_scenario(R"({
    "sojourn": 1, "name": "one",
    "hosts": {"rack": {"count": 3, "cores": 16}},
    "services": {"cart": {"replicas": 2, "host": "rack", "endpoints": {"get": )" +
                                         steps + R"(}}},
    "workloads": {"shoppers": {"poisson": "10/s", "requests": {"cart.get": 1}}}
  })");
  EXPECT_TRUE(parsed.has_value()) << (parsed ? "" : describe(parsed.error().front(), "one"));
  return std::move(parsed.value());
}

TEST(Predict, ComputationSharesThisMachine) {
  const Deployed deployed = as_deployed(with_steps(R"([{"compute": "1ms"}])"), 4);
  ASSERT_EQ(deployed.scenario.hosts.size(), 1U);
  EXPECT_EQ(deployed.scenario.hosts[0].count, 1U);
  EXPECT_EQ(deployed.scenario.hosts[0].cores, 4U);
  EXPECT_EQ(deployed.scenario.services[0].host, scenario::HostId{0});
  ASSERT_EQ(deployed.warnings.size(), 1U);
  EXPECT_NE(deployed.warnings[0].find("4 cores"), std::string::npos);
}

TEST(Predict, ScenarioThatOnlyWaitsStaysAsItIs) {
  const scenario::Scenario original = with_steps(R"([{"delay": "1ms"}])");
  const Deployed deployed = as_deployed(original, 4);
  EXPECT_EQ(to_json(deployed.scenario), to_json(original));
  EXPECT_TRUE(deployed.warnings.empty());
}

TEST(Predict, ComputationIsFoundInBranchesAndOptions) {
  const auto computes_in = [](const std::string& steps) {
    return computes(with_steps(steps).endpoints[0].steps);
  };
  EXPECT_FALSE(computes_in("[]"));
  EXPECT_TRUE(computes_in(R"([{"parallel": [[{"delay": "1ms"}], [{"compute": "1ms"}]]}])"));
  EXPECT_TRUE(
      computes_in(R"([{"choose": [{"probability": 0.5, "steps": [{"compute": "1ms"}]}]}])"));
}

}  // namespace
}  // namespace sojourn::live
