// Four lanes, for processors with AVX2 only: see exponential_kernel.h.
#include "engine/exponential_vectors.h"

#if defined(__AVX2__)

#include <immintrin.h>

#include "engine/exponential_kernel.h"

namespace sojourn::engine {

namespace {

struct Avx2Lanes {
  using Word = std::uint64_t __attribute__((vector_size(32)));
  using Number = double __attribute__((vector_size(32)));
  static constexpr std::size_t count = 4;

  static Word load(const std::uint64_t* from) {
    return (Word)_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
  }
  static void store(Word word, std::uint64_t* to) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), (__m256i)word);
  }
  static void store(Number number, double* to) { _mm256_storeu_pd(to, number); }
  static Word product(Word left, Word right) {
    return (Word)_mm256_mul_epu32((__m256i)left, (__m256i)right);
  }
  static void look_up(const double* table, Word index, Number& first, Number& second) {
    const __m256d even = both(table + index[0], table + index[2]);
    const __m256d odd = both(table + index[1], table + index[3]);
    first = _mm256_unpacklo_pd(even, odd);
    second = _mm256_unpackhi_pd(even, odd);
  }
  static __m256d both(const double* low, const double* high) {
    return _mm256_set_m128d(_mm_loadu_pd(high), _mm_loadu_pd(low));
  }
};

}  // namespace

const ExponentialVectors avx2_exponentials = {"AVX2", &ExponentialKernel<Avx2Lanes>::times,
                                              &ExponentialKernel<Avx2Lanes>::pairs};

}  // namespace sojourn::engine

#endif
