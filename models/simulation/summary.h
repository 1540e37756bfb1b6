// Replications -> Results: estimates with honest intervals, or a warning where there are too few
// samples for one. Pure functions.
// Sources: Law, "Simulation Modeling and Analysis" (5th ed.) ch. 9: ratio estimators by jackknife
// over replications, quantiles by sectioning.
#pragma once

#include <cstdint>
#include <vector>

#include "models/results/results.h"
#include "models/simulation/counts_digest.h"
#include "models/simulation/endings.h"
#include "models/simulation/program.h"
#include "models/simulation/recorder.h"
#include "models/simulation/replication.h"
#include "models/simulation/run_length.h"

namespace sojourn::simulation {

// One replication after the deletion of its warm-up.
struct ReplicationCounts {
  CountsDigest counts;
  std::uint64_t fingerprint = 0;
  std::uint64_t population_begin = 0;  // requests in flight at the start of the window
  std::uint64_t population_end = 0;    // and at its end
  BrokenOff broken_off = BrokenOff::no;
  Ending ending{};  // no classes: not looked at
};

// [class][replication]: control variates of the mean latencies; empty for a class without one.
using Controls = std::vector<std::vector<double>>;

// What each replication saw of a class; pointers into `replications`.
std::vector<const engine::Histogram*> class_latencies(
    const std::vector<ReplicationCounts>& replications, std::size_t index);

// Figures, fingerprint, stability and warnings; not the name, seed and series of the run.
// At least one replication, and the latencies of them all. The reduction is in index order.
// `lengths` by class decide whether the replications are long enough for intervals of latencies;
// empty: they are held to be. `controls` by class, as load_controls() gives them, narrow mean
// latencies; empty: none.
results::Results summarize(const Program& program,
                           const std::vector<ReplicationCounts>& replications,
                           const LatencyPools& pools, const std::vector<RunLength>& lengths = {},
                           const Controls& controls = {});

// Which replications ended in another state than the others.
Collapse find_collapse(const std::vector<ReplicationCounts>& replications);

// Whether the replications show an unstable system, as summarize() reports it.
bool is_unstable(const Program& program, const std::vector<ReplicationCounts>& replications);

}  // namespace sojourn::simulation
