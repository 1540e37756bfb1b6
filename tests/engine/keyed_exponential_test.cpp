#include "engine/keyed_exponential.h"

#include <bit>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "engine/distribution.h"
#include "engine/minus_log.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

constexpr std::uint64_t stream = 0x123456789ABCDEF0;
constexpr std::uint64_t site = 0x0FEDCBA987654321;

// Numbers in no order, and every length of what is left over after full vectors.
std::vector<std::uint64_t> some_requests(std::size_t count) {
  std::vector<std::uint64_t> requests;
  requests.reserve(count);
  for (std::size_t index = 0; index < count; ++index) {
    requests.push_back(mix(index) >> 16U);
  }
  return requests;
}

TEST(KeyedExponential, TimesAreThoseOfTheDistribution) {
  for (const double mean : {1e-300, 1e-9, 1e-3, 1.0, 59'999.0, 1e9}) {
    const Distribution distribution = Distribution::exponential(mean);
    for (std::size_t count = 0; count < 40; ++count) {
      const std::vector<std::uint64_t> requests = some_requests(count);
      std::vector<Duration> times(count);
      exponential_times(mean, stream, site, requests, times);
      for (std::size_t index = 0; index < count; ++index) {
        EXPECT_EQ(times[index], distribution.first_duration({stream, requests[index], site}))
            << "mean " << mean << ", " << index << " of " << count;
      }
    }
  }
}

TEST(KeyedExponential, PairsAreThoseOfTheBlock) {
  for (std::size_t blocks = 0; blocks < 40; ++blocks) {
    std::vector<double> numbers(2 * blocks);
    exponential_pairs(stream, site, 1000, numbers);
    for (std::size_t index = 0; index < blocks; ++index) {
      const PhiloxBlock block = block_of({stream, 1000 + index, site}, 0);
      EXPECT_EQ(numbers[2 * index], minus_log(1 - uniform_of(block[0])));
      EXPECT_EQ(numbers[2 * index + 1], minus_log(1 - uniform_of(block[1])));
    }
  }
}

// Every kind of vector that this processor has, also those that are not chosen.
TEST(KeyedExponential, VectorsHaveTheBitsOfSingleNumbers) {
  constexpr std::size_t count = 200'000;
  const double* const minus_logs = &minus_log_table.front().inverse;
  const std::vector<std::uint64_t> requests = some_requests(count);
  for (const ExponentialVectors* vectors : exponential_vectors()) {
    SCOPED_TRACE(vectors->name);
    for (const double mean : {3e-9, 0.01, 5e4}) {
      std::vector<std::uint64_t> times(count);
      ASSERT_EQ(
          vectors->times(mean, stream, site, requests.data(), count, minus_logs, times.data()),
          count);
      std::size_t different = 0;
      for (std::size_t index = 0; index < count; ++index) {
        const Duration expected =
            whole_nanoseconds(mean * minus_log(1 - first_uniform({stream, requests[index], site})));
        different += times[index] != static_cast<std::uint64_t>(expected.count()) ? 1 : 0;
      }
      EXPECT_EQ(different, 0U);
    }
    std::vector<double> numbers(2 * count);
    ASSERT_EQ(vectors->pairs(stream, site, 7, count, minus_logs, numbers.data()), count);
    std::size_t different = 0;
    for (std::size_t index = 0; index < count; ++index) {
      const PhiloxBlock block = block_of({stream, 7 + index, site}, 0);
      for (std::size_t half = 0; half < 2; ++half) {
        const double expected = minus_log(1 - uniform_of(block[half]));
        different += std::bit_cast<std::uint64_t>(numbers[2 * index + half]) !=
                             std::bit_cast<std::uint64_t>(expected)
                         ? 1
                         : 0;
      }
    }
    EXPECT_EQ(different, 0U);
  }
}

}  // namespace
}  // namespace sojourn::engine
