// One replication of a scenario that has a batch_order(): a queue at a time, over stretches of
// time, without events. Records the same as a Replication, number for number, from the same keyed
// draws; several times as fast.
//
// Within a stretch, each queue serves all that comes to it before the next one is looked at: its
// requests come from workloads and from queues upstream only. Requests at one queue are served in
// the order of their instants; where two come at the same nanosecond, events would be handled in
// the order in which they were scheduled, so that instant is carried along. Where that is not
// enough to tell, or the end of the run needs the events, the replication gives up: is_exact() is
// false then, and the event engine has to do it.
// Not thread-safe.
#pragma once

#include <cstdint>
#include <vector>

#include "models/policy/balance.h"
#include "models/scenario/plan.h"
#include "models/simulation/drawing.h"
#include "models/simulation/population.h"
#include "models/simulation/program.h"
#include "models/simulation/recorder.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

class BatchReplication {
 public:
  // `order`: of batch_order(program). Neither records requests nor stops arrivals (invariants).
  BatchReplication(const Program& program, const std::vector<std::uint32_t>& order,
                   const ReplicationOptions& options);

  // Goes on by one stretch of time; false at the end.
  bool advance();

  // After the end: whether everything below is what the event engine would say.
  bool is_exact() const { return exact_; }
  const Recorder& recorder() const { return recorder_; }
  std::uint64_t fingerprint() const { return fingerprint_; }
  const std::vector<std::uint64_t>& population_at_bounds() const { return population_at_bounds_; }

 private:
  // When something happens, and when its event would have been scheduled.
  struct Instant {
    engine::Time at{};
    engine::Time scheduled{};
    friend auto operator<=>(const Instant&, const Instant&) = default;
  };

  struct Arriving {
    Instant instant;
    std::uint32_t caller = 0;  // strand whose call comes
  };

  struct Ready {
    Strand* strand = nullptr;
    Instant instant;
  };

  struct Source {
    scenario::ArrivalPlan plan;
    scenario::Arrival next;
    engine::Time scheduled;
    std::uint64_t stream = 0;
  };

  // A service with queues.
  struct Station {
    std::uint32_t service = 0;
    std::vector<Arriving> arriving;     // of which those of the last stretch are sorted
    std::vector<engine::Time> free_at;  // of each replica's workers, a heap each: earliest first
  };

  void create_stations(const std::vector<std::uint32_t>& order);
  void create_sources();
  void next_stretch();
  void take_arrivals(std::uint32_t workload, engine::Time until);
  void serve_arrivals(Station& station, engine::Time until);
  void serve(Station& station, const Arriving& arriving);
  Instant perform_leaf(std::uint32_t pc, const scenario::RequestIdentity& identity,
                       Instant now) const;
  bool is_undecided(const Arriving& left, const Arriving& right) const;
  void begin_request(std::uint32_t workload, const scenario::Arrival& arrival,
                     engine::Time scheduled);
  void end_request(Strand& client, engine::Time now);
  void run_ready();
  void proceed(Strand& strand, Instant now);
  void call(Strand& caller, const Instruction& instruction, Instant now);
  void reply(Strand& root, Instant now);
  void answer(Strand& caller, Instant now);
  void fork(Strand& strand, const Instruction& instruction, Instant now);
  void end_branch(Strand& branch, Instant now);
  void finish();
  bool is_within_limits() const;
  const scenario::RequestIdentity& identity_of(const Strand& strand) const {
    return strands_[strand.root].visit.identity;
  }
  scenario::RequestIdentity identity_called_by(const Strand& caller,
                                               const Instruction& instruction) const {
    const Visit& visit = strands_[caller.root].visit;
    return called_identity(visit.identity, visit.is_client(), instruction, 1);
  }
  // An event scheduled now for later; no event at all if that takes no time.
  static Instant after(Instant now, engine::Duration time) {
    return time > engine::Duration{} ? Instant{later(now.at, time), now.at} : now;
  }

  const Program* program_;
  ReplicationOptions options_;
  Recorder recorder_;
  std::vector<Station> stations_;            // upstream first
  std::vector<std::uint32_t> station_of_;    // by service; none
  std::vector<policy::Balancer> balancers_;  // by view
  std::vector<Source> sources_;
  Strands strands_;
  std::vector<Instant> joined_;  // by forked strand: the latest end of a branch so far
  std::vector<Ready> ready_;
  engine::Time until_{};  // of the last stretch
  engine::Duration stretch_ = std::chrono::milliseconds(1);
  std::uint64_t begun_ = 0;
  std::uint64_t awaited_ = 0;      // arrived before the end of the window
  std::uint64_t begun_late_ = 0;   // after it
  engine::Time last_early_end_{};  // of requests that arrived in the warm-up
  engine::Time last_counted_end_{};
  std::uint64_t fingerprint_ = 0;
  std::vector<std::uint64_t> population_at_bounds_;
  bool exact_ = true;
  bool finished_ = false;
};

}  // namespace sojourn::simulation
