// An event list as a row in the order of leaving, the next event last: a push shifts what leaves
// before it, a pop takes the last. O(n) a push, and the fastest list of a handful of events.
// Header-only: it sits in the innermost loop.
//
// Items have a `time` and a `sequence` (engine/event_key.h). A copyable value if the items are; a
// copy continues exactly as the original. Not thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/copy_words.h"
#include "engine/event_key.h"

namespace sojourn::engine {

template <typename Item>
class EventRow {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  void reserve(std::size_t items) {
    if (items > items_.size()) {
      items_.resize(items);
    }
  }

  // The first item. Not empty.
  const Item& front() const { return items_[size_ - 1]; }

  // Inlined, so that the item is built in its place. Of the items of its time it was scheduled last
  // (an invariant), so the times alone tell its place.
  [[gnu::always_inline]] void push(const Item& item) {
    if (size_ == items_.size()) [[unlikely]] {
      grow();
    }
    Item* hole = items_.data() + size_++;
    while (hole != items_.data() && hole[-1].time <= item.time) {
      copy_words(*hole, hole[-1]);
      --hole;
    }
    copy_words(*hole, item);
  }

  // Removes the first item. Not empty.
  void pop() { --size_; }

  // Exchanges the items for those of `items`, whatever their order. O(n log n).
  void exchange(std::vector<Item>& items) {
    items_.resize(size_);
    items_.swap(items);
    size_ = items_.size();
    std::sort(items_.begin(), items_.end(),
              [](const Item& left, const Item& right) { return leaves_before(right, left); });
  }

 private:
  // To the capacity, if that is more; else to twice as many.
  [[gnu::noinline]] void grow() {
    items_.resize(items_.capacity() > size_ ? items_.capacity() : 2 * size_ + 1);
  }

  std::vector<Item> items_;  // from size_ on dead
  std::size_t size_ = 0;
};

}  // namespace sojourn::engine
