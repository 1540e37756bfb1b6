// Sums of two doubles with about 106 bits, for tables and intermediate results that need more than
// 53. Exact error terms without fused operations; constexpr, so that tables are computed by the
// compiler, to the same bits by each. Internal to the engine. Pure values.
// Sources: Knuth, TAOCP 2, 4.2.2 (two_sum); Dekker 1971 (fast_two_sum, split, product).
#pragma once

namespace sojourn::engine::portable {

struct DoubleDouble {
  double high = 0;
  double low = 0;  // at most half a unit in the last place of high, if normalised
};

// The exact sum. |left| >= |right|, or left is 0.
constexpr DoubleDouble fast_two_sum(double left, double right) {
  const double sum = left + right;
  return {sum, (left - sum) + right};
}

// The exact sum.
constexpr DoubleDouble two_sum(double left, double right) {
  const double sum = left + right;
  const double right_part = sum - left;
  const double left_part = sum - right_part;
  return {sum, (left - left_part) + (right - right_part)};
}

// Two halves of at most 26 bits with exactly this sum. |value| < 2^996.
constexpr DoubleDouble split(double value) {
  const double scaled = value * 134217729.0;  // 2^27 + 1
  const double high = scaled - (scaled - value);
  return {high, value - high};
}

// The exact product, if neither it nor its error term overflows or underflows.
constexpr DoubleDouble two_product(double left, double right) {
  const double product = left * right;
  const DoubleDouble a = split(left);
  const DoubleDouble b = split(right);
  const double error =
      ((a.high * b.high - product) + a.high * b.low + a.low * b.high) + a.low * b.low;
  return {product, error};
}

constexpr DoubleDouble operator+(DoubleDouble left, DoubleDouble right) {
  const DoubleDouble sum = two_sum(left.high, right.high);
  return fast_two_sum(sum.high, sum.low + (left.low + right.low));
}

constexpr DoubleDouble operator*(DoubleDouble left, DoubleDouble right) {
  const DoubleDouble product = two_product(left.high, right.high);
  return fast_two_sum(product.high, product.low + (left.high * right.low + left.low * right.high));
}

constexpr DoubleDouble operator/(DoubleDouble left, double right) {
  const double quotient = left.high / right;
  const DoubleDouble product = two_product(quotient, right);
  return fast_two_sum(quotient, ((left.high - product.high) - product.low + left.low) / right);
}

}  // namespace sojourn::engine::portable
