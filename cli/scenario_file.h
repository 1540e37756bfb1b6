// Reading a scenario file for a command: every error is printed, each with its place.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::cli {

// Messages have gone to standard error when an exit code comes back.
std::expected<scenario::Scenario, ExitCode> load_scenario(
    const std::string& file, const std::vector<scenario::Override>& overrides);

// The same of a text that was read from `file`.
std::expected<scenario::Scenario, ExitCode> parse_scenario_said(
    const std::string& file, const std::string& text,
    const std::vector<scenario::Override>& overrides);

}  // namespace sojourn::cli
