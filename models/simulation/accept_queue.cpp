#include "models/simulation/accept_queue.h"

#include <algorithm>

#include "engine/require.h"

namespace sojourn::simulation {

bool AcceptQueue::later(const Item& left, const Item& right) {
  if (left.priority != right.priority) {
    return left.priority > right.priority;
  }
  return left.sequence > right.sequence;
}

void AcceptQueue::push(std::uint32_t visit, std::uint32_t priority) {
  items_.push_back({visit, priority, sequence_++});
  if (order_ == scenario::QueueOrder::priority) {
    std::push_heap(items_.begin(), items_.end(), later);
  }
}

std::uint32_t AcceptQueue::pop() {
  engine::require(!empty(), "pop from an empty accept queue");
  if (order_ == scenario::QueueOrder::fifo) {
    const std::uint32_t visit = items_[front_].visit;
    ++front_;
    forget_front();
    return visit;
  }
  if (order_ == scenario::QueueOrder::priority) {
    std::pop_heap(items_.begin(), items_.end(), later);
  }
  const std::uint32_t visit = items_.back().visit;
  items_.pop_back();
  return visit;
}

// Moves the waiting ones down once more than half of the memory has been served: O(1) amortised.
void AcceptQueue::forget_front() {
  if (front_ == items_.size()) {
    items_.clear();
    front_ = 0;
  } else if (front_ >= 64 && front_ > items_.size() / 2) {
    items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(front_));
    front_ = 0;
  }
}

std::vector<std::uint32_t> AcceptQueue::take_all() {
  std::vector<std::uint32_t> visits;
  for (std::size_t index = front_; index < items_.size(); ++index) {
    visits.push_back(items_[index].visit);
  }
  items_.clear();
  front_ = 0;
  return visits;
}

}  // namespace sojourn::simulation
