#include "models/scenario/writing/json_node.h"

#include <algorithm>
#include <utility>

#include "engine/require.h"
#include "models/scenario/quantity.h"

namespace sojourn::scenario {

namespace {

constexpr std::size_t columns_max = 80;
constexpr std::size_t indent_step = 2;

std::string escaped(std::string_view text) {
  constexpr std::string_view hexadecimal = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (byte < 0x20) {
      result += "\\u00";
      result += hexadecimal[byte >> 4U];
      result += hexadecimal[byte & 0xFU];
    } else {
      result += c;
    }
  }
  return result + "\"";
}

}  // namespace

JsonNode JsonNode::text(std::string_view text) {
  return JsonNode(Kind::scalar, escaped(text));
}

JsonNode JsonNode::number(double value) {
  return JsonNode(Kind::scalar, format_number(value));
}

JsonNode JsonNode::whole(std::uint64_t value) {
  return JsonNode(Kind::scalar, std::to_string(value));
}

JsonNode JsonNode::array(std::initializer_list<JsonNode> elements) {
  JsonNode node(Kind::array);
  node.children_ = elements;
  return node;
}

JsonNode JsonNode::object(std::initializer_list<std::pair<std::string_view, JsonNode>> members) {
  JsonNode node(Kind::object);
  for (const auto& [key, value] : members) {
    node.set(key, value);
  }
  return node;
}

void JsonNode::set(std::string_view key, JsonNode value) {
  engine::require(kind_ == Kind::object, "members are set in objects");
  const auto place = std::lower_bound(keys_.begin(), keys_.end(), key);
  const auto child = children_.begin() + (place - keys_.begin());
  if (place != keys_.end() && *place == key) {
    *child = std::move(value);
    return;
  }
  children_.insert(child, std::move(value));
  keys_.insert(place, std::string(key));
}

void JsonNode::set_if(bool is_wanted, std::string_view key, JsonNode value) {
  if (is_wanted) {
    set(key, std::move(value));
  }
}

void JsonNode::set_unless_empty(std::string_view key, JsonNode value) {
  if (!value.is_empty()) {
    set(key, std::move(value));
  }
}

void JsonNode::push(JsonNode value) {
  engine::require(kind_ == Kind::array, "elements are added to arrays");
  children_.push_back(std::move(value));
}

bool JsonNode::is_empty() const {
  return kind_ != Kind::scalar && children_.empty();
}

std::string JsonNode::print() const {
  std::string out;
  append(out, 0, columns_max);
  return out + "\n";
}

// Adds the node on one line; false as soon as the line is longer than allowed.
bool JsonNode::append_line(std::string& line, std::size_t length_max) const {
  if (kind_ == Kind::scalar) {
    line += scalar_;
    return line.size() <= length_max;
  }
  line += kind_ == Kind::object ? '{' : '[';
  for (std::size_t i = 0; i < children_.size(); ++i) {
    line += i > 0 ? ", " : "";
    if (kind_ == Kind::object) {
      line += escaped(keys_[i]) + ": ";
    }
    if (!children_[i].append_line(line, length_max)) {
      return false;
    }
  }
  line += kind_ == Kind::object ? '}' : ']';
  return line.size() <= length_max;
}

// column: where the node begins on its line, so many columns being taken already.
void JsonNode::append(std::string& out, std::size_t indent, std::size_t column) const {
  const bool is_whole_line = kind_ == Kind::scalar || children_.empty();
  const std::size_t room = column < columns_max ? columns_max - column : 0;
  std::string line;
  if (append_line(line, is_whole_line ? std::string::npos : room)) {
    out += line;
    return;
  }
  const std::string margin(indent + indent_step, ' ');
  out += kind_ == Kind::object ? '{' : '[';
  for (std::size_t i = 0; i < children_.size(); ++i) {
    const std::string label = kind_ == Kind::object ? margin + escaped(keys_[i]) + ": " : margin;
    out += (i > 0 ? ",\n" : "\n") + label;
    children_[i].append(out, indent + indent_step, label.size() + 1);  // 1: a comma behind
  }
  out += "\n" + std::string(indent, ' ') + (kind_ == Kind::object ? '}' : ']');
}

}  // namespace sojourn::scenario
