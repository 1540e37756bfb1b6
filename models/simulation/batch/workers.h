// The workers of a service in a batch: who is served when. First come, first served. Plain values.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "engine/columns.h"
#include "engine/time.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

// What becomes of those that came.
struct Served {
  std::vector<engine::Time> began;   // in the order in which they came
  std::vector<engine::Time> ends;    // likewise
  std::vector<std::uint32_t> order;  // indices, nearly in the order of their ends; empty: rising

  void resize(std::size_t visits) {
    began.resize(visits);
    ends.resize(visits);
  }
};

// The workers of one replica, at most so many, as the compiler knows: what they do stays in
// registers. The visit whose worker is taken over by the next one is the first to end of all that
// are being served, which gives the order of their ends.
template <std::size_t most>
class FewWorkers {
 public:
  // 1 <= workers <= most.
  explicit FewWorkers(std::size_t workers) : workers_(workers) {
    free_at_.fill(engine::Time::min());
  }

  // In the order in which they come. O(visits x workers), without a branch that nobody could
  // predict.
  void serve(engine::Times arrived, engine::Durations work, Served& served) {
    served.resize(arrived.size());
    served.order.clear();
    if (arrived.empty()) {
      return;
    }
    const auto index_bits = most == 1 ? 0U : static_cast<unsigned>(std::bit_width(arrived.size()));
    if (!fits(arrived, work, index_bits)) {
      serve_any(arrived, work, served);
    } else if constexpr (most == 1) {
      serve_alone(arrived, work, served);
    } else {
      serve_in_words(arrived, work, index_bits, served);
    }
  }

 private:
  static constexpr engine::Time far_off{engine::Duration::max() / 2};

  // Whether all that happens can be told in words of 64 bits that begin with the time since the
  // first arrival and end with an index.
  bool fits(engine::Times arrived, engine::Durations work, unsigned index_bits) const {
    const engine::Time latest = std::max(arrived.back(), free_at_[workers_ - 1]);
    const auto longest = static_cast<std::uint64_t>(engine::extent_of(work).greatest.count());
    const std::uint64_t limit = UINT64_MAX >> (index_bits + 3);
    const auto waiting = static_cast<std::uint64_t>((latest - arrived.front()).count());
    return latest < far_off && waiting <= limit && longest <= limit / arrived.size();
  }

  void serve_alone(engine::Times arrived, engine::Durations work, Served& served) {
    engine::Time free = free_at_.front();
    engine::Time* const began = served.began.data();
    engine::Time* const ends = served.ends.data();
    for (std::size_t index = 0; index < arrived.size(); ++index) {
      const engine::Time at = arrived[index];
      free = at > free ? at : free;
      began[index] = free;
      free += work[index];
      ends[index] = free;
    }
    free_at_.front() = free;
  }

  // A word for each worker: when it is free again, and who will leave it then.
  void serve_in_words(engine::Times arrived, engine::Durations work, unsigned index_bits,
                      Served& served) {
    const engine::Time base = arrived.front();
    const std::uint64_t nobody = (std::uint64_t{1} << index_bits) - 1;
    const auto instant_of = [=](std::uint64_t word) {
      return base + engine::Duration(static_cast<std::int64_t>(word >> index_bits));
    };
    const auto word_of = [=](engine::Duration time) {
      return static_cast<std::uint64_t>(time.count()) << index_bits;
    };
    std::array<std::uint64_t, most> words;
    words.fill(UINT64_MAX);
    for (std::size_t slot = 0; slot < workers_; ++slot) {
      words[slot] = word_of(std::max(free_at_[slot], base) - base) | nobody;
    }
    served.order.resize(arrived.size() + most);
    std::uint32_t* leaving = served.order.data();
    const auto leave = [&](std::uint64_t word) {
      *leaving = static_cast<std::uint32_t>(word & nobody);
      leaving += (word & nobody) != nobody ? 1 : 0;
    };
    for (std::size_t index = 0; index < arrived.size(); ++index) {
      leave(words.front());
      const std::uint64_t began = std::max(word_of(arrived[index] - base), words.front() & ~nobody);
      const std::uint64_t ends = began + (word_of(work[index]) | index);
      served.began[index] = instant_of(began);
      served.ends[index] = instant_of(ends);
      take_over(words, ends);
    }
    for (std::size_t slot = 0; slot < workers_; ++slot) {
      leave(words[slot]);
      free_at_[slot] = instant_of(words[slot]);
    }
    served.order.resize(arrived.size());
  }

  // Replaces the first, and keeps the order.
  static void take_over(std::array<std::uint64_t, most>& words, std::uint64_t word) {
    for (std::size_t slot = 1; slot < most; ++slot) {
      const std::uint64_t both = words[slot] ^ word;
      words[slot - 1] = std::min(words[slot], word);
      word = both ^ words[slot - 1];
    }
    words[most - 1] = word;
  }

  // However long it takes.
  void serve_any(engine::Times arrived, engine::Durations work, Served& served) {
    for (std::size_t index = 0; index < arrived.size(); ++index) {
      served.began[index] = std::max(arrived[index], free_at_.front());
      served.ends[index] = later(served.began[index], work[index]);
      std::size_t slot = 1;
      for (; slot < workers_ && free_at_[slot] < served.ends[index]; ++slot) {
        free_at_[slot - 1] = free_at_[slot];
      }
      free_at_[slot - 1] = served.ends[index];
    }
  }

  std::size_t workers_;
  std::array<engine::Time, most> free_at_;  // of the workers there are, rising
};

// Any number of workers and replicas.
class ManyWorkers {
 public:
  ManyWorkers(std::uint32_t replicas, std::uint32_t workers)
      : workers_(workers), free_at_(std::size_t{replicas} * workers, engine::Time::min()) {}

  // As of FewWorkers, with choose(index) the replica. O(visits x log workers).
  template <typename Choose>
  void serve(engine::Times arrived, engine::Durations work, const Choose& choose, Served& served) {
    served.resize(arrived.size());
    served.order.clear();
    for (std::size_t index = 0; index < arrived.size(); ++index) {
      engine::Time* const free = &free_at_[std::size_t{choose(index)} * workers_];
      served.began[index] = std::max(arrived[index], *free);
      served.ends[index] = later(served.began[index], work[index]);
      replace_first(free, served.ends[index]);
    }
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
