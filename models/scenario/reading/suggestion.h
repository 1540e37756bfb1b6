// "did you mean ...?": the nearest known word for a mistyped one. Pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sojourn::scenario {

// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`, upper and
// lower case being equal (restricted Damerau-Levenshtein distance). O(size of a * size of b).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The known word nearest to `word` if no more than a third of it is wrong; the first of equals.
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& known);

// `did you mean "replicas"?`, or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known);

// "cart, order and user" and "fifo, lifo or priority", for lists in messages.
std::string enumeration(const std::vector<std::string_view>& words);
std::string alternatives(const std::vector<std::string_view>& words);

}  // namespace sojourn::scenario
