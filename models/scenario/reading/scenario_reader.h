// Reads a whole scenario from its document.
#pragma once

#include "models/scenario/reading/located_value.h"
#include "models/scenario/reading/problems.h"
#include "models/scenario/scenario.h"

namespace sojourn::scenario {

// `scenario` is valid if nothing has been added to `problems`. Its sha256 is left empty.
void read_scenario(const LocatedValue& root, Problems& problems, Scenario& scenario);

}  // namespace sojourn::scenario
