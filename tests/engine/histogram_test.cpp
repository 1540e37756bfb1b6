#include "engine/histogram.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "engine/random.h"

namespace sojourn::engine {
namespace {

constexpr std::int64_t clip_limit = std::int64_t{1} << 62;

Histogram of(const std::vector<std::int64_t>& values) {
  Histogram histogram;
  for (const std::int64_t value : values) {
    histogram.add(Duration{value});
  }
  return histogram;
}

// Values of every magnitude below 2^62 ns.
std::vector<std::int64_t> any_values(std::uint64_t seed, std::uint32_t count) {
  std::vector<std::int64_t> values;
  for (std::uint32_t i = 0; i < count; ++i) {
    Draws draws({seed, i, 31});
    const std::uint64_t word = draws.bits() >> 2U;
    values.push_back(static_cast<std::int64_t>(word >> draws.below(62)));
  }
  return values;
}

TEST(Histogram, ManyAtOnceCountAsOneAfterTheOther) {
  for (const std::uint32_t count : {0U, 1U, 7U, 1000U}) {
    std::vector<std::int64_t> values = any_values(17, count);
    values.resize(2 * values.size(), 0);
    values.push_back(clip_limit + 5);
    std::vector<Duration> durations;
    WideSum sum;
    for (const std::int64_t value : values) {
      durations.emplace_back(value);
      sum.add(value);
    }
    Histogram histogram = of({1000});
    EXPECT_EQ(histogram.add(durations), sum);
    values.push_back(1000);
    EXPECT_EQ(histogram, of(values));
  }
}

TEST(Histogram, NothingAtOnceChangesNothing) {
  Histogram histogram;
  EXPECT_EQ(histogram.add(std::vector<Duration>{}), WideSum());
  EXPECT_EQ(histogram, Histogram());
}

TEST(Histogram, IsZeroWhenEmpty) {
  const Histogram histogram;
  EXPECT_EQ(histogram.count(), 0U);
  EXPECT_EQ(histogram.mean_seconds(), 0);
  EXPECT_EQ(histogram.minimum(), Duration::zero());
  EXPECT_EQ(histogram.maximum(), Duration::zero());
  EXPECT_EQ(histogram.quantile(0.5), Duration::zero());
  EXPECT_EQ(histogram.cdf(Duration{5}), 0);
  EXPECT_TRUE(histogram.buckets().empty());
}

TEST(Histogram, IsExactBelow256Nanoseconds) {
  for (std::int64_t value = 0; value < 256; ++value) {
    const std::vector<Histogram::Bucket> buckets = of({value}).buckets();
    ASSERT_EQ(buckets.size(), 1U);
    EXPECT_EQ(buckets[0], (Histogram::Bucket{Duration{value}, Duration{value + 1}, 1}));
  }
}

// Puts two values around `value` so that the clamping to minimum and maximum does not help.
double reported_error(std::int64_t value) {
  Histogram histogram;
  histogram.add(Duration{value}, 3);
  histogram.add(Duration::zero(), 1);
  histogram.add(Duration{clip_limit - 1}, 1);
  const auto reported = static_cast<double>(histogram.quantile(0.5).count());
  return std::abs(reported - static_cast<double>(value)) / static_cast<double>(value);
}

TEST(Histogram, KeepsItsStatedErrorOverAllMagnitudes) {
  double worst = 0;
  for (const std::int64_t value : any_values(1, 20000)) {
    worst = std::max(worst, value > 0 ? reported_error(value) : 0);
  }
  // Both ends of every bucket are the extremes; look at all of them.
  for (int exponent = 0; exponent < 62; ++exponent) {
    for (std::int64_t step = 128; step < 256; ++step) {
      const std::int64_t low = exponent >= 7 ? step << (exponent - 7) : (step >> (7 - exponent));
      worst = std::max(
          {worst, reported_error(low), reported_error(std::max<std::int64_t>(1, low - 1))});
    }
  }
  EXPECT_LE(worst, Histogram::relative_error);
  EXPECT_GT(worst, Histogram::relative_error * 0.9);
}

TEST(Histogram, BucketsCoverTheLineWithoutGapOrOverlap) {
  std::vector<std::int64_t> edges;
  for (int exponent = 0; exponent < 62; ++exponent) {
    for (std::int64_t step = 128; step < 256; ++step) {
      edges.push_back(exponent >= 7 ? step << (exponent - 7) : step >> (7 - exponent));
    }
  }
  edges.push_back(clip_limit);
  const std::vector<Histogram::Bucket> buckets = of(edges).buckets();
  for (std::size_t i = 0; i + 1 < buckets.size(); ++i) {
    ASSERT_EQ(buckets[i].high, buckets[i + 1].low) << i;
  }
  EXPECT_EQ(buckets.back().low.count(), clip_limit);
}

TEST(Histogram, EveryValueLiesInItsBucket) {
  for (const std::int64_t value : any_values(2, 5000)) {
    const Histogram::Bucket bucket = of({value}).buckets().at(0);
    ASSERT_LE(bucket.low.count(), value);
    ASSERT_GT(bucket.high.count(), value);
  }
}

TEST(Histogram, CountsMeanAndExtremesAreExact) {
  const std::vector<std::int64_t> values = {1'000'000'007, 3, 999'999'999'999};
  const Histogram histogram = of(values);
  EXPECT_EQ(histogram.count(), 3U);
  EXPECT_EQ(histogram.minimum().count(), 3);
  EXPECT_EQ(histogram.maximum().count(), 999'999'999'999);
  EXPECT_DOUBLE_EQ(histogram.mean_seconds(), (1'000'000'007 + 3 + 999'999'999'999) / 3e9);
}

TEST(Histogram, TheSumDoesNotOverflow) {
  Histogram histogram;
  histogram.add(Duration{clip_limit - 1}, 1'000'000'000'000);
  EXPECT_DOUBLE_EQ(histogram.mean_seconds(), static_cast<double>(clip_limit) * 1e-9);
}

TEST(Histogram, QuantilesFollowTheSortedSample) {
  std::vector<std::int64_t> values = any_values(3, 1001);
  const Histogram histogram = of(values);
  std::ranges::sort(values);
  for (const double q : {0.0, 0.001, 0.1, 0.25, 0.5, 0.9, 0.99, 0.999, 1.0}) {
    const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(q * 1001)));
    const auto exact = static_cast<double>(values[rank - 1]);
    EXPECT_NEAR(static_cast<double>(histogram.quantile(q).count()), exact,
                exact * Histogram::relative_error)
        << q;
  }
}

TEST(Histogram, QuantilesNeverLeaveTheRangeOfTheValues) {
  const Histogram histogram = of({1001, 1002, 1003});
  EXPECT_EQ(histogram.quantile(0).count(), 1001);
  EXPECT_LE(histogram.quantile(1).count(), 1003);
  EXPECT_EQ(of({123'456'789}).quantile(0.5).count(), 123'456'789);
}

TEST(Histogram, TheCumulativeDistributionRisesFromZeroToOne) {
  const Histogram histogram = of({10, 20, 30, 1'000'000});
  EXPECT_EQ(histogram.cdf(Duration{9}), 0);
  EXPECT_EQ(histogram.cdf(Duration{10}), 0.25);
  EXPECT_EQ(histogram.cdf(Duration{25}), 0.5);
  EXPECT_EQ(histogram.cdf(Duration{999'000}), 0.75);
  EXPECT_EQ(histogram.cdf(Duration{1'000'000}), 1);
  EXPECT_EQ(histogram.cdf(Duration::max()), 1);
}

TEST(Histogram, MergingEqualsAddingEverythingToOne) {
  const std::vector<std::int64_t> left = any_values(4, 700);
  const std::vector<std::int64_t> right = any_values(5, 900);
  std::vector<std::int64_t> both = left;
  both.insert(both.end(), right.begin(), right.end());
  Histogram left_first = of(left);
  left_first.merge(of(right));
  Histogram right_first = of(right);
  right_first.merge(of(left));
  EXPECT_EQ(left_first, of(both));
  EXPECT_EQ(right_first, of(both));
}

TEST(Histogram, AnEmptyHistogramIsNeutralInMerging) {
  Histogram histogram = of({5, 6, 7'000'000});
  const Histogram before = histogram;
  histogram.merge(Histogram{});
  EXPECT_EQ(histogram, before);
  Histogram empty;
  empty.merge(before);
  EXPECT_EQ(empty, before);
}

TEST(Histogram, ValuesCanBeAddedManyTimesAtOnce) {
  Histogram once;
  Histogram often;
  for (const std::int64_t value : any_values(6, 50)) {
    for (int i = 0; i < 7; ++i) {
      once.add(Duration{value});
    }
    often.add(Duration{value}, 7);
    often.add(Duration{value + 1}, 0);
  }
  EXPECT_EQ(once, often);
}

TEST(Histogram, ValuesBeyondTheLastBucketAreReportedAsClipped) {
  Histogram histogram = of({1, clip_limit - 1});
  EXPECT_EQ(histogram.clipped(), 0U);
  histogram.add(Duration{clip_limit});
  histogram.add(Duration::max());
  EXPECT_EQ(histogram.clipped(), 2U);
  EXPECT_EQ(histogram.count(), 4U);
  EXPECT_EQ(histogram.maximum(), Duration::max());
  EXPECT_EQ(histogram.buckets().back(),
            (Histogram::Bucket{Duration{clip_limit}, Duration::max(), 2}));
}

TEST(Histogram, WhatIsStoredComesBack) {
  for (const std::uint32_t count : {0U, 1U, 2U, 5000U}) {
    Histogram histogram = of(any_values(7, count));
    if (count == 5000) {
      histogram.add(Duration::max(), 3);
    }
    const auto restored = Histogram::restore(histogram.stored());
    ASSERT_TRUE(restored.has_value()) << restored.error();
    EXPECT_EQ(*restored, histogram);
    EXPECT_EQ(restored->mean_seconds(), histogram.mean_seconds());
    EXPECT_EQ(restored->minimum(), histogram.minimum());
    EXPECT_EQ(restored->clipped(), histogram.clipped());
    EXPECT_EQ(restored->stored(), histogram.stored());
  }
}

TEST(Histogram, WhatIsInconsistentIsNotRestored) {
  using Stored = Histogram::Stored;
  const auto error = [](const Stored& stored) {
    const auto restored = Histogram::restore(stored);
    return restored ? std::string() : restored.error();
  };
  EXPECT_EQ(error({{{5, 1}}, 5, 5, "5"}), "");
  EXPECT_EQ(error({{{5, 1}}, 5, 5, "5.0"}), "histogram: the sum must be a decimal integer");
  EXPECT_EQ(error({{{5, 1}}, 5, 5, "6"}), "histogram: the sum does not fit the counts");
  EXPECT_EQ(error({{{5, 1}}, 4, 5, "5"}),
            "histogram: minimum and maximum must lie in the first and the last bucket");
  EXPECT_EQ(error({{{5, 1}}, 5, -1, "5"}),
            "histogram: minimum and maximum must lie in the first and the last bucket");
  EXPECT_EQ(error({{{6, 1}, {5, 1}}, 5, 6, "11"}), "histogram: bucket indices must rise");
  EXPECT_EQ(error({{{5, 1}, {5, 1}}, 5, 5, "10"}), "histogram: bucket indices must rise");
  EXPECT_EQ(error({{{5, 0}}, 5, 5, "0"}),
            "histogram: counts must be positive and their sum below 2^63");
  EXPECT_EQ(error({{{5, INT64_MAX}, {6, 1}}, 5, 6, "0"}),
            "histogram: counts must be positive and their sum below 2^63");
  EXPECT_EQ(error({{{Histogram::bucket_count, 1}}, 5, 5, "5"}),
            "histogram: a bucket index is beyond the last bucket");
  EXPECT_EQ(error({{}, 0, 1, "0"}), "histogram: an empty one has minimum, maximum and sum 0");
}

TEST(Histogram, TheDistanceOfDistributionsIsTheirLargestDifference) {
  EXPECT_EQ(Histogram::ks_distance(of({1, 2, 3}), of({1, 2, 3})), 0);
  EXPECT_EQ(Histogram::ks_distance(of({1, 2}), of({5, 6})), 1);
  EXPECT_DOUBLE_EQ(Histogram::ks_distance(of({1, 2, 3, 4}), of({1, 2, 3, 9'000'000})), 0.25);
  EXPECT_DOUBLE_EQ(Histogram::ks_distance(of({1, 2, 3, 9'000'000}), of({1, 2, 3, 4})), 0.25);
}

TEST(Histogram, MemoryStaysWithinWhatIsStated) {
  EXPECT_LE(Histogram::bucket_count * sizeof(std::uint64_t), 58'000U);
  EXPECT_LE(of(any_values(4, 100'000)).memory(), 58'000U);
  // An octave takes 128 counters, whatever lies below it.
  Histogram narrow;
  for (std::int64_t value = 1'000'000; value < 2'000'000; ++value) {
    narrow.add(Duration{value});
  }
  narrow.shrink();
  EXPECT_LE(narrow.memory(), 130 * sizeof(std::uint64_t));
  // Few values take two bytes each, however far apart.
  Histogram few = of(any_values(5, 1'000));
  few.shrink();
  EXPECT_LE(few.memory(), 2'000U);
}

// One by one and in any order: few values, many, and what becomes many on the way.
TEST(Histogram, HowItIsKeptNeverShows) {
  for (const std::uint32_t count : {1U, 3U, 5U, 50U, 700U, 20'000U, 60'000U}) {
    const std::vector<std::int64_t> values = any_values(count, count);
    std::vector<std::int64_t> sorted = values;
    std::ranges::sort(sorted);
    Histogram counted;
    counted.expect_many();
    counted.add(Duration{values.front()}, 2);
    Histogram listed = of({values.front()});
    for (const std::int64_t value : values) {
      counted.merge(of({value}));
      listed.add(Duration{value});
    }
    Histogram other_way_round = of({values.front()});
    other_way_round.merge(of(sorted));
    counted.shrink();
    EXPECT_EQ(counted.count(), count + 2U);
    listed.merge(of({values.front()}));
    other_way_round.merge(of({values.front()}));
    EXPECT_EQ(listed, counted) << count;
    EXPECT_EQ(other_way_round, counted) << count;
    EXPECT_EQ(listed.stored(), counted.stored());
    EXPECT_EQ(Histogram::restore(listed.stored()).value(), counted);
    const std::vector<double> shares = {0, 0.001, 0.5, 0.999, 1};
    const std::vector<Duration> quantiles = listed.quantiles(shares);
    for (std::size_t index = 0; index < shares.size(); ++index) {
      EXPECT_EQ(quantiles[index], counted.quantile(shares[index]));
      EXPECT_EQ(listed.cdf(quantiles[index]), counted.cdf(quantiles[index]));
    }
  }
}

TEST(Histogram, MayBeMergedWithItself) {
  for (const std::uint32_t count : {10U, 50'000U}) {
    Histogram doubled = of(any_values(count, count));
    Histogram twice = doubled;
    twice.merge(doubled);
    doubled.merge(doubled);
    EXPECT_EQ(doubled, twice);
  }
}

TEST(HistogramDeathTest, NegativeDurationsAndSharesAreDefects) {
  Histogram histogram;
  EXPECT_DEATH(histogram.add(Duration{-1}), "a duration is negative");
  EXPECT_DEATH(static_cast<void>(histogram.quantile(1.1)), "must lie in \\[0, 1\\]");
  EXPECT_DEATH(Histogram::ks_distance(histogram, histogram), "empty histogram");
}

}  // namespace
}  // namespace sojourn::engine
