// An event list as a ladder queue: O(1) amortised per event whatever their number, since far events
// are only thrown into buckets and sorted when they are nearly due. Header-only.
//
// From far to near: the top, unordered; rungs, each of which cuts one bucket of the rung above into
// narrower ones; the run, one bucket sorted, from which events leave; and a small heap of late
// comers, those that were scheduled before the end of the run. A bucket is cut between its own
// first and last time, so every cut separates something; one whose events all have the same time
// is never cut. Whatever the input, no event costs more than O(log n) amortised: when the rungs are
// used up, what is left is sorted, or waits in the heap.
//
// Items have a `time` and a `sequence` (engine/event_key.h) and a default value. No allocation once
// the capacities have been reached. A copyable value if the items are; a copy continues exactly as
// the original. Not thread-safe.
// Source: Tang, Goh, Thng, "Ladder queue: an O(1) priority queue structure for large-scale discrete
// event simulation", TOMACS 15(3), 2005. Other than there: widths are powers of two, buckets are
// chunked arrays, and late comers go into a heap instead of a sorted list, so that they and mass
// ties cannot become quadratic.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/event_heap.h"
#include "engine/event_key.h"
#include "engine/ladder_rung.h"

namespace sojourn::engine {

template <typename Item>
class LadderQueue {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  // Room for this many items while they are far away; buckets grow as they are filled.
  void reserve(std::size_t items) {
    chunks_.reserve(items);
    run_.reserve(items);
  }

  // The first item. Not empty.
  const Item& front() const { return late_is_first() ? late_.front() : run_[head_]; }

  [[gnu::always_inline]] void push(const Item& item) {
    const std::uint64_t tick = event_tick(item.time);
    if (size_++ == 0) {
      run_end_ = tick;
    }
    if (tick <= run_end_) {
      late_.push(item);
      if (late_are_many()) [[unlikely]] {
        cut_late();
      }
      return;
    }
    for (std::size_t depth = depth_; depth > 0; --depth) {
      LadderRung& rung = rungs_[depth - 1];
      if (tick <= rung.last()) {
        rung.append(chunks_, tick, item);
        return;
      }
    }
    chunks_.append(top_, item);
  }

  // Removes the first item. Not empty.
  void pop() {
    if (late_is_first()) {
      late_.pop();
    } else {
      ++head_;
    }
    --size_;
    if (head_ == run_.size() && late_.empty()) {
      refill();
    }
  }

  // Exchanges the items for those of `items`, whatever their order. O(n).
  void exchange(std::vector<Item>& items) {
    gather();
    run_.swap(items);
    size_ = run_.size();
    cut_run();
  }

 private:
  static constexpr std::size_t depth_max = 10;
  static constexpr std::size_t bucket_target = 8;  // items of a bucket when a rung is opened
  static constexpr std::size_t run_max = 48;       // a bucket of more is cut
  static constexpr std::size_t late_max = 96;      // more late comers become a rung

  // Ticks, both inclusive.
  struct Range {
    std::uint64_t first = UINT64_MAX;
    std::uint64_t last = 0;
  };

  static Range range_of(const std::vector<Item>& items) {
    Range range;
    for (const Item& item : items) {
      const std::uint64_t tick = event_tick(item.time);
      range.first = std::min(range.first, tick);
      range.last = std::max(range.last, tick);
    }
    return range;
  }

  // Which of the run's head and the first late comer leaves next. Not empty.
  bool late_is_first() const {
    return head_ == run_.size() || (!late_.empty() && leaves_before(late_.front(), run_[head_]));
  }

  bool late_are_many() const {
    return late_.size() > late_max && late_.size() > run_.size() - head_ && depth_ < depth_max &&
           event_tick(late_.front().time) < run_end_;
  }

  // The late comers and the rest of the run, which is shorter, become the lowest rung: O(their
  // number), paid for by the pushes of the late comers.
  [[gnu::noinline]] void cut_late() {
    drop_head();
    move_late_to(run_);
    spread_run(range_of(run_));  // up to run_end_: whatever is due then leaves last of these
    refill();
  }

  // Makes a run of what is due first, so that front() has two places to look at.
  [[gnu::noinline]] void refill() {
    run_.clear();
    head_ = 0;
    if (size_ > 0) {
      take_nearest();
      cut_run();
    } else {
      depth_ = 0;
    }
  }

  // Cuts the run, of any order and length, until it is short or of one time, and sorts it.
  void cut_run() {
    while (run_.size() > run_max && depth_ < depth_max) {
      const Range range = range_of(run_);
      if (range.first == range.last) {
        break;
      }
      spread_run(range);
      take_nearest();
    }
    if (!run_.empty()) {
      sort_run();
      run_end_ = event_tick(run_.back().time);
    }
  }

  void sort_run() {
    const auto before = [](const Item& left, const Item& right) {
      return leaves_before(left, right);
    };
    if (!std::is_sorted(run_.begin(), run_.end(), before)) {
      std::sort(run_.begin(), run_.end(), before);
    }
  }

  // Moves the nearest bucket, or else the top, to the empty run. Some item is in one of them.
  void take_nearest() {
    while (depth_ > 0 && rungs_[depth_ - 1].count() == 0) {
      --depth_;
    }
    if (depth_ == 0) {
      chunks_.move_to(run_, top_);
    } else {
      rungs_[depth_ - 1].move_first_to(run_, chunks_);
    }
  }

  // Opens a rung below the others for the run's items. The range holds them all and has two ticks.
  void spread_run(const Range& range) {
    LadderRung& rung = rungs_[depth_++];
    rung.open(range.first, range.last, std::max<std::size_t>(2, run_.size() / bucket_target));
    for (const Item& item : run_) {
      rung.append(chunks_, event_tick(item.time), item);
    }
    run_.clear();
    head_ = 0;
  }

  void move_late_to(std::vector<Item>& items) {
    late_.exchange(scratch_);
    items.insert(items.end(), scratch_.begin(), scratch_.end());
    scratch_.clear();
  }

  void drop_head() {
    run_.erase(run_.begin(), run_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
  }

  // Moves everything to the run.
  void gather() {
    drop_head();
    move_late_to(run_);
    for (; depth_ > 0; --depth_) {
      while (rungs_[depth_ - 1].count() > 0) {
        rungs_[depth_ - 1].move_first_to(run_, chunks_);
      }
    }
    chunks_.move_to(run_, top_);
  }

  std::size_t size_ = 0;
  std::vector<Item> run_;  // sorted
  std::size_t head_ = 0;   // of the run: what is before it has left
  EventHeap<Item> late_;
  std::uint64_t run_end_ = 0;  // no later tick is in the run or late, no earlier one elsewhere
  std::size_t depth_ = 0;      // rungs in use
  std::array<LadderRung, depth_max> rungs_;
  LadderChunks<Item> chunks_;
  LadderBucket top_;           // later than the last tick of every rung
  std::vector<Item> scratch_;  // empty between calls
};

}  // namespace sojourn::engine
