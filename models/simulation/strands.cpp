// Strands: one thread of control that performs the steps of an endpoint.
#include <algorithm>

#include "models/simulation/replication.h"

namespace sojourn::simulation {

std::uint32_t Replication::new_strand(std::uint32_t visit, std::uint32_t parent, std::uint32_t pc) {
  const std::uint32_t index = strands_.take();
  Strand& strand = strands_[index];
  const std::uint32_t generation = strand.generation;
  strand = Strand{};
  strand.generation = generation;
  strand.visit = visit;
  strand.parent = parent;
  strand.pc = pc;
  return index;
}

void Replication::free_strand(std::uint32_t index) {
  ++strands_[index].generation;
  strands_[index].state = StrandState::free;
  strands_.give_back(index);
}

void Replication::make_ready(std::uint32_t strand) {
  strands_[strand].state = StrandState::ready;
  ready_.push_back(strand);
}

// What becomes ready while a ready strand proceeds comes after it: no recursion, however deep the
// calls.
void Replication::run_ready() {
  for (std::size_t index = 0; index < ready_.size(); ++index) {
    if (strands_[ready_[index]].state == StrandState::ready) {
      proceed(ready_[index]);
    }
  }
  ready_.clear();
}

// Whether the strand's replica is frozen: the strand goes on when it thaws.
bool Replication::held_by_freeze(std::uint32_t strand) {
  const std::uint32_t at = visits_[strands_[strand].visit].replica;
  const bool held = at != none && replicas_[at].frozen;
  if (held) {
    replicas_[at].held_strands.push_back(strand);
  }
  return held;
}

void Replication::proceed(std::uint32_t strand) {
  if (held_by_freeze(strand)) {
    return;
  }
  if (strands_[strand].failing) {
    fail(strand);
    return;
  }
  while (perform(strand)) {
  }
}

// Performs one instruction; true if the strand goes on at once.
bool Replication::perform(std::uint32_t strand) {
  const Instruction& instruction = program_->code[strands_[strand].pc];
  switch (instruction.op) {
    case Op::compute:
    case Op::delay: return begin_demand(strand, instruction);
    case Op::call: begin_call(strand); return false;
    case Op::fork: return fork(strand, instruction);
    case Op::choose: choose(strand, instruction); return true;
    case Op::jump: strands_[strand].pc = instruction.next; return true;
    case Op::end_branch: end_branch(strand, false); return false;
    case Op::reply: break;
  }
  const std::uint32_t visit = strands_[strand].visit;
  free_strand(strand);
  if (visits_[visit].endpoint == none) {
    end_request(visit, results::Outcome::ok);
  } else {
    end_visit(visit, results::Outcome::ok);
  }
  return false;
}

bool Replication::begin_demand(std::uint32_t strand, const Instruction& instruction) {
  Visit& visit = visits_[strands_[strand].visit];
  const Replica& replica = replicas_[visit.replica];
  engine::Draws draws(visit.identity.step_key(instruction.site, scenario::Purpose::demand));
  const engine::Duration drawn = program_->demands[instruction.operand]->sample_duration(draws);
  const engine::Duration demand =
      replica.factor == 1 ? drawn
                          : engine::from_seconds(engine::to_seconds(drawn) * replica.factor);
  visit.demand += std::min(demand, engine::Duration::max() - visit.demand);
  strands_[strand].pc = instruction.next;
  if (demand <= engine::Duration{}) {
    return true;
  }
  const bool compute = instruction.op == Op::compute;
  if (compute && program_->replica_machine[visit.replica] != Program::no_machine) {
    compute_on_machine(strand, engine::to_seconds(demand));
  } else {
    sleep(strand, demand, compute);
  }
  return false;
}

void Replication::sleep(std::uint32_t index, engine::Duration time, bool stretches) {
  Strand& strand = strands_[index];
  strand.state = StrandState::sleeping;
  strand.stretches = stretches;
  strand.step_end = later(now_, time);
  strand.frozen_before = replicas_[visits_[strand.visit].replica].frozen_total;
  push(strand.step_end, EventKind::step, index, strand.generation);
}

void Replication::on_step(std::uint32_t index, std::uint32_t generation) {
  Strand& strand = strands_[index];
  if (strand.generation != generation || strand.state != StrandState::sleeping) {
    return;
  }
  if (strand.stretches) {
    if (held_by_freeze(index)) {
      return;
    }
    const Replica& replica = replicas_[visits_[strand.visit].replica];
    const engine::Time end = later(strand.step_end, replica.frozen_total - strand.frozen_before);
    if (end > now_) {
      push(end, EventKind::step, index, generation);
      return;
    }
  }
  make_ready(index);
}

void Replication::compute_on_machine(std::uint32_t index, double seconds) {
  Strand& strand = strands_[index];
  const std::uint32_t machine = program_->replica_machine[visits_[strand.visit].replica];
  const std::uint32_t before = machines_[machine].busy_cores();
  strand.state = StrandState::computing;
  strand.ticket = machines_[machine].add(now_, seconds, index);
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
  make_ready(strand);
}

void Replication::choose(std::uint32_t index, const Instruction& instruction) {
  Strand& strand = strands_[index];
  engine::Draws draws(
      visits_[strand.visit].identity.step_key(instruction.site, scenario::Purpose::choice));
  double rest = draws.uniform();
  strand.pc = instruction.next;
  for (std::uint32_t option = 0; option < instruction.count; ++option) {
    const Block& block = program_->blocks[instruction.operand + option];
    rest -= block.probability;
    if (rest < 0) {
      strand.pc = block.begin;
      return;
    }
  }
}

bool Replication::fork(std::uint32_t index, const Instruction& instruction) {
  strands_[index].pc = instruction.next;
  if (instruction.count == 0) {
    return true;
  }
  strands_[index].state = StrandState::forked;
  strands_[index].pending = instruction.count;
  strands_[index].branch_failed = false;
  for (std::uint32_t branch = 0; branch < instruction.count; ++branch) {
    const std::uint32_t begin = program_->blocks[instruction.operand + branch].begin;
    make_ready(new_strand(strands_[index].visit, index, begin));
  }
  return false;
}

void Replication::end_branch(std::uint32_t index, bool failed) {
  const std::uint32_t parent = strands_[index].parent;
  free_strand(index);
  Strand& waiting = strands_[parent];
  waiting.branch_failed = waiting.branch_failed || failed;
  if (--waiting.pending == 0) {
    waiting.failing = waiting.branch_failed;
    make_ready(parent);
  }
}

// A call that the answer needs has failed: the branch ends, or the visit answers "failed". The
// client itself ends with what happened to its call.
void Replication::fail(std::uint32_t index) {
  const Strand& strand = strands_[index];
  if (strand.parent != none) {
    end_branch(index, true);
    return;
  }
  const std::uint32_t visit = strand.visit;
  const results::Outcome outcome = strand.call_outcome;
  free_strand(index);
  if (visits_[visit].endpoint == none) {
    end_request(visit, outcome);
  } else {
    end_visit(visit, results::Outcome::failed);
  }
}

}  // namespace sojourn::simulation
