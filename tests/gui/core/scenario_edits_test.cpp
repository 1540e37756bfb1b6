#include "gui/core/scenario_edits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/core/checker.h"
#include "gui/core/clipboard.h"
#include "gui/core/topology.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"

namespace sojourn::gui {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

JsonValue shop() {
  return *read_tree(R"({"sojourn": 1, "name": "shop",
    "services": {
      "gateway": {"workers": 8, "endpoints": {"buy": [
        {"parallel": [{"call": "cart.get"}, [{"call": "order.quote"}]]},
        {"choose": [{"probability": 0.5, "steps": [{"call": "cart.get"}]}]},
        {"call": "order.quote", "timeout": "1s"}]}},
      "cart": {"replicas": 3, "endpoints": {"get": [{"delay": "1ms"}]}},
      "order": {"endpoints": {"quote": [{"delay": "1ms"}]}}},
    "calls": {"gateway>cart": {"via": "haproxy"}, "users>gateway": {}},
    "workloads": {"users": {"poisson": "5/s", "requests": {"gateway.buy": 1}}},
    "faults": [{"at": "1s", "kill": "cart/1"}, {"at": "2s", "kill": "order"}],
    "slos": {"quick": {"request": "users/gateway.buy", "p99": "1s"}},
    "layout": {"cart": [10, 20]}})");
}

std::vector<std::string> edges(const JsonValue& document) {
  const Topology topology = read_topology(document);
  std::vector<std::string> names;
  for (const TopologyEdge& edge : topology.edges) {
    names.push_back(topology.nodes[edge.from].name + ">" + topology.nodes[edge.to].name);
  }
  return names;
}

void expect_valid(const JsonValue& document) {
  const CheckResult result = check_text(write_tree(document));
  EXPECT_FALSE(result.has_errors())
      << (result.problems.empty()
              ? ""
              : result.problems[0].pointer + ": " + result.problems[0].text.toStdString());
}

TEST(Topology, ReadsNodesEdgesPlacesAndProxies) {
  const Topology topology = read_topology(shop());
  EXPECT_EQ(topology.nodes.size(), 4U);
  EXPECT_THAT(edges(shop()), ElementsAre("users>gateway", "gateway>cart", "gateway>order"));
  EXPECT_TRUE(topology.edges[1].has_proxy);
  EXPECT_FALSE(topology.edges[2].has_proxy);
  EXPECT_EQ(topology.nodes[topology.index_of("cart")].position, QPointF(10, 20));
  EXPECT_EQ(topology.nodes[topology.index_of("cart")].replicas, 3U);
  EXPECT_EQ(topology.nodes[0].load, "5/s");
}

TEST(Topology, OfNonsenseIsEmpty) {
  EXPECT_THAT(read_topology(*read_tree("[1, 2]")).nodes, IsEmpty());
  EXPECT_THAT(read_topology(*read_tree(R"({"services": 5, "workloads": {"a": 1}})")).nodes,
              IsEmpty());
}

TEST(ScenarioEdits, BuildAValidScenarioFromNothing) {
  JsonValue tree = empty_document();
  TreeEdit edit(tree);
  const std::string users = add_node(edit, NodeKind::client, {0, 0});
  const std::string gateway = add_node(edit, NodeKind::gateway, {100, 0});
  const std::string first = add_node(edit, NodeKind::service, {200, 0});
  const std::string second = add_node(edit, NodeKind::service, {200, 90.4});
  const std::string db = add_node(edit, NodeKind::database, {300, 0});
  EXPECT_EQ(second, "service-2");
  connect_nodes(edit, users, gateway);
  connect_nodes(edit, gateway, first);
  connect_nodes(edit, gateway, second);
  connect_nodes(edit, first, db);
  EXPECT_THAT(edges(tree),
              ElementsAre("users>gateway", "gateway>service", "gateway>service-2", "service>db"));
  EXPECT_EQ(read_topology(tree).nodes[3].position, QPointF(200, 90));
  expect_valid(tree);
}

TEST(ScenarioEdits, RefuseConnectionsThatMeanNothing) {
  const JsonValue tree = shop();
  EXPECT_FALSE(objection_to_connection(tree, "cart", "users").isEmpty());
  EXPECT_FALSE(objection_to_connection(tree, "cart", "cart").isEmpty());
  EXPECT_FALSE(objection_to_connection(tree, "gateway", "cart").isEmpty());
  EXPECT_TRUE(objection_to_connection(tree, "cart", "order").isEmpty());
}

TEST(ScenarioEdits, RemoveANodeWithAllThatSpeaksOfIt) {
  JsonValue tree = shop();
  const JsonValue before = tree;
  TreeEdit edit(tree);
  remove_nodes(edit, {"cart"});
  EXPECT_THAT(write_tree(tree), Not(HasSubstr("cart")));
  EXPECT_THAT(edges(tree), ElementsAre("users>gateway", "gateway>order"));
  expect_valid(tree);
  for (const Change& change : reversed(edit.changes())) apply(tree, change);
  EXPECT_EQ(tree, before);
}

TEST(ScenarioEdits, RemoveAParallelStepWithoutBranches) {
  JsonValue tree = shop();
  TreeEdit edit(tree);
  disconnect_nodes(edit, "gateway", "cart");
  disconnect_nodes(edit, "gateway", "order");
  EXPECT_THAT(edges(tree), ElementsAre("users>gateway"));
  expect_valid(tree);
}

TEST(ScenarioEdits, RenameANodeEverywhere) {
  JsonValue tree = shop();
  const JsonValue before = tree;
  TreeEdit edit(tree);
  rename_node(edit, "cart", "basket");
  rename_node(edit, "users", "shoppers");
  EXPECT_THAT(write_tree(tree), Not(HasSubstr("cart")));
  EXPECT_THAT(write_tree(tree), HasSubstr("shoppers/gateway.buy"));
  EXPECT_THAT(write_tree(tree), HasSubstr("gateway>basket"));
  EXPECT_THAT(write_tree(tree), HasSubstr("basket/1"));
  expect_valid(tree);
  for (const Change& change : reversed(edit.changes())) apply(tree, change);
  EXPECT_EQ(tree, before);
}

TEST(ScenarioEdits, ObjectToNamesThatAreNoneOrTaken) {
  EXPECT_TRUE(objection_to_name(shop(), "basket").isEmpty());
  EXPECT_TRUE(objection_to_name(shop(), "cart", "cart").isEmpty());
  EXPECT_FALSE(objection_to_name(shop(), "cart").isEmpty());
  EXPECT_FALSE(objection_to_name(shop(), "users").isEmpty());
  for (const char* const name : {"", "1st", "a b", "a.b", "größe"}) {
    EXPECT_FALSE(objection_to_name(shop(), name).isEmpty()) << name;
  }
}

TEST(Clipboard, KeepsInnerCallsUnderFreshNames) {
  JsonValue tree = shop();
  TreeEdit edit(tree);
  const std::string copy = copied_nodes(tree, {"gateway", "cart"});
  ASSERT_TRUE(is_copied_nodes(copy));
  EXPECT_THAT(add_copied_nodes(edit, copy, {20, 20}), ElementsAre("gateway-2", "cart-2"));
  EXPECT_THAT(edges(tree), testing::IsSupersetOf({"gateway-2>cart-2", "gateway-2>order"}));
  EXPECT_EQ(find(tree, "/calls/gateway-2>cart-2/via")->scalar, "haproxy");
  EXPECT_EQ(read_topology(tree).nodes.back().position, QPointF(30, 40));
  expect_valid(tree);
}

TEST(Clipboard, LeavesOutCallsToWhatTheOtherDocumentLacks) {
  JsonValue other = empty_document();
  TreeEdit edit(other);
  const std::string copy = copied_nodes(shop(), {"gateway", "cart"});
  EXPECT_THAT(add_copied_nodes(edit, copy, {0, 0}), ElementsAre("gateway", "cart"));
  EXPECT_THAT(edges(other), ElementsAre("gateway>cart"));
  EXPECT_FALSE(is_copied_nodes("hello"));
  EXPECT_THAT(add_copied_nodes(edit, "{}", {0, 0}), IsEmpty());
}

}  // namespace
}  // namespace sojourn::gui
