#include "engine/wide_sum.h"

#include <cstdint>

#include <gtest/gtest.h>

#include "engine/random.h"

namespace sojourn::engine {
namespace {

// The oracle: 128-bit integers, which both compilers know.
__extension__ using Wide = __int128;

std::string decimal(Wide value) {
  if (value == 0) {
    return "0";
  }
  std::string digits;
  for (Wide rest = value; rest != 0; rest /= 10) {
    const auto digit = static_cast<int>(rest % 10);
    digits.insert(digits.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
  }
  return value < 0 ? "-" + digits : digits;
}

// Signed words of every magnitude.
std::int64_t any_word(Draws& draws) {
  const auto word = static_cast<std::int64_t>(draws.bits());
  return word >> draws.below(64);
}

TEST(WideSum, AgreesWithThe128BitIntegersOfTheCompiler) {
  WideSum sum;
  Wide oracle = 0;
  for (std::uint64_t step = 0; step < 20000; ++step) {
    Draws draws({1, step, 1});
    const std::int64_t word = any_word(draws);
    if (draws.below(2) == 0) {
      sum.add(word);
      oracle += word;
    } else {
      const std::uint64_t times = draws.bits() >> (20 + draws.below(44));
      sum.add_product(word, times);
      oracle += Wide{word} * times;
    }
    ASSERT_EQ(sum.text(), decimal(oracle)) << "step " << step;
    ASSERT_EQ(sum.to_double(), static_cast<double>(oracle)) << "step " << step;
  }
}

TEST(WideSum, TextIsReadBackExactly) {
  for (std::uint64_t step = 0; step < 2000; ++step) {
    Draws draws({2, step, 1});
    WideSum sum;
    sum.add_product(any_word(draws), draws.bits() >> draws.below(64));
    const auto parsed = WideSum::parse(sum.text());
    ASSERT_TRUE(parsed.has_value()) << sum.text();
    EXPECT_EQ(*parsed, sum);
  }
}

TEST(WideSum, TheExtremesOf128BitsHaveAText) {
  const std::string most = "170141183460469231731687303715884105727";
  const std::string least = "-170141183460469231731687303715884105728";
  ASSERT_TRUE(WideSum::parse(most).has_value());
  ASSERT_TRUE(WideSum::parse(least).has_value());
  EXPECT_EQ(WideSum::parse(most)->text(), most);
  EXPECT_EQ(WideSum::parse(least)->text(), least);
  EXPECT_LT(*WideSum::parse(least), *WideSum::parse(most));
}

TEST(WideSum, OnlyDecimalIntegersOf128BitsAreRead) {
  for (const char* text :
       {"", "-", "+1", "1.0", " 1", "1 ", "0x1", "01", "-0", "1e3",
        "170141183460469231731687303715884105728", "-170141183460469231731687303715884105729",
        "999999999999999999999999999999999999999", "340282366920938463463374607431768211457",
        "1000000000000000000000000000000000000000000"}) {
    EXPECT_FALSE(WideSum::parse(text).has_value()) << text;
  }
}

TEST(WideSum, OrderFollowsTheValues) {
  for (std::uint64_t step = 0; step < 2000; ++step) {
    Draws draws({3, step, 1});
    const std::int64_t left = any_word(draws);
    const std::int64_t right = any_word(draws);
    WideSum left_sum;
    WideSum right_sum;
    left_sum.add_product(left, 1'000'000'007);
    right_sum.add_product(right, 1'000'000'007);
    EXPECT_EQ(left_sum < right_sum, left < right);
  }
}

}  // namespace
}  // namespace sojourn::engine
