// Reads the steps of endpoints, and the retries that calls and workloads have in common.
#pragma once

#include "models/scenario/reading/context.h"
#include "models/scenario/reading/located_value.h"
#include "models/scenario/scenario.h"

namespace sojourn::scenario {

// Steps with anything wrong are left out after it has been reported.
Steps read_steps(const LocatedValue& value, Context& context);

// Leaves `target` alone for nullptr.
void read_retry(const LocatedValue* value, Problems& problems, Retry& target);

// "cart.get"; reports a name that is not known.
std::optional<EndpointId> read_endpoint_name(const LocatedValue& value, const Context& context);

}  // namespace sojourn::scenario
