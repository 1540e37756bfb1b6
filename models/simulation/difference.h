// Two scenarios under common random numbers, and the intervals of their difference.
// Source: Law, "Simulation Modeling and Analysis" (5th ed.) 10.2 (paired-t intervals), 11.2
// (common random numbers). Draws are keyed by what they are for, so that a change of one part
// shifts no draw of another; how much variance that saves depends on how alike the two are.
#pragma once

#include <optional>

#include "models/results/difference.h"
#include "models/scenario/scenario.h"
#include "models/simulation/simulate.h"

namespace sojourn::simulation {

// Both with the seed of `first` and as many replications as the one that wants more, unless the
// options say otherwise; a precision is not sought. A warm-up that is found is the longer one for
// both, if their runs are equally long. Means, throughputs and errors by jackknife over pairs of
// replications, quantiles by sectioning of the pairs; no interval where one side's figure has none.
// nullopt when cancelled.
std::optional<results::Difference> simulate_difference(const scenario::Scenario& first,
                                                       const scenario::Scenario& second,
                                                       const Options& options = {});

}  // namespace sojourn::simulation
