// Reads distributions: "5ms" or an object of one key such as {"exponential": "5ms"}.
#pragma once

#include <optional>

#include "engine/distribution.h"
#include "models/scenario/reading/located_value.h"
#include "models/scenario/reading/problems.h"

namespace sojourn::scenario {

// nullopt: reported what is wrong.
std::optional<engine::Distribution> read_distribution(const LocatedValue& value,
                                                      Problems& problems);

}  // namespace sojourn::scenario
