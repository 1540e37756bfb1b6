// Reads hosts, services and their endpoints.
#pragma once

#include "models/scenario/reading/context.h"
#include "models/scenario/reading/located_value.h"

namespace sojourn::scenario {

// Into context.scenario.hosts.
void read_hosts(const LocatedValue& value, Context& context);

// Into context.scenario.services and .endpoints.
void read_services(const LocatedValue& value, Context& context);

}  // namespace sojourn::scenario
