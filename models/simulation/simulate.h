// Scenario in, results out: the one entry point of the simulator.
// Deterministic: equal scenario, seed and options give equal results on any number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "models/results/records.h"
#include "models/results/results.h"
#include "models/scenario/scenario.h"
#include "models/simulation/precision.h"

namespace sojourn::simulation {

struct Progress {
  std::uint32_t replications_done = 0;
  std::uint32_t replications_planned = 0;
  double precision_reached = 0;  // largest relative half-width so far; 0: not known yet
};

struct Options {
  unsigned threads = 1;
  std::optional<std::uint64_t> seed;          // instead of the scenario's
  std::optional<std::uint32_t> replications;  // instead of the scenario's; >= 1
  // Half-widths to be reached, instead of the scenario's precision; at least 10 replications then.
  // Given up at once, with a warning, if the first ones show that no number of replications up to
  // the largest would do.
  std::vector<PrecisionTarget> precision;
  std::uint32_t replications_max = 1000;  // of a precision run
  // Asked between the replications of a precision run, after the first 10, from any thread. True:
  // no further one is begun. How many there are then depends on the machine.
  std::function<bool()> out_of_time;
  // More requests in flight than this: the system is unstable, the replication ends there.
  std::uint64_t requests_in_flight_max = 2'000'000;
  // Scenarios without feedback are simulated a queue at a time, several times as fast, with the
  // same results. False: always an event at a time.
  bool batches = true;
  // Mean latencies are narrowed with control variates (controls.h) where that is sound, and say so.
  bool control_variates = true;
  std::function<void(const Progress&)> on_progress;  // called from one thread at a time
  std::function<bool()> cancelled;                   // asked often, from any thread; true: end
};

// Warm-up "auto": MSER-5 on the latency over time averaged over the first replications, rounded up
// to whole tenths of the run, at least one tenth and at most five. A scenario with faults or with a
// rate that changes is a transient experiment: nothing is deleted then.
// nullopt when cancelled.
std::optional<results::Results> simulate(const scenario::Scenario& scenario,
                                         const Options& options = {});

// Many scenarios at once, the points of a sweep: replications of all of them share the threads,
// expensive points first, so that no thread idles while another one ends a point. The same results,
// byte for byte, as simulate() gives each of them alone; by index, and nullopt for those that had
// not ended when cancelled. Progress is that of all points together. No more points are in memory
// at once than there are threads, and one.
std::vector<std::optional<results::Results>> simulate_points(
    std::span<const scenario::Scenario> points, const Options& options = {});

// One replication, every request recorded with its spans: arrivals in [0, duration), then run until
// drained or until `drain` later. This is what a live run is paired with.
struct RecordedRun {
  std::vector<results::RequestRecord> records;  // in order of (intended, workload, request)
  results::Results results;  // of this replication, arrivals from `warmup` on, no intervals
};
struct RecordOptions {
  std::uint32_t replication = 0;
  engine::Duration duration{};
  engine::Duration warmup{};
  engine::Duration drain = std::chrono::seconds(30);
  std::function<bool()> cancelled;  // asked often; true: end, and the run is empty
};
RecordedRun simulate_recorded(const scenario::Scenario& scenario, const RecordOptions& options);

}  // namespace sojourn::simulation
