#include "tests/gui/support/large_document.h"

#include <algorithm>
#include <string>

#include "gui/core/scenario_edits.h"
#include "gui/core/tree_edit.h"
#include "gui/core/tree_reader.h"

namespace sojourn::gui {
namespace {

constexpr int layer = 20;

std::string name_of(int service) {
  return "s" + std::to_string(service);
}

JsonValue service_of(int service, int services, int calls, int reach) {
  JsonValue steps = JsonValue::array({JsonValue::object({{"delay", JsonValue::text("1ms")}})});
  const int next = (service / layer * layer) + layer;
  JsonValue options = JsonValue::array();
  for (int k = 0; k < calls && next < services; ++k) {
    const int further = ((7 * service) + (3 * k)) % reach * layer;
    const int place = next + further < services ? next + further : next;
    const int callee = std::min(services - 1, place + ((service + (7 * k)) % layer));
    const JsonValue call = JsonValue::object({{"call", JsonValue::text(name_of(callee) + ".get")}});
    options.items.push_back(JsonValue::object(
        {{"probability", JsonValue::number("0.3")}, {"steps", JsonValue::array({call})}}));
  }
  if (options.size() > 0) {
    steps.items.push_back(JsonValue::object({{"choose", std::move(options)}}));
  }
  return JsonValue::object({{"workers", JsonValue::text("unlimited")},
                            {"endpoints", JsonValue::object({{"get", std::move(steps)}})}});
}

}  // namespace

JsonValue layered_document(int services, int calls, int reach) {
  JsonValue tree = empty_document();
  JsonValue list = JsonValue::object();
  for (int i = 0; i < services; ++i) {
    list.members.push_back({name_of(i), service_of(i, services, calls, reach)});
  }
  *tree.member("services") = std::move(list);
  TreeEdit edit(tree);
  edit.set("/workloads/users", *read_tree(R"({"poisson": "1/s", "requests": {"s0.get": 1}})"));
  return tree;
}

}  // namespace sojourn::gui
