// Reads workloads: who sends which requests when.
#pragma once

#include "models/scenario/reading/context.h"
#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

// Into context.scenario.workloads.
void read_workloads(const LocatedValue& value, Context& context);

}  // namespace sojourn::scenario
