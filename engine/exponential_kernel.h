// Keyed exponential numbers, many at a time: what keyed_exponential.cpp does one after the other,
// with the same operations on the lanes of a vector, and so with the same bits. Internal to the
// engine: keyed_exponential.h chooses what the processor can do.
//
// This header is compiled for processors that not every user has. It includes nothing with
// functions that the rest of the program could end up with.
//
// Lanes is a kind of vector, as GNU C and Clang have them:
//   Word, Number                        unsigned 64-bit integers, doubles
//   static constexpr std::size_t count  of the lanes
//   Word load(const std::uint64_t*), void store(Word, std::uint64_t*), the same of Number
//   Word product(Word, Word)            of the lower halves
//   void look_up(const double* table, Word index, Number& first, Number& second)
//                                       table[index] and table[index + 1], 16 bytes at once: the
//                                       processors' own gathering takes several times as long
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/log_reduction.h"

namespace sojourn::engine {

// Of random.h, minus_log.h and distribution.h, which say what they mean.
template <typename Lanes>
class ExponentialKernel {
 public:
  using Word = typename Lanes::Word;
  using Number = typename Lanes::Number;

  // times[i] = nanoseconds of an exponential with this mean, from the first number of the key
  // (stream, requests[i], site). Returns how many it has done: full vectors only.
  static std::size_t times(double mean, std::uint64_t stream, std::uint64_t site,
                           const std::uint64_t* requests, std::size_t count,
                           const double* minus_logs, std::uint64_t* times) {
    std::size_t done = 0;
    for (; done + 4 * Lanes::count <= count; done += 4 * Lanes::count) {
      times_of<4>(mean, stream, site, requests + done, minus_logs, times + done);
    }
    for (; done + Lanes::count <= count; done += Lanes::count) {
      times_of<1>(mean, stream, site, requests + done, minus_logs, times + done);
    }
    return done;
  }

  // numbers[2 i], numbers[2 i + 1] = standard exponentials of both numbers of the block of the key
  // (stream, first + i, site). Returns how many blocks it has done.
  static std::size_t pairs(std::uint64_t stream, std::uint64_t site, std::uint64_t first,
                           std::size_t blocks, const double* minus_logs, double* numbers) {
    std::size_t done = 0;
    for (; done + 4 * Lanes::count <= blocks; done += 4 * Lanes::count) {
      pairs_of<4>(stream, site, first + done, minus_logs, numbers + 2 * done);
    }
    for (; done + Lanes::count <= blocks; done += Lanes::count) {
      pairs_of<1>(stream, site, first + done, minus_logs, numbers + 2 * done);
    }
    return done;
  }

 private:
  static constexpr std::uint64_t naturals[] = {0, 1, 2, 3, 4, 5, 6, 7};
  static_assert(Lanes::count <= sizeof naturals / sizeof naturals[0]);

  // So many vectors at the same time: each step waits for the one before, but not for the other
  // vector's.
  template <std::size_t vectors>
  static void times_of(double mean, std::uint64_t stream, std::uint64_t site,
                       const std::uint64_t* requests, const double* minus_logs,
                       std::uint64_t* times) {
    Word left[vectors];
    Word right[vectors];
    for (std::size_t vector = 0; vector < vectors; ++vector) {
      left[vector] = Lanes::load(requests + vector * Lanes::count) << 16U;
      right[vector] = Word{} + site;
    }
    draw_blocks<vectors>(left, right, stream);
    for (std::size_t vector = 0; vector < vectors; ++vector) {
      const Number seconds = mean * minus_log(1.0 - uniform_of(left[vector]), minus_logs);
      Lanes::store(whole_nanoseconds(seconds), times + vector * Lanes::count);
    }
  }

  template <std::size_t vectors>
  static void pairs_of(std::uint64_t stream, std::uint64_t site, std::uint64_t first,
                       const double* minus_logs, double* numbers) {
    Word left[vectors];
    Word right[vectors];
    for (std::size_t vector = 0; vector < vectors; ++vector) {
      left[vector] = (Lanes::load(naturals) + (first + vector * Lanes::count)) << 16U;
      right[vector] = Word{} + site;
    }
    draw_blocks<vectors>(left, right, stream);
    for (std::size_t vector = 0; vector < vectors; ++vector) {
      double lefts[Lanes::count];
      double rights[Lanes::count];
      Lanes::store(minus_log(1.0 - uniform_of(left[vector]), minus_logs), lefts);
      Lanes::store(minus_log(1.0 - uniform_of(right[vector]), minus_logs), rights);
      for (std::size_t lane = 0; lane < Lanes::count; ++lane) {
        numbers[2 * (vector * Lanes::count + lane)] = lefts[lane];
        numbers[2 * (vector * Lanes::count + lane) + 1] = rights[lane];
      }
    }
  }

  template <std::size_t vectors>
  static void draw_blocks(Word (&left)[vectors], Word (&right)[vectors], std::uint64_t key) {
    for (int round = 0; round < 7; ++round) {
      for (std::size_t vector = 0; vector < vectors; ++vector) {
        draw_round(left[vector], right[vector], key);
      }
      key += 0x9E3779B97F4A7C15ULL;
    }
  }

  // Of Philox2x64-7. A 64-bit product is put together from those of the halves.
  static void draw_round(Word& left, Word& right, std::uint64_t key) {
    constexpr std::uint64_t half = 0xFFFFFFFF;
    const Word multiplier_low = Word{} + 0xB1CE6E93;
    const Word multiplier_high = Word{} + 0xD2B74407;
    const Word upper = left >> 32U;
    const Word lows = Lanes::product(left, multiplier_low);
    const Word low_high = Lanes::product(left, multiplier_high);
    const Word high_low = Lanes::product(upper, multiplier_low);
    const Word highs = Lanes::product(upper, multiplier_high);
    const Word middle = (lows >> 32U) + (low_high & half) + high_low;
    const Word high = highs + (low_high >> 32U) + (middle >> 32U);
    const Word low = (middle << 32U) | (lows & half);
    left = high ^ (right ^ key);
    right = low;
  }

  static Number uniform_of(Word bits) {
    return (Number)(0x3FF0000000000000ULL | (bits >> 12U)) - (1.0 - 0x1p-53);
  }

  static Number minus_log(Number u, const double* table) {
    using namespace log_reduction;
    constexpr std::uint64_t exponent_bits = 0xFFF0000000000000ULL;
    constexpr std::uint64_t bits_of_2_52 = 0x4330000000000000ULL;
    const Word bits = (Word)u;
    const Word offset = bits - first_bits;
    Number inverse;
    Number minus_log;
    Lanes::look_up(table, ((offset >> interval_shift) % intervals) * 2, inverse, minus_log);
    const auto z = (Number)(bits - (offset & exponent_bits));
    // The 12-bit number with a sign: without its sign, it is the last part of a number above 2^52.
    const Number k = (Number)(((offset >> 52U) ^ 0x800) | bits_of_2_52) - (0x1p52 + 0x800);
    const Number r = z * inverse - 1.0;
    return (minus_log - k * log_2) - (r + (r * r) * log1p_tail(r));
  }

  // Above 0 and below 2^51 ns: to the nearest, halves up, at least 1.
  static Word whole_nanoseconds(Number seconds) {
    const Number exact = seconds * 1e9;
    const Number shifted = exact + 0x1p52;  // to the nearest, halves to even
    const Number rest = exact - (shifted - 0x1p52);
    const Word nearest = (Word)shifted - 0x4330000000000000ULL;
    const Word one_more = (Word)(rest >= 0.5) & 1;
    const Word rounded = nearest + one_more;
    return rounded + ((Word)(rounded == 0) & 1);
  }
};

}  // namespace sojourn::engine
