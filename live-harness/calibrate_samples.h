// What records of calibration runs say of single visits. Pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "models/results/records.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

// One visit of a request that had the system for itself; seconds.
struct VisitSample {
  double extra = 0;    // as its caller saw it, without demand, own calls and stated latency
  double waiting = 0;  // of that, before its worker took it, as the replica saw it
  double own = 0;      // of that, in the worker before the reply, as the replica saw it
};

// By link of `scenario`, which is the one that was replayed; `replication` is the replay's.
//
// A caller reports the time of its calls together, so what they took beyond their visits is shared
// out equally among calls that followed each other; of parallel branches the longest counts.
// Requests that failed or repeated a call are left out.
std::vector<std::vector<VisitSample>> visit_samples(
    const scenario::Scenario& scenario, std::uint32_t replication,
    const std::vector<results::RequestRecord>& records);

// What one replica with `workers` workers, kept busy all the time by a closed workload, spent on
// each request beyond its demand and calls, before and after the reply together: request n +
// workers begins when the n-th answer leaves. Of waiting requests the oldest must be served first
// for single samples to be right; their mean is right for any order. Requests that found a worker
// idle are left out. Seconds, in order of sending; none at all where a run was so short for so many
// workers (fewer than 20 samples for each) that its ends would decide the mean.
std::vector<double> saturated_samples(const std::vector<results::RequestRecord>& records,
                                      std::uint32_t workers);

}  // namespace sojourn::live
