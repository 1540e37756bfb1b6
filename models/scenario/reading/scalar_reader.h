// Reads single values: texts, numbers, quantities with units, words of a list.
//
// All take the value's address and leave `target` alone if it is nullptr (an absent key keeps its
// default) or not as expected (which is reported, saying what was).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/time.h"
#include "models/scenario/reading/located_value.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/problems.h"
#include "models/scenario/reading/suggestion.h"
#include "models/scenario/words.h"

namespace sojourn::scenario {

struct TextLimits {
  std::size_t least = 0;  // bytes
  std::size_t most = 0;
};
void read_text(const LocatedValue* value, TextLimits limits, Problems& problems,
               std::string& target);

// Whole numbers, written without point and exponent.
struct WholeRange {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
};
std::optional<std::uint64_t> read_whole(const LocatedValue* value, WholeRange range,
                                        Problems& problems);

template <class Integer>
void read_whole(const LocatedValue* value, WholeRange range, Problems& problems, Integer& target) {
  if (const std::optional<std::uint64_t> whole = read_whole(value, range, problems)) {
    target = static_cast<Integer>(*whole);
  }
}

// A whole number or "unlimited", which is nullopt.
void read_whole_or_unlimited(const LocatedValue* value, WholeRange range, Problems& problems,
                             std::optional<std::uint32_t>& target);

// A number without unit, at most `most`, and at least or (is_open) greater than `least`.
struct NumberRange {
  double least = 0;
  bool is_open = false;
  double most = 0;
};
void read_number(const LocatedValue* value, NumberRange range, Problems& problems, double& target);

// "99.9%" or a number, in the range of shares given.
void read_share(const LocatedValue* value, NumberRange range, Problems& problems, double& target);
void read_share(const LocatedValue* value, NumberRange range, Problems& problems,
                std::optional<double>& target);
inline constexpr NumberRange any_share{.least = 0, .is_open = false, .most = 1};
inline constexpr NumberRange positive_share{.least = 0, .is_open = true, .most = 1};

enum class Least { zero, above_zero };

void read_duration(const LocatedValue* value, Least least, Problems& problems,
                   engine::Duration& target);
void read_duration(const LocatedValue* value, Least least, Problems& problems,
                   std::optional<engine::Duration>& target);

// A duration in seconds, not rounded.
void read_seconds(const LocatedValue* value, Least least, Problems& problems, double& target);

// Events per second, at most 1e9.
void read_rate(const LocatedValue* value, Least least, Problems& problems, double& target);

// One word of a table.
template <class Enum, std::size_t size>
void read_word(const LocatedValue* value, const std::array<Word<Enum>, size>& words,
               Problems& problems, Enum& target) {
  if (value == nullptr) {
    return;
  }
  std::vector<std::string_view> known;
  for (const Word<Enum>& word : words) {
    if (value->text() != nullptr && *value->text() == word.text) {
      target = word.value;
      return;
    }
    known.push_back(word.text);
  }
  problems.add(*value, alternatives(known),
               value->text() == nullptr ? std::string() : did_you_mean(*value->text(), known));
}

}  // namespace sojourn::scenario
