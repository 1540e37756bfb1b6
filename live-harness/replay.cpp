#include "live-harness/replay.h"

#include <algorithm>

#include <sys/resource.h>

#include "live-harness/replay_plan.h"
#include "live-harness/replay_run.h"
#include "live-harness/scheduling.h"

namespace sojourn::live {

namespace {

// The usual soft limit of 1024 descriptors is below the cap on connections; raising it needs no
// privilege up to the hard limit.
void raise_descriptor_limit(std::uint64_t connections) {
  constexpr std::uint64_t others = 256;  // logs, pipes, timers
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < connections + others) {
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, connections + others);
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

// Instants a second at which the generator wakes up, at most: sends, and where a link has latency
// arrivals there and back.
double wake_ups_per_second(const scenario::Scenario& scenario, engine::Duration duration) {
  double sends = peak_rate(scenario, duration).per_second;
  for (const scenario::Workload& workload : scenario.workloads) {
    if (const auto* const closed = std::get_if<scenario::Closed>(&workload.arrivals)) {
      sends += closed->users / closed->think.mean();
    }
  }
  const bool latency = std::ranges::any_of(
      entry_links(scenario), [](const scenario::Link* link) { return link->latency.has_value(); });
  return latency ? 3 * sends : sends;
}

}  // namespace

ReplayRun replay(const scenario::Scenario& scenario, const Addresses& addresses,
                 const ReplayOptions& options) {
  if (std::string refusal = refuse_size(scenario, options); !refusal.empty()) {
    ReplayRun refused;
    refused.scheduling = scheduling_name(SchedulingClass::other);
    refused.aborted = std::move(refusal);
    return refused;
  }
  raise_descriptor_limit(options.caps.connections_max);
  const bool real_time =
      fifo_is_safe(wake_ups_per_second(scenario, options.duration), options.spin);
  ReplayRunner runner(scenario, addresses, options);
  return runner.run(real_time ? SchedulingClass::fifo : SchedulingClass::other);
}

}  // namespace sojourn::live
