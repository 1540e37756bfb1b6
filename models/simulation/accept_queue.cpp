#include "models/simulation/accept_queue.h"

#include <algorithm>

namespace sojourn::simulation {

bool AcceptQueue::later(const Item& left, const Item& right) {
  if (left.priority != right.priority) {
    return left.priority > right.priority;
  }
  return left.sequence > right.sequence;
}

// Twice the places, the first item in the first of them.
void AcceptQueue::grow() {
  std::rotate(items_.begin(), items_.begin() + first_, items_.end());
  first_ = 0;
  items_.resize(std::max<std::size_t>(1, 2 * items_.size()));
}

void AcceptQueue::rise() {
  std::push_heap(items_.begin(), items_.begin() + size_, later);
}

// Of lifo and priority, which has just left.
std::uint32_t AcceptQueue::last() {
  if (order_ == scenario::QueueOrder::priority) {
    std::pop_heap(items_.begin(), items_.begin() + size_ + 1, later);
  }
  return items_[size_].visit;
}

std::vector<std::uint32_t> AcceptQueue::take_all() {
  std::vector<std::uint32_t> visits;
  for (std::uint32_t index = 0; index < size_; ++index) {
    visits.push_back(items_[place_of(index)].visit);
  }
  first_ = 0;
  size_ = 0;
  return visits;
}

}  // namespace sojourn::simulation
