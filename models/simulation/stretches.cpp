#include "models/simulation/stretches.h"

#include <algorithm>

namespace sojourn::simulation {

Stretch segment_at(const std::vector<engine::Time>& bounds, engine::Time at) {
  const auto next = std::ranges::upper_bound(bounds, at);
  Stretch found;
  found.begin = next == bounds.begin() ? engine::Time::min() : *(next - 1);
  found.end = next == bounds.end() ? engine::time_never : *next;
  // Before the first bound and after the last one there is no segment.
  found.index = next == bounds.begin() || next == bounds.end()
                    ? Stretch::nowhere
                    : static_cast<std::size_t>(next - bounds.begin()) - 1;
  return found;
}

SliceTable::SliceTable(std::size_t classes, engine::Time end, engine::Duration length)
    : classes_(classes),
      end_(end),
      length_(length),
      count_(static_cast<std::size_t>((end - engine::time_zero + length - engine::Duration(1)) /
                                      length)),
      table_(classes * count_) {}

Stretch SliceTable::slice_at(engine::Time at) const {
  if (at >= end_) {
    return {end_, engine::time_never, Stretch::nowhere};
  }
  const auto index = (at - engine::time_zero) / length_;
  const engine::Time begin = engine::time_zero + index * length_;
  return {begin, begin + std::min(length_, end_ - begin), static_cast<std::size_t>(index)};
}

Slices SliceTable::slices() const {
  Slices slices;
  slices.slice_seconds = engine::to_seconds(length_);
  slices.arrivals.assign(classes_, std::vector<std::uint32_t>(count_));
  slices.answered = slices.ok = slices.arrivals;
  slices.latency_sum.assign(classes_, std::vector<double>(count_));
  for (std::size_t index = 0; index < table_.size(); ++index) {
    const Slice& slice = table_[index];
    const std::size_t row = index / count_;
    const std::size_t column = index % count_;
    slices.arrivals[row][column] = slice.arrivals;
    slices.answered[row][column] = slice.answered;
    slices.ok[row][column] = slice.ok;
    slices.latency_sum[row][column] = slice.latency.to_double() / engine::nanoseconds_per_second;
  }
  return slices;
}

}  // namespace sojourn::simulation
