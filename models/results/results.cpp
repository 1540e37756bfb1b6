#include "models/results/results.h"

#include <algorithm>
#include <array>

#include "engine/require.h"

namespace sojourn::results {

namespace {

constexpr std::array<const char*, outcome_count> outcome_names = {
    "ok", "rejected", "refused", "reset", "timeout", "failed", "unfinished"};

constexpr std::array<const char*, 3> kind_names = {"simulated", "solved", "measured"};

template <typename Enumeration, std::size_t count>
std::optional<Enumeration> from_name(const std::array<const char*, count>& names,
                                     std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enumeration>(found - names.begin());
}

}  // namespace

const char* outcome_name(Outcome outcome) {
  const auto index = static_cast<std::size_t>(outcome);
  engine::require(index < outcome_count, "results: no such outcome");
  return outcome_names[index];
}

std::optional<Outcome> outcome_from_name(std::string_view name) {
  return from_name<Outcome>(outcome_names, name);
}

const char* kind_name(Kind kind) {
  const auto index = static_cast<std::size_t>(kind);
  engine::require(index < kind_names.size(), "results: no such kind");
  return kind_names[index];
}

std::optional<Kind> kind_from_name(std::string_view name) {
  return from_name<Kind>(kind_names, name);
}

}  // namespace sojourn::results
