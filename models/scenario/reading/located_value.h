// A JSON value that remembers where it came from, so that every message can name a place.
//
// Plain data, in the order of the file. Objects are lists of members: files have few keys per
// object, and the order decides which of two equal keys is the second.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sojourn::scenario {

// Byte offset of a token in the file (override_number 0) or in the value of the n-th override.
struct Location {
  std::size_t override_number = 0;
  std::size_t offset = 0;
  friend auto operator<=>(const Location&, const Location&) = default;
};

// A number as it was written: 5 and 5.0 are equal in value, but only the first counts something.
struct JsonNumber {
  std::string text;
  double value = 0;
  std::optional<std::uint64_t> whole;  // if written without point and exponent, and >= 0
};

struct LocatedValue;
struct Member;
using JsonArray = std::vector<LocatedValue>;
using JsonObject = std::vector<Member>;

struct LocatedValue {
  std::variant<std::nullptr_t, bool, JsonNumber, std::string, JsonArray, JsonObject> data;
  Location at;

  const JsonObject* object() const { return std::get_if<JsonObject>(&data); }
  const JsonArray* array() const { return std::get_if<JsonArray>(&data); }
  const std::string* text() const { return std::get_if<std::string>(&data); }
  const JsonNumber* number() const { return std::get_if<JsonNumber>(&data); }
};

struct Member {
  std::string key;
  Location key_at;
  LocatedValue value;
};

// The member of that key, or nullptr. O(members).
const Member* find_member(const JsonObject& object, std::string_view key);

// One more token of an RFC 6901 JSON pointer: "/services" and "a/b" give "/services/a~1b".
std::string pointer_child(const std::string& pointer, std::string_view key);

// The value as a message shows it: "fifoo", 12.5, true, an object, an array; long texts shortened.
std::string shown(const LocatedValue& value);

// Control characters escaped, shortened to `bytes_max` at a character's border.
std::string printable(std::string_view text, std::size_t bytes_max);

// The same in quotation marks.
std::string in_quotes(std::string_view text, std::size_t bytes_max = 60);

}  // namespace sojourn::scenario
