// What the indices of records stand for in a scenario. Pure functions.
#pragma once

#include <string>

#include "models/results/records.h"
#include "models/scenario/scenario.h"

namespace sojourn::report {

// "shoppers/gateway.checkout", as in results.
std::string class_name(const scenario::Workload& workload, std::size_t request_class);

results::RecordNames record_names(const scenario::Scenario& scenario);

}  // namespace sojourn::report
