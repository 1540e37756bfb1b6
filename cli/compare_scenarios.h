// sojourn compare with two scenarios: both simulated under common random numbers.
#pragma once

#include <string>

#include "cli/options.h"

namespace sojourn::cli {

struct ScenarioPair {
  std::string first_file, second_file;
  std::string first_text, second_text;  // their contents
  ExperimentOptions experiment;         // overrides: of the second
};

// Simulates, reports, and says what went wrong. no_answer where one of them is unstable.
ExitCode compare_scenarios(const ScenarioPair& pair, const CommonOptions& common);

}  // namespace sojourn::cli
