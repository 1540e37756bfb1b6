// The requests of one class that are in flight in a batch: what is known of each besides where it
// is. Named by slots that are used again. Plain values.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/time.h"

namespace sojourn::simulation {

class BatchRequests {
 public:
  // cells: instants to be kept of a request, at least one.
  explicit BatchRequests(std::uint32_t cells) : kept_(cells) {}

  // A slot for the request of this number. Its cell 0 is its arrival.
  std::uint32_t take(std::uint64_t number, engine::Time arrived) {
    if (free_.empty()) [[unlikely]] {
      grow();
    }
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    numbers_[slot] = number;
    kept_.front()[slot] = arrived;
    return slot;
  }

  void give_back(std::uint32_t slot) { free_.push_back(slot); }

  const std::vector<std::uint64_t>& numbers() const { return numbers_; }       // by slot
  std::vector<engine::Time>& kept(std::uint32_t cell) { return kept_[cell]; }  // by slot
  std::uint32_t slots() const { return static_cast<std::uint32_t>(numbers_.size()); }

 private:
  [[gnu::noinline]] void grow() {
    constexpr std::uint32_t step = 256;
    const std::uint32_t first = slots();
    numbers_.resize(first + step);
    for (std::vector<engine::Time>& cell : kept_) {
      cell.resize(first + step);
    }
    for (std::uint32_t index = step; index-- > 0;) {
      free_.push_back(first + index);
    }
  }

  std::vector<std::uint64_t> numbers_;
  std::vector<std::vector<engine::Time>> kept_;
  std::vector<std::uint32_t> free_;
};

}  // namespace sojourn::simulation
