#include "gui/core/tree_edit.h"

#include <algorithm>
#include <utility>

#include "engine/require.h"

namespace sojourn::gui {
namespace {

std::size_t place_of(const JsonValue& parent, const std::string& key) {
  if (parent.is_array()) return index_of(key);
  const auto found = std::ranges::find(parent.members, key, &JsonMember::key);
  return static_cast<std::size_t>(found - parent.members.begin());
}

template <typename List>
auto at_place(List& list, std::size_t place) {
  return list.begin() + static_cast<std::ptrdiff_t>(std::min(place, list.size()));
}

void insert_child(JsonValue& parent, const std::string& key, const Change& change) {
  if (parent.is_array()) {
    parent.items.insert(at_place(parent.items, change.place), *change.after);
  } else {
    parent.members.insert(at_place(parent.members, change.place), {key, *change.after});
  }
}

void remove_child(JsonValue& parent, const Change& change) {
  if (parent.is_array()) {
    parent.items.erase(at_place(parent.items, change.place));
  } else {
    parent.members.erase(at_place(parent.members, change.place));
  }
}

// What people wrote around the old value stays.
JsonValue with_comments_of(JsonValue value, const JsonValue& old) {
  value.before = old.before;
  value.behind = old.behind;
  value.has_gap = old.has_gap;
  return value;
}

bool have_equal_keys(const JsonValue& first, const JsonValue& second) {
  return std::ranges::equal(first.members, second.members, {}, &JsonMember::key, &JsonMember::key);
}

bool have_equal_comments(const JsonValue& first, const JsonValue& second) {
  return first.before == second.before && first.behind == second.behind &&
         first.at_end == second.at_end && first.has_gap == second.has_gap;
}

}  // namespace

void apply(JsonValue& tree, const Change& change) {
  if (change.before && change.after) {
    JsonValue* const value = find(tree, change.pointer);
    engine::require(value != nullptr, "a change of a place that does not exist");
    *value = *change.after;
    return;
  }
  JsonValue* const parent = find(tree, parent_of(change.pointer));
  engine::require(parent != nullptr, "a change inside a place that does not exist");
  if (change.after) {
    insert_child(*parent, last_key(change.pointer), change);
  } else {
    remove_child(*parent, change);
  }
}

Change reversed(const Change& change) {
  return {change.pointer, change.after, change.before, change.place};
}

Changes reversed(const Changes& changes) {
  Changes result;
  result.reserve(changes.size());
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    result.push_back(reversed(*change));
  }
  return result;
}

void TreeEdit::make(Change change) {
  apply(tree_, change);
  changes_.push_back(std::move(change));
}

void TreeEdit::make_objects_above(std::string_view pointer) {
  const std::string_view parent = parent_of(pointer);
  if (find(tree_, parent) != nullptr) return;
  make_objects_above(parent);
  insert(parent, JsonValue::object(), static_cast<std::size_t>(-1));
}

void TreeEdit::set(std::string_view pointer, JsonValue value) {
  const JsonValue* const old = at(pointer);
  if (old == nullptr) {
    make_objects_above(pointer);
    insert(pointer, std::move(value), static_cast<std::size_t>(-1));
  } else if (!mean_the_same(*old, value)) {
    make({std::string(pointer), *old, with_comments_of(std::move(value), *old), 0});
  }
}

void TreeEdit::insert(std::string_view pointer, JsonValue value, std::size_t place) {
  const JsonValue* const parent = at(parent_of(pointer));
  engine::require(parent != nullptr, "an insertion into a place that does not exist");
  const std::size_t at_most = std::min(place, parent->size());
  std::string exact(pointer);
  if (parent->is_array()) exact = pointer_to(parent_of(pointer), at_most);
  make({std::move(exact), {}, std::move(value), at_most});
}

std::string TreeEdit::append(std::string_view array, JsonValue value) {
  if (at(array) == nullptr) set(array, JsonValue::array());
  std::string pointer = pointer_to(array, at(array)->items.size());
  insert(pointer, std::move(value), static_cast<std::size_t>(-1));
  return pointer;
}

void TreeEdit::remove(std::string_view pointer) {
  const JsonValue* const old = at(pointer);
  if (old == nullptr) return;
  const std::size_t place = place_of(*at(parent_of(pointer)), last_key(pointer));
  make({std::string(pointer), *old, {}, place});
}

void TreeEdit::remove_and_prune(std::string_view pointer) {
  remove(pointer);
  std::string_view above = parent_of(pointer);
  while (keys_of(above).size() > 2) {
    const JsonValue* const parent = at(above);
    if (parent == nullptr || !parent->is_object() || parent->size() > 0) return;
    remove(above);
    above = parent_of(above);
  }
}

void TreeEdit::rename(std::string_view pointer, std::string_view key) {
  const JsonValue* const old = at(pointer);
  engine::require(old != nullptr, "a new name for what does not exist");
  const JsonValue value = *old;
  const std::size_t place = place_of(*at(parent_of(pointer)), last_key(pointer));
  remove(pointer);
  insert(pointer_to(parent_of(pointer), key), value, place);
}

void TreeEdit::replace_all(const JsonValue& tree) {
  replace_differing("", tree);
}

void TreeEdit::replace_differing(const std::string& pointer, const JsonValue& wanted) {
  const JsonValue& old = *at(pointer);
  if (old == wanted) return;
  const bool same_shape = old.kind == wanted.kind && have_equal_comments(old, wanted) &&
                          old.size() == wanted.size() && have_equal_keys(old, wanted);
  if (!same_shape || wanted.size() == 0) {
    make({pointer, old, wanted, 0});
    return;
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted.is_object()) {
      const JsonMember& member = wanted.members[i];
      replace_differing(pointer_to(pointer, member.key), member.value);
    } else {
      replace_differing(pointer_to(pointer, i), wanted.items[i]);
    }
  }
}

}  // namespace sojourn::gui
