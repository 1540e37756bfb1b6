// Reads where a drawing shows services and workloads.
#pragma once

#include "models/scenario/reading/context.h"
#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

// Into context.scenario.layout.
void read_layout(const LocatedValue& value, Context& context);

}  // namespace sojourn::scenario
