#include "live-harness/canary.h"

#include <cerrno>
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

Canary::Canary(engine::Duration period)
    : period_(period),
      due_(std::chrono::steady_clock::now() + period),
      thread_([this] { run(); }) {}

Canary::~Canary() {
  stop();
}

const engine::Histogram& Canary::stop() {
  const Instant called = std::chrono::steady_clock::now();
  stopping_ = true;
  if (thread_.joinable()) {
    thread_.join();
    count_until(called);  // it may have ended without another look at the clock
  }
  return lateness_;
}

void Canary::run() {
  const ScopedScheduling before_ordinary_processes(SchedulingClass::fifo);
  while (!stopping_) {
    sleep_until(due_);
    count_until(std::chrono::steady_clock::now());
  }
}

void Canary::count_until(Instant now) {
  for (; due_ <= now; due_ += period_) {
    lateness_.add(now - due_);
  }
}

}  // namespace sojourn::live
