#include "models/simulation/accept_queue.h"

#include <algorithm>

namespace sojourn::simulation {

bool AcceptQueue::later(const Item& left, const Item& right) {
  if (left.priority != right.priority) {
    return left.priority > right.priority;
  }
  return left.sequence > right.sequence;
}

void AcceptQueue::rise() {
  std::push_heap(items_.begin(), items_.end(), later);
}

// Of lifo and priority.
std::uint32_t AcceptQueue::pop_last() {
  if (order_ == scenario::QueueOrder::priority) {
    std::pop_heap(items_.begin(), items_.end(), later);
  }
  const std::uint32_t visit = items_.back().visit;
  items_.pop_back();
  return visit;
}

// Moves the waiting ones down, when more than half of the memory has been served: O(1) amortised.
void AcceptQueue::forget_served() {
  items_.erase(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(front_));
  front_ = 0;
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
