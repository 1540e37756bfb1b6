// How many requests per second the workloads of a scenario send at most. Pure function, safe
// between threads. Source: as models/scenario/visits.h, operational analysis.
#pragma once

#include "models/scenario/scenario.h"
#include "models/scenario/visits.h"

namespace sojourn::gui {

struct OfferedRate {
  double per_second = 0;  // all workloads; closed ones as if nothing ever waited
  double response_s = 0;  // mean unloaded response of a request, the network included
};

OfferedRate offered_rate(const scenario::Scenario& scenario, scenario::RateAt rate_at);

}  // namespace sojourn::gui
