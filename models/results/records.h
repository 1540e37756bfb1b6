// One line per request of a single run, simulated or measured: what the paired comparison is made
// of. Requests are named by (workload, request number); the same name has the same demands on both
// sides. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/time.h"
#include "models/results/results.h"

namespace sojourn::results {

// One visit of a request to a replica, in the order in which the visits ended.
struct Span {
  std::uint64_t path = 0;     // call path of the visit (models/scenario/plan.h)
  std::uint32_t service = 0;  // index in the scenario
  std::uint32_t replica = 0;
  engine::Duration waiting{};       // in the accept queue
  engine::Duration service_time{};  // from the first step to the reply, calls included
  engine::Duration calls{};         // of which spent in calls (union of parallel ones)
  engine::Duration demand{};        // sum of the compute and delay demands drawn on this visit
  friend bool operator==(const Span&, const Span&) = default;
};

struct RequestRecord {
  std::uint32_t workload = 0;
  std::uint64_t request = 0;
  std::uint32_t request_class = 0;
  engine::Time intended{};  // arrival; live: the planned send time
  engine::Time sent{};      // live: the actual one; simulated: equal to intended
  engine::Time done{};      // answer or failure; unfinished: end of the run
  Outcome outcome = Outcome::unfinished;
  std::vector<Span> spans;  // visits whose reply reached the client; empty for failures

  // As the client counts it: coordinated omission is impossible by construction.
  engine::Duration latency() const { return done - intended; }
  friend bool operator==(const RequestRecord&, const RequestRecord&) = default;
};

// What the indices in records stand for.
struct RecordNames {
  std::vector<std::vector<std::string>> classes;  // [workload][class]: "shoppers/gateway.checkout"
  std::vector<std::string> services;              // [service]
  std::vector<std::uint32_t> workers;  // [service] of all replicas; 0: unlimited. Empty: unknown
};

// A header, a "request" line per request and after it a "span" line per visit, with the columns of
// the other left empty. Times in nanoseconds from the start of the run, paths as 16 hexadecimal
// digits. Quoted as RFC 4180 asks for, lines end with a line feed.
std::string records_csv(const std::vector<RequestRecord>& records, const RecordNames& names);

}  // namespace sojourn::results
