// Collects everything that is wrong with a document while it is read.
//
// Readers say what they expected of a value; where the value stands is worked out once, at the end.
// The document must not change or move between the first add() and report().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/parse_error.h"
#include "models/scenario/reading/located_value.h"
#include "models/scenario/reading/syntax_error.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::scenario {

class Problems {
 public:
  // The value itself is not as expected.
  void add(const LocatedValue& value, std::string expected, std::string hint = {});

  // The value is of the right kind, but `found` says what is wrong with it.
  void add_found(const LocatedValue& value, std::string found, std::string expected,
                 std::string hint = {});

  // A key that should not be there, or not be called so.
  void add_key(const Member& member, std::string expected, std::string hint = {});

  // Whether a "did you mean" is worth the search: not behind the hundredth problem.
  bool wants_hints() const { return count_ < hints_max; }

  // An error found before the document was read.
  void add_syntax(SyntaxError error);

  bool empty() const { return count_ == 0; }

  // How many there have been: one that is added beyond scenario_errors_max counts but is not kept.
  std::size_t count() const { return count_; }

  // All problems in order of their position, each once. O(document) unless empty.
  std::vector<ParseError> report(const LocatedValue* root, std::string_view text,
                                 const std::vector<Override>& overrides) const;

 private:
  static constexpr std::size_t hints_max = 100;

  struct Problem {
    const LocatedValue* value;
    Location at;
    std::string found;
    std::string expected;
    std::string hint;
  };

  bool is_full() const { return count_ > scenario_errors_max; }

  std::size_t count_ = 0;
  std::vector<Problem> problems_;
  std::vector<SyntaxError> syntax_errors_;
};

}  // namespace sojourn::scenario
