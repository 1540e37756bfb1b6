#include "models/scenario/reading/located_value.h"

#include <type_traits>

namespace sojourn::scenario {

namespace {

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string shortened(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) {
    return std::string(text);
  }
  std::size_t end = bytes_max;
  while (end > 0 && continues_character(text[end])) {
    --end;
  }
  return std::string(text.substr(0, end)) + "...";
}

std::string escaped_control(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return std::string("\\u00") + digits[byte >> 4U] + digits[byte & 0xFU];
}

}  // namespace

const Member* find_member(const JsonObject& object, std::string_view key) {
  for (const Member& member : object) {
    if (member.key == key) {
      return &member;
    }
  }
  return nullptr;
}

std::string pointer_child(const std::string& pointer, std::string_view key) {
  std::string child = pointer + "/";
  for (const char c : key) {
    if (c == '~') {
      child += "~0";
    } else if (c == '/') {
      child += "~1";
    } else {
      child += c;
    }
  }
  return child;
}

std::string printable(std::string_view text, std::size_t bytes_max) {
  std::string result;
  for (const char c : shortened(text, bytes_max)) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    result += is_control ? escaped_control(c) : std::string(1, c);
  }
  return result;
}

std::string in_quotes(std::string_view text, std::size_t bytes_max) {
  std::string result = "\"";
  for (const char c : printable(text, bytes_max)) {
    result += c == '"' ? "\\\"" : std::string(1, c);
  }
  return result + "\"";
}

std::string shown(const LocatedValue& value) {
  return std::visit(
      [](const auto& data) -> std::string {
        using Data = std::decay_t<decltype(data)>;
        if constexpr (std::is_same_v<Data, std::nullptr_t>) {
          return "null";
        } else if constexpr (std::is_same_v<Data, bool>) {
          return data ? "true" : "false";
        } else if constexpr (std::is_same_v<Data, JsonNumber>) {
          return shortened(data.text, 40);
        } else if constexpr (std::is_same_v<Data, std::string>) {
          return in_quotes(data);
        } else if constexpr (std::is_same_v<Data, JsonArray>) {
          return data.empty() ? "an empty array" : "an array";
        } else {
          return data.empty() ? "an empty object" : "an object";
        }
      },
      value.data);
}

}  // namespace sojourn::scenario
