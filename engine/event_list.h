// The event list that suits the number of pending events: a heap while they are few, a ladder queue
// when they are many. Both have the same total order, so which one holds the events never shows.
//
// Growing beyond `ladder_above` moves everything to the ladder, shrinking below `heap_below`
// everything to the heap: O(n) each, paid for by the pushes or pops in between. Push and pop O(1)
// amortised. No allocation once the capacities have been reached. Header-only. A copyable value if
// the items are; a copy continues exactly as the original. Not thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/event_heap.h"
#include "engine/ladder_queue.h"

namespace sojourn::engine {

template <typename Item>
class EventList {
 public:
  // Measured by tests/bench/event_queue_bench.cpp.
  static constexpr std::size_t ladder_above = 256;
  static constexpr std::size_t heap_below = 128;

  bool empty() const { return size() == 0; }
  std::size_t size() const { return laddered_ ? ladder_.size() : heap_.size(); }
  bool laddered() const { return laddered_; }

  void reserve(std::size_t items) {
    heap_.reserve(std::min(items, ladder_above + 1));
    if (items > ladder_above) {
      ladder_.reserve(items);
    }
  }

  // The first item. Not empty.
  const Item& front() const { return laddered_ ? ladder_.front() : heap_.front(); }

  [[gnu::always_inline]] void push(const Item& item) {
    if (laddered_) {
      ladder_.push(item);
      return;
    }
    heap_.push(item);
    if (heap_.size() > ladder_above) [[unlikely]] {
      migrate(heap_, ladder_);
    }
  }

  // Removes the first item. Not empty.
  void pop() {
    if (!laddered_) {
      heap_.pop();
      return;
    }
    ladder_.pop();
    if (ladder_.size() < heap_below) [[unlikely]] {
      migrate(ladder_, heap_);
    }
  }

  // Exchanges the items for those of `items`, whatever their order. O(n).
  void exchange(std::vector<Item>& items) {
    if (laddered_) {
      ladder_.exchange(items);
    } else {
      heap_.exchange(items);
    }
  }

 private:
  template <typename From, typename To>
  [[gnu::noinline]] void migrate(From& from, To& to) {
    from.exchange(moving_);
    to.exchange(moving_);
    moving_.clear();
    laddered_ = !laddered_;
  }

  bool laddered_ = false;
  EventHeap<Item> heap_;
  LadderQueue<Item> ladder_;
  std::vector<Item> moving_;  // empty between calls
};

}  // namespace sojourn::engine
