// The waiting requests of one replica, in the order in which they will get a worker.
// fifo and lifo: O(1); priority (lowest number first, fifo inside): O(log n). Copyable value.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/require.h"
#include "models/scenario/scenario.h"

namespace sojourn::simulation {

class AcceptQueue {
 public:
  explicit AcceptQueue(scenario::QueueOrder order) : order_(order) {}

  bool has_priorities() const { return order_ == scenario::QueueOrder::priority; }

  // Only priority looks at the priority.
  void push(std::uint32_t visit, std::uint32_t priority) {
    if (size_ == items_.size()) [[unlikely]] {
      grow();
    }
    items_[place_of(size_++)] = {visit, priority, sequence_++};
    if (has_priorities()) [[unlikely]] {
      rise();
    }
  }

  // Not empty (an invariant).
  std::uint32_t pop() {
    engine::require(!empty(), "pop from an empty accept queue");
    --size_;
    if (order_ != scenario::QueueOrder::fifo) [[unlikely]] {
      return last();
    }
    return items_[std::exchange(first_, place_of(1))].visit;
  }

  bool empty() const { return size_ == 0; }
  std::uint32_t size() const { return size_; }

  // Empties the queue; the visits in no particular order.
  std::vector<std::uint32_t> take_all();

 private:
  struct Item {
    std::uint32_t visit = 0;
    std::uint32_t priority = 0;
    std::uint64_t sequence = 0;
  };
  static bool later(const Item& left, const Item& right);
  std::uint32_t place_of(std::uint32_t index) const {
    return (first_ + index) & (static_cast<std::uint32_t>(items_.size()) - 1);
  }
  void grow();
  void rise();
  std::uint32_t last();

  scenario::QueueOrder order_;
  std::uint32_t first_ = 0;  // place of the first; only of fifo it moves
  std::uint32_t size_ = 0;
  std::uint64_t sequence_ = 0;
  std::vector<Item> items_;  // a ring of 2^n places; priority: a heap
};

}  // namespace sojourn::simulation
