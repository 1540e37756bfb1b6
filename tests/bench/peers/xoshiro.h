// Random numbers of contenders that bring their own: xoshiro256++ (Blackman, Vigna, ACM TOMS 47
// (2021)), seeded by SplitMix64, and exponential times by inversion with the C library's log.
// Written from the paper. Peers only: everything else draws from engine/random.h.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace sojourn::peers {

class Xoshiro {
 public:
  explicit Xoshiro(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      seed += 0x9E3779B97F4A7C15ULL;
      std::uint64_t mixed = (seed ^ (seed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
      mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
      word = mixed ^ (mixed >> 31U);
    }
  }

  std::uint64_t bits() {
    auto& [a, b, c, d] = state_;
    const std::uint64_t result = std::rotl(a + d, 23) + a;
    const std::uint64_t shifted = b << 17U;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = std::rotl(d, 45);
    return result;
  }

  double exponential(double mean) {
    const double above_zero = static_cast<double>((bits() >> 11U) + 1) * 0x1p-53;
    return -std::log(above_zero) * mean;
  }

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace sojourn::peers
