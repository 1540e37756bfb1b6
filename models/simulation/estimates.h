// Estimates over replications. An interval is given only where the samples carry one: at least 5
// replications, and for a quantile p at least 100 values beyond it in all and 5 in each
// replication. Latencies depend on each other: the mean also asks for replications that outlast
// their memory 30 times and for 100 independent latencies times their squared skewness, a quantile
// for values beyond it that are worth 2 independent ones in each replication and 20 in all
// (docs/statistics.md tells how these limits were found). Pure functions.
#pragma once

#include <string>
#include <vector>

#include "engine/histogram.h"
#include "models/results/results.h"
#include "models/simulation/counts_digest.h"
#include "models/simulation/run_length.h"

namespace sojourn::simulation {

// What samples lack for an interval, as factors: each replication must be `longer` times as long,
// or there must be `more` times as many; both at most 1 where nothing is lacking. Infinite where
// nothing was seen.
struct Shortage {
  double longer = 0;
  double more = 0;
  bool none() const { return longer <= 1 && more <= 1; }
};
Shortage mean_shortage(const std::vector<const engine::Histogram*>& replications,
                       const RunLength& length);
Shortage quantile_shortage(const std::vector<const engine::Histogram*>& replications, double p,
                           const RunLength& length);

// Mean of one figure per replication.
results::Estimate mean_estimate(const std::vector<double>& values);

// sum(numerators) / sum(denominators); 0 where nothing was seen.
results::Estimate ratio_estimate(const std::vector<double>& numerators,
                                 const std::vector<double>& denominators);

// The same less what the regression of its pseudo-values on a control explains, of which the
// expectation is 0; with its variance cut. ratio_estimate() itself where that has no interval, or
// one of no width, and where the control does not vary.
results::Estimate controlled_ratio_estimate(const std::vector<double>& numerators,
                                            const std::vector<double>& denominators,
                                            const std::vector<double>& control);

// Mean and quantiles of the pooled histogram. With a control of each replication, the mean is the
// controlled one where it has an interval; empty: none.
results::LatencySummary latency_estimate(const std::vector<const engine::Histogram*>& replications,
                                         const RunLength& length = {},
                                         const std::vector<double>& control = {});

// The same from the pool and what is left of each replication that went into it.
results::LatencySummary latency_estimate(const engine::Histogram& pool,
                                         const std::vector<LatencyDigest>& replications,
                                         const RunLength& length = {},
                                         const std::vector<double>& control = {});

// The figures without an interval: "p99, p999".
std::string without_interval(const results::LatencySummary& latency);

engine::Histogram pooled(const std::vector<const engine::Histogram*>& replications);

}  // namespace sojourn::simulation
