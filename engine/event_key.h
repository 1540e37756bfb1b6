// The total order of events: time first, then the number of the insertion, so that events of equal
// time leave in the order in which they were scheduled (FIFO). Every event list of the engine
// orders by this key alone, so all of them give the same trace. The number has 64 bits: one of 32
// would wrap within minutes. Values, safe to share between threads.
#pragma once

#include <cstdint>

#include "engine/time.h"

namespace sojourn::engine {

// A time as an unsigned number of the same order, so that differences never overflow.
constexpr std::uint64_t event_tick(Time time) {
  constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63U;
  return static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ sign_bit;
}

// Time and sequence as one unsigned number of 128 bits, since branches on their comparison would be
// mispredicted half of the time.
struct EventKey {
  std::uint64_t high;
  std::uint64_t low;

  // Of anything that has a time and a sequence.
  template <typename Item>
  explicit EventKey(const Item& item) : high(event_tick(item.time)), low(item.sequence) {}

  // 1 if this key is the smaller one, else 0.
  std::uint64_t before(const EventKey& other) const {
    __extension__ using Wide = unsigned __int128;
    return ((Wide{high} << 64U) | low) < ((Wide{other.high} << 64U) | other.low) ? 1 : 0;
  }

  // Becomes the other key if `choice` is 1, stays if it is 0; by masks, lest the compiler branches.
  void take(const EventKey& other, std::uint64_t choice) {
    high ^= (high ^ other.high) & (0 - choice);
    low ^= (low ^ other.low) & (0 - choice);
  }
};

// Whether `left` leaves before `right`.
template <typename Left, typename Right>
bool leaves_before(const Left& left, const Right& right) {
  return EventKey(left).before(EventKey(right)) != 0;
}

}  // namespace sojourn::engine
