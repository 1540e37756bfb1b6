#include "models/simulation/machine.h"

#include <algorithm>

#include "engine/require.h"

namespace sojourn::simulation {

bool Machine::later(const Entry& left, const Entry& right) {
  if (left.finish != right.finish) {
    return left.finish > right.finish;
  }
  return left.ticket > right.ticket;
}

double Machine::rate() const {
  const std::uint32_t n = running();
  return n <= cores_ ? 1.0 : static_cast<double>(cores_) / n;
}

void Machine::advance(engine::Time now) {
  if (!heap_.empty()) {
    virtual_now_ += engine::to_seconds(now - updated_) * rate();
  }
  updated_ = now;
}

// An idle machine starts virtual time afresh, so that it stays small and exact.
void Machine::leave() {
  ++version_;
  if (heap_.empty()) {
    virtual_now_ = 0;
  }
}

Machine::Ticket Machine::add(engine::Time now, double demand_seconds, std::uint32_t owner) {
  advance(now);
  heap_.push_back({virtual_now_ + demand_seconds, next_ticket_, owner});
  std::push_heap(heap_.begin(), heap_.end(), later);
  ++version_;
  return next_ticket_++;
}

double Machine::remove(engine::Time now, Ticket ticket) {
  advance(now);
  const auto found = std::find_if(heap_.begin(), heap_.end(),
                                  [&](const Entry& entry) { return entry.ticket == ticket; });
  engine::require(found != heap_.end(), "only a running computation can be removed");
  const double remaining = std::max(0.0, found->finish - virtual_now_);
  heap_.erase(found);
  std::make_heap(heap_.begin(), heap_.end(), later);
  leave();
  return remaining;
}

std::optional<engine::Time> Machine::next_completion(engine::Time now) const {
  if (heap_.empty()) {
    return std::nullopt;
  }
  const double ahead = virtual_now_ + engine::to_seconds(now - updated_) * rate();
  const double seconds = std::max(0.0, heap_.front().finish - ahead) / rate();
  return now + std::min(engine::from_seconds(seconds), engine::time_never - now);
}

std::uint32_t Machine::complete(engine::Time now) {
  engine::require(!heap_.empty(), "an idle machine completes nothing");
  advance(now);
  const Entry done = heap_.front();
  virtual_now_ = std::max(virtual_now_, done.finish);
  std::pop_heap(heap_.begin(), heap_.end(), later);
  heap_.pop_back();
  leave();
  return done.owner;
}

}  // namespace sojourn::simulation
