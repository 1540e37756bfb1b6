#include "gui/core/topology.h"

#include <algorithm>
#include <set>

#include "gui/core/topology_follower.h"

namespace sojourn::gui {

std::size_t Topology::index_of(std::string_view name) const {
  const auto found = std::ranges::find(nodes, name, &TopologyNode::name);
  return found == nodes.end() ? static_cast<std::size_t>(-1)
                              : static_cast<std::size_t>(found - nodes.begin());
}

Topology read_topology(const JsonValue& document) {
  TopologyFollower reader;
  reader.read(document);
  return reader.topology();
}

std::string pointer_of_node(const JsonValue& document, std::string_view name) {
  for (const char* const section : {"/services", "/workloads"}) {
    std::string pointer = pointer_to(section, name);
    if (find(document, pointer) != nullptr) return pointer;
  }
  return {};
}

PictureChange picture_change(std::string_view pointer) {
  const std::vector<std::string> keys = keys_of(pointer);
  if (keys.empty()) return PictureChange::everything;
  const bool is_service = keys[0] == "services";
  const bool is_workload = keys[0] == "workloads";
  if (keys[0] == "layout") return PictureChange::nodes;
  if (keys[0] == "calls") return PictureChange::everything;
  if (!is_service && !is_workload) return PictureChange::nothing;
  if (keys.size() < 3) return PictureChange::everything;
  if (keys[2] == "endpoints" || keys[2] == "requests") {
    // Inside a step only what is called matters to the picture.
    static const std::set<std::string, std::less<>> harmless = {"compute", "delay", "timeout",
                                                                "retry", "on_error"};
    const bool is_inside =
        std::ranges::any_of(keys.begin() + 3, keys.end(),
                            [](const std::string& key) { return harmless.contains(key); });
    return is_inside ? PictureChange::nothing : PictureChange::everything;
  }
  return PictureChange::nodes;
}

}  // namespace sojourn::gui
