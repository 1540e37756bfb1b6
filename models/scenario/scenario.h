// What may be simulated, solved or replayed: a valid-by-construction description of services,
// workloads and faults.
//
// A Scenario is made only by parse_scenario(): names are resolved to indices, rates are positive,
// probabilities of a choice sum to at most 1, every loop of calls is left with some probability.
// Engine and models therefore check no input. Values; every vector is in the order of names
// (bytewise), so that equal files give equal scenarios whatever the order of their keys. The format
// itself is specified in scenarios/FORMAT.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/distribution.h"
#include "engine/time.h"
#include "models/scenario/quantity.h"

namespace sojourn::scenario {

using engine::Distribution;
using engine::Duration;

// Dense indices into the vectors of a Scenario.
struct HostId {
  std::uint32_t index = 0;
  friend bool operator==(const HostId&, const HostId&) = default;
};
struct ServiceId {
  std::uint32_t index = 0;
  friend bool operator==(const ServiceId&, const ServiceId&) = default;
};
struct EndpointId {
  std::uint32_t index = 0;
  friend bool operator==(const EndpointId&, const EndpointId&) = default;
};
struct WorkloadId {
  std::uint32_t index = 0;
  friend bool operator==(const WorkloadId&, const WorkloadId&) = default;
};

// --- Steps: the behaviour of an endpoint, performed in virtual time by the simulator and for real
// by a live service.

struct Step;
using Steps = std::vector<Step>;  // one after the other

// Needs CPU: `demand` seconds of one core, shared with everything on the same machine.
struct Compute {
  Distribution demand;
  friend bool operator==(const Compute&, const Compute&) = default;
};

// Needs none (I/O, sleep): holds the worker for `time`.
struct Delay {
  Distribution time;
  friend bool operator==(const Delay&, const Delay&) = default;
};

enum class Jitter { none, full };  // full: uniform in [0, backoff)

// Tries of one call: attempts includes the first. Before attempt n > 1 the caller waits
// min(backoff * multiplier^(n-2), backoff_max), with full jitter a uniform share of it. Every kind
// of failure is retried.
struct Retry {
  std::uint32_t attempts = 1;
  Duration backoff{};
  double multiplier = 2;
  std::optional<Duration> backoff_max;
  Jitter jitter = Jitter::none;
  friend bool operator==(const Retry&, const Retry&) = default;
};

enum class OnError { fail, proceed };  // JSON: "fail", "continue"

// Synchronous: the caller's worker is held until the answer, the timeout or the last failed
// attempt. A timed-out attempt is abandoned, the callee goes on (waste). timeout is per attempt.
struct Call {
  EndpointId endpoint;
  std::optional<Duration> timeout;
  Retry retry;
  OnError on_error = OnError::fail;
  friend bool operator==(const Call&, const Call&) = default;
};

// Branches begin together; the step ends when all have ended. It fails if any branch failed.
struct Parallel {
  std::vector<Steps> branches;  // >= 1
  friend bool operator==(const Parallel&, const Parallel&) = default;
};

// One option by probability; with the rest of the probability nothing.
struct Option;
struct Choose {
  std::vector<Option> options;  // >= 1; probabilities sum to at most 1 (1e-9)
  friend bool operator==(const Choose&, const Choose&) = default;
};

struct Step {
  std::variant<Compute, Delay, Call, Parallel, Choose> action;
  friend bool operator==(const Step&, const Step&) = default;
};
struct Option {
  double probability = 0;
  Steps steps;
  friend bool operator==(const Option&, const Option&) = default;
};

// --- Services

struct Endpoint {
  std::string name;  // "get"; the full name is "cart.get"
  ServiceId service;
  Steps steps;  // may be empty: answers at once
  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

// `count` machines of `cores` cores; replicas are placed on them in turn, service by service.
// Cores are shared by processor sharing: n runnable computations each run at min(1, cores / n).
struct Host {
  std::string name;
  std::uint32_t count = 1;
  std::uint32_t cores = 1;
  friend bool operator==(const Host&, const Host&) = default;
};

// priority: lowest class number first, fifo inside a class.
enum class QueueOrder { fifo, lifo, priority };

enum class Implementation { built_in, flask };  // how the live harness performs the service

// What every request costs a replica beyond its steps, as found by calibration; zero by default.
struct Overhead {
  Duration hold{};     // before the steps, worker held (and the reply not yet sent)
  Duration wake{};     // the same, only if the worker was idle when the request came
  Duration release{};  // after the reply has been sent, worker still held
  friend bool operator==(const Overhead&, const Overhead&) = default;
};

struct Service {
  std::string name;
  std::uint32_t replicas = 1;
  std::optional<std::uint32_t> workers = 1;     // nullopt: "unlimited", an event loop
  std::optional<std::uint32_t> queue_capacity;  // waiting requests per replica; nullopt: unlimited
  QueueOrder queue_order = QueueOrder::fifo;
  std::optional<HostId> host;  // nullopt: a machine for each replica, a core for each worker
  Overhead overhead;
  Implementation implementation = Implementation::built_in;
  std::vector<EndpointId> endpoints;
  friend bool operator==(const Service&, const Service&) = default;
};

// --- Calls: what lies between a caller (a service or a workload) and a service

enum class Balance { round_robin, weighted, random, least_connections, power_of_two };

// client: every replica of the caller balances with its own view. haproxy: one proxy with one view
// (live: HAProxy 2.6), which passes a refused connection on to another replica, up to 3 times at
// once.
enum class Via { client, haproxy };

// Active health checks: a replica leaves the rotation after `fall` failed checks, comes back after
// `rise` good ones.
struct HealthCheck {
  Duration interval = std::chrono::milliseconds(500);
  std::uint32_t fall = 2;
  std::uint32_t rise = 2;
  friend bool operator==(const HealthCheck&, const HealthCheck&) = default;
};

struct Link {
  std::variant<ServiceId, WorkloadId> caller;
  ServiceId callee;
  Balance balance = Balance::round_robin;
  std::vector<std::uint32_t> weights;  // one per replica; all 1 unless Balance::weighted
  Via via = Via::client;
  std::optional<HealthCheck> health;    // nullopt: never checked. haproxy: always checked
  std::optional<Distribution> latency;  // one way, each way drawn anew; nullopt: none
  friend bool operator==(const Link&, const Link&) = default;
};

// --- Workloads

// Piecewise rate over time from 0; after the last point its rate holds. steps: constant between
// points. ramps: linear between points. The first point is at 0, each later than the one before.
struct RatePoint {
  Duration at{};
  double per_second = 0;  // >= 0; not all 0; the last > 0
  friend bool operator==(const RatePoint&, const RatePoint&) = default;
};
enum class RateShape { steps, ramps };
struct RateProfile {
  RateShape shape = RateShape::steps;
  std::vector<RatePoint> points;  // >= 1; one point at 0: a constant rate (shape is then steps)
  friend bool operator==(const RateProfile&, const RateProfile&) = default;
};

struct Poisson {
  RateProfile rate;
  friend bool operator==(const Poisson&, const Poisson&) = default;
};
struct Constant {
  RateProfile rate;  // equal distances in operational time
  friend bool operator==(const Constant&, const Constant&) = default;
};
struct Renewal {
  Distribution interarrival;  // mean finite and > 0
  friend bool operator==(const Renewal&, const Renewal&) = default;
};
struct Closed {
  std::uint32_t users = 1;
  Distribution think;  // before each request, the first included; mean finite
  friend bool operator==(const Closed&, const Closed&) = default;
};
using ArrivalProcess = std::variant<Poisson, Constant, Renewal, Closed>;

// One request class of a workload: an entry endpoint with its share of the requests.
struct RequestClass {
  std::string name;  // "gateway.checkout"
  EndpointId endpoint;
  double probability = 1;      // of the workload's requests; they sum to 1 (1e-9)
  std::uint32_t priority = 0;  // 0 is served first; handed down to all calls of the request
  friend bool operator==(const RequestClass&, const RequestClass&) = default;
};

struct Workload {
  std::string name;
  ArrivalProcess arrivals;
  std::vector<RequestClass> classes;  // >= 1
  std::optional<Duration> timeout;    // of a whole attempt, as the client sees it
  Retry retry;
  friend bool operator==(const Workload&, const Workload&) = default;
};

// --- Faults, SLOs, options

enum class FaultKind { kill, restart, freeze, slow };

// kill: waiting and running requests fail at once, new ones are refused; restart after `lasts`, if
// given.
// restart: a kill that is up again after `lasts` (at once when not given).
// freeze: nothing proceeds (SIGSTOP) for `lasts`; delays end late, work is kept.
// slow: steps begun meanwhile take `factor` times as long, for `lasts` (to the end when not given).
struct Fault {
  Duration at{};
  std::optional<Duration> lasts;  // JSON: "for"
  FaultKind kind = FaultKind::kill;
  ServiceId service;
  std::optional<std::uint32_t> replica;  // nullopt: all of the service; "cart/1" is index 1, from 0
  double factor = 1;                     // slow only, > 0
  friend bool operator==(const Fault&, const Fault&) = default;
};

// Bounds an SLO sets on one request class; all that are given must hold.
struct Slo {
  std::string name;
  WorkloadId workload;
  std::uint32_t request_class = 0;  // index into Workload::classes
  // "mean", "p50", "p90", "p95", "p99", "p999" -> seconds at most
  std::map<std::string, double> latency;
  std::optional<double> errors;      // share of the offered requests at most
  std::optional<double> throughput;  // per second at least
  friend bool operator==(const Slo&, const Slo&) = default;
};

struct RunOptions {
  Duration duration = std::chrono::seconds(60);
  std::optional<Duration> warmup;   // nullopt: "auto", found by MSER-5 over replications
  std::uint32_t replications = 10;  // >= 1
  std::optional<double> precision;  // relative half-width to reach on mean and p99 of every class
  std::uint64_t seed = 1;
  friend bool operator==(const RunOptions&, const RunOptions&) = default;
};

// How far measured may lie from predicted before `live validate --gate` says no. Relative errors.
struct Tolerances {
  std::optional<double> throughput;
  std::optional<double> mean;
  std::optional<double> p50;
  std::optional<double> p95;
  std::optional<double> p99;
  friend bool operator==(const Tolerances&, const Tolerances&) = default;
};

struct LiveOptions {
  Duration duration = std::chrono::seconds(20);
  Duration warmup = std::chrono::seconds(2);
  Tolerances tolerances;
  friend bool operator==(const LiveOptions&, const LiveOptions&) = default;
};

// Where a drawing of the topology shows a service or workload: the centre, in pixels at full size,
// x to the right and y downwards. Simulations do not look at it.
struct Place {
  std::string name;
  double x = 0;
  double y = 0;
  friend bool operator==(const Place&, const Place&) = default;
};

struct Scenario {
  std::string name;
  std::string description;
  std::vector<Host> hosts;
  std::vector<Service> services;
  std::vector<Endpoint> endpoints;
  std::vector<Link> links;  // one per (caller, callee) pair that occurs, by names of both
  std::vector<Workload> workloads;
  std::vector<Fault> faults;  // in order of `at`, ties in order of the file
  std::vector<Slo> slos;
  RunOptions run;
  LiveOptions live;
  std::vector<Place> layout;  // in order of names; those that are drawn somewhere by hand
  std::string sha256;         // of the file's bytes, hexadecimal

  // "cart.get"
  std::string endpoint_name(EndpointId id) const;
  // "gateway": of a link's caller.
  const std::string& caller_name(const std::variant<ServiceId, WorkloadId>& caller) const;
  // Index into links; the pair exists (an invariant). O(log links).
  std::uint32_t link_index(std::variant<ServiceId, WorkloadId> caller, ServiceId callee) const;
};

}  // namespace sojourn::scenario
