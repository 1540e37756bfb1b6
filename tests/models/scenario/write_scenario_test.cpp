// Scenarios are written so that a person can read them and a parser gets them back.
#include <string>

#include <gtest/gtest.h>

#include "models/scenario/writing/json_node.h"
#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

TEST(JsonNode, StandsOnOneLineWhereItFits) {
  JsonNode node = JsonNode::object({{"b", JsonNode::whole(1)}, {"a", JsonNode::text("x\"\n")}});
  EXPECT_EQ(JsonNode::array({node}).print(), "[\n  {\"a\": \"x\\\"\\n\", \"b\": 1}\n]\n");
  node.set("c", JsonNode::text(std::string(60, 'y')));
  EXPECT_EQ(JsonNode::array({node}).print(),
            "[\n  {\n    \"a\": \"x\\\"\\n\",\n    \"b\": 1,\n    \"c\": \"" +
                std::string(60, 'y') + "\"\n  }\n]\n");
}

TEST(JsonNode, ReplacesAMemberOfTheSameKey) {
  JsonNode node = JsonNode::object();
  node.set("a", JsonNode::whole(1));
  node.set("a", JsonNode::whole(2));
  node.set_if(false, "b", JsonNode::whole(3));
  node.set_unless_empty("c", JsonNode::array());
  EXPECT_EQ(node.print(), "{\n  \"a\": 2\n}\n");
}

TEST(ToJson, LeavesDefaultsOut) {
  EXPECT_EQ(to_json(parsed(shop)), R"({
  "name": "shop",
  "services": {
    "cart": {"endpoints": {"get": [{"delay": "5ms"}]}, "replicas": 3},
    "gateway": {
      "endpoints": {
        "browse": [{"call": "cart.get"}],
        "checkout": [{"call": "cart.get"}, {"call": "order.create"}]
      },
      "workers": 8
    },
    "order": {"endpoints": {"create": [{"compute": "2ms"}]}, "replicas": 2}
  },
  "sojourn": 1,
  "workloads": {
    "shoppers": {
      "poisson": "100/s",
      "requests": {"gateway.browse": 0.75, "gateway.checkout": 0.25}
    }
  }
}
)");
}

TEST(ToJson, GathersALatencyThatAllLinksShare) {
  const std::string text = to_json(parsed(shop, {{"network.latency", "250us"}}));
  EXPECT_TRUE(text.contains("\"network\": {\"latency\": \"250us\"}")) << text;
  EXPECT_FALSE(text.contains("\"calls\"")) << text;
}

TEST(ToJson, WritesLatenciesOfLinksThatDiffer) {
  const std::string text =
      to_json(parsed(shop, {{"network.latency", "250us"}, {"calls.gateway>cart.latency", "0s"}}));
  EXPECT_FALSE(text.contains("network")) << text;
  EXPECT_TRUE(text.contains("\"gateway>order\": {\"latency\": \"250us\"}")) << text;
  EXPECT_FALSE(text.contains("gateway>cart")) << text;
}

TEST(ToJson, EscapesWhatJsonCannotHold) {
  const Scenario scenario = parsed(shop, {{"description", R"("tab\tand \u0001 \"quoted\" \\ €")"}});
  EXPECT_TRUE(is_same(parsed(to_json(scenario)), scenario));
}

TEST(ToJsonExplained, WritesEveryDefaultAndMeansTheSame) {
  const Scenario scenario = parsed(shop);
  const std::string text = to_json_explained(scenario);
  for (const char* const expected :
       {"\"capacity\": \"unlimited\"", "\"order\": \"fifo\"", "\"implementation\": \"built-in\"",
        "\"balance\": \"round-robin\"", "\"via\": \"client\"", "\"latency\": \"0s\"",
        "\"attempts\": 1", "\"on_error\": \"fail\"", "\"priority\": 0", "\"replications\": 10",
        "\"warmup\": \"auto\"", "\"seed\": 1", "\"hold\": \"0s\"", "\"description\": \"\""}) {
    EXPECT_TRUE(text.contains(expected)) << expected << "\n" << text;
  }
  EXPECT_TRUE(is_same(parsed(text), scenario));
  EXPECT_EQ(to_json_explained(parsed(text)), text);
}

}  // namespace
}  // namespace sojourn::scenario
