// An endpoint's steps with the names of their random numbers worked out, and what a visit draws by
// them: the same numbers that the simulator draws for the same request (models/scenario/plan.h).
// Pure values and functions, safe between threads; they refer to the scenario, which must outlive
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/time.h"
#include "models/scenario/plan.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

struct NumberedStep;
using NumberedSteps = std::vector<NumberedStep>;

struct NumberedStep {
  const scenario::Step* step = nullptr;
  std::uint64_t site = 0;
  std::vector<NumberedSteps> parts;  // branches of a parallel step, options of a choose step
};

NumberedSteps number_steps(std::string_view endpoint_name, const scenario::Steps& steps);

// The demand of a step on a replica that is slow by a factor (FaultKind::slow).
engine::Duration scaled(engine::Duration demand, double factor);

// Of a compute or delay step, scaled.
engine::Duration draw_demand(const scenario::Distribution& distribution,
                             const scenario::RequestIdentity& visit, std::uint64_t site,
                             double factor);

// Which option a choose step takes; nullopt: none.
std::optional<std::size_t> draw_option(const scenario::Choose& choose,
                                       const scenario::RequestIdentity& visit, std::uint64_t site);

// The identity under which attempt n >= 1 of a call by this visit travels.
scenario::RequestIdentity attempt_identity(const scenario::RequestIdentity& visit,
                                           std::uint64_t site, std::uint32_t attempt);

// One way over the network; `purpose` is latency_there or latency_back.
engine::Duration draw_latency(const std::optional<scenario::Distribution>& latency,
                              const scenario::RequestIdentity& attempt, scenario::Purpose purpose);

}  // namespace sojourn::live
