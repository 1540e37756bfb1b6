#include "models/simulation/run_replication.h"

#include "models/simulation/batch_order.h"
#include "models/simulation/batch_replication.h"

namespace sojourn::simulation {

namespace {

constexpr std::uint64_t events_between_checks = 1U << 14U;

FinishedReplication finished(const auto& run, BrokenOff broken_off) {
  return {run.recorder().segments(), run.population_at_bounds(), run.recorder().slices(),
          run.fingerprint(), broken_off};
}

}  // namespace

ReplicationRunner::ReplicationRunner(const Program& program, bool batches) : program_(&program) {
  if (batches) {
    order_ = batch_order(program);
  }
}

std::optional<FinishedReplication> ReplicationRunner::run(const ReplicationOptions& options,
                                                          const std::function<bool()>& cancelled) {
  if (order_ && !gave_up_) {
    if (auto done = run_in_batches(options, cancelled); done || cancelled()) {
      return done;
    }
  }
  Replication run(*program_, options);
  while (run.advance(events_between_checks)) {
    if (cancelled()) {
      return std::nullopt;
    }
  }
  return finished(run, run.broken_off());
}

std::optional<FinishedReplication> ReplicationRunner::run_in_batches(
    const ReplicationOptions& options, const std::function<bool()>& cancelled) {
  BatchReplication run(*program_, *order_, options);
  while (run.advance()) {
    if (cancelled()) {
      return std::nullopt;
    }
  }
  if (!run.is_exact()) {
    gave_up_ = true;
    return std::nullopt;
  }
  return finished(run, BrokenOff::no);
}

}  // namespace sojourn::simulation
