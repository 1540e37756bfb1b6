// An event list as a 4-ary implicit heap: push and pop O(log n), no allocation once the capacity
// has been reached. The fastest list while few events are pending, and the oracle of the others.
// Header-only: it sits in the innermost loop.
//
// Items have a `time` and a `sequence` (engine/event_key.h). A copyable value if the items are; a
// copy continues exactly as the original. Not thread-safe.
// Source: d-ary heaps, Johnson 1975.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/event_key.h"

namespace sojourn::engine {

template <typename Item>
class EventHeap {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  void reserve(std::size_t items) {
    if (items > items_.size()) {
      items_.resize(items);
    }
  }

  // The first item. Not empty.
  const Item& front() const { return items_.front(); }

  // Inlined, so that the item is built in its place.
  [[gnu::always_inline]] void push(const Item& item) {
    if (size_ == items_.size()) [[unlikely]] {
      grow();
    }
    std::size_t hole = size_++;
    while (hole > 0) {
      const std::size_t parent = (hole - 1) / arity;
      if (!leaves_before(item, items_[parent])) {
        break;
      }
      items_[hole] = items_[parent];
      hole = parent;
    }
    items_[hole] = item;
  }

  // Removes the first item. Not empty.
  void pop() {
    if (--size_ > 0) {
      sift_down(0, items_[size_]);
    }
  }

  // Exchanges the items for those of `items`, whatever their order, and restores the heap from the
  // bottom up (Floyd). O(n).
  void exchange(std::vector<Item>& items) {
    items_.resize(size_);
    items_.swap(items);
    size_ = items_.size();
    for (std::size_t parent = (size_ + arity - 2) / arity; parent-- > 0;) {
      sift_down(parent, Item(items_[parent]));
    }
  }

 private:
  static constexpr std::size_t arity = 4;

  // To the capacity, if that is more; else to twice as many.
  [[gnu::noinline]] void grow() {
    items_.resize(items_.capacity() > size_ ? items_.capacity() : 2 * size_ + 1);
  }

  // Writes `item`, which may lie just behind the heap, into the hole or below it.
  [[gnu::noinline]] void sift_down(std::size_t hole, const Item& item) {
    for (;;) {
      const std::size_t first = hole * arity + 1;
      if (first >= size_) {
        break;
      }
      const std::size_t best = first + arity <= size_ ? least_of_four(first) : least(first, size_);
      if (!leaves_before(items_[best], item)) {
        break;
      }
      items_[hole] = items_[best];
      hole = best;
    }
    items_[hole] = item;
  }

  std::size_t least_of_four(std::size_t first) const {
    const Item* children = &items_[first];
    EventKey left(children[0]);
    const EventKey left_rival(children[1]);
    EventKey right(children[2]);
    const EventKey right_rival(children[3]);
    const std::uint64_t left_choice = left_rival.before(left);
    const std::uint64_t right_choice = right_rival.before(right);
    left.take(left_rival, left_choice);
    right.take(right_rival, right_choice);
    const std::uint64_t choice = right.before(left);
    return first + left_choice + ((2 + right_choice - left_choice) & (0 - choice));
  }

  std::size_t least(std::size_t first, std::size_t last) const {
    std::size_t best = first;
    for (std::size_t other = first + 1; other < last; ++other) {
      const std::uint64_t choice = EventKey(items_[other]).before(EventKey(items_[best]));
      best ^= (best ^ other) & (0 - choice);
    }
    return best;
  }

  // Items from size_ on are dead. So a push writes its item once, to its place; written to the end
  // and copied from there, it would stall on its way through the store buffer.
  std::vector<Item> items_;
  std::size_t size_ = 0;
};

}  // namespace sojourn::engine
