// A scenario simulated with and without batches. Tests only.
#pragma once

#include <cstdint>
#include <string>

#include "models/results/results_json.h"
#include "models/simulation/batch/replication.h"
#include "models/simulation/simulate.h"

namespace sojourn::tests {

inline std::string results_of(const scenario::Scenario& scenario, bool batches) {
  simulation::Options options;
  options.batches = batches;
  return results::to_json(simulation::simulate(scenario, options).value());
}

// Whether a batch gets to the end of the first replication.
inline bool runs_in_batches(const scenario::Scenario& scenario,
                            std::uint64_t in_flight_max = 1'000'000) {
  const simulation::Program program = simulation::compile(scenario);
  const auto batches = simulation::batches_of(program);
  simulation::ReplicationOptions options;
  options.bounds = {engine::time_zero + scenario.run.duration / 10,
                    engine::time_zero + scenario.run.duration};
  options.slice = scenario.run.duration / 7;
  options.drain = scenario.run.duration;
  options.requests_in_flight_max = in_flight_max;
  return batches &&
         simulation::replicate_in_batches(program, *batches, options, [] { return false; });
}

}  // namespace sojourn::tests
