// What the Flask application asks of the project's own code, as a C interface for Python's ctypes:
// demands, choices and call paths come from the very functions that the simulator uses, and time
// passes without Python's global lock (ctypes lets go of it during a call).
//
// Times are nanoseconds; `steps` and `links` are the numbers in the description. An identity is
// (stream, request, path), models/scenario/plan.h. Everything but open and close may be called by
// several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {
#pragma GCC visibility push(default)

struct SojournPlan;

// Reads the scenario and the addresses; `control` may be empty. Null on errors, which are written
// to `error` as a text that ends with a zero byte, shortened to `error_size` bytes.
SojournPlan* sojourn_plan_open(const char* scenario, const char* service, std::uint32_t replica,
                               const char* addresses, const char* control, char* error,
                               std::size_t error_size);
void sojourn_plan_close(SojournPlan* plan);

// The service's endpoints and their steps as JSON (plan_json.cpp). Owned by the plan.
const char* sojourn_plan_description(const SojournPlan* plan);

// Demand of a compute or delay step, `slow` factor of the control file included.
std::int64_t sojourn_plan_demand(const SojournPlan* plan, std::uint32_t step, std::uint64_t stream,
                                 std::uint64_t request, std::uint64_t path);
// A time multiplied by the control file's factor.
std::int64_t sojourn_plan_scaled(const SojournPlan* plan, std::int64_t time);
// Which option a choose step takes; -1: none.
std::int32_t sojourn_plan_option(const SojournPlan* plan, std::uint32_t step, std::uint64_t stream,
                                 std::uint64_t request, std::uint64_t path);
// The path of attempt n >= 1 of a call step.
std::uint64_t sojourn_plan_attempt_path(const SojournPlan* plan, std::uint32_t step,
                                        std::uint64_t path, std::uint32_t attempt);
// Network latency of an attempt; `path` is the attempt's.
std::int64_t sojourn_plan_latency(const SojournPlan* plan, std::uint32_t link, bool back,
                                  std::uint64_t stream, std::uint64_t request, std::uint64_t path);
// Wait before attempt n >= 2 of a call step.
std::int64_t sojourn_plan_backoff(const SojournPlan* plan, std::uint32_t step, std::uint64_t stream,
                                  std::uint64_t request, std::uint64_t path, std::uint32_t attempt);

// --- Time (CLOCK_MONOTONIC)

// Exact timers for the calling thread and those it starts from now on.
void sojourn_be_punctual();
std::int64_t sojourn_now();
// Returns at `time`, at once if it is past.
void sojourn_sleep_until(std::int64_t time);
// Uses that much CPU time of the calling thread.
void sojourn_burn(std::int64_t demand);

#pragma GCC visibility pop
}
