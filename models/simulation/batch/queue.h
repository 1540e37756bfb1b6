// The queue of a service in a batch: who comes to it, in which order. Plain values.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/time.h"

namespace sojourn::simulation {

// When something happens, and when its event would have been scheduled: what decides between things
// that happen at the same nanosecond.
struct Instant {
  engine::Time at{};
  engine::Time scheduled{};
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// A call that has come to a queue, or will.
struct Arriving {
  Instant instant;
  engine::Duration work{};         // that a worker will have with it
  engine::Duration before_last{};  // of that, until the last step begins
  std::uint32_t request = 0;       // slot, of its class
  std::uint32_t call = 0;          // QueuedCall

  void add_step(engine::Duration time) {
    before_last = time > engine::Duration{} ? work : before_last;
    work += std::min(time, engine::Duration::max() - work);
  }
};

// Those who come to a service with workers.
class BatchQueue {
 public:
  // Room for so many more, to be filled: nearly in the order of their instants.
  std::span<Arriving> expect(std::size_t requests) {
    columns_.push_back(arriving_.size());
    arriving_.resize(arriving_.size() + requests);
    return std::span(arriving_).last(requests);
  }

  // Those that have come by then, in the order of their instants; equal ones in the order in which
  // they were expected. O(n log columns), if every column is nearly sorted.
  std::span<const Arriving> come_by(engine::Time until) {
    sort();
    const auto later = std::ranges::partition_point(
        arriving_, [&](const Arriving& request) { return request.instant.at <= until; });
    return {arriving_.begin(), later};
  }

  // The first so many have been served.
  void forget(std::size_t served) {
    arriving_.erase(arriving_.begin(), arriving_.begin() + static_cast<std::ptrdiff_t>(served));
    columns_.assign(arriving_.empty() ? 0 : 1, 0);
  }

 private:
  using Place = std::vector<Arriving>::iterator;

  void sort() {
    columns_.push_back(arriving_.size());
    for (std::size_t index = 1; index < columns_.size(); ++index) {
      sort_column(place(index - 1), place(index));
    }
    while (columns_.size() > 2) {
      merge_neighbours();
    }
  }

  Place place(std::size_t column) {
    return arriving_.begin() + static_cast<std::ptrdiff_t>(columns_[column]);
  }

  // By insertion, as it is nearly sorted, or by std::stable_sort if that takes too long.
  static void sort_column(Place begin, Place end) {
    std::ptrdiff_t moves_left = 8 * (end - begin);
    for (auto next = begin; next != end; ++next) {
      if (next == begin || next->instant >= (next - 1)->instant) {
        continue;
      }
      const Arriving request = *next;
      auto hole = next;
      for (; hole != begin && request.instant < (hole - 1)->instant; --hole) {
        *hole = *(hole - 1);
      }
      *hole = request;
      moves_left -= next - hole;
      if (moves_left < 0) {
        std::stable_sort(begin, end, [](const Arriving& left, const Arriving& right) {
          return left.instant < right.instant;
        });
        return;
      }
    }
  }

  void merge_neighbours() {
    merged_.resize(arriving_.size());
    std::vector<std::size_t> columns;
    auto to = merged_.begin();
    for (std::size_t index = 0; index + 1 < columns_.size(); index += 2) {
      columns.push_back(static_cast<std::size_t>(to - merged_.begin()));
      const auto middle = place(index + 1);
      const auto end = index + 2 < columns_.size() ? place(index + 2) : middle;
      to = std::ranges::merge(place(index), middle, middle, end, to, {}, &Arriving::instant,
                              &Arriving::instant)
               .out;
    }
    columns.push_back(arriving_.size());
    arriving_.swap(merged_);
    columns_ = std::move(columns);
  }

  std::vector<Arriving> arriving_;
  std::vector<std::size_t> columns_;  // where each of those expected together begins
  std::vector<Arriving> merged_;
};

}  // namespace sojourn::simulation
