// Chooses what a hand might do, seeded: the same seed, the same choices.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sojourn::gui {

class Hand {
 public:
  explicit Hand(std::uint32_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = (state_ * 6364136223846793005U) + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_;
};

}  // namespace sojourn::gui
