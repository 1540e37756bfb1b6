#include "models/simulation/demands.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <variant>

namespace sojourn::simulation {

namespace {

// Neighbours in number must be neighbours in time.
bool is_open(const scenario::Workload& workload) {
  return !std::holds_alternative<scenario::Closed>(workload.arrivals);
}

}  // namespace

// Two blocks for each demand, as requests overtake each other, and room lest demands meet.
Demands::Demands(const Program& program) {
  constexpr std::size_t blocks_max = 256;
  const std::size_t blocks = std::bit_ceil(8 * program.demands.size());
  if (blocks <= blocks_max && std::ranges::all_of(program.scenario->workloads, is_open)) {
    blocks_.resize(blocks);
  }
}

[[gnu::noinline]] engine::Duration Demands::draw_other(const engine::Distribution& demand,
                                                       const engine::RandomKey& key, Block& block) {
  // Of a block that few have asked for, most was drawn in vain.
  constexpr std::uint32_t uses_min = 4;
  if (!std::holds_alternative<engine::Exponential>(demand.shape())) {
    return demand.first_duration(key);
  }
  if (block.uses < uses_min) {
    block.uses = neighbours;
    block.singly = 2 * neighbours;
  }
  if (block.singly > 0) {
    --block.singly;
    return demand.first_duration(key);
  }
  block.stream = key.stream;
  block.site = key.site;
  block.first = key.request - key.request % neighbours;
  block.uses = 1;
  std::array<std::uint64_t, neighbours> requests{};
  std::iota(requests.begin(), requests.end(), block.first);
  demand.first_durations(key.stream, key.site, requests, block.times);
  return block.times[key.request % neighbours];
}

}  // namespace sojourn::simulation
