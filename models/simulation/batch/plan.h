// The ways of requests through a program that has a batch_order(), as stages: a whole column of
// requests passes one stage before the next one is looked at.
//
// Every call has one attempt, so a place on the way has one call path, and the names of all random
// numbers but for the request's are known beforehand. A service that several calls lead to has its
// stages once for each of them. Immutable value, safe between threads.
#pragma once

#include <cstdint>
#include <vector>

#include "models/simulation/program.h"

namespace sojourn::simulation {

// What happens to all requests that come to a place.
struct Stage {
  enum class Op : std::uint8_t {
    pass_time,  // `time` passes, drawn under `site`
    keep,       // the instant is kept in `cell`
    measure,    // `interval` since the instant in `cell` has ended, a visit to `service` with it
    queue,      // `operand`: the queued call
    choose,     // `operand`, `count`: ways of which at most one is taken, drawn under `site`
    fork,       // `operand`, `count`: ways that are all taken; they meet in `gathering`
    gather,     // those that come on different ways go on together
    join,       // once all branches of a request have come
    end,        // of the request
  };

  static constexpr std::uint32_t none = UINT32_MAX;

  Op op = Op::end;
  std::uint32_t request_class = 0;
  std::uint32_t next = 0;  // stage
  std::uint32_t cell = 0;
  std::uint32_t interval = none;  // none: recorded at a stage before it at the same instant
  std::uint32_t service = none;
  std::uint32_t operand = 0;
  std::uint32_t count = 0;
  std::uint32_t gathering = 0;
  std::uint64_t site = 0;
  const engine::Distribution* time = nullptr;
};

// A branch or an option.
struct Way {
  std::uint32_t begin = 0;  // stage
  double probability = 1;
};

// A step of a visit that only takes time.
struct TimedStep {
  const engine::Distribution* time = nullptr;
  std::uint64_t site = 0;
};

// A call to a service with workers.
struct QueuedCall {
  std::uint32_t service = 0;
  std::uint32_t view = 0;   // the balancer
  std::uint32_t begin = 0;  // instruction
  std::uint64_t path = 0;   // of the visit
  bool straight = true;     // no choice among its steps, which are these:
  std::vector<TimedStep> steps;
  std::uint32_t interval = 0;  // from its coming to the queue until it leaves the worker
  std::uint32_t stage = 0;     // the queue's, on this way
  std::uint32_t request_class = 0;
  // Requests of one fork that come to a queue at the same instant do so in the order of the
  // branches, if nothing but one step or the network is between the fork and the queue.
  std::uint32_t fork = Stage::none;
};

// An interval of time that results tell of. Several can be the same one.
struct ReportedInterval {
  enum class Of : std::uint8_t { request, visit, call };
  Of of = Of::request;
  std::uint32_t index = 0;  // class, service, or call statistics
  std::uint32_t interval = 0;
};

struct BatchPlan {
  struct Class {
    std::uint32_t begin = 0;  // stage
    std::uint32_t cells = 1;  // instants to be kept of a request; cell 0: its arrival
  };

  std::vector<Stage> stages;
  std::vector<Way> ways;
  std::vector<QueuedCall> calls;
  std::vector<std::vector<std::uint32_t>> calls_to;  // by service: indices of calls
  std::vector<Class> classes;                        // as in Program
  std::vector<ReportedInterval> reported;
  std::uint32_t intervals = 0;
  std::uint32_t gatherings = 0;
};

// `program` has a batch_order(). O(number of ways through it).
BatchPlan batch_plan(const Program& program);

}  // namespace sojourn::simulation
