// Writes hosts, services and the links between them.
#pragma once

#include "models/scenario/scenario.h"
#include "models/scenario/writing/detail.h"
#include "models/scenario/writing/json_node.h"

namespace sojourn::scenario {

JsonNode write_hosts(const Scenario& scenario, Detail detail);
JsonNode write_services(const Scenario& scenario, Detail detail);

// The members "network" and "calls", left out if empty.
void write_links(const Scenario& scenario, Detail detail, JsonNode& document);

}  // namespace sojourn::scenario
