// The requests under way in a replication: strands, pooled and named by index.
// A visit is one request at one replica (or at its client); a strand is one thread of control of a
// visit: its root strand, in whose record the visit lies, and one for each branch of a parallel
// step. Copyable values.
#pragma once

#include <cstddef>
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
  coming,     // on its way to its replica, or waiting there for a worker
  ready,      // will be proceeded with
  sleeping,   // delay, or compute on a core of its own, until step_end
  computing,  // on a shared machine
  calling,    // waits for an answer to its attempt
  backing_off,
  forked,    // waits for its branches
  replying,  // its answer is on its way over the network
};

// Of a root strand.
struct Visit {
  scenario::RequestIdentity identity;
  std::uint32_t request_class = 0;  // of the client, over all workloads
  std::uint32_t call = none;        // call site that it answers; none: the client itself
  std::uint32_t replica = none;     // over all services
  std::uint32_t proxy_view = none;  // the proxy that counts this visit as in flight
  std::uint16_t redispatches = 0;
  // Who waits for the answer. Stale once that strand has moved on.
  std::uint16_t caller_attempt = 0;
  std::uint32_t caller = none;
  std::uint32_t caller_generation = 0;
  results::Outcome outcome = results::Outcome::ok;  // while replying
  engine::Time arrived{};
  engine::Time began{};

  bool is_client() const { return call == none; }
  // Its end is the end of the request: the client's, or that of a plain request.
  bool is_request() const { return is_client() || caller == none; }
};

struct Strand {
  std::uint32_t self = none;     // index of this record
  std::uint32_t root = none;     // of its visit; itself, if it is the root
  std::uint32_t parent = none;   // of a branch
  std::uint32_t generation = 0;  // of this slot: changes when the strand ends
  std::uint32_t pc = 0;
  std::uint32_t pending = 0;  // branches under way
  StrandState state = StrandState::free;
  bool branch_failed = false;
  bool failing = false;    // the next thing it does is fail
  bool leaf = false;       // a root whose visit is one (program.h)
  bool stretches = false;  // sleeping: a freeze prolongs it (compute), or not (delay)
  // The call under way.
  results::Outcome call_outcome = results::Outcome::ok;
  std::uint16_t attempt = 0;
  std::uint32_t view = none;
  std::uint32_t target = 0;  // replica of the callee, from 0
  engine::EventHandle timeout;
  engine::Time attempt_started{};
  // The step under way.
  engine::Time step_end{};
  engine::Duration frozen_before{};  // of the replica, when the step began
  Machine::Ticket ticket = 0;
  double remaining = 0;  // demand left when a freeze took it off the machine
  Visit visit;

  bool is_root() const { return root == self; }
};

// What a recorded run knows of a visit besides, by root strand.
struct Trace {
  std::vector<results::Span> spans;  // of its answered calls
  std::uint32_t calls_open = 0;
  engine::Time calls_since{};
  engine::Duration calls{};
  engine::Duration demand{};
};

// Strands whose records are used again, last freed first. A record stays where it is.
class Strands {
 public:
  Strands() = default;
  Strands(const Strands& other) : blocks_(other.blocks_), free_(other.free_) {
    for (std::vector<Strand>& block : blocks_) {
      find_records(block);
    }
  }
  Strands(Strands&& other) noexcept = default;
  Strands& operator=(Strands other) noexcept {
    blocks_.swap(other.blocks_);
    records_.swap(other.records_);
    free_.swap(other.free_);
    return *this;
  }
  ~Strands() = default;

  // A record with the generation of its slot and otherwise as it was left: the caller sets what
  // its kind of strand needs.
  Strand& take() {
    if (free_.empty()) [[unlikely]] {
      grow();
    }
    const std::uint32_t index = free_.back();
    free_.pop_back();
    return (*this)[index];
  }
  void give_back(Strand& strand) {
    ++strand.generation;
    strand.state = StrandState::free;
    free_.push_back(strand.self);
  }

  Strand& operator[](std::uint32_t index) { return *records_[index]; }
  const Strand& operator[](std::uint32_t index) const { return *records_[index]; }
  std::uint32_t slots() const { return static_cast<std::uint32_t>(records_.size()); }

 private:
  static constexpr std::uint32_t block_size = 256;

  void find_records(std::vector<Strand>& block) {
    for (Strand& record : block) {
      records_.push_back(&record);
    }
  }

  [[gnu::noinline]] void grow() {
    const std::uint32_t first = slots();
    find_records(blocks_.emplace_back(block_size));
    for (std::uint32_t index = block_size; index-- > 0;) {
      blocks_.back()[index].self = first + index;
      free_.push_back(first + index);
    }
  }

  std::vector<std::vector<Strand>> blocks_;
  std::vector<Strand*> records_;  // in the blocks, by index
  std::vector<std::uint32_t> free_;
};

// Strands that will be proceeded with, in the order in which they became ready.
class ReadyStrands {
 public:
  void add(Strand& strand) {
    if (end_ == strands_.size()) [[unlikely]] {
      strands_.resize(2 * end_ + 1);
    }
    strands_[end_++] = &strand;
  }

  // nullptr if there is none any more.
  Strand* take() {
    if (next_ == end_) {
      next_ = end_ = 0;
      return nullptr;
    }
    return strands_[next_++];
  }

 private:
  std::vector<Strand*> strands_ = std::vector<Strand*>(16);
  std::size_t next_ = 0;
  std::size_t end_ = 0;
};

}  // namespace sojourn::simulation
