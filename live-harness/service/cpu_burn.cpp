#include "live-harness/service/cpu_burn.h"

#include <ctime>

namespace sojourn::live {

namespace {

// Reading a CPU clock is a system call of a few hundred nanoseconds: some 2 us of work lie between
// two.
constexpr int work_per_look = 2000;

engine::Duration thread_cpu_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

void burn_cpu(engine::Duration demand, const std::atomic<bool>& stop) {
  const engine::Duration end = thread_cpu_time() + demand;
  volatile std::uint32_t work = 1;
  while (thread_cpu_time() < end && !stop.load(std::memory_order_relaxed)) {
    for (int count = 0; count < work_per_look; ++count) {
      work = work * 1664525U + 1013904223U;
    }
  }
}

}  // namespace sojourn::live
