// Waking at planned instants while an io_context is served: what makes a generator punctual.
//
// Until `spin` before an instant the thread sleeps on a timerfd, as every steady_timer of Asio
// does; from there it polls, which hides the 20 to 60 us that a wake-up takes. It never uses
// io_context::run_until and its kin: they hand the rest of the time to epoll_wait, which rounds it
// up to a millisecond. One thread: the one that calls run(). Waiters of equal instants resume in
// the order in which they came.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>

#include "engine/event_queue.h"
#include "engine/time.h"
#include "live-harness/http_task.h"

namespace sojourn::live {

class Pacer {
 public:
  Pacer(boost::asio::io_context& context, engine::Duration spin);

  // The instant that is time zero of the plan. Before run(), or once in it.
  void set_zero(SteadyTime zero) { zero_ = zero; }

  engine::Time now() const { return since_zero(SteadyClock::now()); }
  engine::Time since_zero(SteadyTime instant) const { return engine::Time(instant - zero_); }
  SteadyTime instant(engine::Time time) const { return zero_ + time.time_since_epoch(); }

  // Resumes at `due` or as soon after as possible, never before.
  Task<> until(engine::Time due);

  // Serves the io_context and resumes waiters until stop() is called by one of them.
  void run();
  void stop() { stopped_ = true; }

 private:
  using Waiter = std::move_only_function<void()>;

  void add(engine::Time due, Waiter waiter);
  void serve_until(engine::Time due);
  void sleep_until(SteadyTime instant, engine::Time due);
  void resume_next();

  boost::asio::io_context& context_;
  boost::asio::executor_work_guard<Executor> work_;  // waiters are work the context does not see
  Timer timer_;
  engine::Duration spin_;
  SteadyTime zero_ = SteadyClock::now();
  engine::EventQueue<std::uint32_t> queue_;  // indices of waiters
  std::vector<Waiter> waiters_;
  std::vector<std::uint32_t> free_;
  bool stopped_ = false;
};

}  // namespace sojourn::live
