// The part of an experiment that simulator and live harness must agree on number by number: when
// requests arrive, of which class they are, and under which name each random number of a request is
// drawn.
//
// Names. A request is (stream, request number): `stream` = random_stream(seed, replication,
// workload name). Its root call path is root_path(class name). A call made by step `site` of a
// visit with path P, attempt a, gives the visited endpoint the path child_path(P, site, a). Step k
// of endpoint "cart.get" (k counts all steps of the endpoint in the order of the file, depth first,
// from 0) has the site step_site("cart.get", k). So a live service that is told (stream, request,
// path) draws the very demand that the simulator drew. Pure values, safe between threads.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "engine/random.h"
#include "engine/time.h"
#include "models/scenario/scenario.h"

namespace sojourn::scenario {

// What a random number is for. The values are part of the format of a run: never renumber them.
enum class Purpose : std::uint64_t {
  demand = 1,         // compute and delay
  choice = 2,         // which option of a choose step
  balance = 3,        // random choices of a balancer
  latency_there = 4,  // network, caller to callee
  latency_back = 5,   // network, callee to caller
  backoff = 6,        // jitter before a retry
  arrival = 7,        // inter-arrival time
  request_class = 8,  // which class of the workload
  think = 9,          // think time of a closed workload's user
};

// Multiples of an odd constant with well-spread bits: words of different purposes are far apart.
constexpr std::uint64_t purpose_word(Purpose purpose, std::uint64_t extra) {
  return ((extra << 8U) | static_cast<std::uint64_t>(purpose)) * 0xD1342543DE82EF95ULL;
}

std::uint64_t root_path(std::string_view class_name);
// Paths and sites are words that look random, so that sums of them name what they are made of.
constexpr std::uint64_t child_path(std::uint64_t path, std::uint64_t site, std::uint32_t attempt) {
  return engine::mix((path ^ site) + attempt);
}
std::uint64_t step_site(std::string_view endpoint_name, std::uint32_t step_number);

// Number of steps including nested ones: what a depth-first numbering advances by.
std::uint32_t step_count(const Steps& steps);
std::uint32_t step_count(const Step& step);

// A request's identity as it travels in the header `X-Sojourn-Request`.
struct RequestIdentity {
  std::uint64_t stream = 0;
  std::uint64_t request = 0;
  std::uint64_t path = 0;

  // Draws of a step (demand, choice, backoff before attempt n: add the attempt to `extra`).
  constexpr engine::RandomKey step_key(std::uint64_t site, Purpose purpose,
                                       std::uint64_t extra = 0) const {
    return {stream, request, (path ^ site) + purpose_word(purpose, extra)};
  }
  // Draws of a whole visit or attempt (balance, latency): path is the visited endpoint's.
  constexpr engine::RandomKey visit_key(Purpose purpose) const {
    return {stream, request, path + purpose_word(purpose, 0)};
  }

  friend bool operator==(const RequestIdentity&, const RequestIdentity&) = default;
};

// "stream-request-path", each hexadecimal; nullopt for anything else.
std::string format_identity(const RequestIdentity& identity);
std::optional<RequestIdentity> parse_identity(std::string_view text);

struct Arrival {
  engine::Time at;
  std::uint64_t request = 0;  // from 0; closed: (user << 24) | iteration
  std::uint32_t request_class = 0;
};

// The arrivals of an open workload (Poisson, constant, renewal) in order of time; endless.
// Operational time: increments of mean 1 are mapped through the inverse of the cumulative rate.
class ArrivalPlan {
 public:
  ArrivalPlan(const Scenario& scenario, WorkloadId workload, std::uint32_t replication);

  Arrival next() {
    const Arrival arrival = upcoming();
    drop_upcoming();
    return arrival;
  }

  // The same in two steps. The reference holds until the plan is used again.
  const Arrival& upcoming() {
    if (taken_ == planned_.size()) [[unlikely]] {
      plan_more();
    }
    return planned_[taken_];
  }
  void drop_upcoming() { ++taken_; }

  // Those that are planned already, at least one, and without the first so many of them.
  std::span<const Arrival> planned() {
    upcoming();
    return std::span(planned_).subspan(taken_);
  }
  void drop(std::size_t arrivals) { taken_ += arrivals; }

 private:
  void plan_more();
  void add_increments();
  void find_instants();
  std::size_t in_steady_segment(std::span<const double> arrivals) const;
  engine::Time instant_of(double arrivals);

  const Workload* workload_;
  const RateProfile* profile_;  // none of a renewal process
  const Renewal* renewal_;
  bool poisson_;
  std::uint64_t stream_;
  // Many are planned together, so that the processor need not wait for one after the other.
  static constexpr std::size_t planned_max = 64;
  std::array<Arrival, planned_max> planned_{};
  std::array<double, planned_max> operational_times_{};  // of those
  std::array<engine::Time, planned_max> instants_{};
  std::size_t taken_ = planned_.size();
  std::uint64_t request_ = 0;  // not yet planned
  double operational_ = 0;     // sum of increments; for a renewal process seconds
  std::size_t segment_ = 0;    // of the rate profile: the search only moves forward
  double segment_start_ = 0;   // operational time at the start of the segment
};

// Class of a request, open or closed.
std::uint32_t draw_class(const Workload& workload, std::uint64_t stream, std::uint64_t request);

// Think time of a closed user before iteration n (from 0).
engine::Duration draw_think(const Closed& closed, std::uint64_t stream, std::uint64_t request);

// Number of a closed request.
constexpr std::uint64_t closed_request(std::uint32_t user, std::uint64_t iteration) {
  return (static_cast<std::uint64_t>(user) << 24U) | (iteration & 0xFFFFFFU);
}

// Wait before attempt n >= 2 of a call or workload.
engine::Duration draw_backoff(const Retry& retry, const RequestIdentity& identity,
                              std::uint64_t site, std::uint32_t attempt);

// The attempt's site of the workload itself, as the caller of the entry endpoint.
inline constexpr std::uint64_t workload_site = 0x776F726B6C6F6164ULL;  // "workload"

}  // namespace sojourn::scenario
