// How the logarithms of the engine reduce their argument: x = z 2^k with z in [0.6875, 1.375), cut
// into 128 intervals, and log(z) = log(c) + log1p(z / c - 1) for a c of the interval. Internal to
// the engine: call portable_math.h or minus_log.h instead. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numbers>

namespace sojourn::engine::log_reduction {

inline constexpr std::uint64_t first_bits = 0x3FE6000000000000ULL;  // of 0.6875
inline constexpr unsigned interval_shift = 45;
inline constexpr std::size_t intervals = 128;

inline constexpr double log_2 = std::numbers::ln2;

// (log1p(r) - r) / r^2 for |r| <= 2^-7: Taylor's polynomial, evaluated in pairs (Estrin). Of one
// number, or of each of a vector of them.
template <typename Number>
constexpr Number log1p_tail(Number r) {
  const Number square = r * r;
  const Number low = (-1.0 / 2 + r * (1.0 / 3)) + square * (-1.0 / 4 + r * (1.0 / 5));
  const Number high = (-1.0 / 6 + r * (1.0 / 7)) + square * (-1.0 / 8);
  return low + (square * square) * high;
}

}  // namespace sojourn::engine::log_reduction
