// What a replay will send and whether it may: the simulator's own arrivals as a list, and the caps
// and addresses checked before the first byte. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "live-harness/replay.h"

namespace sojourn::live {

struct PlannedRequest {
  engine::Time at{};
  std::uint32_t workload = 0;
  std::uint64_t request = 0;
  std::uint32_t request_class = 0;
};

// All requests of the open workloads that arrive in [0, duration), in order of (at, workload,
// request).
std::vector<PlannedRequest> plan_open_requests(const scenario::Scenario& scenario,
                                               std::uint32_t replication,
                                               engine::Duration duration);

// The largest total rate of the open workloads in [0, duration), per second, as the scenario states
// it (a Poisson process exceeds its rate now and then).
struct PeakRate {
  double per_second = 0;
  engine::Time at{};
};
PeakRate peak_rate(const scenario::Scenario& scenario, engine::Duration duration);

// Why the caps forbid this replay; empty: they do not.
std::string refuse_size(const scenario::Scenario& scenario, const ReplayOptions& options);

// "shoppers>gateway"; the caller is a workload.
std::string entry_link_name(const scenario::Scenario& scenario, const scenario::Link& link);

// Every link from a workload to the service of one of its classes.
std::vector<const scenario::Link*> entry_links(const scenario::Scenario& scenario);

}  // namespace sojourn::live
