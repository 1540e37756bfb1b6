// Refuses calls that never end: loops that are not left, and floods of calls.
#pragma once

#include "models/scenario/reading/context.h"

namespace sojourn::scenario {

// The scenario's endpoints and workloads must have been read without problems.
void check_call_loops(Context& context);

}  // namespace sojourn::scenario
