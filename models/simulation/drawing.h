// The random numbers of a request's way, each under its name: what steps, choices, calls and the
// network draw. Pure functions of a program and a request's identity, safe between threads.
#pragma once

#include <cstdint>

#include "models/scenario/plan.h"
#include "models/simulation/program.h"

namespace sojourn::simulation {

// How long a compute or delay step of a visit takes on a healthy replica.
inline engine::Duration drawn_demand(const Program& program, const Instruction& instruction,
                                     const scenario::RequestIdentity& visit) {
  return program.demands[instruction.operand]->first_duration(
      visit.step_key(instruction.site, scenario::Purpose::demand));
}

// Where a visit goes on after a choice.
inline std::uint32_t drawn_choice(const Program& program, const Instruction& instruction,
                                  const scenario::RequestIdentity& visit) {
  double rest = engine::first_uniform(visit.step_key(instruction.site, scenario::Purpose::choice));
  for (std::uint32_t option = 0; option < instruction.count; ++option) {
    const Block& block = program.blocks[instruction.operand + option];
    rest -= block.probability;
    if (rest < 0) {
      return block.begin;
    }
  }
  return instruction.next;
}

// The network's part of a visit, one way.
inline engine::Duration drawn_latency(const LinkCode& link, const scenario::RequestIdentity& visit,
                                      scenario::Purpose purpose) {
  return link.latency == nullptr ? engine::Duration{}
                                 : link.latency->first_duration(visit.visit_key(purpose));
}

// Who is called by an attempt. The first attempt of a client is the request itself.
inline scenario::RequestIdentity called_identity(const scenario::RequestIdentity& caller,
                                                 bool is_client, const Instruction& instruction,
                                                 std::uint32_t attempt) {
  scenario::RequestIdentity identity = caller;
  if (!is_client || attempt > 1) {
    identity.path = scenario::child_path(caller.path, instruction.site, attempt);
  }
  return identity;
}

}  // namespace sojourn::simulation
