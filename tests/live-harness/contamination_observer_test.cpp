#include <chrono>
#include <ctime>
#include <thread>

#include <gtest/gtest.h>

#include "live-harness/contamination.h"

namespace sojourn::live {
namespace {

using std::chrono::milliseconds;

engine::Duration cpu_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// Uses that much of a core, however long others keep this thread from it.
void burn(engine::Duration demand) {
  const engine::Duration end = cpu_time() + demand;
  while (cpu_time() < end) {
  }
}

TEST(HostObserver, OurOwnWorkIsOurs) {
  HostObserver observer({});
  burn(milliseconds(100));
  const HostFigures figures = observer.stop();
  EXPECT_GT(figures.wake_up.count(), 150U) << "one every 500 us";
  EXPECT_GT(figures.own_cpu, 0.0);
  EXPECT_GE(figures.foreign_cpu, 0.0);
  EXPECT_GE(figures.steal, 0.0);
  if (figures.foreign_cpu > 0) {
    EXPECT_LE(figures.own_cpu + figures.foreign_cpu + figures.steal, 1 + 1e-9);
  }
  EXPECT_LE(figures.pressure_some, 1.0);
}

TEST(HostObserver, AnObservationEndsOnce) {
  HostObserver observer({});
  std::this_thread::sleep_for(milliseconds(20));
  const HostFigures first = observer.stop();
  std::this_thread::sleep_for(milliseconds(20));
  const HostFigures second = observer.stop();
  EXPECT_EQ(first.wake_up, second.wake_up);
  EXPECT_EQ(first.own_cpu, second.own_cpu);
}

TEST(HostObserver, MayBeAbandoned) {
  const HostObserver observer({1});
}

}  // namespace
}  // namespace sojourn::live
