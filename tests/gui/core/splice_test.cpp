#include "gui/core/splice.h"

#include <gtest/gtest.h>

#include "gui/core/checker.h"
#include "gui/core/document.h"
#include "gui/core/scenario_edits.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"

namespace sojourn::gui {
namespace {

constexpr const char* shop = R"({
  "sojourn": 1, "name": "shop",
  "services": {
    "gateway": {"endpoints": {"buy": [
      {"delay": "1ms"},
      {"parallel": [{"call": "cart.get", "timeout": "1s"}, [{"call": "cart.put"}]]},
      {"call": "order.quote"}]}},
    "cart": {"endpoints": {"get": [{"delay": "5ms"}], "put": [{"delay": "6ms"}]}},
    "order": {"endpoints": {"quote": [{"call": "cart.get"}]}},
    "cache": {"endpoints": {"look": [{"delay": "500us"}]}}},
  "calls": {"gateway>cart": {"latency": "1ms"}},
  "workloads": {"users": {"poisson": "5/s", "requests": {"gateway.buy": 3}}},
  "slos": {"quick": {"request": "users/gateway.buy", "p99": "1s"}}})";

class SpliceTest : public testing::Test {
 protected:
  SpliceTest() { document.reset(*read_tree(shop)); }

  void splice(const char* caller, const char* callee, const char* node) {
    ASSERT_EQ(objection_to_splice(document.tree(), caller, callee, node).toStdString(), "");
    const std::string before = document.text();
    document.edit("Splice", [&](TreeEdit& edit) { splice_node(edit, caller, callee, node); });
    const std::string after = document.text();
    EXPECT_FALSE(check_text(after).has_errors()) << after;
    EXPECT_EQ(document.history()->count(), 1);
    document.history()->undo();
    EXPECT_EQ(document.text(), before);
    document.history()->redo();
    EXPECT_EQ(document.text(), after);
  }
  std::string at(const char* pointer) const {
    const JsonValue* const value = find(document.tree(), pointer);
    return value == nullptr ? "(none)" : write_line(*value);
  }

  Document document;
};

TEST_F(SpliceTest, EveryCallGoesThroughTheNode) {
  splice("gateway", "cart", "cache");
  EXPECT_EQ(at("/services/gateway/endpoints/buy/1/parallel/0"),
            R"({"call": "cache.look", "timeout": "1s"})");
  EXPECT_EQ(at("/services/gateway/endpoints/buy/1/parallel/1/0/call"), "\"cache.put\"");
  EXPECT_EQ(at("/services/cache/endpoints/look"), R"([{"delay": "500us"}, {"call": "cart.get"}])");
  EXPECT_EQ(at("/services/cache/endpoints/put"), R"([{"delay": "500us"}, {"call": "cart.put"}])");
  EXPECT_EQ(at("/calls"), R"({"gateway>cache": {"latency": "1ms"}})");
  EXPECT_EQ(at("/services/order/endpoints/quote/0/call"), "\"cart.get\"");
}

TEST_F(SpliceTest, RequestsAndObjectivesOfAWorkloadFollow) {
  splice("users", "gateway", "cache");
  EXPECT_EQ(at("/workloads/users/requests"), R"({"cache.look": 3})");
  EXPECT_EQ(at("/slos/quick/request"), "\"users/cache.look\"");
  EXPECT_EQ(at("/services/cache/endpoints/look/1/call"), "\"gateway.buy\"");
}

TEST_F(SpliceTest, ANodeWithoutEndpointsGetsOne) {
  document.edit("Add", [](TreeEdit& edit) {
    edit.set("/services/empty", JsonValue::object({{"endpoints", JsonValue::object()}}));
    splice_node(edit, "order", "cart", "empty");
  });
  EXPECT_EQ(at("/services/order/endpoints/quote/0/call"), "\"empty.handle\"");
  EXPECT_EQ(at("/services/empty/endpoints/handle"), R"([{"call": "cart.get"}])");
}

TEST_F(SpliceTest, SaysWhyANodeCannotGoBetween) {
  const auto objection = [&](const char* caller, const char* callee, const char* node) {
    return objection_to_splice(document.tree(), caller, callee, node);
  };
  EXPECT_TRUE(objection("cart", "order", "cache").contains("no such connection"));
  EXPECT_TRUE(objection("gateway", "cart", "users").contains("nothing can call it"));
  EXPECT_TRUE(objection("gateway", "cart", "gateway").contains("with itself"));
  EXPECT_TRUE(objection("gateway", "cart", "order").contains("connected already"));
}

}  // namespace
}  // namespace sojourn::gui
