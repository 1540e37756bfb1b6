// The loop, and the part of a request's way that nearly all of them take: a plain call (program.h),
// the queue of its callee, a demand, the reply. One file, so that the compiler sees it as a whole.
#include <algorithm>
#include <utility>

#include "models/simulation/drawing.h"
#include "models/simulation/replication.h"
#include "models/simulation/request_hash.h"

namespace sojourn::simulation {

[[gnu::flatten]] bool Replication::advance(std::uint64_t events) {
  for (std::uint64_t count = 0; count < events; ++count, ++events_) {
    const bool is_arrival = arrival_is_next();
    const engine::Time next = is_arrival ? arrivals_.front().time : queue_.next_time();
    if (next >= attention_) [[unlikely]] {
      if (is_over()) {
        finish();
        return false;
      }
      if (!all_bounds_crossed()) {
        cross_bound();
        continue;
      }
    }
    now_ = next;
    if (is_arrival) {
      const std::uint32_t workload = arrivals_.front().workload;
      arrivals_.pop();
      on_arrival(workload);
    } else {
      handle(queue_.pop().payload);
    }
    run_ready();
  }
  return true;
}

// Most events are the ends of leaves, and asking for them first is faster than a table of jumps.
void Replication::handle(const Event& event) {
  if (event.kind() == EventKind::leaf_end) {
    return on_leaf_end(event.a(), event.b(), event.c());
  }
  switch (event.kind()) {
    case EventKind::leaf_end: return;
    case EventKind::think: return on_think(event.a(), event.b(), event.c());
    case EventKind::deliver: return deliver(strands_[event.a()]);
    case EventKind::reply:
      return give_answer(strands_[event.a()], strands_[event.a()].visit.outcome);
    case EventKind::step: return on_step(strands_[event.a()], event.b());
    case EventKind::machine: return on_machine(event.a(), event.b());
    case EventKind::timeout: return on_timeout(strands_[event.a()]);
    case EventKind::backoff: return on_backoff(strands_[event.a()], event.b());
    case EventKind::release:
      if (replicas_[event.a()].incarnation == event.b()) {
        release_worker(replicas_[event.a()]);
      }
      return;
    case EventKind::fault: return on_fault(event.a(), false);
    case EventKind::fault_end: return on_fault(event.a(), true);
    case EventKind::health: return on_health(event.a(), event.b(), event.c());
  }
}

void Replication::plan_arrival(std::uint32_t workload) {
  arrivals_.push({sources_[workload].plan->upcoming().at, queue_.take_place(), workload});
}

void Replication::on_arrival(std::uint32_t workload) {
  Source& source = sources_[workload];
  if (options_.arrivals_stop && now_ >= options_.bounds.back()) {
    return;
  }
  const std::uint64_t request = source.plan->upcoming().request;
  const std::uint32_t request_class = source.plan->upcoming().request_class;
  source.plan->drop_upcoming();
  plan_arrival(workload);
  begin_request(workload, request, request_class);
}

void Replication::begin_request(std::uint32_t workload, std::uint64_t request,
                                std::uint32_t request_class) {
  const std::uint32_t index = program_->first_class[workload] + request_class;
  recorder_.request_arrived(index, now_);
  ++population_;
  counted_ += recorder_.counts(now_) ? 1U : 0U;
  if (population_ > options_.requests_in_flight_max) {
    break_off(BrokenOff::too_many_requests);
  }
  const ClassCode& code = program_->classes[index];
  const scenario::RequestIdentity identity{sources_[workload].stream, request, code.root_path};
  if (code.plain) {
    visit_plainly(identity, {.request_class = index}, program_->code[code.begin].operand);
    return;
  }
  Strand& client = new_root(identity, code.begin);
  client.visit.request_class = index;
  client.visit.call = none;
  client.visit.replica = none;
  client.visit.arrived = now_;
  make_ready(client);
}

// What becomes ready while a ready strand proceeds comes after it: no recursion, however deep the
// calls.
void Replication::run_ready() {
  while (Strand* const strand = ready_.take()) {
    if (strand->state == StrandState::ready) {
      proceed(*strand);
    }
  }
}

void Replication::proceed(Strand& strand) {
  if (strand.leaf) {
    begin_leaf(strand);
    return;
  }
  if (disrupted_ && held_by_freeze(strand)) {
    return;
  }
  if (strand.failing) {
    fail(strand);
    return;
  }
  while (perform(strand)) {
  }
}

// Performs one instruction; true if the strand goes on at once.
bool Replication::perform(Strand& strand) {
  const Instruction& instruction = program_->code[strand.pc];
  if (instruction.op == Op::call) {
    if (program_->calls[instruction.operand].plain) {
      call_plainly(strand, instruction);
    } else {
      begin_call(strand);
    }
    return false;
  }
  switch (instruction.op) {
    case Op::call: break;
    case Op::compute:
    case Op::delay: return begin_demand(strand, instruction);
    case Op::fork: return fork(strand, instruction);
    case Op::choose:
      strand.pc = drawn_choice(*program_, instruction, root_of(strand).visit.identity);
      return true;
    case Op::jump: strand.pc = instruction.next; return true;
    case Op::end_branch: end_branch(strand, false); return false;
    case Op::reply: end_root(strand); return false;
  }
  return false;
}

void Replication::end_root(Strand& root) {
  if (root.visit.is_client()) {
    end_request(root, results::Outcome::ok);
  } else {
    end_visit(root, results::Outcome::ok);
  }
}

// Of a leaf (program.h) the worker has nothing to do but its demand.
void Replication::begin_leaf(Strand& root) {
  const engine::Duration demand = draw_demand(program_->code[root.pc], root.visit.identity);
  if (demand <= engine::Duration{}) [[unlikely]] {
    end_visit(root, results::Outcome::ok);
    return;
  }
  root.state = StrandState::sleeping;
  push(later(now_, demand), EventKind::leaf_end, root.self, root.visit.replica, root.visit.caller);
}

// As nobody else is ready, the caller goes on without queueing for it. The event names replica and
// caller, lest they can be found only once the strand has been read.
void Replication::on_leaf_end(std::uint32_t leaf, std::uint32_t replica, std::uint32_t caller) {
  Strand* const waiting =
      end_plain_visit(strands_[leaf], replicas_[replica], caller, results::Outcome::ok);
  free_worker(replicas_[replica]);
  if (waiting != nullptr) {
    proceed(*waiting);
  }
}

bool Replication::begin_demand(Strand& strand, const Instruction& instruction) {
  Strand& root = root_of(strand);
  engine::Duration demand = draw_demand(instruction, root.visit.identity);
  if (disrupted_ && replicas_[root.visit.replica].factor != 1) {
    demand =
        engine::from_seconds(engine::to_seconds(demand) * replicas_[root.visit.replica].factor);
  }
  if (program_->recorded) {
    engine::Duration& total = traces_[root.self].demand;
    total += std::min(demand, engine::Duration::max() - total);
  }
  strand.pc = instruction.next;
  if (demand <= engine::Duration{}) {
    return true;
  }
  const bool compute = instruction.op == Op::compute;
  if (compute && program_->replica_machine[root.visit.replica] != Program::no_machine) {
    compute_on_machine(strand, engine::to_seconds(demand));
  } else {
    sleep(strand, demand, compute);
  }
  return false;
}

void Replication::sleep(Strand& strand, engine::Duration time, bool stretches) {
  strand.state = StrandState::sleeping;
  strand.stretches = stretches;
  strand.step_end = later(now_, time);
  if (disrupted_) {
    strand.frozen_before = replica_of(strand).frozen_total;
  }
  push(strand.step_end, EventKind::step, strand.self, strand.generation);
}

void Replication::on_step(Strand& strand, std::uint32_t generation) {
  if (strand.generation != generation || strand.state != StrandState::sleeping) {
    return;
  }
  if (disrupted_ && strand.stretches) {
    if (held_by_freeze(strand)) {
      return;
    }
    const engine::Duration frozen = replica_of(strand).frozen_total - strand.frozen_before;
    const engine::Time end = later(strand.step_end, frozen);
    if (end > now_) {
      push(end, EventKind::step, strand.self, generation);
      return;
    }
  }
  make_ready(strand);
}

// Whether there is a worker for the visit, or room to wait for one.
bool Replication::admit(Strand& root) {
  Replica& replica = replicas_[root.visit.replica];
  root.visit.arrived = now_;
  if (replica.has_free_worker()) {
    start(root, replica, true);
    return true;
  }
  if (replica.is_full()) {
    return false;
  }
  replica.queue.push(root.self, replica.queue.has_priorities()
                                    ? program_->classes[root.visit.request_class].priority
                                    : 0);
  return true;
}

void Replication::start(Strand& root, Replica& replica, bool worker_was_idle) {
  root.visit.began = now_;
  ++replica.busy;
  const engine::Duration hold =
      replica.overhead.hold + (worker_was_idle ? replica.overhead.wake : engine::Duration{});
  if (hold > engine::Duration{}) [[unlikely]] {
    sleep(root, hold, false);
  } else {
    make_ready(root);
  }
}

// The straight line from a call to the queue of its callee.
void Replication::call_plainly(Strand& strand, const Instruction& instruction) {
  const Visit& caller = root_of(strand).visit;
  strand.state = StrandState::calling;
  strand.attempt = 0;  // no late answer to an earlier call is taken for this one's
  visit_plainly(called_identity(caller.identity, caller.is_client(), instruction, 1),
                {strand.self, caller.replica, caller.request_class}, instruction.operand);
}

void Replication::visit_plainly(const scenario::RequestIdentity& identity, const Caller& caller,
                                std::uint32_t index) {
  const CallSite& call = program_->calls[index];
  Strand& root = strands_.take();
  root.state = StrandState::coming;
  root.root = root.self;
  root.pc = call.begin;
  root.failing = false;
  root.leaf = call.leaf;
  Visit& visit = root.visit;
  engine::copy_words(visit.identity, identity);
  visit.request_class = caller.request_class;
  visit.call = index;
  visit.caller = caller.strand;
  visit.proxy_view = none;
  visit.replica = call.only_replica;
  if (visit.replica == none) {
    choose_replica(visit, call, caller.replica);
  }
  if (!admit(root)) {
    recorder_.attempt_ended(call.statistics, now_, now_, results::Outcome::rejected);
    if (Strand* const waiting = give_plain_answer(visit, replicas_[visit.replica], visit.caller,
                                                  results::Outcome::rejected)) {
      make_ready(*waiting);
    }
    strands_.give_back(root);
  }
}

// Without faults every replica is eligible.
void Replication::choose_replica(Visit& visit, const CallSite& call, std::uint32_t caller_replica) {
  const LinkCode& link = program_->links[call.link];
  visit.proxy_view =
      link.first_view + (link.per_caller_replica ? replicas_[caller_replica].index : 0);
  engine::Draws draws(visit.identity.visit_key(scenario::Purpose::balance));
  visit.replica = program_->services[link.callee].first_replica +
                  *views_[visit.proxy_view].balancer.pick(draws);
}

// Returns who waits for it, if anybody, with the answer.
Strand* Replication::end_plain_visit(Strand& root, const Replica& replica, std::uint32_t caller,
                                     results::Outcome outcome) {
  const Visit& visit = root.visit;
  recorder_.plain_visit_ended(program_->calls[visit.call].statistics, replica.service,
                              {visit.arrived, visit.began, now_, release_of(replica)}, outcome);
  Strand* const waiting = give_plain_answer(visit, replica, caller, outcome);
  strands_.give_back(root);
  return waiting;
}

Strand* Replication::give_plain_answer(const Visit& visit, const Replica& replica,
                                       std::uint32_t caller, results::Outcome outcome) {
  if (visit.proxy_view != none) {
    views_[visit.proxy_view].balancer.release(replica.index);
  }
  if (caller == none) {
    if (outcome == results::Outcome::ok) [[likely]] {
      recorder_.answered(visit.request_class, visit.arrived, now_);
    }
    leave(visit, outcome);
    return nullptr;
  }
  take_answer(strands_[caller], program_->calls[visit.call], outcome);
  return &strands_[caller];
}

// A request is under way no longer.
void Replication::leave(const Visit& request, results::Outcome outcome) {
  --population_;
  if (recorder_.counts(request.arrived)) {
    --counted_;
    if (outcome == results::Outcome::ok) [[likely]] {
      fingerprint_.add_answered(request.request_class, request.identity, request.arrived, now_);
    } else {
      fingerprint_.add(request_hash(request.identity, outcome, request.arrived, now_));
    }
  }
}

// The reply leaves now.
void Replication::end_visit(Strand& root, results::Outcome outcome) {
  Replica& replica = replicas_[root.visit.replica];
  if (program_->calls[root.visit.call].plain) {
    if (Strand* const waiting = end_plain_visit(root, replica, root.visit.caller, outcome)) {
      make_ready(*waiting);
    }
    free_worker(replica);
    return;
  }
  if (program_->recorded) {
    std::vector<results::Span>& spans = traces_[root.self].spans;
    spans.insert(spans.begin(), span_of(root));
  }
  recorder_.visit_ended(replica.service,
                        {root.visit.arrived, root.visit.began, now_, release_of(replica)});
  answer(root, outcome);
  free_worker(replica);
}

// After the overhead that follows a reply.
void Replication::free_worker(Replica& replica) {
  if (replica.overhead.release > engine::Duration{}) [[unlikely]] {
    const auto index = static_cast<std::uint32_t>(&replica - replicas_.data());
    push(later(now_, replica.overhead.release), EventKind::release, index, replica.incarnation);
  } else {
    release_worker(replica);
  }
}

void Replication::release_worker(Replica& replica) {
  --replica.busy;
  serve_waiting(replica);
}

void Replication::serve_waiting(Replica& replica) {
  while (!replica.queue.empty() && replica.has_free_worker() && !replica.frozen) {
    start(strands_[replica.queue.pop()], replica, false);
  }
}

}  // namespace sojourn::simulation
