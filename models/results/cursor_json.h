// Reading a JSON document from the top: cursors know where they stand, the first problem is kept
// and everything after it reads as empty, so that callers need no checks in between.
// A cursor must not outlive its document nor its problem. Not thread-safe.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace sojourn::results {

class Cursor {
 public:
  // `problem` is empty until something is wrong.
  Cursor(const nlohmann::json& value, std::string& problem) : Cursor(value, {}, problem) {}

  // The member must be there.
  Cursor member(std::string_view key) const;
  std::optional<Cursor> optional_member(std::string_view key) const;

  // An object with these keys and no others.
  void only(std::initializer_list<std::string_view> keys) const;

  double number() const;         // null: NaN
  double finite_number() const;  // not null
  std::optional<double> number_or_null() const;
  std::uint64_t whole_number(
      std::uint64_t largest = std::numeric_limits<std::uint64_t>::max()) const;
  bool boolean() const;
  std::string text() const;

  // visit(key, cursor) for each member of an object, in the order of keys.
  template <typename Visit>
  void each_member(Visit visit) const {
    if (!expect(value_->is_object(), "an object")) return;
    for (const auto& [key, value] : value_->items()) visit(key, at(key, value));
  }

  // visit(cursor) for each element of an array.
  template <typename Visit>
  void each_element(Visit visit) const {
    if (!expect(value_->is_array(), "an array")) return;
    std::size_t index = 0;
    for (const nlohmann::json& value : *value_) visit(at(std::to_string(index++), value));
  }

  // Keeps the problem unless there is one already.
  void fail(std::string_view expected) const;
  void complain(std::string_view what) const;

 private:
  Cursor(const nlohmann::json& value, std::string pointer, std::string& problem)
      : value_(&value), pointer_(std::move(pointer)), problem_(&problem) {}

  Cursor at(std::string_view key, const nlohmann::json& value) const;
  bool expect(bool condition, std::string_view expected) const;

  const nlohmann::json* value_;
  std::string pointer_;
  std::string* problem_;
};

}  // namespace sojourn::results
