#include "models/scenario/reading/problems.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "models/scenario/reading/line_index.h"

namespace sojourn::scenario {

namespace {

using Pointers = std::unordered_map<const LocatedValue*, std::string>;

// Fills in the JSON pointers of the values that are keys of `wanted`. The depth of a document is
// limited, and so is this recursion.
void find_pointers(const LocatedValue& value, const std::string& pointer, Pointers& wanted) {
  if (const auto place = wanted.find(&value); place != wanted.end()) {
    place->second = pointer;
  }
  if (const JsonArray* const array = value.array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      find_pointers((*array)[i], pointer_child(pointer, std::to_string(i)), wanted);
    }
  } else if (const JsonObject* const object = value.object()) {
    for (const Member& member : *object) {
      find_pointers(member.value, pointer_child(pointer, member.key), wanted);
    }
  }
}

std::string origin_of(const Override& replaced) {
  return "--set " + printable(replaced.path, 100) + "=" + printable(replaced.value, 100);
}

}  // namespace

void Problems::add(const LocatedValue& value, std::string expected, std::string hint) {
  add_found(value, shown(value), std::move(expected), std::move(hint));
}

void Problems::add_found(const LocatedValue& value, std::string found, std::string expected,
                         std::string hint) {
  ++count_;
  if (!is_full()) {
    problems_.push_back({&value, value.at, std::move(found), std::move(expected), std::move(hint)});
  }
}

void Problems::add_key(const Member& member, std::string expected, std::string hint) {
  ++count_;
  if (!is_full()) {
    problems_.push_back({&member.value, member.key_at, "key " + in_quotes(member.key),
                         std::move(expected), std::move(hint)});
  }
}

void Problems::add_syntax(SyntaxError error) {
  ++count_;
  if (!is_full()) {
    syntax_errors_.push_back(std::move(error));
  }
}

std::vector<ParseError> Problems::report(const LocatedValue* root, std::string_view text,
                                         const std::vector<Override>& overrides) const {
  if (empty()) {
    return {};
  }
  Pointers pointers;
  for (const Problem& problem : problems_) {
    pointers.emplace(problem.value, std::string());
  }
  if (root != nullptr) {
    find_pointers(*root, {}, pointers);
  }
  std::vector<SyntaxError> all = syntax_errors_;
  for (const Problem& problem : problems_) {
    all.push_back({.pointer = pointers[problem.value],
                   .at = problem.at,
                   .found = problem.found,
                   .expected = problem.expected,
                   .hint = problem.hint});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const SyntaxError& a, const SyntaxError& b) { return a.at < b.at; });
  const LineIndex lines(text);
  std::vector<ParseError> errors;
  for (SyntaxError& error : all) {
    const std::size_t number = error.at.override_number;
    const LineColumn place =
        number == 0 ? lines.at(error.at.offset) : LineColumn{.line = 0, .column = 0};
    errors.push_back({.pointer = std::move(error.pointer),
                      .line = place.line,
                      .column = place.column,
                      .found = std::move(error.found),
                      .expected = std::move(error.expected),
                      .hint = std::move(error.hint),
                      .origin = number == 0 ? std::string() : origin_of(overrides[number - 1])});
  }
  errors.erase(std::unique(errors.begin(), errors.end()), errors.end());
  return errors;
}

}  // namespace sojourn::scenario
