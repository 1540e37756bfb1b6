// A run cut into stretches of time: segments between given bounds, and slices of equal length with
// what is counted in each. Plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/time.h"
#include "engine/wide_sum.h"

namespace sojourn::simulation {

// Instants come in clusters: the stretch that was looked up last is looked at first.
struct Stretch {
  static constexpr std::size_t nowhere = SIZE_MAX;

  engine::Time begin = engine::time_never;
  engine::Time end = engine::time_never;
  std::size_t index = nowhere;  // outside all of them

  bool holds(engine::Time at) const { return at >= begin && at < end; }
};

// Segment i is [bounds[i], bounds[i + 1]). O(log bounds).
Stretch segment_at(const std::vector<engine::Time>& bounds, engine::Time at);

// Calls add(index, time) with the part of [from, to) that lies in each segment, where
// segment_of(Time) gives the segments; not with what lies in none.
template <typename SegmentOf, typename Add>
void for_each_part(engine::Time from, engine::Time to, const SegmentOf& segment_of,
                   const Add& add) {
  while (from < to) {
    const Stretch segment = segment_of(from);
    const engine::Time until = to < segment.end ? to : segment.end;
    if (segment.index != Stretch::nowhere) {
      add(segment.index, until - from);
    }
    from = until;
  }
}

// Arrivals, answers and latencies over time, for warm-up detection and plots.
struct Slices {
  double slice_seconds = 0;
  std::vector<std::vector<std::uint32_t>> arrivals;  // [class][slice], by arrival
  std::vector<std::vector<std::uint32_t>> answered;  // [class][slice], ok, by answer
  std::vector<std::vector<std::uint32_t>> ok;        // [class][slice], ok, by arrival
  std::vector<std::vector<double>> latency_sum;      // [class][slice], seconds, by arrival
};

// Slices while they are counted: integers, in which the order of events never shows.
class SliceTable {
 public:
  struct Slice {
    std::uint32_t arrivals = 0;
    std::uint32_t answered = 0;
    std::uint32_t ok = 0;
    engine::WideSum latency;  // nanoseconds
  };

  // From the start of the simulation to `end`; the last slice may be shorter. length > 0.
  SliceTable(std::size_t classes, engine::Time end, engine::Duration length);

  // Nowhere from `end` on.
  Stretch slice_at(engine::Time at) const;

  // By index of the slice.
  Slice* of_class(std::uint32_t request_class) { return &table_[request_class * count_]; }

  Slices slices() const;

 private:
  std::size_t classes_;
  engine::Time end_;
  engine::Duration length_;
  std::size_t count_;
  std::vector<Slice> table_;  // [class][slice]
};

}  // namespace sojourn::simulation
