// A signed 128-bit integer sum in two words: exact for every realistic run and independent of the
// order of its terms, which floating-point sums are not. Wraps beyond 2^127 (a century of seconds
// in nanoseconds is below 2^62). __int128 is an extension; two words keep the engine standard C++.
// A copyable value, not thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sojourn::engine {

class WideSum {
 public:
  void add(std::int64_t value) {
    const auto word = static_cast<std::uint64_t>(value);
    low_ += word;
    high_ += (low_ < word ? 1U : 0U) + (value < 0 ? UINT64_MAX : 0U);
  }

  // Adds value x times.
  void add_product(std::int64_t value, std::uint64_t times);

  void add(WideSum other) {
    low_ += other.low_;
    high_ += other.high_ + (low_ < other.low_ ? 1U : 0U);
  }

  void subtract(WideSum other) {
    other.negate();
    add(other);
  }

  // The nearest double, or its neighbour.
  double to_double() const;

  // Decimal digits with a leading '-' if negative; parse() is its exact inverse and gives nullopt
  // for anything else, and for numbers beyond 128 bits.
  std::string text() const;
  static std::optional<WideSum> parse(std::string_view text);

  friend bool operator==(const WideSum&, const WideSum&) = default;
  friend bool operator<(const WideSum& left, const WideSum& right) {
    // Flipping the sign bit turns signed order into unsigned order.
    const std::uint64_t left_high = left.high_ ^ sign_bit;
    const std::uint64_t right_high = right.high_ ^ sign_bit;
    return left_high != right_high ? left_high < right_high : left.low_ < right.low_;
  }

 private:
  static constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63U;

  bool negative() const { return (high_ & sign_bit) != 0; }
  void negate();

  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0;
};

}  // namespace sojourn::engine
