// The waiting requests of one replica, in the order in which they will get a worker.
// fifo and lifo: O(1); priority (lowest number first, fifo inside): O(log n). Copyable value.
#pragma once

#include <cstdint>
#include <vector>

#include "models/scenario/scenario.h"

namespace sojourn::simulation {

class AcceptQueue {
 public:
  explicit AcceptQueue(scenario::QueueOrder order) : order_(order) {}

  void push(std::uint32_t visit, std::uint32_t priority);
  std::uint32_t pop();  // not empty (an invariant)
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
  void forget_front();

  scenario::QueueOrder order_;
  std::vector<Item> items_;  // fifo: from front_ on; priority: a heap
  std::size_t front_ = 0;
  std::uint64_t sequence_ = 0;
};

}  // namespace sojourn::simulation
