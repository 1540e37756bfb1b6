#include "models/scenario/reading/suggestion.h"

#include <algorithm>

#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

namespace {

// Longer words are no typing errors of anything, and must not cost time.
constexpr std::size_t word_bytes_max = 200;

std::string listed(const std::vector<std::string_view>& words, std::string_view last_separator) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      text += i + 1 == words.size() ? last_separator : ", ";
    }
    text += words[i];
  }
  return text;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool is_same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (is_same ? 0U : 1U)});
      const bool is_swap = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
      if (is_swap) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& known) {
  if (word.size() > word_bytes_max) {
    return std::nullopt;
  }
  std::optional<std::string_view> best;
  std::size_t limit = (word.size() + 2) / 3 + 1;  // one more than is near enough
  for (const std::string_view candidate : known) {
    const std::size_t longer = std::max(candidate.size(), word.size());
    const std::size_t shorter = std::min(candidate.size(), word.size());
    if (longer - shorter >= limit) {
      continue;
    }
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < limit && distance < longer) {
      best = candidate;
      limit = distance;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  const std::optional<std::string_view> best = nearest(word, known);
  return best ? "did you mean " + in_quotes(*best) + "?" : std::string();
}

std::string enumeration(const std::vector<std::string_view>& words) {
  return listed(words, " and ");
}

std::string alternatives(const std::vector<std::string_view>& words) {
  return listed(words, " or ");
}

}  // namespace sojourn::scenario
