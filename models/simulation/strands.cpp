// The loop, and strands: one thread of control that performs the steps of an endpoint.
#include <algorithm>

#include "models/simulation/drawing.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

bool Replication::advance(std::uint64_t events) {
  for (std::uint64_t count = 0; count < events; ++count, ++events_) {
    if (queue_.next_time() < attention_) [[likely]] {
      handle_next();
    } else if (is_over()) {
      finish();
      return false;
    } else if (!all_bounds_crossed()) {
      cross_bound();
    } else {
      handle_next();
    }
  }
  return true;
}

void Replication::handle_next() {
  const auto event = queue_.pop();
  now_ = event.time;
  handle(event.payload);
  run_ready();
}

void Replication::handle(const Event& event) {
  switch (event.kind) {
    case EventKind::arrival: return on_arrival(event.a);
    case EventKind::think: return on_think(event.a, event.b, event.c);
    case EventKind::deliver: return deliver(strands_[event.a]);
    case EventKind::reply: return give_answer(strands_[event.a], strands_[event.a].visit.outcome);
    case EventKind::step: return on_step(strands_[event.a], event.b);
    case EventKind::machine: return on_machine(event.a, event.b);
    case EventKind::timeout: return on_timeout(strands_[event.a]);
    case EventKind::backoff: return on_backoff(strands_[event.a], event.b);
    case EventKind::release:
      if (replicas_[event.a].incarnation == event.b) {
        release_worker(replicas_[event.a]);
      }
      return;
    case EventKind::fault: return on_fault(event.a, false);
    case EventKind::fault_end: return on_fault(event.a, true);
    case EventKind::health: return on_health(event.a, event.b, event.c);
  }
}

// What every kind of strand needs; the rest is set by those who use it.
Strand& Replication::new_strand() {
  Strand& strand = strands_.take();
  strand.failing = false;
  strand.view = none;
  strand.timeout = {};
  return strand;
}

Strand& Replication::new_root(const scenario::RequestIdentity& identity, std::uint32_t pc) {
  Strand& strand = new_strand();
  strand.state = StrandState::coming;
  strand.root = strand.self;
  strand.pc = pc;
  strand.visit.identity = identity;
  strand.visit.proxy_view = none;
  strand.visit.redispatches = 0;
  if (options_.record_requests) {
    if (strand.self >= traces_.size()) {
      traces_.resize(strand.self + 1);
    }
    traces_[strand.self] = {};
  }
  return strand;
}

// What becomes ready while a ready strand proceeds comes after it: no recursion, however deep the
// calls.
void Replication::run_ready() {
  for (std::size_t index = 0; index < ready_.size(); ++index) {
    if (ready_[index]->state == StrandState::ready) {
      proceed(*ready_[index]);
    }
  }
  ready_.clear();
}

// Whether the strand's replica is frozen: the strand goes on when it thaws.
bool Replication::held_by_freeze(Strand& strand) {
  const std::uint32_t at = root_of(strand).visit.replica;
  const bool held = at != none && replicas_[at].frozen;
  if (held) {
    replicas_[at].held_strands.push_back(strand.self);
  }
  return held;
}

void Replication::proceed(Strand& strand) {
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
  switch (instruction.op) {
    case Op::compute:
    case Op::delay: return begin_demand(strand, instruction);
    case Op::call:
      if (plain_ && program_->calls[instruction.operand].plain) {
        call_plainly(strand, instruction);
      } else {
        begin_call(strand);
      }
      return false;
    case Op::fork: return fork(strand, instruction);
    case Op::choose:
      strand.pc = drawn_choice(*program_, instruction, root_of(strand).visit.identity);
      return true;
    case Op::jump: strand.pc = instruction.next; return true;
    case Op::end_branch: end_branch(strand, false); return false;
    case Op::reply: break;
  }
  if (strand.visit.is_client()) {
    end_request(strand, results::Outcome::ok);
  } else {
    end_visit(strand, results::Outcome::ok);
  }
  return false;
}

bool Replication::begin_demand(Strand& strand, const Instruction& instruction) {
  Strand& root = root_of(strand);
  engine::Duration demand = drawn_demand(*program_, instruction, root.visit.identity);
  if (disrupted_ && replicas_[root.visit.replica].factor != 1) {
    demand =
        engine::from_seconds(engine::to_seconds(demand) * replicas_[root.visit.replica].factor);
  }
  if (options_.record_requests) {
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

void Replication::compute_on_machine(Strand& strand, double seconds) {
  const std::uint32_t machine = program_->replica_machine[root_of(strand).visit.replica];
  const std::uint32_t before = machines_[machine].busy_cores();
  strand.state = StrandState::computing;
  strand.ticket = machines_[machine].add(now_, seconds, strand.self);
  count_cores(machine, before);
  schedule_machine(machine);
}

void Replication::count_cores(std::uint32_t machine, std::uint32_t before) {
  const std::uint32_t after = machines_[machine].busy_cores();
  if (after != before) {
    recorder_.cores_changed(program_->machine_host[machine], now_,
                            std::int64_t{after} - std::int64_t{before});
  }
}

void Replication::schedule_machine(std::uint32_t machine) {
  if (const auto next = machines_[machine].next_completion(now_)) {
    push(*next, EventKind::machine, machine, machines_[machine].version());
  }
}

void Replication::on_machine(std::uint32_t machine, std::uint32_t version) {
  if (machines_[machine].version() != version) {
    return;
  }
  const std::uint32_t before = machines_[machine].busy_cores();
  const std::uint32_t strand = machines_[machine].complete(now_);
  count_cores(machine, before);
  schedule_machine(machine);
  make_ready(strands_[strand]);
}

bool Replication::fork(Strand& strand, const Instruction& instruction) {
  strand.pc = instruction.next;
  if (instruction.count == 0) {
    return true;
  }
  strand.state = StrandState::forked;
  strand.pending = instruction.count;
  strand.branch_failed = false;
  for (std::uint32_t index = 0; index < instruction.count; ++index) {
    Strand& branch = new_strand();
    branch.root = strand.root;
    branch.parent = strand.self;
    branch.pc = program_->blocks[instruction.operand + index].begin;
    make_ready(branch);
  }
  return false;
}

void Replication::end_branch(Strand& branch, bool failed) {
  Strand& parent = strands_[branch.parent];
  strands_.give_back(branch);
  parent.branch_failed = parent.branch_failed || failed;
  if (--parent.pending == 0) {
    parent.failing = parent.branch_failed;
    make_ready(parent);
  }
}

// A call that the answer needs has failed: the branch ends, or the visit answers "failed". The
// client itself ends with what happened to its call.
void Replication::fail(Strand& strand) {
  if (!strand.is_root()) {
    end_branch(strand, true);
  } else if (strand.visit.is_client()) {
    end_request(strand, strand.call_outcome);
  } else {
    end_visit(strand, results::Outcome::failed);
  }
}

}  // namespace sojourn::simulation
