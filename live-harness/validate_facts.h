// From what was measured to results with everything they must say of themselves. Pure but for
// this_host().
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "live-harness/contamination.h"
#include "live-harness/faults.h"
#include "live-harness/replay.h"
#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

// "Linux 6.1.0-18-amd64, AMD EPYC 7763, 2 cores".
std::string this_host();

// The replay's own troubles (a cap that was hit, a fault that did not work) make a run invalid too.
Judgement judge_run(const HostFigures& host, const ReplayRun& replay,
                    const std::vector<FaultInstant>& faults);

// Kind measured, with a run object.
results::Results measured_results(const scenario::Scenario& scenario, const ReplayRun& replay,
                                  std::uint32_t replication, engine::Duration warmup,
                                  engine::Duration duration);
results::RunFacts run_facts(const HostFigures& host, const Judgement& judgement,
                            const ReplayRun& replay, const std::vector<FaultInstant>& faults,
                            const std::map<std::string, double>& calibration);

// `value` with intervals that reach from one of the others to the other, figure by figure.
results::Results with_intervals(results::Results value, const results::Results& low,
                                const results::Results& high);

// Intervals for the mean of `replications` runs become intervals for one more run: for independent
// normal runs the half-width grows by sqrt(replications + 1).
results::Results for_single_runs(results::Results of_mean, std::uint32_t replications);

}  // namespace sojourn::live
