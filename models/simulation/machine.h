// A machine's cores shared by the computations on it: processor sharing by virtual time.
//
// With n computations on c cores each runs at rate min(1, c / n). Virtual time advances at that
// rate, so a computation that starts at virtual time V with demand d ends when virtual time reaches
// V + d, whatever comes and goes meanwhile: O(log n) per computation, one pending event per
// machine. Remaining work is double seconds; completion instants are rounded to the nearest
// nanosecond. Copyable value, not thread-safe.
// Source: the virtual-time construction of Parekh & Gallager 1993, for egalitarian sharing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/time.h"

namespace sojourn::simulation {

class Machine {
 public:
  explicit Machine(std::uint32_t cores) : cores_(cores) {}

  // Names a computation until it completes or is removed.
  using Ticket = std::uint64_t;

  // `owner` is handed back by complete().
  Ticket add(engine::Time now, double demand_seconds, std::uint32_t owner);

  // Takes a computation out and returns its remaining demand. The ticket is valid (an invariant).
  double remove(engine::Time now, Ticket ticket);

  // When the next computation completes if nothing else comes; nullopt when idle.
  std::optional<engine::Time> next_completion(engine::Time now) const;

  // Completes the computation whose instant has come; returns its owner. Not idle (an invariant).
  std::uint32_t complete(engine::Time now);

  std::uint32_t running() const { return static_cast<std::uint32_t>(heap_.size()); }
  std::uint32_t busy_cores() const { return running() < cores_ ? running() : cores_; }

  // Changes with every add, remove and complete: a pending completion event of an earlier version
  // is stale.
  std::uint32_t version() const { return version_; }

 private:
  struct Entry {
    double finish = 0;  // virtual time
    Ticket ticket = 0;  // also breaks ties: first come, first out
    std::uint32_t owner = 0;
  };
  static bool later(const Entry& left, const Entry& right);

  void advance(engine::Time now);
  double rate() const;
  void leave();

  std::uint32_t cores_;
  double virtual_now_ = 0;
  engine::Time updated_{};
  std::vector<Entry> heap_;  // earliest finish first
  Ticket next_ticket_ = 0;
  std::uint32_t version_ = 0;
};

}  // namespace sojourn::simulation
