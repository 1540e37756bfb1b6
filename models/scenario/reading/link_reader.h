// Works out who calls whom, and reads what lies between.
#pragma once

#include "models/scenario/reading/context.h"
#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

// Fills context.scenario.links from its services and workloads, which must have been read, with
// defaults and the latency of the network; `network` and `calls` may be nullptr.
// are_callers_known: nothing was wrong with them, so that a pair that is not there is an error.
void read_links(const LocatedValue* network, const LocatedValue* calls, bool are_callers_known,
                Context& context);

}  // namespace sojourn::scenario
