// The workers of a service in a batch: who is served when. First come, first served. Plain values.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/time.h"
#include "models/simulation/batch/queue.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

// A visit that a worker has begun with.
struct Served {
  Instant ends;
  engine::Time arrived;
  engine::Time began;
  std::uint32_t request = 0;
  std::uint32_t call = 0;
};

// Served by a worker that is free from that instant on. Returns whether no event is needed: one
// that takes no time but had to wait ends within the event that freed its worker.
inline bool serve_from(engine::Time free, const Arriving& arriving, Served& served) {
  const engine::Time arrived = arriving.instant.at;
  const engine::Time began = std::max(arrived, free);
  const bool works = arriving.work > engine::Duration{};
  served.ends.at = later(began, arriving.work);
  served.ends.scheduled = works ? later(began, arriving.before_last) : arriving.instant.scheduled;
  served.arrived = arrived;
  served.began = began;
  served.request = arriving.request;
  served.call = arriving.call;
  return works | (began == arrived);
}

// The workers of one replica, at most so many, as the compiler knows: what they do stays in
// registers. The visit whose worker is taken over by the next one is the first to end of all that
// are being served, so visits are handed on in the order in which they end.
template <std::size_t most>
class FewWorkers {
 public:
  // 1 <= workers <= most.
  explicit FewWorkers(std::size_t workers) {
    ends_.fill(engine::Time::min());
    std::fill(ends_.begin() + static_cast<std::ptrdiff_t>(workers), ends_.end(),
              engine::time_never);
    who_.fill(nobody);
  }

  // `leaving`: all that certainly end next, among them all that end by `until`, which is at or
  // after the instant of the last of those that are arriving. Returns whether no event is needed.
  // O(arriving x workers), without a branch that nobody could predict.
  bool serve(std::span<const Arriving> arriving, engine::Time until, std::vector<Served>& leaving) {
    served_.resize(most + arriving.size());
    ended_.resize(most + arriving.size());
    std::uint64_t* ended = ended_.data();
    std::array<engine::Time, most> ends = ends_;
    std::array<std::uint64_t, most> who = who_;
    bool decided = true;
    for (std::size_t index = 0; index < arriving.size(); ++index) {
      *ended = who.front();
      ended += who.front() != nobody ? 1 : 0;
      Served& entering = served_[most + index];
      decided &= serve_from(ends.front(), arriving[index], entering);
      take_over(ends, who, entering.ends.at, most + index);
    }
    for (std::size_t slot = 0; slot < most; ++slot) {
      if (who[slot] != nobody && ends[slot] <= until) {
        *ended++ = std::exchange(who[slot], nobody);
      }
    }
    leaving.resize(static_cast<std::size_t>(ended - ended_.data()));
    for (std::size_t index = 0; index < leaving.size(); ++index) {
      leaving[index] = served_[ended_[index]];
    }
    keep(ends, who);
    return decided;
  }

 private:
  static constexpr std::uint64_t nobody = UINT64_MAX;

  // Replaces the first, and keeps the order.
  static void take_over(std::array<engine::Time, most>& ends, std::array<std::uint64_t, most>& who,
                        engine::Time end, std::uint64_t one) {
    for (std::size_t slot = 1; slot < most; ++slot) {
      const std::uint64_t swaps = ends[slot] < end ? 0 : UINT64_MAX;
      const std::uint64_t difference = (who[slot] ^ one) & swaps;
      who[slot - 1] = who[slot] ^ difference;
      one ^= difference;
      ends[slot - 1] = std::min(ends[slot], end);
      end = std::max(ends[slot], end);
    }
    ends[most - 1] = end;
    who[most - 1] = one;
  }

  void keep(const std::array<engine::Time, most>& ends,
            const std::array<std::uint64_t, most>& who) {
    std::array<Served, most> kept;
    for (std::size_t slot = 0; slot < most; ++slot) {
      if (who[slot] != nobody) {
        kept[slot] = served_[who[slot]];
      }
      who_[slot] = who[slot] != nobody ? slot : nobody;
    }
    std::ranges::copy(kept, served_.begin());
    ends_ = ends;
  }

  std::array<engine::Time, most> ends_;  // of the visits, rising; then, when workers became free
  std::array<std::uint64_t, most> who_;  // is served until then: index into served_
  std::vector<std::uint64_t> ended_;
  std::vector<Served> served_;  // those kept from before, and the new ones
};

// Any number of workers and replicas. Visits are handed on in the order in which they begin.
class ManyWorkers {
 public:
  ManyWorkers(std::uint32_t replicas, std::uint32_t workers)
      : workers_(workers), free_at_(std::size_t{replicas} * workers, engine::Time::min()) {}

  // As of FewWorkers, with choose(Arriving) the replica. O(arriving x log workers).
  template <typename Choose>
  bool serve(std::span<const Arriving> arriving, const Choose& choose,
             std::vector<Served>& leaving) {
    leaving.resize(arriving.size());
    bool decided = true;
    for (std::size_t index = 0; index < arriving.size(); ++index) {
      engine::Time* const free = &free_at_[std::size_t{choose(arriving[index])} * workers_];
      decided &= serve_from(*free, arriving[index], leaving[index]);
      replace_first(free, leaving[index].ends.at);
    }
    return decided;
  }

 private:
  // In a heap.
  void replace_first(engine::Time* heap, engine::Time instant) const {
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

  std::uint32_t workers_;
  std::vector<engine::Time> free_at_;  // of each replica's workers, the earliest of them first
};

}  // namespace sojourn::simulation
