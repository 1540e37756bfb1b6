// What one replication in batches counts: the same as a Recorder, but a column of requests at a
// time. An interval that several results tell of is recorded once. Not thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/columns.h"
#include "engine/histogram.h"
#include "engine/time.h"
#include "models/simulation/batch/column.h"
#include "models/simulation/batch/plan.h"
#include "models/simulation/program.h"
#include "models/simulation/recorder.h"
#include "models/simulation/stretches.h"

namespace sojourn::simulation {

using engine::Times;

// Spans of one call have equal lengths, an element a request (invariants).
class BatchRecorder {
 public:
  // bounds, slice: as of a Recorder.
  BatchRecorder(const Program& program, const BatchPlan& plan,
                const std::vector<engine::Time>& bounds, engine::Duration slice);

  void requests_arrived(std::uint32_t request_class, const Instants& arrived);
  void requests_answered(std::uint32_t request_class, const Instants& arrived,
                         const Instants& answered);

  // interval: Stage::none records nothing.
  void measured(std::uint32_t interval, const Instants& began, const Instants& ended);

  // Visits to a service where nobody waits, and to one with a queue.
  void visits_ended(std::uint32_t service, std::uint32_t interval, const Instants& arrived,
                    const Instants& ended);
  void queued_visits_ended(std::uint32_t service, std::uint32_t interval, const Instants& arrived,
                           Times began, const Instants& ended);

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
  void count_requests(std::uint64_t ClassCounts::* counter, std::uint32_t request_class,
                      const Instants& at);
  std::optional<Stretch> common_segment(const Instants& from, const Instants& to) const;
  engine::Durations times(Times from, Times to);
  void queued_visit_ended(std::uint32_t service, std::uint32_t interval, const ServedVisit& visit);
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
