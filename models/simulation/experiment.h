// A whole experiment with what each of its replications counted: for results that need more than
// their own estimates, such as differences between two scenarios.
#pragma once

#include <optional>
#include <vector>

#include "models/results/results.h"
#include "models/scenario/scenario.h"
#include "models/simulation/simulate.h"
#include "models/simulation/summary.h"

namespace sojourn::simulation {

struct Experimented {
  results::Results results;
  std::vector<ReplicationCounts> replications;  // in index order
};

// simulate() of simulate.h. nullopt when cancelled.
std::optional<Experimented> run_experiment(const scenario::Scenario& scenario,
                                           const Options& options);

struct ExperimentPair {
  Experimented first;
  Experimented second;
};

// Both at the same time, over the same window where their lengths allow it: of runs that are
// equally long a warm-up that is found is at least as long as the other one's, up to half of the
// run. Without a precision to be reached. nullopt when cancelled.
std::optional<ExperimentPair> run_pair(const scenario::Scenario& first,
                                       const scenario::Scenario& second, const Options& options);

}  // namespace sojourn::simulation
