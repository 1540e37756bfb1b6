// A fixed run, and how much work it was: figures that are the same on every machine and at any
// load.
//
//   counts_run events FILE SECONDS     events handled by one replication; memory allocations in its
//                                      steady state and the events meanwhile
//   counts_run requests FILE SECONDS   requests simulated by simulate(), one replication; for
//                                      callgrind, which counts the instructions
//   counts_run requests-by-events FILE SECONDS   the same without batches
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <new>
#include <sstream>
#include <string>
#include <string_view>

#include "models/scenario/scenario_json.h"
#include "models/simulation/program.h"
#include "models/simulation/replication.h"
#include "models/simulation/simulate.h"

namespace {

std::uint64_t allocations = 0;

void* counted(std::size_t size, std::size_t alignment) {
  ++allocations;
  const std::size_t wanted = std::max<std::size_t>(size, 1);
  void* const memory =
      alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__
          ? std::malloc(wanted)
          : std::aligned_alloc(alignment, (wanted + alignment - 1) / alignment * alignment);
  if (memory == nullptr) {
    std::abort();
  }
  return memory;
}

}  // namespace

// Every other form of new and delete ends in one of these.
void* operator new(std::size_t size) {
  return counted(size, 1);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

namespace sojourn {
namespace {

simulation::Replication replication(const simulation::Program& program, engine::Duration duration) {
  simulation::ReplicationOptions options;
  options.bounds = {engine::time_zero + duration / 10, engine::time_zero + duration};
  options.slice = duration / 200;
  options.drain = duration;
  options.requests_in_flight_max = 1'000'000;
  return {program, options};
}

// The steady state: after the first half of the events, and before the last tenth, in which the
// replication ends.
void count_events(const scenario::Scenario& scenario) {
  const simulation::Program program = simulation::compile(scenario);
  simulation::Replication whole = replication(program, scenario.run.duration);
  while (whole.advance(1U << 14U)) {
  }
  const std::uint64_t events = whole.events();
  simulation::Replication again = replication(program, scenario.run.duration);
  again.advance(events / 2);
  const std::uint64_t allocations_before = allocations;
  const std::uint64_t events_before = again.events();
  again.advance(events * 4 / 10);
  std::printf("%llu %llu %llu\n", static_cast<unsigned long long>(events),
              static_cast<unsigned long long>(allocations - allocations_before),
              static_cast<unsigned long long>(again.events() - events_before));
}

void count_requests(const scenario::Scenario& scenario, bool batches) {
  simulation::Options options;
  options.replications = 1;
  options.batches = batches;
  const results::Results results = simulation::simulate(scenario, options).value();
  std::uint64_t requests = 0;
  for (const auto& [name, request] : results.requests) {
    requests += request.count;
  }
  std::printf("%llu\n", static_cast<unsigned long long>(requests));
}

int run(std::string_view what, const std::string& file, const std::string& seconds) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  const auto scenario = scenario::parse_scenario(
      text.str(), {{"run.duration", seconds + "s"}, {"run.warmup", "0s"}, {"run.seed", "1"}});
  if (!scenario) {
    return 2;
  }
  if (what == "events") {
    count_events(*scenario);
  } else if (what == "requests" || what == "requests-by-events") {
    count_requests(*scenario, what == "requests");
  } else {
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace sojourn

int main(int count, char** arguments) {
  return count == 4 ? sojourn::run(arguments[1], arguments[2], arguments[3]) : 2;
}
