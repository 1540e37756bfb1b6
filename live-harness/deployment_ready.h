// Whether the parts of a deployment are up: programs installed, processes answering.
#pragma once

#include <filesystem>
#include <string>

#include "live-harness/deployment_plan.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

// What is not installed and how to get it, a line for each; empty when nothing is missing.
std::string missing_programs(const scenario::Scenario& scenario,
                             const std::filesystem::path& programs);

// A replica answers GET /sojourn/ready and has all its worker processes; the proxy takes
// connections on every port. Blocks for at most a second.
bool is_ready(const PlannedPart& part, int pid);

// The last lines of a log, for an error message.
std::string end_of_log(const std::filesystem::path& log);

}  // namespace sojourn::live
