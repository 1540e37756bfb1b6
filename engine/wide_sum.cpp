#include "engine/wide_sum.h"

#include <algorithm>

namespace sojourn::engine {

namespace {

constexpr std::uint64_t low_half = 0xFFFFFFFFU;

}  // namespace

void WideSum::negate() {
  low_ = ~low_ + 1;
  high_ = ~high_ + (low_ == 0 ? 1U : 0U);
}

void WideSum::add_product(std::int64_t value, std::uint64_t times) {
  const auto word = static_cast<std::uint64_t>(value);
  const std::uint64_t size = value < 0 ? ~word + 1 : word;
  // Schoolbook multiplication of 32-bit halves.
  const std::uint64_t low = (size & low_half) * (times & low_half);
  const std::uint64_t middle = (size >> 32U) * (times & low_half) + (low >> 32U);
  const std::uint64_t cross = (size & low_half) * (times >> 32U) + (middle & low_half);
  WideSum product;
  product.low_ = (cross << 32U) | (low & low_half);
  product.high_ = (size >> 32U) * (times >> 32U) + (middle >> 32U) + (cross >> 32U);
  if (value < 0) {
    product.negate();
  }
  add(product);
}

double WideSum::to_double() const {
  WideSum size = *this;
  if (negative()) {
    size.negate();
  }
  const double sum = static_cast<double>(size.high_) * 0x1p64 + static_cast<double>(size.low_);
  return negative() ? -sum : sum;
}

std::string WideSum::text() const {
  WideSum rest = *this;
  if (negative()) {
    rest.negate();
  }
  std::string digits;
  do {
    // Long division by ten in 32-bit limbs, from the top.
    std::uint64_t remainder = 0;
    const auto divide = [&remainder](std::uint64_t word) {
      const std::uint64_t upper = (remainder << 32U) | (word >> 32U);
      const std::uint64_t lower = ((upper % 10) << 32U) | (word & low_half);
      remainder = lower % 10;
      return ((upper / 10) << 32U) | (lower / 10);
    };
    rest.high_ = divide(rest.high_);
    rest.low_ = divide(rest.low_);
    digits.push_back(static_cast<char>('0' + remainder));
  } while (rest.high_ != 0 || rest.low_ != 0);
  if (negative()) {
    digits.push_back('-');
  }
  std::ranges::reverse(digits);
  return digits;
}

std::optional<WideSum> WideSum::parse(std::string_view text) {
  const bool minus = text.starts_with('-');
  const std::string_view digits = text.substr(minus ? 1 : 0);
  if (digits.empty() || digits.size() > 39) {
    return std::nullopt;
  }
  WideSum sum;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') {
      return std::nullopt;
    }
    WideSum twice = sum;
    twice.add(sum);
    sum = twice;
    sum.add(twice);
    sum.add(sum);
    sum.add(twice);
    sum.add(digit - '0');
  }
  if (minus) {
    sum.negate();
  }
  // A number beyond 128 bits has wrapped, and reads differently now.
  return sum.text() == text ? std::optional(sum) : std::nullopt;
}

}  // namespace sojourn::engine
