// How the kernel schedules the thread that sends requests. Real time helps a generator to be
// punctual, but only one that sleeps: the kernel stalls a real-time thread that has used 95 % of a
// second for the rest of it, and a generator that spins from one send to the next then sends
// everything 50 ms late. Source: sched(7).
#pragma once

#include <string>

#include "engine/time.h"

namespace sojourn::live {

enum class SchedulingClass { other, fifo };
const char* scheduling_name(SchedulingClass scheduling);

// True if a thread that spins for `spin` before each of `rate` instants a second sleeps at least
// half of the time.
bool fifo_is_safe(double rate, engine::Duration spin);

// Puts the calling thread into a class, as far as it is allowed to; the destructor, on the same
// thread, puts it back. Processes that the thread starts meanwhile do not inherit real time. Timers
// of the thread become exact (a timer slack of 1 ns instead of 50 us) for as long, and an ordinary
// thread asks for time slices of 0.1 ms, so that it runs at once when it wakes while others with
// longer slices compute (Linux 6.12 and later; earlier kernels ignore the wish).
class ScopedScheduling {
 public:
  explicit ScopedScheduling(SchedulingClass wanted);
  ~ScopedScheduling();
  ScopedScheduling(const ScopedScheduling&) = delete;
  ScopedScheduling& operator=(const ScopedScheduling&) = delete;

  SchedulingClass achieved() const { return achieved_; }

  // Why the wanted class was not achieved: "SCHED_FIFO refused: Operation not permitted"; else
  // empty.
  const std::string& refusal() const { return refusal_; }

 private:
  SchedulingClass achieved_ = SchedulingClass::other;
  std::string refusal_;
  int former_slack_ns_;
};

}  // namespace sojourn::live
