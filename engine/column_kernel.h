// What columns.h promises, as plain loops that compilers turn into vectors. Compiled once for each
// kind of processor: `Processor` tells the copies apart. Internal to the engine: columns.h chooses
// what the processor can do.
//
// This header is compiled for processors that not every user has. It includes nothing with
// functions that the rest of the program could end up with.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/column_vectors.h"

namespace sojourn::engine {

template <typename Processor>
class ColumnKernel {
 public:
  static ColumnExtent extent(const std::int64_t* values, std::size_t count) {
    std::int64_t least = INT64_MAX;
    std::int64_t greatest = INT64_MIN;
    std::uint64_t sum = 0;
    for (std::size_t index = 0; index < count; ++index) {
      least = values[index] < least ? values[index] : least;
      greatest = values[index] > greatest ? values[index] : greatest;
      sum += static_cast<std::uint64_t>(values[index]);
    }
    return {least, greatest, sum};
  }

  static void differences(const std::int64_t* to, const std::int64_t* from, std::size_t count,
                          std::int64_t* results) {
    for (std::size_t index = 0; index < count; ++index) {
      results[index] = to[index] - from[index];
    }
  }

  static bool rises(const std::int64_t* values, std::size_t count) {
    std::uint64_t falls = 0;
    for (std::size_t index = 1; index < count; ++index) {
      falls += values[index] <= values[index - 1] ? 1U : 0U;
    }
    return falls == 0;
  }

  static void buckets(const std::int64_t* values, std::size_t count, std::uint64_t* buckets) {
    std::size_t done = 0;
    for (; done + lanes <= count; done += lanes) {
      Words words;
      __builtin_memcpy(&words, values + done, sizeof words);
      words = buckets_of(words);
      __builtin_memcpy(buckets + done, &words, sizeof words);
    }
    for (; done < count; ++done) {
      buckets[done] = buckets_of(Words{} + static_cast<std::uint64_t>(values[done]))[0];
    }
  }

  static void instants(const double* arrivals, std::size_t count, double start, double per_second,
                       std::int64_t origin, std::int64_t* results) {
    const auto first = static_cast<std::uint64_t>(origin);
    std::size_t done = 0;
    for (; done + lanes <= count; done += lanes) {
      Numbers numbers;
      __builtin_memcpy(&numbers, arrivals + done, sizeof numbers);
      const Words words = first + nanoseconds_of((numbers - start) / per_second);
      __builtin_memcpy(results + done, &words, sizeof words);
    }
    for (; done < count; ++done) {
      const Numbers seconds = (Numbers{} + (arrivals[done] - start)) / per_second;
      results[done] = static_cast<std::int64_t>((first + nanoseconds_of(seconds))[0]);
    }
  }

  static std::uint64_t fingerprints(std::uint64_t state, const std::uint64_t* first,
                                    const std::int64_t* second, const std::int64_t* third,
                                    std::size_t count) {
    std::uint64_t sum = 0;
    for (std::size_t index = 0; index < count; ++index) {
      std::uint64_t hash = added(state, first[index]);
      hash = added(hash, static_cast<std::uint64_t>(second[index]));
      hash = added(hash, static_cast<std::uint64_t>(third[index]));
      sum += mixed(hash);
    }
    return sum;
  }

 private:
  using Words = typename Processor::Words;      // a vector of unsigned 64-bit integers
  using Numbers = typename Processor::Numbers;  // as many doubles

  static constexpr std::size_t lanes = sizeof(Words) / sizeof(std::uint64_t);

  // A number as a double has its octave in the exponent, and its place there in the upper bits of
  // the rest.
  [[gnu::always_inline]] static Words buckets_of(Words values) {
    constexpr std::uint64_t bits_of_2_52 = 0x4330000000000000;
    constexpr std::uint64_t octave_0 = std::uint64_t{1023 + 6} << 7U;
    const Numbers numbers = (Numbers)(values | bits_of_2_52) - 0x1p52;
    const Words places = ((Words)numbers >> 45U) - octave_0;
    const auto is_exact = (Words)(values < 128);
    return (values & is_exact) | (places & ~is_exact);
  }

  // from_seconds() of what is at least 0 and below 2^51 ns: above 2^52 doubles are whole numbers.
  [[gnu::always_inline]] static Words nanoseconds_of(Numbers seconds) {
    const Numbers exact = seconds * 1e9;
    const Numbers shifted = exact + 0x1p52;  // to the nearest, halves to even
    const Numbers rest = exact - (shifted - 0x1p52);
    return (Words)shifted - 0x4330000000000000ULL + ((Words)(rest >= 0.5) & 1);
  }

  // Of fingerprint.h and random.h.
  [[gnu::always_inline]] static std::uint64_t added(std::uint64_t state, std::uint64_t word) {
    const std::uint64_t product = (state ^ word) * 0x9E3779B97F4A7C15ULL;
    return product ^ (product >> 29U);
  }
  [[gnu::always_inline]] static std::uint64_t mixed(std::uint64_t word) {
    word += 0x9E3779B97F4A7C15ULL;
    word = (word ^ (word >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    word = (word ^ (word >> 27U)) * 0x94D049BB133111EBULL;
    return word ^ (word >> 31U);
  }
};

template <typename Processor>
constexpr ColumnVectors column_vectors_for(const char* name) {
  using Kernel = ColumnKernel<Processor>;
  return {name,
          &Kernel::extent,
          &Kernel::differences,
          &Kernel::rises,
          &Kernel::buckets,
          &Kernel::fingerprints,
          &Kernel::instants};
}

}  // namespace sojourn::engine
