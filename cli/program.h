// The command line of sojourn: which commands there are, and what is said to those who mistype.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"

namespace sojourn::cli {

// `arguments` without the program's own name. Never throws.
ExitCode run_program(const std::vector<std::string>& arguments);

}  // namespace sojourn::cli
