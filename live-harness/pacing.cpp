#include "live-harness/pacing.h"

#include <utility>

namespace sojourn::live {

namespace asio = boost::asio;

Pacer::Pacer(asio::io_context& context, engine::Duration spin)
    : context_(context), work_(context.get_executor()), timer_(context), spin_(spin) {}

Task<> Pacer::until(engine::Time due) {
  const auto initiate = [this, due](auto handler) { add(due, std::move(handler)); };
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
      initiate, asio::use_awaitable_t<Executor>{});
}

void Pacer::add(engine::Time due, Waiter waiter) {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(waiters_.size()));
    waiters_.emplace_back();
  }
  const std::uint32_t index = free_.back();
  free_.pop_back();
  waiters_[index] = std::move(waiter);
  queue_.push(due, index);
}

void Pacer::run() {
  stopped_ = false;
  while (!stopped_) {
    if (queue_.empty()) {
      context_.run_one();
      continue;
    }
    const engine::Time due = queue_.next_time();
    serve_until(due);
    if (!stopped_ && queue_.next_time() <= now()) {
      resume_next();
    }
  }
}

// Returns when `due` has come, or earlier if there is news: an earlier waiter, or a stop. Polls at
// least once, so that answers are read even when the sends are behind their time.
void Pacer::serve_until(engine::Time due) {
  const SteadyTime instant_due = instant(due);
  if (SteadyClock::now() < instant_due - spin_) {
    sleep_until(instant_due - spin_, due);
  }
  do {
    context_.poll_one();
  } while (!stopped_ && queue_.next_time() >= due && SteadyClock::now() < instant_due);
}

// Serves one event after the other; the timer is the event that ends it.
void Pacer::sleep_until(SteadyTime instant, engine::Time due) {
  timer_.expires_at(instant);
  timer_.async_wait([](const boost::system::error_code&) {});
  while (!stopped_ && queue_.next_time() >= due && SteadyClock::now() < instant) {
    context_.run_one();
  }
}

void Pacer::resume_next() {
  const std::uint32_t index = queue_.pop().payload;
  Waiter waiter = std::exchange(waiters_[index], nullptr);
  free_.push_back(index);
  waiter();
}

}  // namespace sojourn::live
