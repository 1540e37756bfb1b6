// sojourn version: which program this is, and which files it understands.
#pragma once

#include "cli/options.h"

namespace sojourn::cli {

void add_version_command(CLI::App& program, Action& chosen);

std::string version_text();

}  // namespace sojourn::cli
