// Writes a whole scenario as the document it could have been read from.
#pragma once

#include "models/scenario/scenario.h"
#include "models/scenario/writing/detail.h"
#include "models/scenario/writing/json_node.h"

namespace sojourn::scenario {

JsonNode write_scenario(const Scenario& scenario, Detail detail);

}  // namespace sojourn::scenario
