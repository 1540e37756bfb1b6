// The experiments of a calibration as scenarios of their own. Pure functions.
#pragma once

#include <optional>

#include "live-harness/addresses.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

struct Experiment {
  scenario::Scenario scenario;  // one closed workload with index 0, no faults, no SLOs
  Addresses addresses;
};

// One user of this workload: requests one at a time, with short pauses between them.
Experiment low_load_experiment(const scenario::Scenario& scenario, const Addresses& addresses,
                               scenario::WorkloadId workload);

// As many users as keep the first replica of a service busy all the time, with its endpoints in the
// proportion in which the scenario's workloads visit them. nullopt where that would not show what a
// worker spends on a request: workers without limit, a queue that holds nobody, endpoints that
// compute (then it is the processor that is busy), or demands so short that we could not keep up.
std::optional<Experiment> saturation_experiment(const scenario::Scenario& scenario,
                                                const Addresses& addresses,
                                                scenario::ServiceId service);

}  // namespace sojourn::live
