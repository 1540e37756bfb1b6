#include "gui/core/json_tree.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace sojourn::gui {
namespace {

constexpr std::size_t no_index = static_cast<std::size_t>(-1);

std::string escaped(std::string_view key) {
  std::string result;
  for (const char c : key) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

std::string unescaped(std::string_view token) {
  std::string result;
  for (std::size_t at = 0; at < token.size(); ++at) {
    const bool is_escape = token[at] == '~' && at + 1 < token.size();
    if (is_escape && (token[at + 1] == '0' || token[at + 1] == '1')) {
      result += token[++at] == '0' ? '~' : '/';
    } else {
      result += token[at];
    }
  }
  return result;
}

const JsonValue* child(const JsonValue& value, const std::string& key) {
  if (value.is_object()) return value.member(key);
  const std::size_t index = value.is_array() ? index_of(key) : no_index;
  return index < value.items.size() ? &value.items[index] : nullptr;
}

}  // namespace

JsonValue JsonValue::text(std::string_view characters) {
  JsonValue value;
  value.kind = Kind::text;
  value.scalar = characters;
  return value;
}

JsonValue JsonValue::number(std::string_view as_written) {
  JsonValue value;
  value.kind = Kind::number;
  value.scalar = as_written;
  return value;
}

JsonValue JsonValue::whole(std::int64_t value) {
  return number(std::to_string(value));
}

JsonValue JsonValue::boolean(bool value) {
  JsonValue result;
  result.kind = Kind::boolean;
  result.scalar = value ? "true" : "false";
  return result;
}

JsonValue JsonValue::array() {
  return array(std::vector<JsonValue>{});
}

JsonValue JsonValue::array(std::vector<JsonValue> items) {
  JsonValue value;
  value.kind = Kind::array;
  value.items = std::move(items);
  return value;
}

JsonValue JsonValue::object() {
  return object(std::vector<JsonMember>{});
}

JsonValue JsonValue::object(std::vector<JsonMember> members) {
  JsonValue value;
  value.kind = Kind::object;
  value.members = std::move(members);
  return value;
}

std::size_t JsonValue::size() const {
  return is_object() ? members.size() : items.size();
}

const JsonValue* JsonValue::member(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &JsonMember::key);
  return found == members.end() ? nullptr : &found->value;
}

JsonValue* JsonValue::member(std::string_view key) {
  const auto found = std::ranges::find(members, key, &JsonMember::key);
  return found == members.end() ? nullptr : &found->value;
}

bool mean_the_same(const JsonValue& first, const JsonValue& second) {
  if (first.kind != second.kind || first.scalar != second.scalar) return false;
  if (first.size() != second.size()) return false;
  if (first.is_array()) return std::ranges::equal(first.items, second.items, mean_the_same);
  return std::ranges::all_of(first.members, [&](const JsonMember& member) {
    const JsonValue* const other = second.member(member.key);
    return other != nullptr && mean_the_same(member.value, *other);
  });
}

std::string pointer_to(std::string_view parent, std::string_view key) {
  return std::string(parent) + "/" + escaped(key);
}

std::string pointer_to(std::string_view parent, std::size_t index) {
  return std::string(parent) + "/" + std::to_string(index);
}

std::string_view parent_of(std::string_view pointer) {
  const std::size_t slash = pointer.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : pointer.substr(0, slash);
}

std::string last_key(std::string_view pointer) {
  const std::size_t slash = pointer.rfind('/');
  return slash == std::string_view::npos ? std::string{} : unescaped(pointer.substr(slash + 1));
}

std::vector<std::string> keys_of(std::string_view pointer) {
  std::vector<std::string> keys;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    keys.push_back(unescaped(pointer.substr(0, end)));
    pointer.remove_prefix(end);
  }
  return keys;
}

bool is_at_or_above(std::string_view above, std::string_view pointer) {
  return pointer.starts_with(above) &&
         (pointer.size() == above.size() || pointer[above.size()] == '/');
}

std::size_t index_of(std::string_view key) {
  std::size_t index = no_index;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
  return error == std::errc{} && end == key.data() + key.size() ? index : no_index;
}

const JsonValue* find(const JsonValue& root, std::string_view pointer) {
  const JsonValue* value = &root;
  for (const std::string& key : keys_of(pointer)) {
    value = child(*value, key);
    if (value == nullptr) return nullptr;
  }
  return value;
}

JsonValue* find(JsonValue& root, std::string_view pointer) {
  return const_cast<JsonValue*>(find(std::as_const(root), pointer));
}

}  // namespace sojourn::gui
