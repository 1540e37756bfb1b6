// The random numbers of a request's way, each under its name: what steps, choices, calls and the
// network draw. Pure functions of a program and a request's identity, safe between threads.
#pragma once

#include <cstdint>
#include <span>

#include "models/scenario/plan.h"
#include "models/simulation/program.h"

namespace sojourn::simulation {

// How long a compute or delay step of a visit takes on a healthy replica.
inline engine::Duration drawn_demand(const Program& program, const Instruction& instruction,
                                     const scenario::RequestIdentity& visit) {
  return program.demands[instruction.operand]->first_duration(
      visit.step_key(instruction.site, scenario::Purpose::demand));
}

// Which of the options, each with its probability, the first number of a key takes; their number if
// it takes none.
template <typename Option>
std::uint32_t drawn_option(const engine::RandomKey& key, std::span<const Option> options) {
  double rest = engine::first_uniform(key);
  std::uint32_t option = 0;
  while (option < options.size() && (rest -= options[option].probability) >= 0) {
    ++option;
  }
  return option;
}

// Where a visit goes on after a choice.
inline std::uint32_t drawn_choice(const Program& program, const Instruction& instruction,
                                  const scenario::RequestIdentity& visit) {
  const std::span<const Block> blocks(program.blocks.data() + instruction.operand,
                                      instruction.count);
  const std::uint32_t option =
      drawn_option(visit.step_key(instruction.site, scenario::Purpose::choice), blocks);
  return option < blocks.size() ? blocks[option].begin : instruction.next;
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
