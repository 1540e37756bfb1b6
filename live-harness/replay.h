// Replays the workloads of a scenario against running services: the simulator's own arrivals,
// request for request. Open workloads are open loop: a late answer never delays the next send, and
// latency counts from the intended send time, so coordinated omission cannot happen. Closed
// workloads keep their users and drawn think times. One thread: the calling one. Blocks until every
// request is answered, has failed or the drain time is over.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/histogram.h"
#include "live-harness/addresses.h"
#include "models/results/records.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

// Hard caps. A run that reaches one is aborted as invalid, never silently turned into a closed
// loop.
struct Caps {
  double rate_max = 5000;                // planned requests per second, all workloads
  std::uint32_t connections_max = 2000;  // open at once
  std::uint32_t in_flight_max = 20000;
  engine::Duration duration_max = std::chrono::seconds(300);
};

struct ReplayOptions {
  std::uint32_t replication = 0;
  engine::Duration duration{};
  engine::Duration drain = std::chrono::seconds(30);
  // A timer until intended - spin, from there polling; 0: timer only.
  engine::Duration spin = std::chrono::microseconds(60);
  Caps caps;
  // Called once, about 20 ms before time zero, with the steady-clock instant of time zero.
  std::function<void(std::chrono::steady_clock::time_point)> on_start;
  std::function<bool()> cancelled;
};

struct ReplayRun {
  // Every planned request, in order of (intended, workload, request).
  std::vector<results::RequestRecord> records;
  engine::Histogram send_error;  // actual - intended send, of what was sent
  std::uint64_t connections_opened = 0;
  std::string scheduling;  // achieved class: "other", "fifo"
  std::string aborted;     // which cap was hit, "cancelled", or empty; what was not finished by
                           // then is recorded as unfinished
};

// A plan that exceeds the caps on rate or duration is not begun: aborted, without records. The
// links from workloads have their addresses (refuse_plan() checks that).
ReplayRun replay(const scenario::Scenario& scenario, const Addresses& addresses,
                 const ReplayOptions& options);

// What a plan asks for, checked against the caps before anything is sent; a clear refusal, or
// empty.
std::string refuse_plan(const scenario::Scenario& scenario, const Addresses& addresses,
                        const ReplayOptions& options, const std::vector<Address>& allowed_targets);

}  // namespace sojourn::live
