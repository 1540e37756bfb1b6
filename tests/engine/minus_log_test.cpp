#include "engine/minus_log.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>

#include "engine/fingerprint.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

constexpr std::uint32_t points = 200'000;

// The larger of the absolute and the relative error that is allowed, so at most 1.
double error_in_bounds(double u) {
  const long double exact = -std::log(static_cast<long double>(u));
  const long double allowed = 0x1p-51L * std::max(1.0L, exact);
  return static_cast<double>(std::abs(minus_log(u) - exact) / allowed);
}

TEST(MinusLog, IsWithinItsBoundOfTheExactValue) {
  double worst = 0;
  for (std::uint32_t i = 0; i < points; ++i) {
    Draws draws({12, i, 1});
    const double u = draws.uniform();
    worst = std::max({worst, error_in_bounds(u), error_in_bounds(1 - u),
                      error_in_bounds(std::ldexp(u, -static_cast<int>(draws.below(800))))});
  }
  EXPECT_LE(worst, 1);
}

TEST(MinusLog, ANumberNearOneLosesNothing) {
  for (int bits = 9; bits <= 53; ++bits) {
    const double distance = std::ldexp(1.0, -bits);
    const double exact = -std::log1p(-distance);
    EXPECT_NEAR(minus_log(1 - distance) / exact, 1, 1e-15) << bits;
  }
  EXPECT_EQ(minus_log(1), 0);
  EXPECT_FALSE(std::signbit(minus_log(1)));
}

TEST(MinusLog, FallsAsItsArgumentRises) {
  for (std::uint32_t i = 0; i < points; ++i) {
    const double u = Draws({13, i, 1}).uniform();
    ASSERT_GE(minus_log(u), minus_log(u + 0x1p-43)) << u;
  }
}

TEST(MinusLog, HasTheSameBitsEverywhere) {
  Fingerprint fingerprint;
  for (std::uint32_t i = 0; i < points; ++i) {
    fingerprint.add(std::bit_cast<std::uint64_t>(minus_log(Draws({14, i, 1}).uniform())));
  }
  EXPECT_EQ(fingerprint.text(), "d7f412c40b9ae0ce");
}

}  // namespace
}  // namespace sojourn::engine
