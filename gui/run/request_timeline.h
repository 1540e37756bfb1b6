// When the visits of a recorded request happened: records say how long each visit took, but not
// when it began; its demands are drawn again under their names, and so every visit finds its place.
//
// Exact for delays, for compute on a core of its own, for parallel and chosen steps and for the
// network. Where a visit took longer than its own demands and the calls that succeeded explain
// (shared cores, faults, retries, overhead), the calls inside it are moved in proportion: good
// enough for a picture. Failed requests have no spans and therefore no visits. A timeline refers
// to its scenario, which must outlive it. Safe between threads once made.
// Source: the names of random numbers, models/scenario/plan.h.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/time.h"
#include "models/results/records.h"
#include "models/scenario/scenario.h"

namespace sojourn::gui {

// One visit of a request to a replica. depth: 0 is the entry.
struct TimedVisit {
  std::uint32_t service = 0;
  std::uint32_t replica = 0;
  std::uint32_t endpoint = 0;  // index in the scenario
  std::uint32_t depth = 0;
  engine::Time arrived{};
  engine::Time began{};  // its worker
  engine::Time ended{};  // its reply
  engine::Duration calls{};
};

class RequestTimeline {
 public:
  RequestTimeline(const scenario::Scenario& scenario, std::uint32_t replication);

  // Callers before those they call. Of a request that failed: none. O(spans^2), of few spans.
  std::vector<TimedVisit> visits(const results::RequestRecord& record) const;

 private:
  class Unfolding;

  const scenario::Scenario* scenario_;
  std::vector<std::uint64_t> streams_;             // by workload
  std::vector<std::vector<std::uint64_t>> sites_;  // [endpoint][step], depth first
};

}  // namespace sojourn::gui
