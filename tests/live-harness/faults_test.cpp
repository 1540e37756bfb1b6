#include "live-harness/faults.h"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/scenario/scenario_json.h"

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;

std::vector<FaultAction> actions_of(const std::string& faults) {
  const auto parsed = scenario::parse_scenario(R"({
    "sojourn": 1, "name": "shop",
    "services": {"cart": {"replicas": 2, "endpoints": {"get": []}}},
    "workloads": {"shoppers": {"poisson": "10/s", "requests": {"cart.get": 1}}},
    "faults": )" + faults + "}");
  EXPECT_TRUE(parsed.has_value()) << (parsed ? "" : describe(parsed.error().front(), "shop"));
  return parsed ? fault_actions(*parsed) : std::vector<FaultAction>{};
}

TEST(Faults, KillThatLastsEndsWithAStart) {
  const auto actions = actions_of(R"([{"at": "2s", "for": "3s", "kill": "cart/1"}])");
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].at, 2s);
  EXPECT_EQ(actions[0].deed, FaultDeed::kill);
  EXPECT_EQ(actions[0].replica, 1U);
  EXPECT_EQ(actions[1].at, 5s);
  EXPECT_EQ(actions[1].deed, FaultDeed::start);
}

TEST(Faults, KillForGoodHasNoEnd) {
  EXPECT_EQ(actions_of(R"([{"at": "2s", "kill": "cart/0"}])").size(), 1U);
}

TEST(Faults, RestartIsAKillAndAStartAtOnce) {
  const auto actions = actions_of(R"([{"at": "2s", "restart": "cart/0"}])");
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].deed, FaultDeed::kill);
  EXPECT_EQ(actions[1].deed, FaultDeed::start);
  EXPECT_EQ(actions[1].at, 2s);
}

TEST(Faults, FaultOfAServiceHitsAllItsReplicas) {
  const auto actions = actions_of(R"([{"at": "1s", "for": "1s", "freeze": "cart"}])");
  ASSERT_EQ(actions.size(), 4U);
  EXPECT_EQ(actions[0].deed, FaultDeed::freeze);
  EXPECT_EQ(actions[1].deed, FaultDeed::freeze);
  EXPECT_EQ(actions[1].replica, 1U);
  EXPECT_EQ(actions[2].deed, FaultDeed::thaw);
  EXPECT_EQ(actions[3].at, 2s);
}

TEST(Faults, SlownessEndsAtNormalSpeed) {
  const auto actions = actions_of(R"([{"at": "1s", "for": "1s", "slow": "cart/0", "factor": 3}])");
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].factor, 3);
  EXPECT_EQ(actions[1].deed, FaultDeed::slow);
  EXPECT_EQ(actions[1].factor, 1);
}

TEST(Faults, ActionsAreInOrderOfTime) {
  const auto actions = actions_of(
      R"([{"at": "1s", "for": "9s", "kill": "cart/0"}, {"at": "2s", "for": "1s",
        "freeze": "cart/1"}])");
  ASSERT_EQ(actions.size(), 4U);
  for (std::size_t i = 1; i < actions.size(); ++i) EXPECT_LE(actions[i - 1].at, actions[i].at);
  EXPECT_EQ(actions.back().deed, FaultDeed::start);
}

}  // namespace
}  // namespace sojourn::live
