#include "models/scenario/call_graph.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

// Services a, b, c ... with one endpoint "e" each, whose steps are given.
Scenario with_steps(const std::vector<std::string>& steps) {
  std::string services;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    services += (i == 0 ? "" : ", ") + std::string("\"") + static_cast<char>('a' + i) +
                "\": {\"endpoints\": {\"e\": [" + steps[i] + "]}}";
  }
  return parsed(R"({"sojourn": 1, "name": "n", "services": {)" + services +
                R"(}, "workloads": {"w": {"poisson": "1/s", "requests": {"a.e": 1}}}})");
}

std::string maybe(const std::string& probability, const std::string& steps) {
  return R"({"choose": [{"probability": )" + probability + ", \"steps\": [" + steps + "]}]}";
}

TEST(CallGraph, MultipliesChoicesAndAddsUpBranches) {
  const Scenario scenario = with_steps({R"({"parallel": [{"call": "b.e"}, {"call": "b.e"}, )" +
                                            maybe("0.5", R"({"call": "b.e"})") + "]}, " +
                                            maybe("0.5", maybe("0.5", R"({"call": "c.e"})")),
                                        "", ""});
  const CallGraph graph(scenario);
  const auto& calls = graph.calls_of({0});
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].callee, EndpointId{1});
  EXPECT_EQ(calls[0].count, 2.5);
  EXPECT_EQ(calls[1].callee, EndpointId{2});
  EXPECT_EQ(calls[1].count, 0.25);
}

TEST(CallGraph, OrdersComponentsWithCalleesFirst) {
  const Scenario scenario =
      with_steps({R"({"call": "b.e"})", R"({"call": "c.e"})", maybe("0.5", R"({"call": "b.e"})")});
  const CallGraph graph(scenario);
  ASSERT_EQ(graph.components().size(), 2U);
  EXPECT_EQ(graph.components()[0], (std::vector<EndpointId>{{1}, {2}}));
  EXPECT_EQ(graph.components()[1], (std::vector<EndpointId>{{0}}));
}

TEST(CallGraph, CountsTheExecutionsInsideALoop) {
  // b calls c always, c calls b half of the time: 2 executions of each for each entry into b.
  const Scenario scenario =
      with_steps({R"({"call": "b.e"})", R"({"call": "c.e"})", maybe("0.5", R"({"call": "b.e"})")});
  const CallGraph graph(scenario);
  const auto executions = graph.executions(graph.components()[0], {1, 0});
  ASSERT_TRUE(executions.has_value());
  EXPECT_DOUBLE_EQ((*executions)[0], 2);
  EXPECT_DOUBLE_EQ((*executions)[1], 2);
  const auto totals = graph.totals(graph.components()[0], {1, 1});
  ASSERT_TRUE(totals.has_value());
  EXPECT_DOUBLE_EQ((*totals)[0], 4);
  EXPECT_DOUBLE_EQ((*totals)[1], 3);
}

TEST(CallGraph, SurvivesAChainOfTwentyThousandCalls) {
  Scenario scenario;
  scenario.endpoints.resize(20'000);
  for (std::uint32_t i = 0; i + 1 < 20'000; ++i) {
    Call call;
    call.endpoint = {i + 1};
    scenario.endpoints[i].steps.push_back(Step{call});
  }
  const CallGraph graph(scenario);
  EXPECT_EQ(graph.components().size(), 20'000U);
  EXPECT_EQ(graph.components().front().front(), EndpointId{19'999});
}

}  // namespace
}  // namespace sojourn::scenario
