#include "engine/fingerprint.h"

#include <gtest/gtest.h>

namespace sojourn::engine {
namespace {

Fingerprint of(std::initializer_list<std::uint64_t> words) {
  Fingerprint fingerprint;
  for (const std::uint64_t word : words) {
    fingerprint.add(word);
  }
  return fingerprint;
}

TEST(Fingerprint, EqualWordsGiveEqualFingerprints) {
  EXPECT_EQ(of({1, 2, 3}), of({1, 2, 3}));
}

TEST(Fingerprint, OrderAndLengthMatter) {
  EXPECT_NE(of({1, 2}).value(), of({2, 1}).value());
  EXPECT_NE(of({0}).value(), of({}).value());
  EXPECT_NE(of({0, 0}).value(), of({0}).value());
}

TEST(Fingerprint, ADifferenceIsNeverForgotten) {
  Fingerprint left = of({1});
  Fingerprint right = of({2});
  for (std::uint64_t word = 0; word < 10000; ++word) {
    left.add(word);
    right.add(word);
    ASSERT_NE(left.value(), right.value());
  }
}

TEST(Fingerprint, TextIsSixteenHexadecimalDigits) {
  EXPECT_EQ(of({}).text(), "c3817c016ba4ff30");
  EXPECT_EQ(of({1, 2, 3}).text().size(), 16U);
  EXPECT_EQ(of({1, 2, 3}).text().find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Fingerprint, ItsValueIsPartOfTheFileFormat) {
  EXPECT_EQ(of({1, 2, 3}).text(), "e21678ce0b1cd01d");
}

}  // namespace
}  // namespace sojourn::engine
