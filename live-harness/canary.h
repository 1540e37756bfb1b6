// A thread that wants to wake every 500 us and notes how late it does: what the machine itself
// (hypervisor, interrupts, kernel) makes a timer put up with just now.
//
// Where it may, it runs in real time, before all ordinary processes: else our own services, which
// are what is being measured, would make it late. Where it may not, it asks for short time slices,
// which helps less. Others' ordinary processes are found by the CPU that they use.
//
// Open loop: a wake-up that was slept through counts as late as it was when the thread came to it,
// so a stall of 1 s weighs as 2000 late wake-ups, not as one. The plan begins at the construction,
// however late the thread itself begins.
#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include "engine/histogram.h"
#include "engine/time.h"

namespace sojourn::live {

class Canary {
 public:
  explicit Canary(engine::Duration period = std::chrono::microseconds(500));
  ~Canary();
  Canary(const Canary&) = delete;
  Canary& operator=(const Canary&) = delete;

  // Ends the thread; the lateness of every wake-up that was due from the construction until this
  // call, also of those to which the thread had not come yet. A second call returns the same.
  const engine::Histogram& stop();

 private:
  using Instant = std::chrono::steady_clock::time_point;

  void run();
  void count_until(Instant now);

  engine::Duration period_;
  std::atomic<bool> stopping_ = false;
  Instant due_;                 // of the next wake-up; like the lateness
  engine::Histogram lateness_;  // the thread's until it has been joined
  std::thread thread_;
};

}  // namespace sojourn::live
