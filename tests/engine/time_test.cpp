#include "engine/time.h"

#include <limits>

#include <gtest/gtest.h>

namespace sojourn::engine {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Time, SecondsRoundToTheNearestNanosecond) {
  EXPECT_EQ(from_seconds(1.5).count(), 1'500'000'000);
  EXPECT_EQ(from_seconds(0.4e-9).count(), 0);
  EXPECT_EQ(from_seconds(0.6e-9).count(), 1);
  EXPECT_EQ(from_seconds(1e-3).count(), 1'000'000);
  EXPECT_EQ(from_seconds(-0.6e-9).count(), -1);
}

TEST(Time, HalvesRoundAwayFromZero) {
  EXPECT_EQ(from_seconds(0.5e-9).count(), 1);
  EXPECT_EQ(from_seconds(2.5e-9).count(), 3);
  EXPECT_EQ(from_seconds(-0.5e-9).count(), -1);
  EXPECT_EQ(from_seconds(-2.5e-9).count(), -3);
}

TEST(Time, SecondsBeyondTheRangeSaturate) {
  EXPECT_EQ(from_seconds(1e10), Duration::max());
  EXPECT_EQ(from_seconds(-1e10), Duration::min());
  EXPECT_EQ(from_seconds(infinity), Duration::max());
  EXPECT_EQ(from_seconds(-infinity), Duration::min());
  EXPECT_EQ(from_seconds(9.3e9), Duration::max());
  EXPECT_LT(from_seconds(9.2e9), Duration::max());
}

TEST(Time, NotANumberIsNoTime) {
  EXPECT_EQ(from_seconds(std::numeric_limits<double>::quiet_NaN()), Duration::zero());
}

TEST(Time, SecondsOfADurationComeBack) {
  for (const double seconds : {0.0, 1e-9, 0.25, 3.0, 86400.0, 1e6 + 0.125}) {
    EXPECT_DOUBLE_EQ(to_seconds(from_seconds(seconds)), seconds);
  }
  EXPECT_DOUBLE_EQ(to_seconds(time_zero + from_seconds(0.25)), 0.25);
}

TEST(Time, RoundingIsDoneByTheCompilerWhereItCan) {
  static_assert(from_seconds(0.001) == std::chrono::milliseconds(1));
  static_assert(to_seconds(std::chrono::minutes(2)) == 120);
  static_assert(time_zero < time_never);
}

}  // namespace
}  // namespace sojourn::engine
