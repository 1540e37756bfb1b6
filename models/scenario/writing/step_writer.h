// Writes the steps of endpoints, and the retries that calls and workloads have in common.
#pragma once

#include "models/scenario/scenario.h"
#include "models/scenario/writing/detail.h"
#include "models/scenario/writing/json_node.h"

namespace sojourn::scenario {

JsonNode write_steps(const Scenario& scenario, const Steps& steps, Detail detail);
JsonNode write_retry(const Retry& retry, Detail detail);

}  // namespace sojourn::scenario
