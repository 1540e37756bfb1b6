// One replication of a scenario that has a batch_order(): a queue at a time, over stretches of
// time, without events. Records the same as a Replication, number for number, from the same keyed
// draws; several times as fast.
//
// Within a stretch, each queue serves all that comes to it before the next one is looked at: its
// requests come from workloads and from queues upstream only. Those that leave it go on in columns,
// one for each way that led them there, stage by stage (plan.h), to the next queue (flow.h).
//
// Requests at one queue are served in the order of their instants; where two come at the same
// nanosecond, events would be handled in the order in which they were scheduled, so that instant is
// carried along. Where that is not enough to tell, or the end of the run needs the events, the
// replication is given up, and the event engine has to do it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "models/simulation/batch/plan.h"
#include "models/simulation/finished_replication.h"
#include "models/simulation/program.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

// How a program is simulated in batches. Immutable, shared by all replications.
struct Batches {
  std::vector<std::uint32_t> order;  // of the services with queues, upstream first
  BatchPlan plan;
};

// nullopt: the program needs the event engine.
std::optional<Batches> batches_of(const Program& program);

// The options neither record requests nor stop arrivals (invariants). nullopt if it was given up,
// or once `cancelled` says so. Safe between threads.
std::optional<FinishedReplication> replicate_in_batches(const Program& program,
                                                        const Batches& batches,
                                                        const ReplicationOptions& options,
                                                        const std::function<bool()>& cancelled);

}  // namespace sojourn::simulation
