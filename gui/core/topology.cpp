#include "gui/core/topology.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <unordered_map>
#include <utility>

namespace sojourn::gui {
namespace {

std::string_view service_of(std::string_view endpoint) {
  return endpoint.substr(0, endpoint.find('.'));
}

// The services that steps call, wherever they are nested.
template <typename See>
void each_call(const JsonValue& steps, const See& see) {
  for (const JsonValue& item : steps.items) {
    if (item.is_array()) each_call(item, see);
    if (const JsonValue* const call = item.member("call")) see(service_of(call->scalar));
    if (const JsonValue* const branches = item.member("parallel")) each_call(*branches, see);
    if (const JsonValue* const options = item.member("choose")) {
      for (const JsonValue& option : options->items) {
        if (const JsonValue* const inner = option.member("steps")) each_call(*inner, see);
      }
    }
  }
}

std::uint32_t replicas_of(const JsonValue& service) {
  const JsonValue* const replicas = service.member("replicas");
  if (replicas == nullptr || !replicas->is_number()) return 1;
  return static_cast<std::uint32_t>(std::strtoul(replicas->scalar.c_str(), nullptr, 10));
}

std::string load_of(const JsonValue& workload) {
  for (const char* const kind : {"poisson", "constant"}) {
    const JsonValue* const rate = workload.member(kind);
    if (rate != nullptr) return rate->is_text() ? rate->scalar : "~";
  }
  const JsonValue* const closed = workload.member("closed");
  const JsonValue* const users = closed == nullptr ? nullptr : closed->member("users");
  return users == nullptr ? std::string{} : users->scalar + " users";
}

class TopologyReader {
 public:
  explicit TopologyReader(const JsonValue& document) : document_(document) {}

  Topology read() {
    add_nodes("workloads", true);
    add_nodes("services", false);
    add_edges();
    const auto ends = [](const TopologyEdge& edge) { return std::pair(edge.from, edge.to); };
    std::ranges::sort(topology_.edges, {}, ends);
    const auto repeated = std::ranges::unique(topology_.edges, {}, ends);
    topology_.edges.erase(repeated.begin(), repeated.end());
    mark_proxies();
    return std::move(topology_);
  }

 private:
  void add_nodes(std::string_view section, bool is_workload) {
    const JsonValue* const parts = document_.member(section);
    const JsonValue* const layout = document_.member("layout");
    if (parts == nullptr) return;
    topology_.nodes.reserve(topology_.nodes.size() + parts->members.size());
    std::unordered_map<std::string_view, const JsonValue*> places;
    if (layout != nullptr) {
      places.reserve(layout->members.size());
      for (const JsonMember& place : layout->members) places.emplace(place.key, &place.value);
    }
    for (const JsonMember& part : parts->members) {
      if (!part.value.is_object()) continue;
      TopologyNode node{.name = part.key, .is_workload = is_workload, .load = {}, .position = {}};
      if (is_workload) {
        node.load = load_of(part.value);
      } else {
        node.replicas = replicas_of(part.value);
      }
      const auto place = places.find(part.key);
      if (place != places.end() && place->second->items.size() == 2) {
        node.position = QPointF(std::strtod(place->second->items[0].scalar.c_str(), nullptr),
                                std::strtod(place->second->items[1].scalar.c_str(), nullptr));
      }
      if (indices_.emplace(part.key, topology_.nodes.size()).second) {
        topology_.nodes.push_back(std::move(node));
      }
    }
  }

  void add_edges() {
    if (const JsonValue* const workloads = document_.member("workloads")) {
      for (const JsonMember& workload : workloads->members) {
        const JsonValue* const requests = workload.value.member("requests");
        const auto from = indices_.find(workload.key);
        if (requests == nullptr || from == indices_.end()) continue;
        for (const JsonMember& request : requests->members) {
          add_edge(from->second, service_of(request.key));
        }
      }
    }
    const JsonValue* const services = document_.member("services");
    if (services == nullptr) return;
    for (const JsonMember& service : services->members) {
      const JsonValue* const endpoints = service.value.member("endpoints");
      const auto from = indices_.find(service.key);
      if (endpoints == nullptr || from == indices_.end()) continue;
      for (const JsonMember& endpoint : endpoints->members) {
        each_call(endpoint.value, [&](std::string_view callee) { add_edge(from->second, callee); });
      }
    }
  }

  void add_edge(std::size_t caller, std::string_view callee) {
    const auto to = indices_.find(callee);
    if (to != indices_.end()) topology_.edges.push_back({caller, to->second});
  }

  void mark_proxies() {
    const JsonValue* const calls = document_.member("calls");
    if (calls == nullptr) return;
    for (const JsonMember& link : calls->members) {
      const JsonValue* const via = link.value.member("via");
      const std::size_t arrow = link.key.find('>');
      if (via == nullptr || via->scalar != "haproxy" || arrow == std::string::npos) continue;
      const auto from = indices_.find(std::string_view(link.key).substr(0, arrow));
      const auto to = indices_.find(std::string_view(link.key).substr(arrow + 1));
      if (from == indices_.end() || to == indices_.end()) continue;
      const auto pair = std::pair(from->second, to->second);
      const auto edge = std::ranges::lower_bound(
          topology_.edges, pair, {},
          [](const TopologyEdge& known) { return std::pair(known.from, known.to); });
      if (edge != topology_.edges.end() && std::pair(edge->from, edge->to) == pair) {
        edge->has_proxy = true;
      }
    }
  }

  const JsonValue& document_;
  Topology topology_;
  std::unordered_map<std::string_view, std::size_t> indices_;  // by keys of the document
};

}  // namespace

std::size_t Topology::index_of(std::string_view name) const {
  const auto found = std::ranges::find(nodes, name, &TopologyNode::name);
  return found == nodes.end() ? static_cast<std::size_t>(-1)
                              : static_cast<std::size_t>(found - nodes.begin());
}

Topology read_topology(const JsonValue& document) {
  return TopologyReader(document).read();
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
