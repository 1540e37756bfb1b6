// The demands of requests, drawn for many neighbours at a time: a number is a function of its name
// alone, and the names of the next requests are known. A copyable value, not thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/distribution.h"
#include "engine/random.h"
#include "engine/time.h"
#include "models/simulation/program.h"

namespace sojourn::simulation {

class Demands {
 public:
  explicit Demands(const Program& program);

  // demand.first_duration(key), where key.site belongs to that demand.
  engine::Duration draw(const engine::Distribution& demand, const engine::RandomKey& key) {
    if (blocks_.empty()) {
      return demand.first_duration(key);
    }
    const std::uint64_t first = key.request - key.request % neighbours;
    Block& block = blocks_[(key.site + first / neighbours) & (blocks_.size() - 1)];
    if (block.site == key.site && block.first == first && block.stream == key.stream) [[likely]] {
      ++block.uses;
      return block.times[key.request % neighbours];
    }
    return draw_other(demand, key, block);
  }

 private:
  static constexpr std::uint64_t neighbours = 32;

  // Of the requests first ... first + neighbours - 1.
  struct Block {
    std::uint64_t stream = 0;
    std::uint64_t site = 0;
    std::uint64_t first = UINT64_MAX;  // none yet
    std::uint32_t uses = neighbours;
    std::uint32_t singly = 0;  // so many are drawn one by one before the next block
    std::array<engine::Duration, neighbours> times{};
  };

  engine::Duration draw_other(const engine::Distribution& demand, const engine::RandomKey& key,
                              Block& block);

  std::vector<Block>
      blocks_;  // by site and number, a power of two; empty: each demand is drawn alone
};

}  // namespace sojourn::simulation
