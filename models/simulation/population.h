// The requests under way in a replication: pooled visits and strands, named by index.
// A visit is one request at one replica (or at its client); a strand is one thread of control of a
// visit: the root strand and one for each branch of a parallel step. Copyable values.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/event_queue.h"
#include "engine/time.h"
#include "models/results/records.h"
#include "models/scenario/plan.h"
#include "models/simulation/machine.h"

namespace sojourn::simulation {

inline constexpr std::uint32_t none = UINT32_MAX;

enum class StrandState : std::uint8_t {
  free,
  ready,      // will be proceeded with
  sleeping,   // delay, or compute on a core of its own, until step_end
  computing,  // on a shared machine
  calling,    // waits for an answer to its attempt
  backing_off,
  forked,  // waits for its branches
};

// Who waits for the answer to an attempt. Stale once the strand has moved on.
struct CallerRef {
  std::uint32_t strand = none;
  std::uint32_t generation = 0;
  std::uint32_t attempt = 0;
};

struct Strand {
  std::uint32_t visit = none;
  std::uint32_t parent = none;
  std::uint32_t pc = 0;
  std::uint32_t generation = 0;  // of this slot: changes when the strand ends
  std::uint32_t pending = 0;     // branches under way
  StrandState state = StrandState::free;
  bool branch_failed = false;
  bool failing = false;    // the next thing it does is fail
  bool stretches = false;  // sleeping: a freeze prolongs it (compute), or not (delay)
  // The call under way.
  std::uint32_t attempt = 0;
  std::uint32_t view = none;
  std::uint32_t target = 0;  // replica of the callee, from 0
  engine::EventHandle timeout;
  results::Outcome call_outcome = results::Outcome::ok;
  engine::Time attempt_started{};
  // The step under way.
  engine::Time step_end{};
  engine::Duration frozen_before{};  // of the replica, when the step began
  Machine::Ticket ticket = 0;
  double remaining = 0;  // demand left when a freeze took it off the machine
};

struct Visit {
  scenario::RequestIdentity identity;
  std::uint32_t endpoint = none;  // none: the client itself
  std::uint32_t replica = none;   // over all services
  std::uint32_t workload = 0;
  std::uint32_t request_class = 0;  // within the workload
  std::uint32_t priority = 0;
  std::uint32_t link = none;
  CallerRef caller;
  std::uint32_t proxy_view = none;  // the proxy that counts this visit as in flight
  std::uint16_t redispatches = 0;
  bool used = false;
  engine::Time arrived{};
  engine::Time began{};
  // Kept for the span.
  std::uint32_t calls_open = 0;
  engine::Time calls_since{};
  engine::Duration calls{};
  engine::Duration demand{};
};

// A reply on its way back over the network.
struct Reply {
  CallerRef caller;
  results::Outcome outcome = results::Outcome::ok;
  std::vector<results::Span> spans;
};

// Slots that are reused, last freed first; indices stay valid until freed.
template <typename Item>
class Pool {
 public:
  std::uint32_t take() {
    if (free_.empty()) {
      items_.emplace_back();
      return static_cast<std::uint32_t>(items_.size() - 1);
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    return index;
  }
  void give_back(std::uint32_t index) { free_.push_back(index); }
  Item& operator[](std::uint32_t index) { return items_[index]; }
  const Item& operator[](std::uint32_t index) const { return items_[index]; }
  std::uint32_t slots() const { return static_cast<std::uint32_t>(items_.size()); }

 private:
  std::vector<Item> items_;
  std::vector<std::uint32_t> free_;
};

}  // namespace sojourn::simulation
