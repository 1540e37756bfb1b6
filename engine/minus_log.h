// -log(u) of a uniform number: the standard exponential by inversion, the most frequent of all
// samples, in half the time of portable::log. As portable: its bits depend on nothing but u.
// Accuracy: within 2^-51 of the exact value, absolutely or relatively, whichever is more; times in
// a run are rounded to nanoseconds, which is coarser. Pure function, safe to share between threads.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "engine/log_reduction.h"

namespace sojourn::engine {

struct MinusLogEntry {
  double inverse;    // 1/c, and 1 beside z = 1, so that -log of a number near 1 is exact enough
  double minus_log;  // -log(c)
};
extern const std::array<MinusLogEntry, log_reduction::intervals> minus_log_table;

// 2^-1022 <= u <= 1, unchecked.
inline double minus_log(double u) {
  using namespace log_reduction;
  const auto bits = std::bit_cast<std::uint64_t>(u);
  const std::uint64_t offset = bits - first_bits;
  const std::int64_t k = static_cast<std::int64_t>(offset) >> 52;
  const MinusLogEntry& entry = minus_log_table[(offset >> interval_shift) % intervals];
  const auto z = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(k) << 52U));
  const double r = z * entry.inverse - 1;
  return (entry.minus_log - static_cast<double>(k) * log_2) - (r + (r * r) * log1p_tail(r));
}

}  // namespace sojourn::engine
