// The queue of a service in a batch, with all replicas of it: who comes to it, and when the workers
// will be free. Plain values.
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

class BatchQueue {
 public:
  BatchQueue(std::uint32_t service, std::uint32_t replicas, std::uint32_t workers)
      : service_(service),
        replicas_(replicas),
        workers_(workers),
        free_at_(std::size_t{replicas} * workers, engine::Time::min()) {}

  std::uint32_t service() const { return service_; }
  std::uint32_t replicas() const { return replicas_; }

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

  // When the first of a replica's workers will be free.
  engine::Time free_at(std::uint32_t replica) const {
    return free_at_[std::size_t{replica} * workers_];
  }

  // This worker will be free at that instant instead. O(workers) up to 8 of them, without a branch
  // that nobody could predict; else O(log workers).
  void occupy(std::uint32_t replica, engine::Time until) {
    engine::Time* const workers = &free_at_[std::size_t{replica} * workers_];
    if (workers_ <= ordered_max) {
      replace_first_in_order(workers, until);
    } else {
      replace_first_in_heap(workers, until);
    }
  }

 private:
  static constexpr std::uint32_t ordered_max = 8;
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
    for (Place next = begin; next != end; ++next) {
      if (next == begin || next->instant >= (next - 1)->instant) {
        continue;
      }
      const Arriving request = *next;
      Place hole = next;
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
      const Place middle = place(index + 1);
      const Place end = index + 2 < columns_.size() ? place(index + 2) : middle;
      to = std::ranges::merge(place(index), middle, middle, end, to, {}, &Arriving::instant,
                              &Arriving::instant)
               .out;
    }
    columns.push_back(arriving_.size());
    arriving_.swap(merged_);
    columns_ = std::move(columns);
  }

  void replace_first_in_order(engine::Time* ordered, engine::Time instant) const {
    for (std::uint32_t index = 1; index < workers_; ++index) {
      const engine::Time other = ordered[index];
      ordered[index - 1] = std::min(other, instant);
      instant = std::max(other, instant);
    }
    ordered[workers_ - 1] = instant;
  }

  void replace_first_in_heap(engine::Time* heap, engine::Time instant) const {
    std::uint32_t hole = 0;
    for (std::uint32_t child = 1; child < workers_; child = 2 * hole + 1) {
      child += child + 1 < workers_ && heap[child + 1] < heap[child] ? 1U : 0U;
      if (heap[child] >= instant) {
        break;
      }
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = instant;
  }

  std::uint32_t service_;
  std::uint32_t replicas_;
  std::uint32_t workers_;
  std::vector<Arriving> arriving_;
  std::vector<std::size_t> columns_;  // where each of those expected together begins
  std::vector<Arriving> merged_;
  std::vector<engine::Time> free_at_;  // of each replica's workers, the earliest of them first
};

}  // namespace sojourn::simulation
