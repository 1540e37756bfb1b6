// sojourn compare A B: two results side by side, of whatever kinds, or the difference between two
// scenarios.
#pragma once

#include "cli/options.h"

namespace sojourn::cli {

void add_compare_command(CLI::App& program, Action& chosen);

}  // namespace sojourn::cli
