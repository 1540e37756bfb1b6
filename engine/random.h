// Keyed randomness: every random number is a pure function of its name, never of the order of
// draws.
//
// Generator: Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2,
// 3", SC'11). A name is (stream, request, site, index): `stream` stands for seed, replication and
// workload; `request` for one request of that workload; `site` for call path, step and purpose.
// The stream is Philox's 64-bit key; request, site and block index are its 128-bit counter, so two
// draws of one stream come from one block only if their names are equal.
// Streams and sites are words made from names with the SplitMix64 finaliser; two different names
// share a word with probability about 2^-64 per pair. Pure values, safe to share between threads.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/require.h"

namespace sojourn::engine {

using PhiloxBlock = std::array<std::uint32_t, 4>;

// One Philox4x32-10 block: a bijection of `counter` for every `key`.
constexpr PhiloxBlock philox4x32_10(PhiloxBlock counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t left = std::uint64_t{0xD2511F53U} * counter[0];
    const std::uint64_t right = std::uint64_t{0xCD9E8D57U} * counter[2];
    counter = {static_cast<std::uint32_t>(right >> 32U) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(right),
               static_cast<std::uint32_t>(left >> 32U) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(left)};
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  return counter;
}

// True if the generator reproduces the published vectors of Random123's kat_vectors
// (philox4x32 10).
bool random_self_test();

// SplitMix64's step and finaliser (Steele, Lea, Flood, OOPSLA'14): a bijection of 64-bit words.
constexpr std::uint64_t mix(std::uint64_t word) {
  word += 0x9E3779B97F4A7C15ULL;
  word = (word ^ (word >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  word = (word ^ (word >> 27U)) * 0x94D049BB133111EBULL;
  return word ^ (word >> 31U);
}

// Order-sensitive combination of two words into one name: for either word fixed, a bijection of
// the other one.
constexpr std::uint64_t mix(std::uint64_t left, std::uint64_t right) {
  return mix(mix(left) ^ right);
}

// 64-bit FNV-1a followed by mix(): names such as "cart.get" become words, so that adding an entity
// to a scenario never shifts the numbers of another one. O(length).
std::uint64_t name_word(std::string_view name);

// Which random numbers a request may draw. `request` is used modulo 2^48.
struct RandomKey {
  std::uint64_t stream = 0;
  std::uint64_t request = 0;
  std::uint64_t site = 0;

  friend bool operator==(const RandomKey&, const RandomKey&) = default;
};

// The stream of one named source in one replication of an experiment. O(length of the name).
std::uint64_t random_stream(std::uint64_t seed, std::uint32_t replication, std::string_view source);

// The numbers of one key, in order of their index: draw k of two equal keys is equal, whoever asks
// and whenever. One Philox block serves two draws. At most 2^17 draws a key (an invariant).
class Draws {
 public:
  static constexpr std::uint32_t limit = std::uint32_t{1} << 17U;

  explicit Draws(const RandomKey& key) : key_(key) {}

  // Uniform in the open interval (0, 1): one of the 2^52 odd multiples of 2^-53. So log(u) and
  // log(1 - u) are finite, and 1 - u is exact.
  double uniform() {
    constexpr double one_less_half_step = 1.0 - 0x1p-53;
    return std::bit_cast<double>(0x3FF0000000000000ULL | (bits() >> 12U)) - one_less_half_step;
  }

  // 64 uniform bits.
  std::uint64_t bits() {
    const std::size_t half = drawn_ & 1U;
    if (half == 0) {
      next_block();
    }
    ++drawn_;
    return (std::uint64_t{block_[2 * half + 1]} << 32U) | block_[2 * half];
  }

  // Uniform in [0, bound), unbiased up to 2^-32 (multiply-shift on 64 bits); rising with bits().
  // bound >= 1 (an invariant).
  std::uint32_t below(std::uint32_t bound) {
    require(bound >= 1, "random: an empty range has no number");
    const std::uint64_t word = bits();
    const std::uint64_t high = (word >> 32U) * bound;
    const std::uint64_t low = (word & 0xFFFFFFFFU) * bound;
    return static_cast<std::uint32_t>((high + (low >> 32U)) >> 32U);
  }

  std::uint32_t drawn() const { return drawn_; }

 private:
  void next_block() {
    require(drawn_ < limit, "random: more than 2^17 draws from one key");
    const auto request_low = static_cast<std::uint32_t>(key_.request);
    const auto request_high = static_cast<std::uint32_t>(key_.request >> 32U) & 0xFFFFU;
    block_ = philox4x32_10(
        {(drawn_ >> 1U) | (request_high << 16U), request_low, static_cast<std::uint32_t>(key_.site),
         static_cast<std::uint32_t>(key_.site >> 32U)},
        {static_cast<std::uint32_t>(key_.stream), static_cast<std::uint32_t>(key_.stream >> 32U)});
  }

  RandomKey key_;
  PhiloxBlock block_{};
  std::uint32_t drawn_ = 0;
};

}  // namespace sojourn::engine
