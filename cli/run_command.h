// sojourn run FILE: simulate a scenario; figures with intervals, SLO verdicts, files for others.
#pragma once

#include "cli/options.h"

namespace sojourn::cli {

// `arguments` of the program, for --run-info.
void add_run_command(CLI::App& program, const std::vector<std::string>& arguments, Action& chosen);

}  // namespace sojourn::cli
