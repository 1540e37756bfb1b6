// One recorded replication, reduced to what can be played: queues, workers, rates and latencies
// slice by slice, and the slowest requests span by span.
//
// From records of single requests. Those hold no spans of requests that failed: visits of failed
// requests are missing from the figures of services, while the figures of request classes count
// every request. Errors are therefore known by class alone. Immutable once made. Times in seconds
// from the start of the run, rates per second; NaN where a slice has no such figure.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/time.h"
#include "models/results/records.h"
#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::gui {

struct ServicePlayback {
  std::string name;
  std::uint32_t workers = 0;        // of all replicas; 0: unlimited
  std::vector<double> queue;        // waiting requests, mean over the slice, all replicas
  std::vector<double> busy;         // requests that hold a worker, mean over the slice
  std::vector<double> utilization;  // busy / workers; 0 if they are unlimited
  std::vector<double> throughput;   // visits that ended in the slice, per second
  std::vector<double> waiting;      // mean of the visits that ended in the slice
  std::vector<double> latency;      // the same from arrival to reply
  std::vector<double> replicas_up;  // at the middle of the slice, by the scenario's faults
};

struct ClassPlayback {
  std::string name;  // "shoppers/gateway.checkout"
  std::vector<double> offered;
  std::vector<double> throughput;               // answered ok in the slice, per second
  std::vector<double> errors;                   // failed in the slice, per second
  std::vector<double> mean, p50, p95, p99;      // of the ok ones that arrived in the slice
  std::uint64_t count = 0, ok = 0, failed = 0;  // of the whole run
};

struct ReplicaFault {
  scenario::FaultKind kind = scenario::FaultKind::kill;
  std::uint32_t service = 0;             // index in `services`
  std::optional<std::uint32_t> replica;  // nullopt: all
  double from_s = 0;
  double until_s = 0;
  double factor = 1;  // of slow
};

// Latencies of the ok requests of all classes, by time of arrival.
struct LatencyHeatmap {
  std::size_t columns = 0;            // slices
  std::size_t rows = 0;               // on a logarithmic scale, the lowest first
  double low_s = 0;                   // lower end of the first row
  double high_s = 0;                  // upper end of the last row
  std::vector<std::uint32_t> counts;  // [row * columns + column]
};

struct WaterfallSpan {
  std::string service, endpoint;
  std::uint32_t replica = 0;
  std::uint32_t depth = 0;
  double arrived_s = 0, began_s = 0, ended_s = 0;  // from the request's arrival
  double calls_s = 0;                              // of which spent in calls
};

struct SlowRequest {
  std::string request_class;
  std::uint64_t request = 0;
  double arrived_s = 0;
  double latency_s = 0;
  std::vector<WaterfallSpan> spans;  // callers before those they call
};

struct Playback {
  std::string scenario_name;
  double duration_s = 0;      // of the recording
  double own_duration_s = 0;  // of the scenario's runs
  bool is_shortened = false;  // the recording is shorter, to keep it small
  std::size_t slices = 0;
  double slice_s = 0;
  std::vector<ServicePlayback> services;  // as in the scenario
  std::vector<ClassPlayback> classes;
  std::vector<ReplicaFault> faults;
  LatencyHeatmap heatmap;
  std::vector<SlowRequest> slowest;  // of the ok requests, slowest first
  results::Results results;          // of this one replication, without warm-up or intervals
};

inline constexpr std::size_t playback_slices_max = 600;
inline constexpr std::size_t heatmap_rows = 120;
inline constexpr std::size_t slowest_count = 20;

// From a recording of `duration` from replication 0 without warm-up. cancelled() is asked now and
// then; nullopt once it is true.
std::optional<Playback> make_playback(const scenario::Scenario& scenario,
                                      const std::vector<results::RequestRecord>& records,
                                      results::Results results, engine::Duration duration,
                                      const std::function<bool()>& cancelled = {});

// How long a recording may be: the scenario's own duration, or as much as about `requests_max`
// requests and four times as many visits fill.
engine::Duration recording_duration(const scenario::Scenario& scenario, double requests_max);

}  // namespace sojourn::gui
