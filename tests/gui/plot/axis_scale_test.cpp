#include "gui/plot/axis_scale.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace sojourn::gui {
namespace {

std::vector<std::string> texts(const Axis& axis, double low, double high, int wanted) {
  std::vector<std::string> found;
  for (const QString& text : axis_ticks(axis, low, high, wanted).texts) {
    found.push_back(text.toStdString());
  }
  return found;
}

using Texts = std::vector<std::string>;

const Axis nines{.scale = AxisScale::nines, .unit = AxisUnit::share, .title = {}};
const Axis log_time{.scale = AxisScale::log10, .unit = AxisUnit::seconds, .title = {}};
const Axis time_in_run{.scale = AxisScale::linear, .unit = AxisUnit::run_time, .title = {}};

TEST(AxisScale, NinesPlaceEachFurtherNineOneUnitHigher) {
  EXPECT_NEAR(to_axis(AxisScale::nines, 0), 0, 1e-12);
  EXPECT_NEAR(to_axis(AxisScale::nines, 0.9), 1, 1e-12);
  EXPECT_NEAR(to_axis(AxisScale::nines, 0.99), 2, 1e-12);
  EXPECT_NEAR(to_axis(AxisScale::nines, 0.9999), 4, 1e-9);
  EXPECT_TRUE(std::isnan(to_axis(AxisScale::nines, 1)));
}

TEST(AxisScale, TheWayBackIsTheInverse) {
  for (const AxisScale scale : {AxisScale::linear, AxisScale::log10, AxisScale::nines}) {
    for (const double value : {0.001, 0.25, 0.5, 0.95, 0.999}) {
      EXPECT_NEAR(from_axis(scale, to_axis(scale, value)), value, 1e-12);
    }
  }
}

TEST(AxisScale, LogarithmsHaveNoPlaceForZero) {
  EXPECT_TRUE(std::isnan(to_axis(AxisScale::log10, 0)));
  EXPECT_TRUE(std::isnan(to_axis(AxisScale::log10, -1)));
}

TEST(AxisTicks, NinesAreNamedAsShares) {
  EXPECT_EQ(texts(nines, 0, 4.1, 9), (Texts{"0 %", "50 %", "90 %", "99 %", "99.9 %", "99.99 %"}));
}

TEST(AxisTicks, NarrowNinesGetFurtherShares) {
  const Texts found = texts(nines, to_axis(AxisScale::nines, 0.89), 2.05, 9);
  EXPECT_NE(std::find(found.begin(), found.end(), "95 %"), found.end());
  EXPECT_NE(std::find(found.begin(), found.end(), "98 %"), found.end());
}

TEST(AxisTicks, TimesChangeTheirUnitAlongALogarithmicAxis) {
  EXPECT_EQ(texts(log_time, -3, 1, 5), (Texts{"1 ms", "10 ms", "100 ms", "1 s", "10 s"}));
  EXPECT_EQ(texts(log_time, -6, -4, 3), (Texts{"1 µs", "10 µs", "100 µs"}));
}

TEST(AxisTicks, AFewDecadesGetTwosAndFives) {
  EXPECT_EQ(texts(log_time, -2, -1, 8), (Texts{"10 ms", "20 ms", "50 ms", "100 ms"}));
}

TEST(AxisTicks, LessThanADecadeGetsEqualSteps) {
  EXPECT_EQ(texts(log_time, std::log10(0.2), std::log10(0.4), 4),
            (Texts{"200 ms", "250 ms", "300 ms", "350 ms", "400 ms"}));
}

TEST(AxisTicks, TimeInARunIsCountedInSecondsThenMinutesThenHours) {
  EXPECT_EQ(texts(time_in_run, 0, 60, 6),
            (Texts{"0", "10 s", "20 s", "30 s", "40 s", "50 s", "60 s"}));
  EXPECT_EQ(texts(time_in_run, 0, 1800, 6),
            (Texts{"0", "5 min", "10 min", "15 min", "20 min", "25 min", "30 min"}));
  EXPECT_EQ(texts(time_in_run, 0, 4 * 3600, 4), (Texts{"0", "1 h", "2 h", "3 h", "4 h"}));
}

TEST(AxisTicks, RatesAndSharesCarryTheirUnits) {
  const Axis rate{.scale = AxisScale::linear, .unit = AxisUnit::rate, .title = {}};
  EXPECT_EQ(texts(rate, 0, 2000, 4), (Texts{"0", "500/s", "1,000/s", "1,500/s", "2,000/s"}));
  const Axis share{.scale = AxisScale::linear, .unit = AxisUnit::share, .title = {}};
  EXPECT_EQ(texts(share, 0, 1, 2), (Texts{"0 %", "50 %", "100 %"}));
}

TEST(AxisTicks, ThereAreNotManyMoreThanWanted) {
  for (int wanted = 2; wanted <= 12; ++wanted) {
    for (double decades = 0.1; decades < 9; decades += 0.23) {
      const Ticks ticks = axis_ticks(log_time, -4.3, -4.3 + decades, wanted);
      EXPECT_LE(ticks.places.size(), static_cast<std::size_t>(wanted) + 3) << wanted << decades;
      EXPECT_EQ(ticks.places.size(), ticks.texts.size());
      EXPECT_TRUE(std::is_sorted(ticks.places.begin(), ticks.places.end()));
    }
  }
}

TEST(AxisTicks, AnEmptyRangeHasNone) {
  EXPECT_TRUE(axis_ticks(log_time, 1, 1, 5).places.empty());
  EXPECT_TRUE(axis_ticks(log_time, 0, std::numeric_limits<double>::infinity(), 5).places.empty());
}

TEST(ValueText, HasAUnitAndFittingDigits) {
  EXPECT_EQ(value_text(AxisUnit::seconds, 0.0123).toStdString(), "12.30 ms");
  EXPECT_EQ(value_text(AxisUnit::rate, 1840).toStdString(), "1,840/s");
  EXPECT_EQ(value_text(AxisUnit::share, 0.4567).toStdString(), "45.67 %");
  EXPECT_EQ(value_text(AxisUnit::share, 0.99995).toStdString(), "99.995 %");
  EXPECT_EQ(value_text(AxisUnit::share, 1).toStdString(), "100 %");
  EXPECT_EQ(value_text(AxisUnit::seconds, std::nan("")).toStdString(), "–");
}

TEST(PercentileName, KeepsTheDigitsOfItsShare) {
  EXPECT_EQ(percentile_name(0.5).toStdString(), "p50");
  EXPECT_EQ(percentile_name(0.99).toStdString(), "p99");
  EXPECT_EQ(percentile_name(0.999).toStdString(), "p99.9");
}

}  // namespace
}  // namespace sojourn::gui
