// What one replication in batches counts: the same as a Recorder, but a column of requests at a
// time. An interval that several results tell of is recorded once. Not thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/histogram.h"
#include "engine/time.h"
#include "models/simulation/batch/plan.h"
#include "models/simulation/batch/workers.h"
#include "models/simulation/program.h"
#include "models/simulation/recorder.h"
#include "models/simulation/stretches.h"

namespace sojourn::simulation {

using Times = std::span<const engine::Time>;

// Spans of one call have equal lengths, an element a request (invariants).
class BatchRecorder {
 public:
  // bounds, slice: as of a Recorder.
  BatchRecorder(const Program& program, const BatchPlan& plan,
                const std::vector<engine::Time>& bounds, engine::Duration slice);

  void requests_arrived(std::uint32_t request_class, Times arrived);
  void requests_answered(std::uint32_t request_class, Times arrived, Times answered);

  // interval: Stage::none records nothing.
  void measured(std::uint32_t interval, Times began, Times ended);

  // Visits to a service where nobody waits, and to one with a queue.
  void visits_ended(std::uint32_t service, std::uint32_t interval, Times arrived, Times ended);
  void queued_visits_ended(std::uint32_t service, std::uint32_t interval,
                           std::span<const Served> visits);

  // After all has been recorded, once.
  void close();

  // After close(), of a recorder that is no longer needed.
  std::vector<Counts> take_segments() { return std::move(segments_); }
  Slices take_slices() { return std::move(slices_); }

  const Slices& slices() const { return slices_; }  // after close()

 private:
  struct Tally {
    Counts counts;
    std::vector<engine::Histogram> intervals;
  };

  const Stretch& segment_holding(engine::Time at);
  Tally* tally_at(engine::Time at);
  void count_requests(std::uint64_t ClassCounts::* counter, std::uint32_t request_class, Times at);
  // Of requests or visits: their indices are 0 ... count - 1.
  template <typename From, typename To>
  std::optional<Stretch> common_segment(std::size_t count, const From& from, const To& to) const;
  template <typename Difference>
  std::span<const engine::Duration> times(std::size_t count, const Difference& difference);
  void queued_visit_ended(std::uint32_t service, std::uint32_t interval, const Served& visit);
  void visit_ended(std::uint32_t service, engine::Time at);
  void add_time(engine::WideSum ServiceCounts::* sum, std::uint32_t service, engine::Time from,
                engine::Time to);
  void report_intervals(Tally& tally) const;

  const Program* program_;
  const BatchPlan* plan_;
  std::vector<engine::Time> bounds_;
  std::vector<Tally> tallies_;
  SliceTable slice_table_;
  std::vector<Counts> segments_;  // once closed
  Slices slices_;                 // once closed
  Stretch segment_;               // looked up last
  std::vector<engine::Duration> times_;
};

}  // namespace sojourn::simulation
