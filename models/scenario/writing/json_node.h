// A JSON document to be written: sorted keys, two spaces of indent, short parts on one line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sojourn::scenario {

class JsonNode {
 public:
  static JsonNode text(std::string_view text);
  static JsonNode number(double value);
  static JsonNode whole(std::uint64_t value);
  static JsonNode array(std::initializer_list<JsonNode> elements = {});
  static JsonNode object(std::initializer_list<std::pair<std::string_view, JsonNode>> members = {});

  // Of an object: replaces or adds the member.
  void set(std::string_view key, JsonNode value);
  // The same if `is_wanted`: for members that are left out when they hold their default.
  void set_if(bool is_wanted, std::string_view key, JsonNode value);
  // The same unless the value is an empty object or array.
  void set_unless_empty(std::string_view key, JsonNode value);
  // Of an array.
  void push(JsonNode value);

  bool is_empty() const;

  // The document with a line break at its end. An array or object inside it stands on one line if
  // that line is at most 80 columns long. O(size * depth).
  std::string print() const;

 private:
  enum class Kind { scalar, array, object };

  explicit JsonNode(Kind kind, std::string scalar = {}) : kind_(kind), scalar_(std::move(scalar)) {}

  bool append_line(std::string& line, std::size_t length_max) const;
  void append(std::string& out, std::size_t indent, std::size_t column) const;

  Kind kind_;
  std::string scalar_;             // as it will be written
  std::vector<std::string> keys_;  // of an object, sorted
  std::vector<JsonNode> children_;
};

}  // namespace sojourn::scenario
