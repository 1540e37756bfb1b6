// What a scenario asks of its services if nothing ever waits, fails or is retried: expected visits,
// offered load and the utilization that follows. Enough to see at once what cannot be stable.
//
// Means only, so that distributions matter by their mean alone. Pure functions.
// Source: operational analysis, Denning & Buzen, ACM Computing Surveys 10 (1978): the forced flow
// law (rate = throughput * visits) and the utilization law (busy = rate * time held).
#pragma once

#include <vector>

#include "models/scenario/call_graph.h"
#include "models/scenario/scenario.h"

namespace sojourn::scenario {

// Expected executions of each endpoint per execution of `root`, itself included; by EndpointId.
// Summed over loops and parallel branches, weighted by the probabilities of choices.
std::vector<double> expected_visits(const CallGraph& graph, EndpointId root);

// Mean seconds from the arrival at an idle replica to the reply, for each endpoint; by EndpointId.
// Calls add the callee's and the latency of the network both ways, at most their timeout; parallel
// branches count as the longest mean, which is a lower bound; so is what a loop adds that is left
// less often than once in some thousand rounds. Infinite if a mean is.
std::vector<double> unloaded_response(const Scenario& scenario, const CallGraph& graph);

struct ServiceLoad {
  double visits_per_second = 0;
  double busy_workers = 0;  // mean number held, all replicas together; "release" overhead included
  double busy_cores = 0;    // mean number computing, all replicas together
  double utilization = 0;   // busy_workers / all workers; 0 if they are unlimited
};

struct OfferedLoad {
  std::vector<ServiceLoad> services;     // by ServiceId
  std::vector<double> host_utilization;  // busy cores / all cores, by HostId
};

// Which rate of a profile counts.
enum class RateAt { peak, last };

// Of open workloads alone: where a utilization is 1 or more, queues grow without bound (at `last`)
// or for a while (at `peak`). Closed workloads always find their balance and are left out.
OfferedLoad open_load(const Scenario& scenario, RateAt rate_at = RateAt::last);

// The same and closed workloads at the most they can offer: users / (think + unloaded response).
OfferedLoad full_load(const Scenario& scenario, RateAt rate_at = RateAt::last);

}  // namespace sojourn::scenario
