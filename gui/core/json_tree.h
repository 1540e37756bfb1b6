// The document: a scenario's JSON as a tree that keeps what people wrote, be it valid or not: the
// order of keys, numbers as they stand, comments and blank lines. Plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sojourn::gui {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t { null, boolean, number, text, array, object };

  Kind kind = Kind::null;
  std::string scalar;               // of a text its characters; else as written: true, 0.7
  std::vector<JsonMember> members;  // of an object, no key twice
  std::vector<JsonValue> items;     // of an array

  std::string before;    // comments on the lines above it, with their marks, without indent
  std::string behind;    // comment behind it on its line
  std::string at_end;    // comments behind the last child, before the closing bracket
  bool has_gap = false;  // a blank line stands above it

  static JsonValue text(std::string_view characters);
  static JsonValue number(std::string_view as_written);
  static JsonValue whole(std::int64_t value);
  static JsonValue boolean(bool value);
  static JsonValue array();
  static JsonValue array(std::vector<JsonValue> items);
  static JsonValue object();
  static JsonValue object(std::vector<JsonMember> members);

  bool is_object() const { return kind == Kind::object; }
  bool is_array() const { return kind == Kind::array; }
  bool is_text() const { return kind == Kind::text; }
  bool is_number() const { return kind == Kind::number; }
  std::size_t size() const;  // of members or items

  // The member of that key, or nullptr, also where this is no object. O(members).
  const JsonValue* member(std::string_view key) const;
  JsonValue* member(std::string_view key);

  friend bool operator==(const JsonValue&, const JsonValue&) = default;
};

struct JsonMember {
  std::string key;
  JsonValue value;
  friend bool operator==(const JsonMember&, const JsonMember&) = default;
};

// Whether they mean the same: comments, blank lines and the order of keys do not count.
bool mean_the_same(const JsonValue& first, const JsonValue& second);

// --- JSON pointers (RFC 6901)

std::string pointer_to(std::string_view parent, std::string_view key);
std::string pointer_to(std::string_view parent, std::size_t index);
// "/services" of "/services/cart"; "" of "/services" and of "".
std::string_view parent_of(std::string_view pointer);
// "a/b" of "/services/a~1b"; "" of "".
std::string last_key(std::string_view pointer);
std::vector<std::string> keys_of(std::string_view pointer);
// Whether the first is the second or lies above it.
bool is_at_or_above(std::string_view above, std::string_view pointer);
// The index that a key of an array means; size_t(-1) if none.
std::size_t index_of(std::string_view key);

// nullptr if there is no such place. O(keys * members).
const JsonValue* find(const JsonValue& root, std::string_view pointer);
JsonValue* find(JsonValue& root, std::string_view pointer);

}  // namespace sojourn::gui
