#include "live-harness/canary.h"

#include <cerrno>
#include <chrono>
#include <ctime>

#include "live-harness/scheduling.h"

namespace sojourn::live {

namespace {

// std::this_thread::sleep_until sleeps for a relative time, and so adds what it takes to get there.
void sleep_until(std::chrono::steady_clock::time_point due) {
  const auto since_boot = due.time_since_epoch();
  const auto whole = std::chrono::floor<std::chrono::seconds>(since_boot);
  const timespec instant{.tv_sec = whole.count(), .tv_nsec = (since_boot - whole).count()};
  while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &instant, nullptr) == EINTR) {
  }
}

}  // namespace

Canary::Canary(engine::Duration period) : thread_([this, period] { run(period); }) {}

Canary::~Canary() {
  stop();
}

const engine::Histogram& Canary::stop() {
  stopping_ = true;
  if (thread_.joinable()) {
    thread_.join();
  }
  return lateness_;
}

void Canary::run(engine::Duration period) {
  const ScopedScheduling before_ordinary_processes(SchedulingClass::fifo);
  auto due = std::chrono::steady_clock::now() + period;
  while (!stopping_) {
    sleep_until(due);
    const auto now = std::chrono::steady_clock::now();
    for (; due <= now; due += period) {
      lateness_.add(now - due);
    }
  }
}

}  // namespace sojourn::live
