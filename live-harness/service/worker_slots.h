// Who gets a worker of a replica, and when: the accept queue and the workers as a pure state
// machine, with the simulator's own queue. Tickets are the caller's names for requests. Copyable
// value.
#pragma once

#include <cstdint>
#include <optional>

#include "models/scenario/scenario.h"
#include "models/simulation/accept_queue.h"

namespace sojourn::live {

enum class Admission : std::uint8_t {
  granted,   // a worker is free
  queued,    // the ticket comes back from release()
  rejected,  // the queue is full
};

class WorkerSlots {
 public:
  explicit WorkerSlots(const scenario::Service& service)
      : workers_(service.workers), capacity_(service.queue_capacity), queue_(service.queue_order) {}

  Admission arrive(std::uint32_t ticket, std::uint32_t priority);

  // A worker has become free: the ticket that gets it, if one waits. busy() > 0 (an invariant).
  std::optional<std::uint32_t> release();

  std::uint32_t busy() const { return busy_; }
  std::uint32_t waiting() const { return queue_.size(); }

 private:
  std::optional<std::uint32_t> workers_;
  std::optional<std::uint32_t> capacity_;
  simulation::AcceptQueue queue_;
  std::uint32_t busy_ = 0;
};

}  // namespace sojourn::live
