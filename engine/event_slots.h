// Generation stamps by which events are cancelled: a slot belongs to one event from its scheduling
// until it leaves the event list, cancelled or not; only then may another event have it, with the
// next generation. All operations O(1) amortised. A copyable value. Not thread-safe.
// Source: folklore ("slot map").
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/require.h"

namespace sojourn::engine {

// Names a scheduled event for cancel(). A default handle names none. Handles of events that have
// left are harmless: no later event ever has the same handle.
struct EventHandle {
  std::uint32_t slot = UINT32_MAX;
  std::uint32_t generation = 0;
  friend bool operator==(const EventHandle&, const EventHandle&) = default;
};

class EventSlots {
 public:
  void reserve(std::size_t slots) {
    slots_.reserve(slots);
    free_.reserve(slots);
  }

  // The handle of a new pending event. At most 2^32 - 1 slots at a time (an invariant).
  EventHandle take() {
    if (free_.empty()) {
      require(slots_.size() < UINT32_MAX, "event queue: too many cancellable events");
      slots_.push_back({0, State::pending});
      return {static_cast<std::uint32_t>(slots_.size() - 1), 0};
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    slots_[slot].state = State::pending;
    return {slot, slots_[slot].generation};
  }

  // True if the event was pending and is now cancelled.
  bool cancel(EventHandle handle) {
    if (handle.slot >= slots_.size() || slots_[handle.slot].generation != handle.generation ||
        slots_[handle.slot].state != State::pending) {
      return false;
    }
    slots_[handle.slot].state = State::cancelled;
    return true;
  }

  bool is_cancelled(std::uint32_t slot) const { return slots_[slot].state == State::cancelled; }

  // The event has left. A slot whose generations are used up is retired, so that a handle never
  // names two events.
  void free(std::uint32_t slot) {
    slots_[slot].state = State::free;
    if (++slots_[slot].generation != UINT32_MAX) {
      free_.push_back(slot);
    }
  }

 private:
  enum class State : std::uint8_t { free, pending, cancelled };

  struct Slot {
    std::uint32_t generation = 0;
    State state = State::free;
  };

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
};

}  // namespace sojourn::engine
