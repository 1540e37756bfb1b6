#include "models/scenario/visits.h"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

TEST(ExpectedVisits, FollowCallsFromTheRoot) {
  const Scenario scenario = parsed(shop);
  const CallGraph graph(scenario);
  EXPECT_EQ(expected_visits(graph, {2}), (std::vector<double>{1, 0, 1, 1}));  // checkout
  EXPECT_EQ(expected_visits(graph, {1}), (std::vector<double>{1, 1, 0, 0}));  // browse
}

TEST(ExpectedVisits, SumUpTheRoundsOfALoop) {
  const Scenario scenario =
      parsed(shop, {{"services.cart.endpoints.get",
                     R"([{"choose": [{"probability": 0.75, "steps": [{"call": "cart.get"}]}]}])"}});
  EXPECT_DOUBLE_EQ(expected_visits(CallGraph(scenario), {1})[0], 4);
}

TEST(UnloadedResponse, AddsStepsCallsAndTheNetworkBothWays) {
  const Scenario scenario = parsed(shop, {{"network.latency", "1ms"}});
  const std::vector<double> responses = unloaded_response(scenario, CallGraph(scenario));
  EXPECT_DOUBLE_EQ(responses[0], 0.005);
  EXPECT_DOUBLE_EQ(responses[1], 0.007);
  EXPECT_DOUBLE_EQ(responses[2], 0.007 + 0.004);
  EXPECT_DOUBLE_EQ(responses[3], 0.002);
}

TEST(UnloadedResponse, TakesTheLongestOfParallelBranches) {
  const Scenario scenario =
      parsed(shop, {{"services.gateway.endpoints.browse",
                     R"([{"parallel": [{"call": "cart.get"}, {"call": "order.create"}, []]}])"}});
  EXPECT_DOUBLE_EQ(unloaded_response(scenario, CallGraph(scenario))[1], 0.005);
}

TEST(UnloadedResponse, IsCutOffByATimeout) {
  const Scenario scenario =
      parsed(shop, {{"services.gateway.endpoints.browse.0.timeout", "3ms"},
                    {"services.cart.endpoints.get.0",
                     R"({"delay": {"pareto": {"shape": 1, "minimum": "1s"}}})"}});
  const std::vector<double> responses = unloaded_response(scenario, CallGraph(scenario));
  EXPECT_DOUBLE_EQ(responses[1], 0.003);
  EXPECT_TRUE(std::isinf(responses[0]));
}

TEST(UnloadedResponse, ConvergesInALoop) {
  // x = 5 ms + x / 2
  const Scenario scenario = parsed(shop, {{"services.cart.endpoints.get",
                                           R"([{"delay": "5ms"},
                  {"choose": [{"probability": 0.5, "steps": [{"call": "cart.get"}]}]}])"}});
  EXPECT_NEAR(unloaded_response(scenario, CallGraph(scenario))[0], 0.010, 1e-12);
}

TEST(OpenLoad, FollowsTheUtilizationLaw) {
  const Scenario scenario = parsed(shop, {{"services.cart.overhead.release", "1ms"}});
  const OfferedLoad load = open_load(scenario);
  const ServiceLoad& cart = load.services[0];
  EXPECT_DOUBLE_EQ(cart.visits_per_second, 100);
  EXPECT_DOUBLE_EQ(cart.busy_workers, 0.6);
  EXPECT_DOUBLE_EQ(cart.utilization, 0.2);
  EXPECT_DOUBLE_EQ(cart.busy_cores, 0);
  const ServiceLoad& order = load.services[2];
  EXPECT_DOUBLE_EQ(order.visits_per_second, 25);
  EXPECT_DOUBLE_EQ(order.busy_cores, 0.05);
  const ServiceLoad& gateway = load.services[1];
  EXPECT_DOUBLE_EQ(gateway.busy_workers, 75 * 0.005 + 25 * 0.007);
}

TEST(OpenLoad, AddsUpTheServicesOfAHost) {
  const Scenario scenario = parsed(shop, {{"hosts.node", R"({"count": 2, "cores": 4})"},
                                          {"services.order.host", "node"},
                                          {"services.cart.host", "node"}});
  EXPECT_DOUBLE_EQ(open_load(scenario).host_utilization[0], 0.05 / 8);
}

TEST(OpenLoad, DistinguishesThePeakFromTheLastRate) {
  const Scenario scenario = parsed(
      shop, {{"workloads.shoppers.poisson", R"({"steps": [["0s", "400/s"], ["9s", "100/s"]]})"}});
  EXPECT_DOUBLE_EQ(open_load(scenario, RateAt::last).services[0].visits_per_second, 100);
  EXPECT_DOUBLE_EQ(open_load(scenario, RateAt::peak).services[0].visits_per_second, 400);
}

TEST(OpenLoad, LeavesUnlimitedWorkersWithoutUtilization) {
  const Scenario scenario = parsed(shop, {{"services.cart.workers", "unlimited"}});
  EXPECT_EQ(open_load(scenario).services[0].utilization, 0);
  EXPECT_DOUBLE_EQ(open_load(scenario).services[0].busy_workers, 0.5);
}

TEST(FullLoad, AddsClosedWorkloadsAtTheMostTheyCanOffer) {
  const Scenario scenario = parsed(shop, {{"workloads.staff", R"({
    "closed": {"users": 10, "think": "95ms"}, "requests": {"cart.get": 1}})"}});
  EXPECT_DOUBLE_EQ(open_load(scenario).services[0].visits_per_second, 100);
  EXPECT_DOUBLE_EQ(full_load(scenario).services[0].visits_per_second, 200);
}

}  // namespace
}  // namespace sojourn::scenario
