// The one currency of all answers: simulated, solved or measured, a scenario's results have this
// type, and tables, comparisons and gates never ask where they came from. Plain values. Times in
// seconds, rates per second.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/histogram.h"

namespace sojourn::results {

enum class Kind { simulated, solved, measured };
const char* kind_name(Kind kind);
std::optional<Kind> kind_from_name(std::string_view name);

// A figure with its 95 % confidence interval; without one when the samples are too few for an
// honest interval.
struct Estimate {
  double value = 0;
  std::optional<double> low;
  std::optional<double> high;
  // Where a control variate was used: how many times as many replications the interval would take
  // without it.
  std::optional<double> variance_cut = std::nullopt;
  friend bool operator==(const Estimate&, const Estimate&) = default;
};

struct LatencySummary {
  Estimate mean, p50, p90, p95, p99, p999;
  friend bool operator==(const LatencySummary&, const LatencySummary&) = default;
};

// How a request, a call or an attempt ended. The order is part of the results' fingerprint.
enum class Outcome : std::uint8_t {
  ok,
  rejected,    // the accept queue was full (live: 503 by the service)
  refused,     // no live replica took the connection (live: refused, 503 by the proxy)
  reset,       // the replica died while it held the request (live: reset, 502 by the proxy)
  timeout,     // the caller gave up
  failed,      // a call that the answer needed had failed (live: 500)
  unfinished,  // still under way when the run ended
};
inline constexpr std::size_t outcome_count = 7;
const char* outcome_name(Outcome outcome);
std::optional<Outcome> outcome_from_name(std::string_view name);

// One request class. Counted after the warm-up, by arrival time.
// count = ok + all error_counts (unfinished among them), always.
struct RequestResult {
  std::uint64_t count = 0;  // requests that arrived in the measured window, all replications
  std::uint64_t ok = 0;
  std::map<std::string, std::uint64_t> error_counts;  // by outcome_name, without ok; only those > 0
  Estimate offered;                                   // arrivals per second
  Estimate throughput;                                // answered ok per second
  std::map<std::string, Estimate> errors;  // share of the arrivals, by outcome_name; only those > 0
  LatencySummary latency;       // of the ok ones, from the (intended) arrival to the answer
  engine::Histogram histogram;  // the same, all replications merged
};

struct ServiceResult {
  Estimate throughput;      // visits that ended per second, all replicas
  Estimate utilization;     // busy workers / workers, averaged over replicas; "unlimited": 0
  Estimate queue_length;    // waiting requests, all replicas
  Estimate in_service;      // requests that hold a worker, all replicas
  LatencySummary waiting;   // arrival at the replica to the start of its first step
  LatencySummary response;  // arrival at the replica to the reply
};

// Calls from endpoint (or workload) to endpoint.
struct CallResult {
  Estimate throughput;                     // attempts per second
  std::map<std::string, Estimate> errors;  // share of the attempts
  LatencySummary latency;                  // of the ok ones, as the caller sees an attempt
};

struct HostResult {
  Estimate utilization;  // busy cores / cores over all its machines
};

// What a measured run must say of itself. Simulated and solved results have none.
struct RunFacts {
  std::string host;     // kernel, processor, cores
  std::string verdict;  // "clean", "degraded", "invalid"
  std::vector<std::string> reasons;
  // canary_p99_s, foreign_cpu, steal, send_error_p50_s, send_error_p99_s …
  std::map<std::string, double> figures;
  std::map<std::string, double> calibration;  // "cart.hold_s" …
};

struct Results {
  Kind kind = Kind::simulated;
  std::string scenario_name;
  std::string scenario_sha256;
  std::uint64_t seed = 1;
  std::uint32_t replications = 0;
  double duration_s = 0;                          // one replication, warm-up included
  double warmup_s = 0;                            // deleted from the start of each replication
  std::map<std::string, RequestResult> requests;  // "shoppers/gateway.checkout"
  std::map<std::string, ServiceResult> services;
  std::map<std::string, CallResult> calls;  // "gateway.checkout>cart.get"
  std::map<std::string, HostResult> hosts;
  // Over the whole run, averaged over replications, in slices of which "time" holds the starts:
  // "shoppers/gateway.checkout throughput", "… mean" …; NaN where a slice has no such figure.
  std::map<std::string, std::vector<double>> series;
  std::string fingerprint;  // empty for measured results
  bool unstable = false;    // some queue grows without bound: averages are no steady-state values
  // Replications, from 0, that had collapsed when they ended while others had not: averages over
  // all of them describe neither state.
  std::vector<std::uint32_t> collapsed;
  std::vector<std::string> warnings;
  std::optional<RunFacts> run;
};

}  // namespace sojourn::results
