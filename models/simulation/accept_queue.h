// The waiting requests of one replica, in the order in which they will get a worker.
// fifo and lifo: O(1); priority (lowest number first, fifo inside): O(log n). Copyable value.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/require.h"
#include "models/scenario/scenario.h"

namespace sojourn::simulation {

class AcceptQueue {
 public:
  explicit AcceptQueue(scenario::QueueOrder order) : order_(order) {}

  void push(std::uint32_t visit, std::uint32_t priority) {
    items_.push_back({visit, priority, sequence_++});
    if (order_ == scenario::QueueOrder::priority) [[unlikely]] {
      rise();
    }
  }

  // Not empty (an invariant).
  std::uint32_t pop() {
    engine::require(!empty(), "pop from an empty accept queue");
    if (order_ != scenario::QueueOrder::fifo) [[unlikely]] {
      return pop_last();
    }
    const std::uint32_t visit = items_[front_].visit;
    if (++front_ == items_.size()) {
      items_.clear();
      front_ = 0;
    } else if (front_ >= 64 && front_ > items_.size() / 2) [[unlikely]] {
      forget_served();
    }
    return visit;
  }

  bool empty() const { return size() == 0; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size() - front_); }

  // Empties the queue; the visits in no particular order.
  std::vector<std::uint32_t> take_all();

 private:
  struct Item {
    std::uint32_t visit = 0;
    std::uint32_t priority = 0;
    std::uint64_t sequence = 0;
  };
  static bool later(const Item& left, const Item& right);
  void rise();
  std::uint32_t pop_last();
  void forget_served();

  scenario::QueueOrder order_;
  std::vector<Item> items_;  // fifo: from front_ on; priority: a heap
  std::size_t front_ = 0;
  std::uint64_t sequence_ = 0;
};

}  // namespace sojourn::simulation
