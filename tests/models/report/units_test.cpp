#include "models/report/units.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/models/report/samples.h"

namespace sojourn::report {
namespace {

TEST(Units, TimesHaveFourDigitsInAFittingUnit) {
  EXPECT_EQ(figure_text(0, Quantity::seconds), "0 ms");
  EXPECT_EQ(figure_text(5e-9, Quantity::seconds), "5.000 ns");
  EXPECT_EQ(figure_text(2.5e-6, Quantity::seconds), "2.500 µs");
  EXPECT_EQ(figure_text(0.0123456, Quantity::seconds), "12.35 ms");
  EXPECT_EQ(figure_text(0.99996, Quantity::seconds), "1.000 s");
  EXPECT_EQ(figure_text(0.9994, Quantity::seconds), "999.4 ms");
  EXPECT_EQ(figure_text(12345, Quantity::seconds), "12345 s");
}

TEST(Units, RoundingUpLosesADecimal) {
  EXPECT_EQ(figure_text(0.0099996, Quantity::seconds), "10.00 ms");
  EXPECT_EQ(figure_text(0.00999949, Quantity::seconds), "9.999 ms");
}

TEST(Units, OtherQuantities) {
  EXPECT_EQ(figure_text(79.8123, Quantity::per_second), "79.81/s");
  EXPECT_EQ(figure_text(0.00123, Quantity::share), "0.1230 %");
  EXPECT_EQ(figure_text(1, Quantity::share), "100.0 %");
  EXPECT_EQ(figure_text(1.2, Quantity::number), "1.200");
  EXPECT_EQ(figure_text(0, Quantity::share), "0 %");
}

TEST(Units, WhatIsUnknownIsADash) {
  EXPECT_EQ(figure_text(std::nan(""), Quantity::seconds), "–");
  EXPECT_EQ(line_text(bare(std::nan("")), Quantity::seconds), "–");
}

TEST(Units, BoundsReadAsWritten) {
  EXPECT_EQ(plain_text(0.3, Quantity::seconds), "300 ms");
  EXPECT_EQ(plain_text(0.001, Quantity::share), "0.1 %");
  EXPECT_EQ(plain_text(1200, Quantity::per_second), "1200/s");
  EXPECT_EQ(plain_text(0, Quantity::share), "0 %");
}

TEST(Units, ValueAndIntervalShareUnitAndDecimals) {
  EXPECT_EQ(line_text(around(0.0123456, 0.000049), Quantity::seconds), "12.346 ± 0.049 ms");
  EXPECT_EQ(line_text(around(0.198, 0.035), Quantity::seconds), "198 ± 35 ms");
  EXPECT_EQ(line_text(around(79.81, 4.04), Quantity::per_second), "79.8 ± 4.0/s");
  EXPECT_EQ(line_text(around(0.5, 0.5), Quantity::share), "50 ± 50 %");
  EXPECT_EQ(line_text(around(0.01, 0), Quantity::seconds), "10.00 ± 0 ms");
  EXPECT_EQ(line_text(bare(0.0123456), Quantity::seconds), "12.35 ms");
}

TEST(Units, LopsidedIntervalsShowBothEnds) {
  EXPECT_EQ(line_text({0.1, 0.09, 0.15}, Quantity::seconds), "100 (90 … 150) ms");
  EXPECT_EQ(line_text({0, 0, 0.00066}, Quantity::share), "0 (0 … 0.066) %");
}

TEST(Units, ErrorsAlwaysShowTheirSign) {
  EXPECT_EQ(signed_share_text(0.009), "+0.90 %");
  EXPECT_EQ(signed_share_text(-0.123), "−12.3 %");
  EXPECT_EQ(signed_share_text(2.5), "+250 %");
  EXPECT_EQ(signed_share_text(0.09996), "+10.0 %");
  EXPECT_EQ(signed_seconds_text(-0.00021), "−210 µs");
}

TEST(Units, RunLengths) {
  EXPECT_EQ(run_length_text(0.5), "0.5 s");
  EXPECT_EQ(run_length_text(60), "60 s");
  EXPECT_EQ(run_length_text(600), "10 min");
  EXPECT_EQ(run_length_text(601), "601 s");
  EXPECT_EQ(run_length_text(7200), "2 h");
  EXPECT_EQ(run_length_text(9000), "2 h 30 min");
}

TEST(Units, ColumnsCountCharacters) {
  EXPECT_EQ(columns_of("± 2 µs"), 6U);
  EXPECT_EQ(columns_of(""), 0U);
}

}  // namespace
}  // namespace sojourn::report
