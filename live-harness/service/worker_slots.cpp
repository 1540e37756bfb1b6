#include "live-harness/service/worker_slots.h"

#include "engine/require.h"

namespace sojourn::live {

Admission WorkerSlots::arrive(std::uint32_t ticket, std::uint32_t priority) {
  if (!workers_ || busy_ < *workers_) {
    ++busy_;
    return Admission::granted;
  }
  if (capacity_ && queue_.size() >= *capacity_) {
    return Admission::rejected;
  }
  queue_.push(ticket, priority);
  return Admission::queued;
}

std::optional<std::uint32_t> WorkerSlots::release() {
  engine::require(busy_ > 0, "only a worker that was granted becomes free");
  if (queue_.empty()) {
    --busy_;
    return std::nullopt;
  }
  return queue_.pop();
}

}  // namespace sojourn::live
