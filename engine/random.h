// Keyed randomness: every random number is a pure function of its name, never of the order of
// draws.
//
// Generator: Philox2x64-7 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2,
// 3", SC'11), one round more than the six with which it passes BigCrush there; on a processor that
// multiplies 64-bit words it takes half the time of Philox4x32-10. A name is (stream, request,
// site, index): `stream` stands for seed, replication and workload; `request` for one request of
// that workload; `site` for call path, step and purpose. The stream is Philox's 64-bit key;
// request, site and block index are its 128-bit counter, so two draws of one stream come from one
// block only if their names are equal.
// Streams and sites are words made from names with the SplitMix64 finaliser; two different names
// share a word with probability about 2^-64 per pair. Pure values, safe to share between threads.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "engine/require.h"

namespace sojourn::engine {

using PhiloxBlock = std::array<std::uint64_t, 2>;

// One Philox2x64-7 block: a bijection of `counter` for every `key`.
constexpr PhiloxBlock philox2x64_7(PhiloxBlock counter, std::uint64_t key) {
  __extension__ using Wide = unsigned __int128;
  for (int round = 0; round < 7; ++round) {
    const Wide product = Wide{0xD2B74407B1CE6E93ULL} * counter[0];
    counter = {static_cast<std::uint64_t>(product >> 64U) ^ key ^ counter[1],
               static_cast<std::uint64_t>(product)};
    key += 0x9E3779B97F4A7C15ULL;
  }
  return counter;
}

// True if the generator reproduces the published vectors of Random123's kat_vectors
// (philox2x64 7).
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

// Uniform in the open interval (0, 1): one of the 2^52 odd multiples of 2^-53. So log(u) and
// log(1 - u) are finite, and 1 - u is exact.
inline double uniform_of(std::uint64_t bits) {
  constexpr double one_less_half_step = 1.0 - 0x1p-53;
  return std::bit_cast<double>(0x3FF0000000000000ULL | (bits >> 12U)) - one_less_half_step;
}

// Block number `index` < 2^16 of a key.
inline PhiloxBlock block_of(const RandomKey& key, std::uint32_t index) {
  return philox2x64_7({key.request << 16U | index, key.site}, key.stream);
}

// The first number of a key's Draws.
inline double first_uniform(const RandomKey& key) {
  return uniform_of(block_of(key, 0)[0]);
}

// The numbers of one key, in order of their index: draw k of two equal keys is equal, whoever asks
// and whenever. One Philox block serves two draws. At most 2^17 draws a key (an invariant).
class Draws {
 public:
  static constexpr std::uint32_t limit = std::uint32_t{1} << 17U;

  explicit Draws(const RandomKey& key) : key_(key) {}

  double uniform() { return uniform_of(bits()); }

  // 64 uniform bits.
  std::uint64_t bits() {
    if (drawn_ % 2 == 0) {
      next_block();
    }
    return block_[drawn_++ % 2];
  }

  // Uniform in [0, bound), unbiased up to 2^-32 (multiply-shift on 64 bits); rising with bits().
  // bound >= 1 (an invariant).
  std::uint32_t below(std::uint32_t bound) {
    require(bound >= 1, "random: an empty range has no number");
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint32_t>((Wide{bits()} * bound) >> 64U);
  }

  std::uint32_t drawn() const { return drawn_; }

 private:
  void next_block() {
    require(drawn_ < limit, "random: more than 2^17 draws from one key");
    block_ = block_of(key_, drawn_ / 2);
  }

  RandomKey key_;
  PhiloxBlock block_{};
  std::uint32_t drawn_ = 0;
};

}  // namespace sojourn::engine
