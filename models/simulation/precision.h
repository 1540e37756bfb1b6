// Sequential stopping: how many replications a wanted precision needs, and whether any number of
// them would do. Pure functions.
// Sources: Chow & Robbins, Annals of Mathematical Statistics 36 (1965); Law, "Simulation Modeling
// and Analysis" (5th ed.) 9.4.1: a relative target is tightened to g / (1 + g), because the true
// value is not known, and at least ten replications come before the first look.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/results/results.h"
#include "models/simulation/run_length.h"
#include "models/simulation/summary.h"

namespace sojourn::simulation {

// Half-width that the 95 % interval of a figure of every class may have.
struct PrecisionTarget {
  std::string figure;     // one of latency_figures
  double half_width = 0;  // > 0: a share of the figure, or seconds
  bool is_relative = true;
};

// Mean and p99 within this share of themselves.
std::vector<PrecisionTarget> precision_targets(double share);

// Whether every figure keeps its target.
bool is_precise(const results::Results& results, const std::vector<PrecisionTarget>& targets);

struct Outlook {
  bool reached = false;
  double relative_half_width = 0;  // the largest of the figures asked for; 0: not known yet
  // All replications that it will take, extrapolated from the present spread and samples.
  double replications = 0;
  // At least so many times longer replications must be to carry the intervals at all: more of them
  // do not help. 1: they are long enough.
  double longer = 1;
};

// From at least two replications, with run lengths and controls by class; empty: none. Without a
// request that was answered the targets are not reached.
Outlook outlook(const std::vector<PrecisionTarget>& targets,
                const std::vector<ReplicationCounts>& replications,
                const std::vector<RunLength>& lengths, const Controls& controls = {});

// Why to give up after `have` replications, as the end of a sentence: "within 1000 replications".
// Empty: going on is worth it. The outlook of the first replications is rough, so that only what is
// far out of reach is given up early.
std::string hopelessness(const Outlook& outlook, std::uint32_t have,
                         std::uint32_t replications_max);

}  // namespace sojourn::simulation
