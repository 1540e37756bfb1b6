// Changes of a tree, recorded so that they can be taken back and made again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/core/json_tree.h"

namespace sojourn::gui {

// One place that has another value now. Inserted if there is no `before`, removed if no `after`;
// `place` is then its number among its siblings.
struct Change {
  std::string pointer;
  std::optional<JsonValue> before;
  std::optional<JsonValue> after;
  std::size_t place = 0;
  friend bool operator==(const Change&, const Change&) = default;
};
using Changes = std::vector<Change>;

// Forward in order; undone from the last to the first. The tree is as it was when the change was
// recorded, or after it (an invariant).
void apply(JsonValue& tree, const Change& change);
Change reversed(const Change& change);
Changes reversed(const Changes& changes);

// Edits a tree in place and keeps account. Places that do not exist are an invariant violation but
// where said otherwise.
class TreeEdit {
 public:
  explicit TreeEdit(JsonValue& tree) : tree_(tree) {}

  const JsonValue& tree() const { return tree_; }
  const JsonValue* at(std::string_view pointer) const { return find(tree_, pointer); }

  // Replaces the value, keeping the comments around it, or adds the member behind its siblings;
  // objects that are missing on the way are made. No change if it means the same already.
  void set(std::string_view pointer, JsonValue value);
  // Of an array or object, at a place among the siblings; behind them if that is too large.
  void insert(std::string_view pointer, JsonValue value, std::size_t place);
  // Of an array, behind its items; the array is made if it is missing. Returns its pointer.
  std::string append(std::string_view array, JsonValue value);
  // No change if there is nothing.
  void remove(std::string_view pointer);
  // And objects above it that are empty then, but for those of the first two levels.
  void remove_and_prune(std::string_view pointer);
  // The member gets another key at the same place. Nothing has that key yet.
  void rename(std::string_view pointer, std::string_view key);
  // The whole tree; as few changes as a comparison member by member finds.
  void replace_all(const JsonValue& tree);

  const Changes& changes() const { return changes_; }
  Changes take() { return std::move(changes_); }

 private:
  void make(Change change);
  void make_objects_above(std::string_view pointer);
  void replace_differing(const std::string& pointer, const JsonValue& wanted);

  JsonValue& tree_;
  Changes changes_;
};

}  // namespace sojourn::gui
