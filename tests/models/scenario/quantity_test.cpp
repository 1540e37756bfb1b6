#include "models/scenario/quantity.h"

#include <bit>
#include <chrono>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

namespace sojourn::scenario {
namespace {

using engine::Duration;
using std::chrono::nanoseconds;

// A reproducible stream of bits (SplitMix64, Steele, Lea & Flood 2014).
class Bits {
 public:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }

 private:
  std::uint64_t state_ = 1;
};

TEST(ParseDuration, KnowsEveryUnit) {
  EXPECT_EQ(parse_duration("10ns"), nanoseconds(10));
  EXPECT_EQ(parse_duration("250us"), nanoseconds(250'000));
  EXPECT_EQ(parse_duration("2ms"), nanoseconds(2'000'000));
  EXPECT_EQ(parse_duration("1.5s"), nanoseconds(1'500'000'000));
  EXPECT_EQ(parse_duration("3min"), std::chrono::minutes(3));
  EXPECT_EQ(parse_duration("2h"), std::chrono::hours(2));
}

TEST(ParseDuration, AllowsSpacesBeforeTheUnitAndExponents) {
  EXPECT_EQ(parse_duration("5 ms"), nanoseconds(5'000'000));
  EXPECT_EQ(parse_duration("1e3us"), nanoseconds(1'000'000));
  EXPECT_EQ(parse_duration("1.5e-3s"), nanoseconds(1'500'000));
}

TEST(ParseDuration, RoundsToTheNearestNanosecond) {
  EXPECT_EQ(parse_duration("0.4ns"), nanoseconds(0));
  EXPECT_EQ(parse_duration("0.6ns"), nanoseconds(1));
  EXPECT_EQ(parse_duration("0.1234567891s"), nanoseconds(123'456'789));
}

TEST(ParseDuration, LosesNoNanosecondOfThreeHundredYears) {
  EXPECT_EQ(parse_duration("9223372036.854775807s"), Duration::max());
  EXPECT_EQ(parse_duration("9223372036854775807ns"), Duration::max());
  EXPECT_FALSE(parse_duration("9223372036.854775808s"));
  EXPECT_FALSE(parse_duration("2562048h"));
  EXPECT_FALSE(parse_duration("1e300h"));
}

TEST(ParseDuration, RefusesWhatIsNotANumberWithAUnit) {
  for (const char* const text :
       {"",       "5",    "ms",   "5m",    "5sec",   "5MS",       "-5ms",  "+5ms",
        " 5ms",   "5ms ", "5.ms", ".5ms",  "5..0ms", "0x10ms",    "nanms", "infs",
        "1e999s", "5e",   "5ems", "5.e1s", "5,0ms",  "5\xC2\xB5s"}) {
    EXPECT_FALSE(parse_duration(text)) << text;
    EXPECT_FALSE(parse_seconds(text)) << text;
  }
  EXPECT_EQ(parse_duration("5").error(),
            "a duration with a unit (ns, us, ms, s, min or h), such as 5ms");
}

TEST(ParseSeconds, GivesTheDoubleNearestToTheDecimalValue) {
  EXPECT_EQ(parse_seconds("5ms"), 0.005);
  EXPECT_EQ(parse_seconds("250us"), 0.00025);
  EXPECT_EQ(parse_seconds("7ns"), 7e-9);
  EXPECT_EQ(parse_seconds("0.25ns"), 2.5e-10);
  EXPECT_EQ(parse_seconds("2h"), 7200.0);
}

TEST(ParseRate, KnowsSecondsMinutesAndHours) {
  EXPECT_EQ(parse_rate("1200/s")->per_second(), 1200);
  EXPECT_EQ(parse_rate("30/min")->per_second(), 0.5);
  EXPECT_EQ(parse_rate("36 /h")->per_second(), 0.01);
}

TEST(ParseRate, RefusesZeroButPerSecondAllowsIt) {
  EXPECT_EQ(parse_rate("0/s").error(), "a rate greater than 0/s");
  EXPECT_EQ(parse_per_second("0/s"), 0.0);
  EXPECT_FALSE(parse_per_second("5"));
  EXPECT_FALSE(parse_per_second("5/d"));
  EXPECT_FALSE(parse_per_second("-5/s"));
}

TEST(ParsePercentage, IsAShareBetweenNothingAndAll) {
  EXPECT_EQ(parse_percentage("99.9%")->value(), 0.999);
  EXPECT_EQ(parse_percentage("0%")->value(), 0);
  EXPECT_EQ(parse_percentage("100 %")->value(), 1);
  EXPECT_FALSE(parse_percentage("100.1%"));
  EXPECT_FALSE(parse_percentage("0.5"));
}

TEST(Rate, IsFiniteAndPositive) {
  EXPECT_TRUE(Rate::per_second(1e-300));
  EXPECT_FALSE(Rate::per_second(0));
  EXPECT_FALSE(Rate::per_second(-1));
  EXPECT_FALSE(Rate::per_second(std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(Rate::per_second(std::numeric_limits<double>::quiet_NaN()));
}

TEST(Probability, LiesBetweenZeroAndOne) {
  EXPECT_TRUE(Probability::of(0));
  EXPECT_TRUE(Probability::of(1));
  EXPECT_FALSE(Probability::of(1.0000001));
  EXPECT_FALSE(Probability::of(std::numeric_limits<double>::quiet_NaN()));
}

TEST(FormatDuration, PrefersTheLargestUnitThatKeepsTheNumberShort) {
  EXPECT_EQ(format_duration(nanoseconds(0)), "0s");
  EXPECT_EQ(format_duration(nanoseconds(1)), "1ns");
  EXPECT_EQ(format_duration(nanoseconds(250'000)), "250us");
  EXPECT_EQ(format_duration(nanoseconds(500'000'000)), "500ms");
  EXPECT_EQ(format_duration(nanoseconds(1'500'000'000)), "1.5s");
  EXPECT_EQ(format_duration(std::chrono::seconds(60)), "1min");
  EXPECT_EQ(format_duration(std::chrono::seconds(90)), "90s");
  EXPECT_EQ(format_duration(std::chrono::minutes(10)), "10min");
  EXPECT_EQ(format_duration(std::chrono::hours(2)), "2h");
  EXPECT_EQ(format_duration(nanoseconds(1'234'567)), "1.234567ms");
}

TEST(FormatDuration, IsReadBackExactlyWhateverTheDuration) {
  Bits bits;
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t size = bits.next() % 63;
    const Duration duration(static_cast<std::int64_t>(bits.next() >> (64 - size - 1)) / 2);
    ASSERT_EQ(parse_duration(format_duration(duration)), duration) << format_duration(duration);
  }
  EXPECT_EQ(parse_duration(format_duration(Duration::max())), Duration::max());
}

TEST(FormatSeconds, ChoosesAUnitLikeAPersonWould) {
  EXPECT_EQ(format_seconds(0), "0s");
  EXPECT_EQ(format_seconds(0.005), "5ms");
  EXPECT_EQ(format_seconds(0.00025), "250us");
  EXPECT_EQ(format_seconds(1.5), "1.5s");
  EXPECT_EQ(format_seconds(7200), "2h");
  EXPECT_EQ(format_seconds(1e-15), "1e-15s");
}

TEST(FormatSeconds, IsReadBackToTheLastBit) {
  Bits bits;
  for (int i = 0; i < 20'000; ++i) {
    const double unit = static_cast<double>(bits.next() >> 11U) * 0x1p-53;
    const double seconds =
        std::bit_cast<double>(std::bit_cast<std::uint64_t>(unit) - ((bits.next() % 60) << 52U));
    ASSERT_EQ(parse_seconds(format_seconds(seconds)), seconds) << format_seconds(seconds);
  }
}

TEST(FormatRate, IsReadBackExactly) {
  EXPECT_EQ(format_rate(*Rate::per_second(1200)), "1200/s");
  EXPECT_EQ(format_rate(*Rate::per_second(100'000)), "100000/s");
  const Rate third = *parse_rate("20/min");
  EXPECT_EQ(parse_rate(format_rate(third)), third);
}

TEST(FormatPercentage, FallsBackToTheNumberWhereAPercentageIsNotExact) {
  EXPECT_EQ(format_percentage(0.02), "2%");
  EXPECT_EQ(format_percentage(0.001), "0.1%");
  EXPECT_EQ(format_percentage(1.0 / 3), "0.3333333333333333");
}

TEST(FormatNumber, IsPlainForUsualSizes) {
  EXPECT_EQ(format_number(0), "0");
  EXPECT_EQ(format_number(100'000), "100000");
  EXPECT_EQ(format_number(0.0001), "0.0001");
  EXPECT_EQ(format_number(1e300), "1e+300");
  EXPECT_EQ(format_number(0.1 + 0.2), "0.30000000000000004");
}

}  // namespace
}  // namespace sojourn::scenario
