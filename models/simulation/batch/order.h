// Which scenarios can be simulated a service at a time instead of an event at a time, and in which
// order. Pure function, safe between threads.
//
// It takes a network whose routes no state decides and in which nobody waits while he keeps others
// waiting: open workloads; no faults, timeouts, shared machines or overheads; services either with
// workers without limit or, then served first come, first served from an unlimited queue, without
// calls of their own; balancing that does not look at loads; and no way back: a request that leaves
// a queue never comes to it, or to one that feeds it, again.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/simulation/program.h"

namespace sojourn::simulation {

// The services where requests can wait, each before those that it sends requests on to. nullopt:
// the scenario needs the event engine. O(size of the scenario); a web of calls with more than
// 10,000 ways through it is left to the event engine as well.
std::optional<std::vector<std::uint32_t>> batch_order(const Program& program);

}  // namespace sojourn::simulation
