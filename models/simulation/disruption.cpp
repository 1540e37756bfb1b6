// Faults, and the health checks that notice them.
#include <algorithm>
#include <utility>

#include "models/simulation/replication.h"

namespace sojourn::simulation {

void Replication::schedule_disruption() {
  const scenario::Scenario& scenario = *program_->scenario;
  if (scenario.faults.empty()) {
    return;
  }
  // Ends first: a fault may begin at the instant at which another one ends.
  for (std::uint32_t index = 0; index < scenario.faults.size(); ++index) {
    const scenario::Fault& fault = scenario.faults[index];
    if (fault.lasts) {
      push(later(engine::time_zero + fault.at, *fault.lasts), EventKind::fault_end, index);
    }
  }
  for (std::uint32_t index = 0; index < scenario.faults.size(); ++index) {
    push(engine::time_zero + scenario.faults[index].at, EventKind::fault, index);
  }
  // Checks matter only where something can fail. Like HAProxy's, they are spread over the interval.
  for (std::uint32_t link = 0; link < program_->links.size(); ++link) {
    const auto& health = scenario.links[link].health;
    if (!health) {
      continue;
    }
    const std::uint32_t replicas = program_->services[program_->links[link].callee].replicas;
    for (std::uint32_t view = 0; view < program_->links[link].views; ++view) {
      for (std::uint32_t replica = 0; replica < replicas; ++replica) {
        push(engine::time_zero + health->interval / replicas * replica, EventKind::health, link,
             view, replica);
      }
    }
  }
}

void Replication::on_fault(std::uint32_t index, bool end) {
  const scenario::Fault& fault = program_->scenario->faults[index];
  const ServiceCode& service = program_->services[fault.service.index];
  if (fault.replica) {
    apply(fault, service.first_replica + *fault.replica, end);
    return;
  }
  for (std::uint32_t replica = 0; replica < service.replicas; ++replica) {
    apply(fault, service.first_replica + replica, end);
  }
}

void Replication::apply(const scenario::Fault& fault, std::uint32_t replica, bool end) {
  switch (fault.kind) {
    case scenario::FaultKind::kill: return end ? restart(replica) : kill(replica);
    case scenario::FaultKind::restart:
      if (!end) {
        kill(replica);
      }
      if (end || !fault.lasts) {
        restart(replica);
      }
      return;
    case scenario::FaultKind::freeze: return end ? thaw(replica) : freeze(replica);
    case scenario::FaultKind::slow: replicas_[replica].factor = end ? 1 : fault.factor; return;
  }
}

void Replication::kill(std::uint32_t index) {
  if (!replicas_[index].alive) {
    return;
  }
  thaw(index);
  Replica& replica = replicas_[index];
  replica.alive = false;
  ++replica.incarnation;
  replica.busy = 0;
  std::vector<std::uint32_t> lost = replica.queue.take_all();
  for (const std::uint32_t root : lost) {
    recorder_.waited_in_vain(replica.service, strands_[root].visit.arrived, now_);
  }
  for (std::uint32_t slot = 0; slot < strands_.slots(); ++slot) {
    Strand& strand = strands_[slot];
    if (!works_at(strand, index)) {
      continue;
    }
    if (strand.state == StrandState::computing) {
      const std::uint32_t machine = program_->replica_machine[index];
      const std::uint32_t before = machines_[machine].busy_cores();
      machines_[machine].remove(now_, strand.ticket);
      count_cores(machine, before);
      schedule_machine(machine);
    }
    forget_call(strand);
    if (strand.is_root()) {
      recorder_.visit_broken_off(replica.service, strand.visit.arrived, strand.visit.began, now_);
      strand.state = StrandState::coming;  // it waits for nothing any more
      lost.push_back(slot);
    } else {
      strands_.give_back(strand);
    }
  }
  for (const std::uint32_t root : lost) {
    answer(strands_[root], results::Outcome::reset);
  }
}

// Faults are rare: what they concern is looked for among all strands, so that nobody else has to
// keep account of it.
bool Replication::works_at(const Strand& strand, std::uint32_t replica) const {
  return is_served(strand) && strands_[strand.root].visit.replica == replica;
}

// A new process: empty, with fresh views of those it calls.
void Replication::restart(std::uint32_t index) {
  Replica& replica = replicas_[index];
  if (replica.alive) {
    return;
  }
  replica.alive = true;
  replica.factor = 1;
  for (std::uint32_t link = 0; link < program_->links.size(); ++link) {
    const LinkCode& code = program_->links[link];
    const auto* caller = std::get_if<scenario::ServiceId>(&program_->scenario->links[link].caller);
    if (code.per_caller_replica && caller->index == replica.service) {
      views_[code.first_view + replica.index] = fresh_view(link);
    }
  }
}

void Replication::freeze(std::uint32_t index) {
  Replica& replica = replicas_[index];
  if (!replica.alive || replica.frozen) {
    return;
  }
  replica.frozen = true;
  replica.frozen_since = now_;
  const std::uint32_t machine = program_->replica_machine[index];
  for (std::uint32_t slot = 0; slot < strands_.slots(); ++slot) {
    Strand& strand = strands_[slot];
    if (strand.state == StrandState::computing && works_at(strand, index)) {
      const std::uint32_t before = machines_[machine].busy_cores();
      strand.remaining = machines_[machine].remove(now_, strand.ticket);
      count_cores(machine, before);
    }
  }
  if (machine != Program::no_machine) {
    schedule_machine(machine);
  }
}

void Replication::thaw(std::uint32_t index) {
  Replica& replica = replicas_[index];
  if (!replica.frozen) {
    return;
  }
  replica.frozen = false;
  replica.frozen_total += now_ - replica.frozen_since;
  for (std::uint32_t slot = 0; slot < strands_.slots(); ++slot) {
    Strand& strand = strands_[slot];
    if (strand.state == StrandState::computing && works_at(strand, index)) {
      compute_on_machine(strand, strand.remaining);
    }
  }
  for (const std::uint32_t slot : std::exchange(replica.held_strands, {})) {
    Strand& strand = strands_[slot];
    switch (strand.state) {
      case StrandState::sleeping: on_step(strand, strand.generation); break;
      case StrandState::backing_off: begin_attempt(strand); break;
      default: make_ready(strand);
    }
  }
  for (const std::uint32_t root : std::exchange(replica.held_visits, {})) {
    accept(strands_[root]);
  }
  serve_waiting(replica);
}

void Replication::on_health(std::uint32_t link, std::uint32_t view, std::uint32_t target) {
  const LinkCode& code = program_->links[link];
  const scenario::HealthCheck& check = *program_->scenario->links[link].health;
  const Replica& replica = replicas_[program_->services[code.callee].first_replica + target];
  // A check of a frozen replica is begun, and found failed one interval later.
  const bool stuck = replica.frozen && now_ - replica.frozen_since >= check.interval;
  View& seen = views_[code.first_view + view];
  if (seen.health[target].report(replica.alive && !stuck)) {
    seen.balancer.set_eligible(target, seen.health[target].healthy());
  }
  push(later(now_, check.interval), EventKind::health, link, view, target);
}

}  // namespace sojourn::simulation
