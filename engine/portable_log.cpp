#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/log_reduction.h"
#include "engine/minus_log.h"
#include "engine/portable_kernels.h"
#include "engine/portable_math.h"

namespace sojourn::engine::portable {

namespace {

using log_reduction::first_bits;
using log_reduction::interval_shift;
using log_reduction::intervals;
using log_reduction::log1p_tail;

// log(x) = k log 2 + log(c) + log1p(z / c - 1): see log_reduction.h. 1/c is a multiple of 1/512
// near the inverse of an interval's centre, and 1 beside z = 1, so that the logarithm of a number
// near 1 loses nothing.
constexpr double grid = 512;

// 42 bits after the point, so that k log 2 + log(c) is exact in its high part.
constexpr DoubleDouble log_2{0x1.62e42fefa38p-1, 0x1.ef35793c7673p-45};
constexpr double high_part_grid = 0x1p42;

struct LogEntry {
  double inverse;  // 1/c
  double log_high;
  double log_low;
};

// log(number / grid) by the series 2 (s + s^3/3 + s^5/5 + ...), s = (n - grid) / (n + grid).
constexpr DoubleDouble log_of_ratio(double number) {
  const DoubleDouble s = DoubleDouble{number - grid} / (number + grid);
  const DoubleDouble square = s * s;
  DoubleDouble sum{};
  for (int power = 47; power >= 1; power -= 2) {
    sum = sum * square + DoubleDouble{1} / power;
  }
  const DoubleDouble half = sum * s;
  return {2 * half.high, 2 * half.low};
}

constexpr double nearest_integer(double x) {
  constexpr double rounder = 0x1.8p52;  // beside it there is room for whole numbers only
  return (x + rounder) - rounder;
}

constexpr std::array<LogEntry, intervals> make_log_table() {
  std::array<LogEntry, intervals> table{};
  for (std::size_t i = 0; i < intervals; ++i) {
    const auto low = std::bit_cast<double>(first_bits + (std::uint64_t{i} << interval_shift));
    const auto high = std::bit_cast<double>(first_bits + (std::uint64_t{i + 1} << interval_shift));
    const bool beside_one = low == 1 || high == 1;
    const double number = beside_one ? grid : nearest_integer(2 * grid / (low + high));
    const DoubleDouble log_c = log_of_ratio(number);
    const auto units = static_cast<std::int64_t>(-log_c.high * high_part_grid);
    const double log_high = static_cast<double>(units) / high_part_grid;
    table[i] = {number / grid, log_high, (-log_c.high - log_high) - log_c.low};
  }
  return table;
}

constexpr std::array<LogEntry, intervals> log_table = make_log_table();

constexpr std::array<MinusLogEntry, intervals> make_minus_log_table() {
  std::array<MinusLogEntry, intervals> table{};
  for (std::size_t i = 0; i < intervals; ++i) {
    table[i] = {log_table[i].inverse, 0 - (log_table[i].log_high + log_table[i].log_low)};
  }
  return table;
}

inline DoubleDouble log_core(double high, double low) {
  std::int64_t exponent = 0;
  auto bits = std::bit_cast<std::uint64_t>(high);
  if (bits < 0x0010000000000000ULL) [[unlikely]] {
    bits = std::bit_cast<std::uint64_t>(high * 0x1p52);
    exponent = -52;
  }
  const std::uint64_t offset = bits - first_bits;
  const std::int64_t k = static_cast<std::int64_t>(offset) >> 52;
  const LogEntry& entry = log_table[(offset >> interval_shift) % intervals];
  const std::uint64_t z_bits = bits - (static_cast<std::uint64_t>(k) << 52U);
  const auto z = std::bit_cast<double>(z_bits);
  // The 10 bits of 1/c times 26 bits of z are exact, and so is what remains after subtracting 1.
  const auto z_high = std::bit_cast<double>(z_bits & ~((std::uint64_t{1} << 27U) - 1));
  const double r_high = z_high * entry.inverse - 1;
  DoubleDouble r = fast_two_sum(r_high, (z - z_high) * entry.inverse);
  if (low != 0) {
    const DoubleDouble more = fast_two_sum(r.high, scale(low, -k) * entry.inverse);
    r = {more.high, more.low + r.low};
  }
  const auto multiple = static_cast<double>(k + exponent);
  const DoubleDouble sum = fast_two_sum(multiple * log_2.high + entry.log_high, r.high);
  const double rest = multiple * log_2.low + entry.log_low + r.low;
  return {sum.high, sum.low + (rest + (r.high * r.high) * log1p_tail(r.high))};
}

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

DoubleDouble log_parts(double high, double low) {
  return log_core(high, low);
}

double log(double x) {
  if (!(x > 0 && x < infinity)) [[unlikely]] {
    return x == 0 ? -infinity : (x < 0 ? not_a_number : x);
  }
  const DoubleDouble parts = log_core(x, 0);
  return parts.high + parts.low;
}

double log1p(double x) {
  if (!(x > -1 && x < infinity)) [[unlikely]] {
    return x == -1 ? -infinity : (x < -1 ? not_a_number : x);
  }
  if (x == 0) {
    return x;
  }
  const DoubleDouble sum = two_sum(1, x);
  const DoubleDouble parts = log_core(sum.high, sum.low);
  return parts.high + parts.low;
}

}  // namespace sojourn::engine::portable

namespace sojourn::engine {

constinit const std::array<MinusLogEntry, log_reduction::intervals> minus_log_table =
    portable::make_minus_log_table();

}  // namespace sojourn::engine
