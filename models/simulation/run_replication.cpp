#include "models/simulation/run_replication.h"

namespace sojourn::simulation {

ReplicationRunner::ReplicationRunner(const Program& program, bool batches) : program_(&program) {
  if (batches) {
    batches_ = batches_of(program);
  }
}

std::optional<FinishedReplication> ReplicationRunner::run(const ReplicationOptions& options,
                                                          const std::function<bool()>& cancelled) {
  if (batches_ && !gave_up_) {
    auto done = replicate_in_batches(*program_, *batches_, options, cancelled);
    if (done || cancelled()) {
      return done;
    }
    gave_up_ = true;
  }
  Replication run(*program_, options);
  while (run.advance(events_between_checks)) {
    if (cancelled()) {
      return std::nullopt;
    }
  }
  return finished_replication(run.take_recorder(), run.population_at_bounds(), run.fingerprint(),
                              run.broken_off());
}

}  // namespace sojourn::simulation
