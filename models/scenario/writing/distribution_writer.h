// Writes distributions as scenario files have them.
#pragma once

#include "engine/distribution.h"
#include "models/scenario/writing/json_node.h"

namespace sojourn::scenario {

// Reading it back gives an equal distribution, to the last bit.
JsonNode write_distribution(const engine::Distribution& distribution);

}  // namespace sojourn::scenario
