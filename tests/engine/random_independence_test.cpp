// Statistical tests of the keyed generator along every dimension of a name. All keys are fixed, so
// a failure means that the generator changed. Each test compares a p-value, two-sided, with 1e-4;
// the last tests show that generators with realistic defects would be found.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/random.h"

namespace sojourn::engine {
namespace {

constexpr double smallest_p_value = 1e-4;
constexpr std::size_t sample_size = std::size_t{1} << 16U;

using Words = std::vector<std::uint64_t>;

double p_value_of_normal(double z) {
  return std::erfc(std::abs(z) / std::numbers::sqrt2);
}

// Chi-square by the cube root transformation (Wilson and Hilferty 1931), two-sided: too even a
// distribution is as suspicious as an uneven one.
double p_value_of_chi_square(double statistic, double degrees) {
  const double variance = 2 / (9 * degrees);
  return p_value_of_normal((std::cbrt(statistic / degrees) - (1 - variance)) / std::sqrt(variance));
}

double chi_square_p_value(const std::vector<double>& counts, double expected) {
  double statistic = 0;
  for (const double count : counts) {
    statistic += (count - expected) * (count - expected) / expected;
  }
  return p_value_of_chi_square(statistic, static_cast<double>(counts.size() - 1));
}

// The leading bits fall evenly into 1024 cells.
double uniformity(const Words& words) {
  std::vector<double> counts(1024);
  for (const std::uint64_t word : words) {
    ++counts[word >> 54U];
  }
  return chi_square_p_value(counts, static_cast<double>(words.size()) / 1024);
}

// Neighbours fall evenly into 64 x 64 cells.
double pairs(const Words& words) {
  std::vector<double> counts(4096);
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    ++counts[(words[i] >> 58U) * 64 + (words[i + 1] >> 58U)];
  }
  return chi_square_p_value(counts, static_cast<double>(words.size()) / 2 / 4096);
}

// Neighbours do not correlate: the mean of (u - 1/2)(v - 1/2) is 0 with standard deviation 1/12.
double correlation(const Words& words) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    sum += (static_cast<double>(words[i]) * 0x1p-64 - 0.5) *
           (static_cast<double>(words[i + 1]) * 0x1p-64 - 0.5);
  }
  return p_value_of_normal(12 * sum / std::sqrt(static_cast<double>(words.size() - 1)));
}

// Each bit of a word is set half of the time, and differs from its neighbour's half of the time:
// the least p-value of 128, corrected for being the least.
double bits(const Words& words) {
  std::array<double, 128> counts{};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::uint64_t change = words[i] ^ words[i + 1];
    for (unsigned bit = 0; bit < 64; ++bit) {
      counts[bit] += static_cast<double>((words[i] >> bit) & 1U);
      counts[64 + bit] += static_cast<double>((change >> bit) & 1U);
    }
  }
  const auto n = static_cast<double>(words.size() - 1);
  double least = 1;
  for (const double count : counts) {
    least = std::min(least, p_value_of_normal((count - n / 2) / std::sqrt(n / 4)));
  }
  return 1 - std::pow(1 - least, 128);
}

// Bits that differ between neighbours number 32 with variance 16 (avalanche).
double hamming(const Words& words) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    sum += std::popcount(words[i] ^ words[i + 1]) - 32;
  }
  return p_value_of_normal(sum / std::sqrt(16 * static_cast<double>(words.size() - 1)));
}

double least_p_value(const Words& words) {
  return std::min(
      {uniformity(words), pairs(words), correlation(words), bits(words), hamming(words)});
}

Words sequence(const std::function<std::uint64_t(std::uint32_t)>& word) {
  Words result;
  for (std::uint32_t i = 0; i < sample_size; ++i) {
    result.push_back(word(i));
  }
  return result;
}

void expect_random(const Words& words) {
  EXPECT_GT(uniformity(words), smallest_p_value);
  EXPECT_GT(pairs(words), smallest_p_value);
  EXPECT_GT(correlation(words), smallest_p_value);
  EXPECT_GT(bits(words), smallest_p_value);
  EXPECT_GT(hamming(words), smallest_p_value);
}

TEST(RandomIndependence, DrawsOfOneKey) {
  Draws draws({1, 2, 3});
  expect_random(sequence([&](std::uint32_t) { return draws.bits(); }));
}

TEST(RandomIndependence, NeighbouringRequests) {
  expect_random(sequence([](std::uint32_t i) { return Draws({1, i, 3}).bits(); }));
}

TEST(RandomIndependence, NeighbouringSites) {
  expect_random(sequence([](std::uint32_t i) { return Draws({1, 2, i}).bits(); }));
}

TEST(RandomIndependence, NeighbouringStreams) {
  expect_random(sequence([](std::uint32_t i) { return Draws({i, 2, 3}).bits(); }));
}

TEST(RandomIndependence, NeighbouringReplications) {
  expect_random(sequence(
      [](std::uint32_t i) { return Draws({random_stream(1, i, "shoppers"), 2, 3}).bits(); }));
}

TEST(RandomIndependence, NeighbouringSeeds) {
  expect_random(sequence(
      [](std::uint32_t i) { return Draws({random_stream(i, 0, "shoppers"), 2, 3}).bits(); }));
}

TEST(RandomIndependence, NeighbouringPurposesOfOneCall) {
  const std::uint64_t path = name_word("gateway.checkout>cart.get");
  expect_random(sequence([&](std::uint32_t i) { return Draws({1, 2, mix(path, i)}).bits(); }));
}

TEST(RandomIndependence, NumberedNames) {
  expect_random(sequence(
      [](std::uint32_t i) { return Draws({1, 2, name_word("site" + std::to_string(i))}).bits(); }));
}

TEST(RandomIndependence, SecondDrawsOfNeighbouringRequests) {
  expect_random(sequence([](std::uint32_t i) {
    Draws draws({1, i, 3});
    draws.bits();
    return draws.bits();
  }));
}

TEST(RandomIndependence, FirstAndThirdDrawsInTurn) {
  expect_random(sequence([](std::uint32_t i) {
    Draws draws({1, i / 2, 3});
    const std::uint64_t first = draws.bits();
    draws.bits();
    return i % 2 == 0 ? first : draws.bits();
  }));
}

TEST(RandomIndependence, TheWordsOfNamesThemselves) {
  expect_random(sequence([](std::uint32_t i) { return mix(i); }));
  expect_random(sequence([](std::uint32_t i) { return mix(7, i); }));
  expect_random(sequence([](std::uint32_t i) { return mix(i, 7); }));
}

TEST(RandomIndependence, BoundedDrawsAreEven) {
  std::vector<double> counts(1000);
  for (std::uint32_t i = 0; i < 100000; ++i) {
    ++counts[Draws({5, i, 1}).below(1000)];
  }
  EXPECT_GT(chi_square_p_value(counts, 100), smallest_p_value);
}

// The same generator with fewer rounds, as a mistake in the loop would make it.
std::uint64_t weak_philox(std::uint32_t counter, int rounds) {
  std::uint32_t words[4] = {counter, 0, 0, 0};
  std::uint32_t key[2] = {1, 0};
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t left = std::uint64_t{0xD2511F53U} * words[0];
    const std::uint64_t right = std::uint64_t{0xCD9E8D57U} * words[2];
    words[0] = static_cast<std::uint32_t>(right >> 32U) ^ words[1] ^ key[0];
    words[1] = static_cast<std::uint32_t>(right);
    words[2] = static_cast<std::uint32_t>(left >> 32U) ^ words[3] ^ key[1];
    words[3] = static_cast<std::uint32_t>(left);
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  return words[0] | (std::uint64_t{words[1]} << 32U);
}

constexpr double found = 1e-9;

TEST(RandomIndependence, TooFewRoundsWouldBeFound) {
  for (const int rounds : {1, 2, 3}) {
    EXPECT_LT(least_p_value(sequence([&](std::uint32_t i) { return weak_philox(i, rounds); })),
              found)
        << rounds << " rounds";
  }
}

TEST(RandomIndependence, AnEvenButPredictableSequenceWouldBeFound) {
  const Words weyl = sequence([](std::uint32_t i) { return (i + 1) * 0x9E3779B97F4A7C15ULL; });
  EXPECT_LT(least_p_value(weyl), found);
}

TEST(RandomIndependence, NeighboursThatShareAnEighthOfTheirNumbersWouldBeFound) {
  const Words shared = sequence([](std::uint32_t i) {
    const bool repeats = i % 16 == 1;
    return Draws({1, repeats ? i - 1 : i, 3}).bits();
  });
  EXPECT_LT(least_p_value(shared), found);
}

TEST(RandomIndependence, ABiasOfTwoPercentWouldBeFound) {
  const Words biased = sequence([](std::uint32_t i) {
    const double u = std::pow(Draws({1, i, 3}).uniform(), 1.1);
    return static_cast<std::uint64_t>(u * 0x1p64);
  });
  EXPECT_LT(least_p_value(biased), found);
}

TEST(RandomIndependence, AStuckBitWouldBeFound) {
  const Words stuck = sequence([](std::uint32_t i) { return Draws({1, i, 3}).bits() | 1U; });
  EXPECT_LT(least_p_value(stuck), found);
}

}  // namespace
}  // namespace sojourn::engine
