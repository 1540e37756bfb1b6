// Scenarios of any size, as texts for the parser: too large to be written down. Tests and
// benchmarks only; pure functions.
#pragma once

#include <cstdint>
#include <string>

namespace sojourn::tests {

// Services in layers. A request enters at a service of the first layer; each service calls one of
// two of the next layer, and a service of the last one holds it for `hold_s`, up to half more or
// less, while all above it wait with their workers. Every service of a layer gets an equal share of
// the load.
struct Layers {
  std::uint32_t layers = 4;
  std::uint32_t services = 2'500;  // of each layer
  std::uint32_t replicas = 10;     // of each service
  std::uint32_t workers = 64;      // of each replica
  std::uint32_t workloads = 50;    // at most `services`: each enters at its share of them
  double requests_per_second = 100'000;
  double hold_s = 10;
  // Timeouts of five times the hold and least connections, so that only events can tell.
  bool by_events = true;
  double arrivals_end_s = 0;  // 0: never
  double duration_s = 20;
  std::uint32_t replications = 1;
};
std::string layered_scenario(const Layers& layers);

// One service that calls `leaves` others at the same time, each with a worker and busy for 1 ms of
// the 2 ms between two requests, on average.
std::string fan_out_scenario(std::uint32_t leaves, double duration_s, std::uint32_t replications);

}  // namespace sojourn::tests
