// The pending events of a simulation, ordered by (time, sequence), so that events of equal time
// leave in the order in which they were scheduled (FIFO). What holds them, a heap while they are
// few and a ladder queue when they are many, never shows in that order. Header-only: it sits in the
// innermost loop.
//
// Cancelling is lazy: a cancelled event stays in the list and is dropped when it comes up, or when
// cancelled events make up more than half of the list, which is then rebuilt; either way O(1)
// amortised. Push and pop O(1) amortised. No allocation once the capacity has been reached.
// Payloads are copied and have a default value. A copyable value (a copy continues exactly as the
// original). Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "engine/copy_words.h"
#include "engine/event_list.h"
#include "engine/event_slots.h"
#include "engine/require.h"
#include "engine/time.h"

namespace sojourn::engine {

// `List` is EventList; EventHeap and LadderQueue alone serve tests and benchmarks.
template <typename Payload, template <typename> typename List = EventList>
class EventQueue {
 public:
  struct Event {
    Time time;
    Payload payload;
  };

  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size() - cancelled_; }  // without cancelled ones

  // Room for this many pending events. Beyond EventList::ladder_above buckets still grow.
  void reserve(std::size_t events) {
    list_.reserve(events);
    slots_.reserve(events);
    payloads_.reserve(events);
  }

  // Schedules without a handle: the event cannot be cancelled.
  void push(Time time, const Payload& payload) {
    list_.push({time, 2 * next_event_++, {.payload = payload}});
  }

  // The place in the order of an event that would be scheduled now, for what is kept elsewhere.
  std::uint64_t take_place() { return 2 * next_event_++; }

  // Whether the next event leaves before something elsewhere; false when empty.
  template <typename Other>
  bool next_leaves_before(const Other& other) const {
    return !list_.empty() && leaves_before(list_.front(), other);
  }

  // Schedules an event that can be cancelled. At most 2^32 - 1 at a time.
  EventHandle push_cancellable(Time time, const Payload& payload) {
    const EventHandle handle = slots_.take();
    if (handle.slot == payloads_.size()) {
      payloads_.push_back(payload);
    } else {
      payloads_[handle.slot] = payload;
    }
    list_.push({time, 2 * next_event_++ + 1, {.slot = handle.slot}});
    return handle;
  }

  // True if the event was pending and is now cancelled.
  bool cancel(EventHandle handle) {
    if (!slots_.cancel(handle)) {
      return false;
    }
    ++cancelled_;
    if (is_cancelled(list_.front())) {
      drop_cancelled_front();
    } else if (cancelled_ > compaction_minimum && cancelled_ > list_.size() / 2) {
      compact();
    }
    return true;
  }

  // Time of the next event; time_never when empty. O(1).
  Time next_time() const { return list_.empty() ? time_never : list_.front().time; }

  // Removes and returns the next event. Not empty (an invariant).
  Event pop() {
    require(!list_.empty(), "event queue: pop from an empty queue");
    const Item& front = list_.front();
    Event event;
    event.time = front.time;
    copy_words(event.payload,
               is_cancellable(front) ? payloads_[front.body.slot] : front.body.payload);
    if (is_cancellable(front)) {
      slots_.free(front.body.slot);
    }
    list_.pop();
    drop_cancelled_front();
    return event;
  }

 private:
  static constexpr std::size_t compaction_minimum = 64;

  // What an item carries: its payload, or, if it can be cancelled, its slot, beside which the
  // payload lies; timeouts rarely fire, so it is rarely looked up.
  struct Both {
    std::uint32_t slot = 0;
    Payload payload{};
  };
  union alignas(std::uint64_t) Either {
    std::uint32_t slot = 0;
    Payload payload;
  };

  // 32 bytes for a payload of 9 to 16, half a line of memory and copied as two whole words of 16:
  // lists copy items more than anything else, and 40 bytes cost up to twice the time of 32.
  struct Item {
    Time time;
    std::uint64_t sequence = 0;  // twice the number of the event, plus 1 if it can be cancelled
    std::conditional_t<std::is_trivially_copyable_v<Payload>, Either, Both> body{};
  };

  static bool is_cancellable(const Item& item) { return item.sequence % 2 == 1; }

  bool is_cancelled(const Item& item) const {
    return is_cancellable(item) && slots_.is_cancelled(item.body.slot);
  }

  // Keeps the front alive, so that next_time() only has to look at it.
  void drop_cancelled_front() {
    while (cancelled_ > 0 && !list_.empty() && is_cancelled(list_.front())) {
      slots_.free(list_.front().body.slot);
      --cancelled_;
      list_.pop();
    }
  }

  // Drops all cancelled items. O(n), paid for by the n/2 cancellations before.
  void compact() {
    list_.exchange(kept_);
    std::size_t kept = 0;
    for (const Item& item : kept_) {
      if (is_cancelled(item)) {
        slots_.free(item.body.slot);
      } else {
        kept_[kept++] = item;
      }
    }
    kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(kept), kept_.end());
    cancelled_ = 0;
    list_.exchange(kept_);
  }

  List<Item> list_;
  EventSlots slots_;
  std::vector<Payload> payloads_;  // of cancellable events, by slot
  std::vector<Item> kept_;         // empty between calls
  std::size_t cancelled_ = 0;
  std::uint64_t next_event_ = 0;
};

}  // namespace sojourn::engine
