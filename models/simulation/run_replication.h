// One replication from its beginning to its end, in the fastest way that the scenario allows.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

#include "models/simulation/batch/replication.h"
#include "models/simulation/finished_replication.h"
#include "models/simulation/program.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

// After so many a run asks whether it is still wanted: milliseconds, even of slow ones.
inline constexpr std::uint64_t events_between_checks = 1U << 11U;

// Runs the replications of one program. Safe between threads.
class ReplicationRunner {
 public:
  // batches: whether scenarios that can be are simulated a queue at a time. What
  // comes out is the same, number for number.
  ReplicationRunner(const Program& program, bool batches);

  // nullopt once `cancelled` says so.
  std::optional<FinishedReplication> run(const ReplicationOptions& options,
                                         const std::function<bool()>& cancelled);

 private:
  const Program* program_;
  std::optional<Batches> batches_;
  std::atomic<bool> gave_up_ = false;  // one replication needed events: so will others
};

}  // namespace sojourn::simulation
