// Reads faults, and refuses those that fall on a replica which is down or frozen already.
#pragma once

#include "models/scenario/reading/context.h"
#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

// Into context.scenario.faults, in order of their time; the services must have been read.
void read_faults(const LocatedValue& value, Context& context);

}  // namespace sojourn::scenario
