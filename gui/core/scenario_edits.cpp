#include "gui/core/scenario_edits.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

#include "gui/core/scenario_references.h"
#include "gui/core/topology.h"
#include "gui/core/tree_reader.h"

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

struct Template {
  const char* name;
  const char* section;
  const char* json;
};

Template template_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::client: return {"users", "/workloads", R"({"poisson": "50/s", "requests": {}})"};
    case NodeKind::gateway:
      return {"gateway", "/services",
              R"({"workers": 64, "endpoints": {"handle": [{"delay": "1ms"}]}})"};
    case NodeKind::service:
      return {"service", "/services",
              R"({"replicas": 3, "workers": 4,
                  "endpoints": {"handle": [{"delay": {"exponential": "10ms"}}]}})"};
    case NodeKind::worker:
      return {"events", "/services",
              R"({"workers": "unlimited",
                  "endpoints": {"handle": [{"delay": {"exponential": "5ms"}}]}})"};
    case NodeKind::cache:
      return {"cache", "/services",
              R"({"workers": "unlimited", "endpoints": {"get": [{"delay": "500us"}]}})"};
    case NodeKind::database: break;
  }
  return {"db", "/services",
          R"({"workers": 16,
              "endpoints": {"query": [{"delay": {"lognormal": {"mean": "5ms", "cv": 1}}}]}})"};
}

bool is_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto may_follow = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !name.empty() && name.size() <= 64 && is_letter(name.front()) &&
         std::ranges::all_of(name, may_follow);
}

bool is_connected(const JsonValue& document, std::string_view caller, std::string_view callee) {
  const Topology topology = read_topology(document);
  const std::size_t from = topology.index_of(caller);
  const std::size_t to = topology.index_of(callee);
  return std::ranges::any_of(
      topology.edges, [&](const TopologyEdge& edge) { return edge.from == from && edge.to == to; });
}

JsonValue place_value(QPointF position) {
  return JsonValue::array(
      {JsonValue::whole(std::lround(position.x())), JsonValue::whole(std::lround(position.y()))});
}

// A parallel step without branches is no step.
void remove_step(TreeEdit& edit, const std::string& step) {
  edit.remove(step);
  const std::string list(parent_of(step));
  const JsonValue* const siblings = edit.at(list);
  if (last_key(list) == "parallel" && siblings != nullptr && siblings->size() == 0) {
    remove_step(edit, std::string(parent_of(list)));
  }
}

bool is_inside(std::string_view section, std::string_view pointer) {
  return is_at_or_above(section, pointer);
}

void remove_reference(TreeEdit& edit, const NodeReference& reference) {
  if (reference.is_key) {
    edit.remove(reference.pointer);
  } else if (is_inside("/services", reference.pointer)) {
    remove_step(edit, std::string(parent_of(reference.pointer)));
  } else {
    edit.remove(parent_of(reference.pointer));  // a fault, an SLO
  }
}

// "/services/cart" of these names, in the order of the document.
std::vector<std::string> pointers_of(const JsonValue& document, NodeNames names) {
  std::vector<std::string> pointers;
  for (const char* const section : {"services", "workloads"}) {
    const JsonValue* const parts = document.member(section);
    if (parts == nullptr) continue;
    for (const JsonMember& part : parts->members) {
      if (names.erase(part.key) > 0) {
        pointers.push_back(pointer_to(std::string("/") + section, part.key));
      }
    }
  }
  return pointers;
}

// "/services/cart" of "/services/cart/endpoints/get/0/call".
std::string_view first_two_levels(std::string_view pointer) {
  const std::size_t second = pointer.find('/', 1);
  const std::size_t end = second == std::string_view::npos ? second : pointer.find('/', second + 1);
  return pointer.substr(0, end);
}

}  // namespace

JsonValue empty_document() {
  return JsonValue::object({{"sojourn", JsonValue::whole(1)},
                            {"name", JsonValue::text("untitled")},
                            {"services", JsonValue::object()},
                            {"workloads", JsonValue::object()}});
}

std::string free_name(const JsonValue& document, std::string_view wanted) {
  std::string name(wanted);
  for (int number = 2; !pointer_of_node(document, name).empty(); ++number) {
    name = std::string(wanted) + "-" + std::to_string(number);
  }
  return name;
}

QString objection_to_name(const JsonValue& document, std::string_view name, std::string_view now) {
  if (!is_name(name)) {
    return tr("A name is a letter, then letters, digits, - and _; at most 64 characters.");
  }
  if (name != now && !pointer_of_node(document, name).empty()) {
    return tr("There is a service or workload of that name already.");
  }
  return {};
}

std::string add_node(TreeEdit& edit, NodeKind kind, QPointF position, std::string_view name) {
  const Template start = template_of(kind);
  const std::string free = free_name(edit.tree(), name.empty() ? start.name : name);
  edit.set(pointer_to(start.section, free), *read_tree(start.json));
  place_nodes(edit, {{free, position}});
  return free;
}

std::vector<std::string> endpoints_of(const JsonValue& document, std::string_view service) {
  std::vector<std::string> names;
  const JsonValue* const endpoints =
      find(document, pointer_to("/services", service) + "/endpoints");
  if (endpoints == nullptr) return names;
  for (const JsonMember& endpoint : endpoints->members) names.push_back(endpoint.key);
  return names;
}

QString objection_to_connection(const JsonValue& document, std::string_view caller,
                                std::string_view callee) {
  if (find(document, pointer_to("/workloads", callee)) != nullptr) {
    return tr("A workload sends requests; nothing can call it.");
  }
  if (caller == callee) return tr("A service cannot be connected with itself.");
  if (is_connected(document, caller, callee)) return tr("These two are connected already.");
  return {};
}

void connect_nodes(TreeEdit& edit, const CallEnds& ends) {
  const std::string target = ends.callee + "." + ends.callee_endpoint;
  const std::string workload = pointer_to("/workloads", ends.caller);
  if (edit.at(workload) != nullptr) {
    edit.set(pointer_to(workload + "/requests", target), JsonValue::whole(1));
    return;
  }
  const std::string steps =
      pointer_to(pointer_to("/services", ends.caller) + "/endpoints", ends.caller_endpoint);
  edit.append(steps, JsonValue::object({{"call", JsonValue::text(target)}}));
}

void connect_nodes(TreeEdit& edit, std::string_view caller, std::string_view callee) {
  const auto first_endpoint = [&](std::string_view service) {
    const std::vector<std::string> names = endpoints_of(edit.tree(), service);
    return names.empty() ? std::string("handle") : names.front();
  };
  const CallEnds ends{std::string(caller), first_endpoint(caller), std::string(callee),
                      first_endpoint(callee)};
  const std::string callee_steps =
      pointer_to(pointer_to("/services", callee) + "/endpoints", ends.callee_endpoint);
  if (edit.at(callee_steps) == nullptr) edit.set(callee_steps, JsonValue::array());
  connect_nodes(edit, ends);
}

void disconnect_nodes(TreeEdit& edit, std::string_view caller, std::string_view callee) {
  const std::vector<NodeReference> references = references_to(edit.tree(), callee);
  const std::string service = pointer_to("/services", caller);
  const std::string workload = pointer_to("/workloads", caller);
  const std::string link = pointer_to("/calls", std::string(caller) + ">" + std::string(callee));
  for (auto reference = references.rbegin(); reference != references.rend(); ++reference) {
    const bool is_of_caller = is_inside(service, reference->pointer) ||
                              is_inside(workload, reference->pointer) || reference->pointer == link;
    if (is_of_caller) remove_reference(edit, *reference);
  }
}

void remove_nodes(TreeEdit& edit, const std::vector<std::string>& names) {
  const NodeNames wanted(names.begin(), names.end());
  const std::vector<std::string> nodes = pointers_of(edit.tree(), wanted);
  const NodeNames with_their_parts(nodes.begin(), nodes.end());
  // From the last to the first: what is still to go keeps its place.
  for (const NodeReference& reference :
       references_to_any(edit.tree(), wanted) | std::views::reverse) {
    const bool goes_with_node = with_their_parts.contains(first_two_levels(reference.pointer));
    if (!goes_with_node) remove_reference(edit, reference);
  }
  for (const std::string& node : nodes | std::views::reverse) edit.remove(node);
}

void rename_node(TreeEdit& edit, std::string_view name, std::string_view wanted) {
  for (const NodeReference& reference : references_to(edit.tree(), name)) {
    if (reference.is_key) {
      edit.rename(reference.pointer, with_name(last_key(reference.pointer), name, wanted));
    } else {
      const std::string text = edit.at(reference.pointer)->scalar;
      edit.set(reference.pointer, JsonValue::text(with_name(text, name, wanted)));
    }
  }
  edit.rename(pointer_of_node(edit.tree(), name), wanted);
}

void place_nodes(TreeEdit& edit, const std::vector<NodePlace>& places) {
  for (const NodePlace& place : places) {
    edit.set(pointer_to("/layout", place.name), place_value(place.position));
  }
}

}  // namespace sojourn::gui
