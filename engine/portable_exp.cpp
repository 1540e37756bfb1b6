#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/portable_kernels.h"
#include "engine/portable_math.h"

namespace sojourn::engine::portable {

namespace {

// exp(x) = 2^k 2^(i/128) exp(r), where |r| <= log(2) / 256.
constexpr std::size_t steps = 128;
constexpr double steps_per_unit = 0x1.71547652b82fep+7;  // 128 / log(2)

// 33 bits, so that any multiple that occurs is exact; and the rest.
constexpr DoubleDouble step{0x1.62e42fef8p-8, 0x1.1cf79abc9e3b4p-43};

constexpr DoubleDouble exp_series(DoubleDouble x) {
  DoubleDouble sum{1};
  for (int power = 16; power >= 1; --power) {
    sum = sum * (x / power) + DoubleDouble{1};
  }
  return sum;
}

constexpr std::array<DoubleDouble, steps> make_exp_table() {
  const DoubleDouble root = exp_series({step.high, step.low});
  std::array<DoubleDouble, steps> table{DoubleDouble{1}};
  for (std::size_t i = 1; i < steps; ++i) {
    table[i] = table[i - 1] * root;
  }
  return table;
}

constexpr std::array<DoubleDouble, steps> exp_table = make_exp_table();

// exp(r) - 1 for |r| < 0.003: Taylor's polynomial.
double expm1_small(double r) {
  const double square = r * r;
  return r + square * ((1.0 / 2 + r * (1.0 / 6)) + square * (1.0 / 24 + r * (1.0 / 120)));
}

// exp(x) - 1 for |x| <= 1/16, Taylor's polynomial, with full relative accuracy.
double expm1_series(double x) {
  double tail = 1.0 / 39916800;
  for (const double coefficient : {1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720,
                                   1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2}) {
    tail = tail * x + coefficient;
  }
  return x + (x * x) * tail;
}

inline ExpParts exp_core(double high, double low) {
  constexpr double rounder = 0x1.8p52;  // adding it rounds to the nearest integer
  const double multiple = (high * steps_per_unit + rounder) - rounder;
  const auto n = static_cast<std::int64_t>(multiple);
  const double r = (high - multiple * step.high) - (multiple * step.low - low);
  const DoubleDouble& root = exp_table[static_cast<std::uint64_t>(n) % steps];
  return {{root.high, root.low + root.high * expm1_small(r)}, n >> 7};
}

inline double power_of_two(std::int64_t exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

ExpParts exp_parts(double high, double low) {
  return exp_core(high, low);
}

double scale(double value, std::int64_t exponent) {
  if (exponent >= -1022 && exponent <= 1023) [[likely]] {
    return value * power_of_two(exponent);
  }
  const std::int64_t half = exponent / 2;
  return value * power_of_two(half) * power_of_two(exponent - half);
}

double exp(double x) {
  if (!(x > -746 && x < 710)) [[unlikely]] {
    return x <= -746 ? 0 : (x >= 710 ? infinity : x);
  }
  const ExpParts parts = exp_core(x, 0);
  return scale(parts.value.high + parts.value.low, parts.exponent);
}

double expm1(double x) {
  if (std::abs(x) <= 1.0 / 16) {
    return x == 0 ? x : expm1_series(x);
  }
  if (!(x > -40 && x < 60)) [[unlikely]] {
    return x <= -40 ? -1 : exp(x);
  }
  const ExpParts parts = exp_core(x, 0);
  const DoubleDouble less_one = two_sum(scale(parts.value.high, parts.exponent), -1);
  return less_one.high + (less_one.low + scale(parts.value.low, parts.exponent));
}

double pow(double base, double power) {
  if (power == 0 || base == 1) {
    return 1;
  }
  if (!(base > 0 && base < infinity) || !(std::abs(power) < infinity)) [[unlikely]] {
    if (std::isnan(base) || std::isnan(power) || base < 0) {
      return std::numeric_limits<double>::quiet_NaN();
    }
    return (base > 1) == (power > 0) ? infinity : 0;
  }
  const DoubleDouble logarithm = log_parts(base, 0);
  const double rough = power * logarithm.high;
  if (!(std::abs(rough) < 1000)) {
    return rough > 0 ? infinity : 0;
  }
  const DoubleDouble exponent = two_product(power, logarithm.high);
  const ExpParts parts = exp_core(exponent.high, exponent.low + power * logarithm.low);
  return scale(parts.value.high + parts.value.low, parts.exponent);
}

}  // namespace sojourn::engine::portable
