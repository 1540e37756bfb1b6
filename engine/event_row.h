// An event list as a row in the order of leaving, the next event last: a push shifts what leaves
// before it, a pop takes the last. O(n) a push, and the fastest list of a handful of events.
// Header-only: it sits in the innermost loop.
//
// Items have a `time` and a `sequence` (engine/event_key.h). A copyable value if the items are; a
// copy continues exactly as the original. Not thread-safe.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "engine/copy_words.h"
#include "engine/event_key.h"

namespace sojourn::engine {

template <typename Item, std::size_t capacity>
class EventRow {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  bool is_full() const { return size_ == capacity; }

  // The first item. Not empty.
  const Item& front() const { return items_[size_ - 1]; }

  // Inlined, so that the item is built in its place. Of the items of its time it was scheduled last
  // (an invariant), so the times alone tell its place. Not full.
  [[gnu::always_inline]] void push(const Item& item) {
    Item* const first = items_.data();
    Item* hole = first + size_++;
    while (hole != first && hole[-1].time <= item.time) {
      copy_words(*hole, hole[-1]);
      --hole;
    }
    copy_words(*hole, item);
  }

  // Removes the first item. Not empty.
  void pop() { --size_; }

  // Exchanges the items for those of `items`, whatever their order, which are no more than the
  // capacity. O(n log n).
  void exchange(std::vector<Item>& items) {
    const EventRow before = *this;
    std::sort(items.begin(), items.end(),
              [](const Item& left, const Item& right) { return leaves_before(right, left); });
    std::copy(items.begin(), items.end(), items_.begin());
    size_ = items.size();
    items.assign(before.items_.begin(), before.items_.begin() + before.size_);
  }

 private:
  std::array<Item, capacity> items_{};  // from size_ on dead
  std::size_t size_ = 0;
};

}  // namespace sojourn::engine
