// The requests of one class that are in flight in a batch: what is known of each besides where it
// is. Named by slots that are used again. Plain values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/time.h"

namespace sojourn::simulation {

class BatchRequests {
 public:
  // cells: instants to be kept of a request, at least one.
  explicit BatchRequests(std::uint32_t cells) : kept_(cells) {}

  // As many slots as there are.
  void take(std::span<std::uint32_t> slots) {
    while (free_.size() < slots.size()) [[unlikely]] {
      grow();
    }
    std::ranges::copy(std::span(free_).last(slots.size()), slots.begin());
    free_.resize(free_.size() - slots.size());
  }

  void give_back(const std::vector<std::uint32_t>& slots) {
    free_.insert(free_.end(), slots.begin(), slots.end());
  }

  std::vector<std::uint64_t>& numbers() { return numbers_; }                   // by slot
  const std::vector<std::uint64_t>& numbers() const { return numbers_; }       // likewise
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
    for (std::uint32_t index = 0; index < step; ++index) {
      free_.push_back(first + index);
    }
  }

  std::vector<std::uint64_t> numbers_;
  std::vector<std::vector<engine::Time>> kept_;
  std::vector<std::uint32_t> free_;
};

}  // namespace sojourn::simulation
