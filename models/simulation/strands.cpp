// Strands: one thread of control that performs the steps of an endpoint.
#include <algorithm>

#include "models/simulation/drawing.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

// What every kind of strand needs; the rest is set by those who use it.
Strand& Replication::new_strand() {
  Strand& strand = strands_.take();
  strand.failing = false;
  strand.leaf = false;
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
  if (program_->recorded) {
    if (strand.self >= traces_.size()) {
      traces_.resize(strand.self + 1);
    }
    traces_[strand.self] = {};
  }
  return strand;
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
