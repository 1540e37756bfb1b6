#include "gui/core/clipboard.h"

#include <algorithm>
#include <cstdlib>

#include "gui/core/scenario_edits.h"
#include "gui/core/scenario_references.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"

namespace sojourn::gui {
namespace {

constexpr std::string_view sections[] = {"services", "workloads"};

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool has_node(const JsonValue& document, std::string_view name) {
  return std::ranges::any_of(sections, [&](std::string_view section) {
    const JsonValue* const part = document.member(section);
    return part != nullptr && part->member(name) != nullptr;
  });
}

// All nodes but those of the names.
std::vector<std::string> other_nodes(const JsonValue& document,
                                     const std::vector<std::string>& names) {
  std::vector<std::string> others;
  for (const std::string_view section : sections) {
    const JsonValue* const part = document.member(section);
    if (part == nullptr) continue;
    for (const JsonMember& member : part->members) {
      if (!contains(names, member.key)) others.push_back(member.key);
    }
  }
  return others;
}

std::vector<std::string> nodes_of(const JsonValue& document) {
  return other_nodes(document, {});
}

// Calls to what neither the copy nor the document has.
void drop_unknown_calls(TreeEdit& copy, const JsonValue& document) {
  std::vector<std::string> unknown;
  for (const std::string& callee : called_nodes(copy.tree())) {
    if (!has_node(copy.tree(), callee) && !has_node(document, callee)) unknown.push_back(callee);
  }
  for (const std::string& name : unknown) {
    for (const std::string& caller : nodes_of(copy.tree())) disconnect_nodes(copy, caller, name);
  }
}

void merge_section(TreeEdit& edit, const JsonValue& copy, const std::string& section) {
  const JsonValue* const part = copy.member(section);
  if (part == nullptr) return;
  for (const JsonMember& member : part->members) {
    edit.set(pointer_to("/" + section, member.key), member.value);
  }
}

double coordinate(const JsonValue& place, std::size_t index) {
  return index < place.items.size() ? std::strtod(place.items[index].scalar.c_str(), nullptr) : 0;
}

}  // namespace

std::string copied_nodes(const JsonValue& document, const std::vector<std::string>& names) {
  JsonValue copy = JsonValue::object({{"sojourn-nodes", JsonValue::whole(1)}});
  for (const char* const section : {"services", "workloads", "layout"}) {
    const JsonValue* const part = document.member(section);
    if (part == nullptr) continue;
    JsonValue kept = JsonValue::object();
    for (const JsonMember& member : part->members) {
      if (contains(names, member.key)) kept.members.push_back(member);
    }
    copy.members.push_back({section, std::move(kept)});
  }
  if (const JsonValue* const calls = document.member("calls")) {
    JsonValue kept = JsonValue::object();
    for (const JsonMember& link : calls->members) {
      const std::size_t arrow = std::min(link.key.find('>'), link.key.size() - 1);
      const bool is_inner =
          contains(names, link.key.substr(0, arrow)) && contains(names, link.key.substr(arrow + 1));
      if (is_inner) kept.members.push_back(link);
    }
    copy.members.push_back({"calls", std::move(kept)});
  }
  return write_tree(copy);
}

bool is_copied_nodes(std::string_view text) {
  const auto tree = read_tree(text);
  return tree && tree->member("sojourn-nodes") != nullptr;
}

std::vector<std::string> add_copied_nodes(TreeEdit& edit, std::string_view text, QPointF offset) {
  auto copy = read_tree(text);
  if (!copy || copy->member("sojourn-nodes") == nullptr) return {};
  TreeEdit renamed(*copy);
  drop_unknown_calls(renamed, edit.tree());
  std::vector<std::string> names;
  for (const std::string& name : nodes_of(*copy)) {
    std::string free = name;
    for (int number = 2; has_node(edit.tree(), free) || (free != name && has_node(*copy, free));
         ++number) {
      free = name + "-" + std::to_string(number);
    }
    if (free != name) rename_node(renamed, name, free);
    names.push_back(std::move(free));
  }
  for (const char* const section : {"services", "workloads", "calls"}) {
    merge_section(edit, *copy, section);
  }
  std::vector<NodePlace> places;
  if (const JsonValue* const layout = copy->member("layout")) {
    for (const JsonMember& place : layout->members) {
      places.push_back(
          {place.key, QPointF(coordinate(place.value, 0), coordinate(place.value, 1)) + offset});
    }
  }
  place_nodes(edit, places);
  return names;
}

}  // namespace sojourn::gui
