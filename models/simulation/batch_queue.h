// The queue of a service in a batch, with all replicas of it: who comes to it, and when the workers
// will be free. Plain values.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
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

struct Arriving {
  Instant instant;
  std::uint32_t caller = 0;  // strand whose call comes
};

class BatchQueue {
 public:
  BatchQueue(std::uint32_t service, std::uint32_t replicas, std::uint32_t workers)
      : service_(service),
        workers_(workers),
        free_at_(std::size_t{replicas} * workers, engine::Time::min()) {}

  std::uint32_t service() const { return service_; }

  void expect(const Arriving& request) { arriving_.push_back(request); }

  // Puts them into the order of their instants; equal ones stay in the order in which they were
  // expected. By insertion, as they are nearly sorted, or by std::stable_sort if that takes too
  // long: O(n) or O(n log n).
  void sort() {
    std::size_t moves_left = 8 * arriving_.size();
    for (std::size_t index = 1; index < arriving_.size(); ++index) {
      const Arriving request = arriving_[index];
      std::size_t place = index;
      while (place > 0 && request.instant < arriving_[place - 1].instant) {
        arriving_[place] = arriving_[place - 1];
        --place;
      }
      arriving_[place] = request;
      if (index - place > moves_left) {
        std::ranges::stable_sort(arriving_, {}, &Arriving::instant);
        return;
      }
      moves_left -= index - place;
    }
  }

  const std::vector<Arriving>& arriving() const { return arriving_; }

  // The first so many have been served.
  void forget(std::size_t served) {
    arriving_.erase(arriving_.begin(), arriving_.begin() + static_cast<std::ptrdiff_t>(served));
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
  std::uint32_t workers_;
  std::vector<Arriving> arriving_;
  std::vector<engine::Time> free_at_;  // of each replica's workers, the earliest of them first
};

}  // namespace sojourn::simulation
