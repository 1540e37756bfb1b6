#include "engine/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/random.h"

namespace sojourn::engine {
namespace {

Time at(std::int64_t nanoseconds) {
  return Time{Duration{nanoseconds}};
}

TEST(Tally, KnowsMeanVarianceAndExtremes) {
  Tally tally;
  for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) {
    tally.add(value);
  }
  EXPECT_EQ(tally.count(), 8U);
  EXPECT_DOUBLE_EQ(tally.mean(), 5);
  EXPECT_DOUBLE_EQ(tally.variance(), 32.0 / 7);
  EXPECT_EQ(tally.minimum(), 2);
  EXPECT_EQ(tally.maximum(), 9);
}

TEST(Tally, IsZeroWhenEmptyAndHasNoVarianceOfOne) {
  Tally tally;
  EXPECT_EQ(tally.mean(), 0);
  EXPECT_EQ(tally.variance(), 0);
  tally.add(-3);
  EXPECT_EQ(tally.variance(), 0);
  EXPECT_EQ(tally.minimum(), -3);
  EXPECT_EQ(tally.maximum(), -3);
}

TEST(Tally, KeepsTheVarianceOfSmallDifferencesBetweenLargeValues) {
  Tally tally;
  for (const double value : {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) {
    tally.add(value);
  }
  EXPECT_DOUBLE_EQ(tally.variance(), 30);
}

TEST(Tally, MergingEqualsAddingEverythingToOne) {
  Tally whole;
  Tally parts[3];
  for (std::uint32_t i = 0; i < 3000; ++i) {
    const double value = Draws({1, i, 1}).uniform() * 100;
    whole.add(value);
    parts[i % 3].add(value);
  }
  Tally merged;
  merged.merge(Tally{});
  for (const Tally& part : parts) {
    merged.merge(part);
  }
  merged.merge(Tally{});
  EXPECT_EQ(merged.count(), whole.count());
  EXPECT_NEAR(merged.mean(), whole.mean(), 1e-11);
  EXPECT_NEAR(merged.variance(), whole.variance(), 1e-9);
  EXPECT_EQ(merged.minimum(), whole.minimum());
  EXPECT_EQ(merged.maximum(), whole.maximum());
}

TEST(TimeAverage, WeighsLevelsByTheirDuration) {
  TimeAverage queue;
  queue.set(at(0), 2);
  queue.set(at(10), 5);
  queue.change(at(30), -4);
  EXPECT_EQ(queue.level(), 1);
  EXPECT_EQ(queue.maximum(), 5);
  EXPECT_DOUBLE_EQ(queue.average(at(100)), (2 * 10 + 5 * 20 + 1 * 70) / 100.0);
  EXPECT_DOUBLE_EQ(queue.integral(at(100)), 190e-9);
}

TEST(TimeAverage, IsZeroOverAnEmptyInterval) {
  TimeAverage queue;
  queue.set(at(0), 7);
  EXPECT_EQ(queue.average(at(0)), 0);
}

TEST(TimeAverage, ARestartKeepsTheLevelAndForgetsThePast) {
  TimeAverage queue;
  queue.set(at(0), 9);
  queue.set(at(10), 3);
  queue.restart(at(20));
  EXPECT_EQ(queue.level(), 3);
  EXPECT_EQ(queue.maximum(), 3);
  EXPECT_EQ(queue.average(at(20)), 0);
  EXPECT_DOUBLE_EQ(queue.average(at(40)), 3);
  queue.set(at(40), 6);
  EXPECT_DOUBLE_EQ(queue.average(at(60)), 4.5);
}

TEST(TimeAverage, TheIntegralIsExactBeyond64Bits) {
  TimeAverage level;
  level.set(at(0), 4'000'000'000);
  level.set(at(9'000'000'000'000'000'000), -4'000'000'000);
  EXPECT_EQ(level.exact_integral(at(9'000'000'000'000'000'000)).text(),
            "36000000000000000000000000000");
  EXPECT_EQ(level.exact_integral(at(9'000'000'000'000'000'001)).text(),
            "35999999999999999996000000000");
}

TEST(TimeAverage, LittlesLawIsAnIdentityOnADrainedRun) {
  TimeAverage in_system;
  std::int64_t total_sojourn = 0;
  std::int64_t now = 0;
  std::int64_t free_at = 0;
  // Deterministic arrivals and keyed services at one server: departures are known on arrival, and
  // levels are set in the order of time by merging both sequences.
  std::vector<std::pair<std::int64_t, int>> changes;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    now += 1'000;
    const auto service = static_cast<std::int64_t>(Draws({1, i, 7}).below(1'900));
    free_at = std::max(free_at, now) + service;
    total_sojourn += free_at - now;
    changes.emplace_back(now, 1);
    changes.emplace_back(free_at, -1);
  }
  std::ranges::sort(changes);
  for (const auto& [time, by] : changes) {
    in_system.change(at(time), by);
  }
  EXPECT_EQ(in_system.level(), 0);
  EXPECT_EQ(in_system.exact_integral(at(free_at)).text(), std::to_string(total_sojourn));
}

TEST(TimeAverageDeathTest, TimeMustNotRunBackwards) {
  TimeAverage level;
  level.set(at(10), 1);
  EXPECT_DEATH(level.set(at(9), 1), "time runs backwards");
  EXPECT_DEATH(static_cast<void>(level.average(at(9))), "asked about the past");
}

}  // namespace
}  // namespace sojourn::engine
