// What a request is expected to ask of each endpoint: visit ratios and mean demands, from the code
// of a program alone. Pure functions.
// Source: the traffic equations of open queueing networks (Jackson, Operations Research 5, 1957).
#pragma once

#include <cstdint>
#include <vector>

#include "models/simulation/program.h"

namespace sojourn::simulation {

// An endpoint that some call names.
struct CalledEndpoint {
  std::uint32_t begin = 0;  // of its code
  std::uint32_t service = 0;
  double hold_seconds = 0;     // expected sum of the demands of a visit, its overhead included
  double compute_seconds = 0;  // the part of it that needs cores
  bool is_plain = true;        // one demand after the other: no call, no parallel branches
  bool is_moderate = true;     // no demand varies more than an exponential one: cv <= 1
  std::vector<std::uint32_t> statistics;  // calls to it: indices into Program::call_names
};

struct VisitRatios {
  std::vector<CalledEndpoint> endpoints;    // by begin
  std::vector<std::vector<double>> visits;  // [class][endpoint]: expected visits of a request
};

// As if every call were tried once and answered. A loop of calls is followed until less than 1e-9
// of a request is left, at most 1000 calls deep. O(code + classes * depth * calls).
VisitRatios visit_ratios(const Program& program);

}  // namespace sojourn::simulation
