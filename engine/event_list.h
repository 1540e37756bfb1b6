// The event list that suits the number of pending events: a row while they are a handful, a heap
// while they are few, a ladder queue when they are many. All have the same total order, so which
// one holds the events never shows.
//
// Growing beyond `heap_above` moves everything from the row to the heap, beyond `ladder_above` to
// the ladder, and shrinking below `row_below` and `heap_below` back: O(n) each, paid for by the
// pushes or pops in between. Push and pop O(1) amortised. No allocation once the capacities have
// been reached. Header-only. A copyable value if the items are; a copy continues exactly as the
// original. Not thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/event_heap.h"
#include "engine/event_row.h"
#include "engine/ladder_queue.h"

namespace sojourn::engine {

template <typename Item>
class EventList {
 public:
  // Measured by tests/bench/event_queue_bench.cpp.
  static constexpr std::size_t row_below = 8;
  static constexpr std::size_t heap_above = 16;
  static constexpr std::size_t heap_below = 128;
  static constexpr std::size_t ladder_above = 256;

  bool empty() const { return size() == 0; }
  std::size_t size() const {
    return in_row() ? row_.size() : (laddered() ? ladder_.size() : heap_.size());
  }
  bool laddered() const { return form_ == Form::ladder; }

  void reserve(std::size_t items) {
    heap_.reserve(std::min(items, ladder_above + 1));
    if (items > ladder_above) {
      ladder_.reserve(items);
    }
  }

  // The first item. Not empty.
  const Item& front() const {
    return in_row() ? row_.front() : (laddered() ? ladder_.front() : heap_.front());
  }

  [[gnu::always_inline]] void push(const Item& item) {
    if (in_row()) {
      row_.push(item);
      if (row_.is_full()) [[unlikely]] {
        migrate(row_, heap_, Form::heap);
      }
    } else {
      push_to_many(item);
    }
  }

  // Removes the first item. Not empty.
  void pop() {
    if (in_row()) {
      row_.pop();
    } else {
      pop_from_many();
    }
  }

  // Exchanges the items for those of `items`, whatever their order. O(n).
  void exchange(std::vector<Item>& items) {
    switch (form_) {
      case Form::row: return row_.exchange(items);
      case Form::heap: return heap_.exchange(items);
      case Form::ladder: return ladder_.exchange(items);
    }
  }

 private:
  enum class Form : std::uint8_t { row, heap, ladder };

  bool in_row() const { return form_ == Form::row; }

  // Out of line, so that the callers stay small.
  [[gnu::noinline]] void push_to_many(Item item) {
    if (laddered()) {
      ladder_.push(item);
      return;
    }
    heap_.push(item);
    if (heap_.size() > ladder_above) [[unlikely]] {
      migrate(heap_, ladder_, Form::ladder);
    }
  }

  [[gnu::noinline]] void pop_from_many() {
    if (laddered()) {
      ladder_.pop();
      if (ladder_.size() < heap_below) [[unlikely]] {
        migrate(ladder_, heap_, Form::heap);
      }
      return;
    }
    heap_.pop();
    if (heap_.size() < row_below) [[unlikely]] {
      migrate(heap_, row_, Form::row);
    }
  }

  template <typename From, typename To>
  [[gnu::noinline]] void migrate(From& from, To& to, Form form) {
    from.exchange(moving_);
    to.exchange(moving_);
    moving_.clear();
    form_ = form;
  }

  Form form_ = Form::row;
  EventRow<Item, heap_above + 1> row_;
  EventHeap<Item> heap_;
  LadderQueue<Item> ladder_;
  std::vector<Item> moving_;  // empty between calls
};

}  // namespace sojourn::engine
