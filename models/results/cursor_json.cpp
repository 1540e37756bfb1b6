#include "models/results/cursor_json.h"

#include <algorithm>
#include <cmath>

namespace sojourn::results {

namespace {

using nlohmann::json;

constexpr std::size_t shown_max = 40;

const json& nothing() {
  static const json null;
  return null;
}

// RFC 6901.
std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string shown(const json& value) {
  if (value.is_object()) return value.empty() ? "an empty object" : "an object";
  if (value.is_array()) return value.empty() ? "an empty array" : "an array";
  std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
  if (text.size() > shown_max) text = text.substr(0, shown_max) + "…";
  return text;
}

}  // namespace

Cursor Cursor::member(std::string_view key) const {
  const std::optional<Cursor> found = optional_member(key);
  if (found) return *found;
  complain("the key \"" + std::string(key) + "\" is missing");
  return at(key, nothing());
}

std::optional<Cursor> Cursor::optional_member(std::string_view key) const {
  if (!expect(value_->is_object(), "an object")) return std::nullopt;
  const auto found = value_->find(key);
  if (found == value_->end()) return std::nullopt;
  return at(key, *found);
}

void Cursor::only(std::initializer_list<std::string_view> keys) const {
  each_member([&](const std::string& key, const Cursor&) {
    if (std::ranges::find(keys, key) == keys.end()) complain("unknown key \"" + key + "\"");
  });
}

double Cursor::number() const {
  return number_or_null().value_or(std::numeric_limits<double>::quiet_NaN());
}

double Cursor::finite_number() const {
  return expect(value_->is_number(), "a number") ? value_->get<double>() : 0;
}

std::optional<double> Cursor::number_or_null() const {
  if (value_->is_null()) return std::nullopt;
  if (!expect(value_->is_number(), "a number or null")) return std::nullopt;
  return value_->get<double>();
}

std::uint64_t Cursor::whole_number(std::uint64_t largest) const {
  const bool whole = value_->is_number_unsigned() && value_->get<std::uint64_t>() <= largest;
  if (!expect(whole, "a whole number from 0 to " + std::to_string(largest))) return 0;
  return value_->get<std::uint64_t>();
}

bool Cursor::boolean() const {
  return expect(value_->is_boolean(), "true or false") && value_->get<bool>();
}

std::string Cursor::text() const {
  return expect(value_->is_string(), "a string") ? value_->get<std::string>() : "";
}

void Cursor::fail(std::string_view expected) const {
  complain("found " + shown(*value_) + ", expected " + std::string(expected));
}

void Cursor::complain(std::string_view what) const {
  if (!problem_->empty()) return;
  *problem_ = (pointer_.empty() ? "" : pointer_ + ": ") + std::string(what);
}

Cursor Cursor::at(std::string_view key, const json& value) const {
  return {value, pointer_ + "/" + escaped(key), *problem_};
}

bool Cursor::expect(bool condition, std::string_view expected) const {
  if (!condition) fail(expected);
  return condition;
}

}  // namespace sojourn::results
