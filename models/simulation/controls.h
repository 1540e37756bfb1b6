// Control variates of a scenario: what the arrivals and demands of a replication brought by chance.
//
// The numbers of arrivals and the sums of the demands that a replication drew are known, and so
// are their expectations: the scenario gives rates and distributions. A replication that by chance
// had more to do shows longer latencies. For each request class all of these deviations are added
// up to one control, each weighted with how much queueing theory expects the mean latency to
// change with it; engine::controlled_interval regresses the latencies on it. One control for each
// class, whatever the size of the scenario, because each costs a degree of freedom; chosen by the
// scenario and not by what it seems to gain, because choosing the narrower of two intervals covers
// less than either (docs/statistics.md has the measurements).
// Sources: Lavenberg & Welch, Management Science 27 (1981); Law, "Simulation Modeling and Analysis"
// (5th ed.) 11.5; weights: the derivative of Sakasegawa's formula for the wait in M/M/c, Ann. Inst.
// Statist. Math. 29 (1977).
#pragma once

#include <cstdint>
#include <vector>

#include "models/simulation/program.h"
#include "models/simulation/summary.h"

namespace sojourn::simulation {

// With fewer replications the control costs too much: where it explains nothing, the interval of 10
// becomes 9 % wider, that of 20 becomes 3 % wider.
inline constexpr std::uint32_t controls_replications_min = 20;

// Observed less expected, in seconds of latency; expectation 0. Empty for a class for which nothing
// is known. Of at least one replication in a steady state: constant rates, no faults. Known are
//  - the arrivals of Poisson and of constant workloads,
//  - the demands of services whose workers only compute and sleep, one step after the other, on
//    cores of their own, and whose demands vary no more than exponential ones: what is left of the
//    mean latency of a heavy tail is less normal than the whole,
//  - the demands upon a host's cores, of the same kind, where no attempt failed.
// All empty for fewer than controls_replications_min, and where a request or an attempt was left
// unfinished: then the demands that were recorded are not all that were drawn. O(replications *
// (endpoints + calls) + classes * visits of a request).
Controls load_controls(const Program& program, const std::vector<ReplicationCounts>& replications);

}  // namespace sojourn::simulation
