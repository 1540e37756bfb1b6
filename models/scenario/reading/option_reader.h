// Reads what is asked of a scenario: SLOs, the simulation experiment, the live validation.
#pragma once

#include "models/scenario/reading/context.h"
#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

// Into context.scenario.slos; the workloads must have been read.
// are_workloads_known: nothing was wrong with them, so that a class that is not there is an error.
void read_slos(const LocatedValue& value, bool are_workloads_known, Context& context);

void read_run(const LocatedValue& value, Problems& problems, RunOptions& run);
void read_live(const LocatedValue& value, Problems& problems, LiveOptions& live);

}  // namespace sojourn::scenario
