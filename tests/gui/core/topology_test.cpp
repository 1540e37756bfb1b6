// A topology that is followed through edits is at every step the one that is read afresh.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "gui/core/scenario_edits.h"
#include "gui/core/topology_follower.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"
#include "tests/gui/support/hand.h"

namespace sojourn::gui {
namespace {

constexpr const char* start = R"({"sojourn": 1, "name": "shop",
  "services": {
    "gateway": {"endpoints": {"buy": [
      {"parallel": [{"call": "cart.get"}, [{"call": "order.quote"}]]},
      {"choose": [{"probability": 0.5, "steps": [{"call": "late.get"}]}]}]}},
    "cart": {"replicas": 3, "endpoints": {"get": [{"delay": "1ms"}]}},
    "order": {"endpoints": {"quote": [{"delay": "1ms"}, {"call": "cart.get"}]}}},
  "calls": {"gateway>cart": {"via": "haproxy"}, "gateway>late": {"via": "haproxy"}},
  "workloads": {"users": {"poisson": "5/s", "requests": {"gateway.buy": 1, "late.get": 2}}},
  "layout": {"cart": [10, 20]}})";

void expect_as_read(const TopologyFollower& follower, const JsonValue& tree) {
  const Topology fresh = read_topology(tree);
  EXPECT_EQ(follower.topology().nodes, fresh.nodes) << write_tree(tree);
  EXPECT_EQ(follower.topology().edges, fresh.edges) << write_tree(tree);
}

class TopologyFollowerTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  std::string any_node() {
    const auto& nodes = follower.topology().nodes;
    return nodes.empty() ? "nobody" : nodes[hand.below(nodes.size())].name;
  }
  QPointF any_place() {
    return {static_cast<double>(hand.below(900)), static_cast<double>(hand.below(50))};
  }
  std::string any_part() {
    const JsonValue* const services = tree.member("services");
    if (services == nullptr || services->members.empty()) return "/services/late";
    return pointer_to("/services", services->members[hand.below(services->size())].key);
  }

  void edit_with_care(TreeEdit& edit) {
    switch (hand.below(6)) {
      case 0: add_node(edit, static_cast<NodeKind>(hand.below(3)), any_place()); break;
      case 1: {
        const std::string caller = any_node();
        const std::string callee = any_node();
        if (objection_to_connection(tree, caller, callee).isEmpty()) {
          connect_nodes(edit, caller, callee);
        }
        break;
      }
      case 2: remove_nodes(edit, {any_node()}); break;
      case 3: rename_node(edit, any_node(), free_name(tree, "renamed")); break;
      case 4: disconnect_nodes(edit, any_node(), any_node()); break;
      default: place_nodes(edit, {{any_node(), any_place()}}); break;
    }
  }

  // What the JSON view lets people write.
  void edit_roughly(TreeEdit& edit) {
    const std::string part = any_part();
    switch (hand.below(10)) {
      case 0:
        edit.set(part + "/replicas", JsonValue::whole(static_cast<int>(hand.below(9))));
        break;
      case 1: edit.set(part, JsonValue::text("no object")); break;
      case 2:
        edit.set(part, *read_tree(R"({"endpoints": {"get": [{"call": "late.get"}]}})"));
        break;
      case 3: edit.remove(part); break;
      case 4: edit.set("/services/late", *read_tree(R"({"endpoints": {"get": []}})")); break;
      case 5:
        edit.set("/services/users", *read_tree(R"({"endpoints": {"x": [{"call": "cart.get"}]}})"));
        break;
      case 6: edit.remove("/layout"); break;
      case 7:
        edit.set("/calls/" + any_node() + ">" + any_node() + "/via", JsonValue::text("haproxy"));
        break;
      case 8: edit.remove(hand.below(2) == 0 ? "/calls" : "/workloads"); break;
      default: edit.replace_all(*read_tree(start)); break;
    }
  }

  JsonValue tree = *read_tree(start);
  TopologyFollower follower;
  Hand hand{GetParam()};
};

TEST_P(TopologyFollowerTest, IsAtEveryStepWhatIsReadAfresh) {
  follower.read(tree);
  for (int i = 0; i < 200 && !HasFailure(); ++i) {
    TreeEdit edit(tree);
    if (hand.below(3) > 0) {
      edit_with_care(edit);
    } else {
      edit_roughly(edit);
    }
    const Changes changes = edit.take();
    follower.follow(tree, changes);
    expect_as_read(follower, tree);
    if (hand.below(4) > 0) continue;
    const Changes back = reversed(changes);
    for (const Change& change : back) apply(tree, change);
    follower.follow(tree, back);
    expect_as_read(follower, tree);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, TopologyFollowerTest, testing::Range(1U, 21U));

}  // namespace
}  // namespace sojourn::gui
