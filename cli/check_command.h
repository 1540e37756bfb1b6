// sojourn check FILE: is the scenario valid, and if not, where and why.
#pragma once

#include "cli/options.h"

namespace sojourn::cli {

void add_check_command(CLI::App& program, Action& chosen);

}  // namespace sojourn::cli
