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

// simulate() of simulate.h; a warm-up that is found is at least `warmup_min`, up to half of the
// run. nullopt when cancelled.
std::optional<Experimented> run_experiment(const scenario::Scenario& scenario,
                                           const Options& options,
                                           engine::Duration warmup_min = {});

}  // namespace sojourn::simulation
