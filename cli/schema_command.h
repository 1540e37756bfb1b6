// sojourn schema: the JSON Schema of scenario files, for completion in editors.
#pragma once

#include "cli/options.h"

namespace sojourn::cli {

void add_schema_command(CLI::App& program, Action& chosen);

}  // namespace sojourn::cli
