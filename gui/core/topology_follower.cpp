#include "gui/core/topology_follower.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace sojourn::gui {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
constexpr std::size_t changes_max = 20;  // more of them at once: everything is read again

std::string_view service_of(std::string_view endpoint) {
  return endpoint.substr(0, endpoint.find('.'));
}

// The services that steps call, wherever they are nested.
template <typename See>
void each_call(const JsonValue& steps, const See& see) {
  for (const JsonValue& item : steps.items) {
    if (item.is_array()) each_call(item, see);
    for (const JsonMember& part : item.members) {
      if (part.key == "call") {
        see(service_of(part.value.scalar));
      } else if (part.key == "parallel") {
        each_call(part.value, see);
      } else if (part.key == "choose") {
        for (const JsonValue& option : part.value.items) {
          if (const JsonValue* const inner = option.member("steps")) each_call(*inner, see);
        }
      }
    }
  }
}

template <typename See>
void each_callee(const JsonValue& part, bool is_workload, const See& see) {
  const JsonValue* const list = part.member(is_workload ? "requests" : "endpoints");
  if (list == nullptr) return;
  for (const JsonMember& member : list->members) {
    if (is_workload) {
      see(service_of(member.key));
    } else {
      each_call(member.value, see);
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

std::optional<QPointF> position_of(const JsonValue* place) {
  if (place == nullptr || place->items.size() != 2) return {};
  return QPointF(std::strtod(place->items[0].scalar.c_str(), nullptr),
                 std::strtod(place->items[1].scalar.c_str(), nullptr));
}

std::pair<std::size_t, std::size_t> ends_of(const TopologyEdge& edge) {
  return {edge.from, edge.to};
}

}  // namespace

void TopologyFollower::read(const JsonValue& document) {
  parts_.clear();
  has_other_parts_ = has_other_links_ = true;
  take(document);
}

void TopologyFollower::follow(const JsonValue& document, const Changes& changes) {
  if (mark(changes)) {
    take(document);
  } else {
    read(document);
  }
}

// False if everything has to be read again.
bool TopologyFollower::mark(const Changes& changes) {
  return changes.size() <= changes_max && std::ranges::all_of(changes, [&](const Change& change) {
           return mark_section(keys_of(change.pointer));
         });
}

bool TopologyFollower::mark_section(const std::vector<std::string>& keys) {
  if (keys.empty()) return false;
  const bool is_place = keys[0] == "layout";
  const bool is_workload = keys[0] == "workloads";
  if (keys[0] == "calls") has_other_links_ = true;
  if (!is_place && !is_workload && keys[0] != "services") return true;
  const bool is_whole = keys.size() < 2;
  if (is_whole && !is_place) return false;
  for (const auto& part : parts_) {
    if (!is_whole && part->name != keys[1]) continue;
    if (is_place) {
      part->has_other_place = true;
    } else if (part->is_workload == is_workload) {
      part->is_stale = true;
    }
  }
  return true;
}

void TopologyFollower::take(const JsonValue& document) {
  Parts before = std::exchange(parts_, {});
  parts_.reserve(before.size() + 1);
  take_section(document.member("workloads"), true, before);
  take_section(document.member("services"), false, before);
  if (parts_.size() != before.size()) has_other_parts_ = true;
  place_nodes(document.member("layout"));
  list_nodes();
  if (has_other_links_) read_proxies(document.member("calls"));
  if (has_other_parts_ || has_other_calls_) list_edges();
  if (has_other_parts_ || has_other_calls_ || has_other_links_) mark_proxies();
  has_other_parts_ = has_other_calls_ = has_other_links_ = false;
  for (const auto& part : parts_) part->is_stale = part->has_other_place = false;
}

// Parts that are not stale are taken over; mostly they stand where they stood.
void TopologyFollower::take_section(const JsonValue* section, bool is_workload, Parts& before) {
  if (section == nullptr) return;
  const auto is_of_section = [&](const auto& part) {
    return part != nullptr && part->is_workload == is_workload;
  };
  std::unordered_map<std::string_view, std::size_t> known;  // filled once the order differs
  const auto find_known = [&](const std::string& name) {
    for (std::size_t i = 0; known.empty() && i < before.size(); ++i) {
      if (is_of_section(before[i])) known.emplace(before[i]->name, i);
    }
    const auto found = known.find(name);
    return found == known.end() ? before.size() : found->second;
  };
  auto next =
      static_cast<std::size_t>(std::ranges::find_if(before, is_of_section) - before.begin());
  for (const JsonMember& member : section->members) {
    const bool is_next =
        next < before.size() && is_of_section(before[next]) && before[next]->name == member.key;
    const std::size_t at = is_next ? next : find_known(member.key);
    if (!is_next) has_other_parts_ = true;
    if (at < before.size() && before[at] != nullptr) {
      parts_.push_back(std::move(before[at]));
      next = at + 1;
    } else {
      parts_.push_back(std::make_unique<Part>());
      parts_.back()->name = member.key;
      parts_.back()->is_workload = is_workload;
    }
    if (parts_.back()->is_stale) read_part(*parts_.back(), member.value);
  }
}

void TopologyFollower::read_part(Part& part, const JsonValue& value) {
  part.node.name = part.name;
  part.node.is_workload = part.is_workload;
  part.node.load = part.is_workload ? load_of(value) : std::string();
  part.node.replicas = part.is_workload ? 1 : replicas_of(value);
  if (std::exchange(part.is_object, value.is_object()) != value.is_object()) {
    has_other_parts_ = true;
  }
  std::vector<std::string> callees;
  each_callee(value, part.is_workload,
              [&](std::string_view callee) { callees.emplace_back(callee); });
  if (callees == part.callees) return;
  part.callees = std::move(callees);
  has_other_calls_ = true;
}

void TopologyFollower::place_nodes(const JsonValue* layout) {
  const auto is_unplaced = [](const auto& part) { return part->has_other_place; };
  const auto unplaced = static_cast<std::size_t>(std::ranges::count_if(parts_, is_unplaced));
  if (unplaced == 0) return;
  std::unordered_map<std::string_view, const JsonValue*> places;  // where there are many
  for (std::size_t i = 0; layout != nullptr && unplaced > changes_max && i < layout->size(); ++i) {
    places.emplace(layout->members[i].key, &layout->members[i].value);
  }
  for (const auto& part : parts_) {
    if (!part->has_other_place) continue;
    const JsonValue* place = nullptr;
    if (!places.empty()) {
      const auto found = places.find(part->name);
      place = found == places.end() ? nullptr : found->second;
    } else if (layout != nullptr) {
      place = layout->member(part->name);
    }
    part->node.position = position_of(place);
  }
}

void TopologyFollower::list_nodes() {
  if (!has_other_parts_) {
    for (const auto& part : parts_) {
      const bool is_other = part->is_node && (part->is_stale || part->has_other_place);
      if (is_other) topology_.nodes[part->number] = part->node;
    }
    return;
  }
  numbers_.clear();
  topology_.nodes.clear();
  topology_.nodes.reserve(parts_.size());
  for (const auto& part : parts_) {
    part->is_node = part->is_object && numbers_.emplace(part->name, numbers_.size()).second;
    if (part->is_node) topology_.nodes.push_back(part->node);
  }
}

void TopologyFollower::list_edges() {
  topology_.edges.clear();
  for (const auto& part : parts_) {
    if (has_other_parts_) part->number = node_of(part->name);
    if (part->number == nowhere) continue;
    if (has_other_parts_ || part->is_stale) {
      part->services.clear();
      for (const std::string& callee : part->callees) {
        const std::size_t service = node_of(callee);
        if (service != nowhere) part->services.push_back(service);
      }
      std::ranges::sort(part->services);
    }
    for (const std::size_t service : part->services) {
      topology_.edges.push_back({part->number, service});
    }
  }
  if (!std::ranges::is_sorted(topology_.edges, {}, ends_of)) {
    std::ranges::sort(topology_.edges, {}, ends_of);
  }
  const auto repeated = std::ranges::unique(topology_.edges, {}, ends_of);
  topology_.edges.erase(repeated.begin(), repeated.end());
}

void TopologyFollower::read_proxies(const JsonValue* calls) {
  proxied_.clear();
  if (calls == nullptr) return;
  for (const JsonMember& link : calls->members) {
    const JsonValue* const via = link.value.member("via");
    const std::size_t arrow = link.key.find('>');
    if (via == nullptr || via->scalar != "haproxy" || arrow == std::string::npos) continue;
    proxied_.emplace_back(link.key.substr(0, arrow), link.key.substr(arrow + 1));
  }
}

void TopologyFollower::mark_proxies() {
  for (TopologyEdge& edge : topology_.edges) edge.has_proxy = false;
  for (const auto& [caller, callee] : proxied_) {
    const auto ends = std::pair(node_of(caller), node_of(callee));
    const auto edge = std::ranges::lower_bound(topology_.edges, ends, {}, ends_of);
    if (edge != topology_.edges.end() && ends_of(*edge) == ends) edge->has_proxy = true;
  }
}

std::size_t TopologyFollower::node_of(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? nowhere : found->second;
}

}  // namespace sojourn::gui
