// The scenario as it is deployed here, which is what a measurement on this machine must be
// predicted from. Pure.
#pragma once

#include <string>
#include <vector>

#include "models/scenario/scenario.h"

namespace sojourn::live {

struct Deployed {
  scenario::Scenario scenario;
  std::vector<std::string> warnings;  // in what it differs from the scenario as written
};

// Whether some step needs the processor.
bool computes(const scenario::Steps& steps);

// All computation happens on one machine with `cores` cores, whatever hosts the scenario names.
Deployed as_deployed(scenario::Scenario scenario, unsigned cores);

}  // namespace sojourn::live
