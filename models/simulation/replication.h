// One replication of an experiment: the event loop. Copyable, so that a run can be cloned half-way
// and both copies go on alike. Not thread-safe; replications are independent of each other.
//
// replication.cpp: beginning and end, workloads, requests. strands.cpp: the loop, the steps of an
// endpoint. visits.cpp: replicas, queues, workers, plain calls. attempts.cpp: all other calls.
// disruption.cpp: faults and health checks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/event_queue.h"
#include "models/policy/balance.h"
#include "models/policy/health.h"
#include "models/results/records.h"
#include "models/scenario/plan.h"
#include "models/simulation/accept_queue.h"
#include "models/simulation/demands.h"
#include "models/simulation/fingerprint_sum.h"
#include "models/simulation/machine.h"
#include "models/simulation/population.h"
#include "models/simulation/program.h"
#include "models/simulation/recorder.h"

namespace sojourn::simulation {

struct ReplicationOptions {
  std::uint32_t replication = 0;
  std::vector<engine::Time>
      bounds;  // of the recorder's segments; the last is the end of the window
  engine::Duration slice{};
  engine::Duration drain{};    // how long after the window its last requests may take
  bool arrivals_stop = false;  // at the end of the window; else the load goes on while draining
  std::uint64_t requests_in_flight_max = 0;
};

// Why a replication ended before its time.
enum class BrokenOff : std::uint8_t {
  no,
  too_many_requests,  // more in flight than allowed
  standstill,         // users of a closed workload come back at the same instant, for ever
};

// The instant so much later, or the end of time. at >= 0.
constexpr engine::Time later(engine::Time at, engine::Duration by) {
  return at + std::min(by, engine::time_never - at);
}

class Replication {
 public:
  Replication(const Program& program, const ReplicationOptions& options);

  // Handles up to `events` events; false once the replication has ended.
  bool advance(std::uint64_t events);

  // After the end.
  const Recorder& recorder() const { return recorder_; }
  Recorder take_recorder() { return std::move(recorder_); }
  // Of the counted requests, in whatever order they ended.
  std::uint64_t fingerprint() const { return fingerprint_.value(); }
  std::uint64_t events() const { return events_; }
  BrokenOff broken_off() const { return broken_off_; }
  std::vector<results::RequestRecord> take_records() { return std::move(records_); }
  // Requests in flight at each bound of the recorder.
  const std::vector<std::uint64_t>& population_at_bounds() const { return population_at_bounds_; }

 private:
  enum class EventKind : std::uint32_t {
    leaf_end = 1,    // a: root strand, b: replica, c: caller's strand
    think = 2,       // a: workload, b: user, c: iteration
    deliver = 3,     // a: root strand
    reply = 4,       // a: root strand
    step = 5,        // a: strand, b: generation
    machine = 6,     // a: machine, b: version
    timeout = 7,     // a: strand
    backoff = 8,     // a: strand, b: generation
    release = 9,     // a: replica, b: incarnation
    fault = 10,      // a: fault
    fault_end = 11,  // a: fault
    health = 12,     // a: link, b: view of the link, c: replica of the callee
  };
  // In two words: see engine/copy_words.h.
  class Event {
   public:
    Event() = default;
    Event(EventKind kind, std::uint32_t a, std::uint32_t b, std::uint32_t c)
        : first_(static_cast<std::uint64_t>(kind) | std::uint64_t{a} << 32U),
          second_(b | std::uint64_t{c} << 32U) {}

    EventKind kind() const { return static_cast<EventKind>(first_ & UINT32_MAX); }
    std::uint32_t a() const { return static_cast<std::uint32_t>(first_ >> 32U); }
    std::uint32_t b() const { return static_cast<std::uint32_t>(second_); }
    std::uint32_t c() const { return static_cast<std::uint32_t>(second_ >> 32U); }

   private:
    std::uint64_t first_ = 0;
    std::uint64_t second_ = 0;
  };

  struct Replica {
    std::uint32_t busy = 0;  // workers
    std::uint32_t workers = 0;
    std::uint32_t queue_capacity = 0;
    std::uint32_t service = 0;
    std::uint32_t index = 0;  // within the service
    std::uint32_t incarnation = 0;
    bool alive = true;
    bool frozen = false;
    AcceptQueue queue;
    scenario::Overhead overhead;
    double factor = 1;
    engine::Time frozen_since{};
    engine::Duration frozen_total{};
    std::vector<std::uint32_t> held_visits;   // came while frozen
    std::vector<std::uint32_t> held_strands;  // wanted to go on while frozen
    Replica(scenario::QueueOrder order, const scenario::Overhead& service_overhead)
        : queue(order), overhead(service_overhead) {}
    bool is_full() const { return queue.size() >= queue_capacity; }
    bool has_free_worker() const { return busy < workers; }
  };

  // Of a plain call.
  struct Caller {
    std::uint32_t strand = none;  // which waits for the answer; none: a plain request
    std::uint32_t replica = none;
    std::uint32_t request_class = 0;
  };

  struct View {
    policy::Balancer balancer;
    std::vector<policy::HealthView> health;
  };

  // The next arrival of an open workload, an event as others are, with its place in their order.
  struct Arrival {
    engine::Time time;
    std::uint64_t sequence = 0;
    std::uint32_t workload = 0;
  };

  struct Source {
    std::optional<scenario::ArrivalPlan> plan;  // open workloads
    std::uint64_t stream = 0;
  };

  // Setting up (replication.cpp).
  void create_replicas();
  void create_views();
  void create_sources();
  void schedule_disruption();
  View fresh_view(std::uint32_t link) const;

  // Workloads and requests.
  void plan_arrival(std::uint32_t workload);
  void on_arrival(std::uint32_t workload);
  void on_think(std::uint32_t workload, std::uint32_t user, std::uint32_t iteration);
  engine::Time think(std::uint32_t workload, std::uint32_t user, std::uint32_t iteration);
  void come_back(std::uint32_t workload, std::uint64_t request, engine::Time arrived);
  void begin_request(std::uint32_t workload, std::uint64_t request, std::uint32_t request_class);
  void end_request(Strand& client, results::Outcome outcome);
  void leave(const Visit& request, results::Outcome outcome);
  void write_record(const Strand& client, results::Outcome outcome);
  void cross_bound();
  void record_open_visits();
  void give_up_unfinished();
  bool is_over() const;
  bool all_bounds_crossed() const { return population_at_bounds_.size() == options_.bounds.size(); }
  void finish();
  void break_off(BrokenOff why);

  // Visits, by their root strands.
  void call_plainly(Strand& strand, const Instruction& instruction);
  void visit_plainly(const scenario::RequestIdentity& identity, const Caller& caller,
                     std::uint32_t call);
  void choose_replica(Visit& visit, const CallSite& call, std::uint32_t caller_replica);
  Strand* end_plain_visit(Strand& root, const Replica& replica, std::uint32_t caller,
                          results::Outcome outcome);
  Strand* give_plain_answer(const Visit& visit, const Replica& replica, std::uint32_t caller,
                            results::Outcome outcome);
  void deliver(Strand& root);
  bool redispatch(Visit& refused);
  void accept(Strand& root);
  bool admit(Strand& root);
  void start(Strand& root, Replica& replica, bool worker_was_idle);
  void end_visit(Strand& root, results::Outcome outcome);
  // When the worker is free that replies now.
  engine::Time release_of(const Replica& replica) const {
    return replica.overhead.release > engine::Duration{} ? later(now_, replica.overhead.release)
                                                         : now_;
  }
  void free_worker(Replica& replica);
  void release_worker(Replica& replica);
  void serve_waiting(Replica& replica);
  results::Span span_of(const Strand& root) const;

  // The loop, strands.
  bool arrival_is_next() const {
    return !arrivals_.empty() && !queue_.next_leaves_before(arrivals_.front());
  }
  engine::Time next_time() const {
    return arrival_is_next() ? arrivals_.front().time : queue_.next_time();
  }
  void handle(const Event& event);
  Strand& new_strand();
  Strand& new_root(const scenario::RequestIdentity& identity, std::uint32_t pc);
  void make_ready(Strand& strand) {
    strand.state = StrandState::ready;
    ready_.add(strand);
  }
  bool held_by_freeze(Strand& strand);
  void run_ready();
  void proceed(Strand& strand);
  bool perform(Strand& strand);
  void reply(Strand& root);
  void end_root(Strand& root);
  void begin_leaf(Strand& root);
  void on_leaf_end(std::uint32_t leaf, std::uint32_t replica, std::uint32_t caller);
  bool begin_demand(Strand& strand, const Instruction& instruction);
  engine::Duration draw_demand(const Instruction& instruction,
                               const scenario::RequestIdentity& visit) {
    return demands_.draw(*program_->demands[instruction.operand],
                         visit.step_key(instruction.site, scenario::Purpose::demand));
  }
  void compute_on_machine(Strand& strand, double seconds);
  void sleep(Strand& strand, engine::Duration time, bool stretches);
  bool fork(Strand& strand, const Instruction& instruction);
  void fail(Strand& strand);
  void end_branch(Strand& branch, bool failed);
  void on_step(Strand& strand, std::uint32_t generation);
  void on_machine(std::uint32_t machine, std::uint32_t version);
  void schedule_machine(std::uint32_t machine);
  void count_cores(std::uint32_t machine, std::uint32_t before);
  Strand& root_of(Strand& strand) { return strand.is_root() ? strand : strands_[strand.root]; }
  Replica& replica_of(Strand& strand) { return replicas_[root_of(strand).visit.replica]; }

  // Calls.
  void begin_call(Strand& strand);
  void begin_attempt(Strand& strand);
  void send(Strand& strand, const Visit& caller, const scenario::RequestIdentity& identity);
  void answer(Strand& root, results::Outcome outcome);
  void give_answer(Strand& root, results::Outcome outcome);
  void on_timeout(Strand& strand);
  void on_backoff(Strand& strand, std::uint32_t generation);
  void resolve_attempt(Strand& strand, results::Outcome outcome);
  void end_call(Strand& strand, const CallSite& call, results::Outcome outcome);
  void forget_call(Strand& strand);
  // The strand may go on.
  void take_answer(Strand& strand, const CallSite& call, results::Outcome outcome) {
    strand.call_outcome = outcome;
    strand.failing = outcome != results::Outcome::ok && !call.proceed_on_error;
    strand.pc = program_->code[strand.pc].next;
  }
  bool is_awaited(const Visit& visit) const;
  const CallSite& call_of(const Strand& strand) const {
    return program_->calls[program_->code[strand.pc].operand];
  }

  // Faults and health checks.
  void on_fault(std::uint32_t fault, bool end);
  void apply(const scenario::Fault& fault, std::uint32_t replica, bool end);
  void kill(std::uint32_t replica);
  void restart(std::uint32_t replica);
  void freeze(std::uint32_t replica);
  void thaw(std::uint32_t replica);
  void on_health(std::uint32_t link, std::uint32_t view, std::uint32_t callee_replica);
  bool works_at(const Strand& strand, std::uint32_t replica) const;
  bool is_served(const Strand& strand) const;

  void push(engine::Time at, EventKind kind, std::uint32_t a, std::uint32_t b = 0,
            std::uint32_t c = 0) {
    queue_.push(at, {kind, a, b, c});
  }

  const Program* program_;
  ReplicationOptions options_;
  bool disrupted_ = false;  // there are faults: replicas may be dead or frozen
  engine::Time now_{};
  engine::Time attention_{};  // events before this instant need nothing but to be handled
  engine::EventQueue<Event> queue_;
  engine::EventList<Arrival> arrivals_;  // apart, so that the queue stays short
  Demands demands_;
  FingerprintSum fingerprint_;
  std::uint64_t events_ = 0;
  Recorder recorder_;
  std::vector<Source> sources_;
  std::vector<Replica> replicas_;
  std::vector<Machine> machines_;
  std::vector<View> views_;
  Strands strands_;
  std::vector<Trace> traces_;     // by root strand; only in a recorded run
  ReadyStrands ready_;            // empty between events
  std::uint64_t population_ = 0;  // requests in flight
  std::uint64_t counted_ = 0;     // of which arrived in the window
  std::vector<std::uint64_t> population_at_bounds_;
  std::vector<results::RequestRecord> records_;
  std::uint64_t rounds_in_no_time_ = 0;  // of closed users, in a row
  BrokenOff broken_off_ = BrokenOff::no;
  bool finished_ = false;
};

}  // namespace sojourn::simulation
