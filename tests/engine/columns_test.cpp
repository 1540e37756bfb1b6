// Columns give what one number after the other gives, on every kind of processor.
#include "engine/columns.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "engine/histogram.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

// Of all magnitudes below 2^52, and the bounds of octaves.
std::vector<std::int64_t> durations(std::size_t count) {
  Draws draws({1, 2, 3});
  std::vector<std::int64_t> result{0, 1, 127, 128, 129, 255, 256, 257, (1LL << 52) - 1};
  while (result.size() < count) {
    result.push_back(static_cast<std::int64_t>(draws.bits() >> (12 + result.size() % 52)));
  }
  result.resize(count);
  return result;
}

Durations as_durations(const std::vector<std::int64_t>& values) {
  return {reinterpret_cast<const Duration*>(values.data()), values.size()};
}

class EveryProcessor : public testing::TestWithParam<std::size_t> {
 protected:
  const std::vector<std::int64_t> values_ = durations(GetParam());
  const std::vector<std::int64_t> others_{values_.rbegin(), values_.rend()};
};

TEST_P(EveryProcessor, Extent) {
  for (const ColumnVectors* vectors : column_vectors()) {
    const ColumnExtent extent = vectors->extent(values_.data(), values_.size());
    EXPECT_EQ(extent.least, values_.empty() ? INT64_MAX : std::ranges::min(values_));
    EXPECT_EQ(extent.greatest, values_.empty() ? INT64_MIN : std::ranges::max(values_));
  }
}

TEST_P(EveryProcessor, Rises) {
  std::vector<std::int64_t> rising(GetParam());
  std::iota(rising.begin(), rising.end(), -5);
  for (const ColumnVectors* vectors : column_vectors()) {
    EXPECT_TRUE(vectors->rises(rising.data(), rising.size()));
    for (std::size_t index = 1; index < rising.size(); ++index) {
      std::vector<std::int64_t> equal = rising;
      equal[index] = equal[index - 1];
      EXPECT_FALSE(vectors->rises(equal.data(), equal.size())) << vectors->name;
    }
  }
}

TEST_P(EveryProcessor, DifferencesAndSum) {
  for (const ColumnVectors* vectors : column_vectors()) {
    std::vector<std::int64_t> results(values_.size());
    vectors->differences(values_.data(), others_.data(), values_.size(), results.data());
    std::uint64_t sum = 0;
    for (std::size_t index = 0; index < values_.size(); ++index) {
      EXPECT_EQ(results[index], values_[index] - others_[index]) << vectors->name;
      sum += static_cast<std::uint64_t>(values_[index]);
    }
    EXPECT_EQ(vectors->extent(values_.data(), values_.size()).sum, sum) << vectors->name;
  }
}

TEST_P(EveryProcessor, Buckets) {
  for (const ColumnVectors* vectors : column_vectors()) {
    std::vector<std::uint64_t> buckets(values_.size());
    vectors->buckets(values_.data(), values_.size(), buckets.data());
    for (std::size_t index = 0; index < values_.size(); ++index) {
      Histogram one;
      one.add(Duration{values_[index]});
      EXPECT_EQ(buckets[index], one.stored().counts.front().first) << values_[index];
    }
  }
}

TEST_P(EveryProcessor, Instants) {
  std::vector<double> arrivals;
  for (const std::int64_t value : values_) {
    arrivals.push_back(3 + static_cast<double>(value) / 0x1p34);
  }
  arrivals.push_back(3 + 0.5e-9);  // a half
  for (const ColumnVectors* vectors : column_vectors()) {
    std::vector<std::int64_t> instants(arrivals.size());
    vectors->instants(arrivals.data(), arrivals.size(), 3, 0.7, 42, instants.data());
    for (std::size_t index = 0; index < arrivals.size(); ++index) {
      EXPECT_EQ(instants[index], 42 + from_seconds((arrivals[index] - 3) / 0.7).count());
    }
  }
}

TEST_P(EveryProcessor, Fingerprints) {
  Fingerprint begun;
  begun.add(42);
  std::uint64_t sum = 0;
  std::vector<std::uint64_t> numbers;
  for (std::size_t index = 0; index < values_.size(); ++index) {
    numbers.push_back(index * index);
    Fingerprint one = begun;
    one.add(numbers.back());
    one.add(static_cast<std::uint64_t>(values_[index]));
    one.add(static_cast<std::uint64_t>(others_[index]));
    sum += one.value();
  }
  for (const ColumnVectors* vectors : column_vectors()) {
    EXPECT_EQ(vectors->fingerprints(begun.state(), numbers.data(), values_.data(), others_.data(),
                                    values_.size()),
              sum)
        << vectors->name;
  }
}

INSTANTIATE_TEST_SUITE_P(Columns, EveryProcessor,
                         testing::Values(0U, 1U, 2U, 3U, 7U, 8U, 9U, 31U, 64U, 1000U));

TEST(Columns, SumsBeyond64Bits) {
  const std::vector<std::int64_t> large(5, INT64_MAX);
  WideSum expected;
  expected.add_product(INT64_MAX, 5);
  EXPECT_EQ(sum_of(as_durations(large)), expected);
  EXPECT_EQ(sum_of({}), WideSum{});
}

TEST(Columns, AHistogramOfAColumn) {
  std::vector<std::int64_t> values = durations(1000);
  for (const std::int64_t last : {std::int64_t{5}, INT64_MAX}) {
    values.push_back(last);
    Histogram together;
    const WideSum sum = together.add(as_durations(values));
    Histogram apart;
    for (const Duration value : as_durations(values)) {
      apart.add(value);
    }
    EXPECT_EQ(together, apart);
    EXPECT_EQ(sum, sum_of(as_durations(values)));
  }
}

}  // namespace
}  // namespace sojourn::engine
