// Random scenario documents: always valid, using every part of the format. The same seed gives the
// same document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/writing/json_node.h"

namespace sojourn::scenario {

// SplitMix64 (Steele, Lea & Flood, OOPSLA 2014).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(bits() % limit); }
  double unit() { return static_cast<double>(bits() >> 11U) * 0x1p-53; }
  bool chance(double probability) { return unit() < probability; }
  std::string_view one_of(const std::vector<std::string_view>& words) {
    return words[below(words.size())];
  }

 private:
  std::uint64_t state_;
};

class RandomDocument {
 public:
  explicit RandomDocument(std::uint64_t seed) : dice_(seed) {}

  std::string text();

 private:
  JsonNode duration(bool may_be_zero);
  JsonNode share(double most);
  JsonNode distribution(int depth = 0);
  JsonNode parts(std::string_view what, int depth);
  JsonNode steps(std::size_t service, int depth);
  JsonNode step(std::size_t service, int depth);
  JsonNode retry();
  JsonNode services();
  JsonNode workloads();
  JsonNode arrivals_rate();
  JsonNode faults();
  JsonNode slos();
  JsonNode links();
  std::string service_name(std::size_t index) const { return "s" + std::to_string(index); }
  std::string endpoint_name(std::size_t service);

  Dice dice_;
  std::vector<std::size_t> endpoints_;  // of each service
  std::vector<std::size_t> replicas_;
  std::vector<std::pair<std::string, std::size_t>> pairs_;  // caller and callee
  std::vector<std::string> classes_;
  bool has_hosts_ = false;
};

}  // namespace sojourn::scenario
