// sojourn compare with two scenarios: both simulated under common random numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"

namespace sojourn::cli {

struct ScenarioPair {
  std::string first_file, second_file;
  std::string first_text, second_text;        // their contents
  std::vector<scenario::Override> overrides;  // of the second
  std::optional<std::uint32_t> replications;
  std::optional<std::uint64_t> seed;
  unsigned threads = 1;
};

// Simulates, reports, and says what went wrong. no_answer where one of them is unstable.
ExitCode compare_scenarios(const ScenarioPair& pair, const CommonOptions& common);

}  // namespace sojourn::cli
