// Eight lanes, for processors with AVX-512 only: see exponential_kernel.h.
#include "engine/exponential_vectors.h"

#if defined(__AVX512F__)

#include <immintrin.h>

#include "engine/exponential_kernel.h"

namespace sojourn::engine {

namespace {

struct Avx512Lanes {
  using Word = std::uint64_t __attribute__((vector_size(64)));
  using Number = double __attribute__((vector_size(64)));
  static constexpr std::size_t count = 8;

  static Word load(const std::uint64_t* from) {
    return (Word)_mm512_loadu_si512(reinterpret_cast<const __m512i*>(from));
  }
  static void store(Word word, std::uint64_t* to) {
    _mm512_storeu_si512(reinterpret_cast<__m512i*>(to), (__m512i)word);
  }
  static void store(Number number, double* to) { _mm512_storeu_pd(to, number); }
  static Word product(Word left, Word right) {
    return (Word)_mm512_mul_epu32((__m512i)left, (__m512i)right);
  }
  static void look_up(const double* table, Word index, Number& first, Number& second) {
    std::uint64_t places[count];
    store(index, places);
    const __m512d even = four(table, places);
    const __m512d odd = four(table, places + 1);
    first = _mm512_unpacklo_pd(even, odd);
    second = _mm512_unpackhi_pd(even, odd);
  }
  // Of every other place.
  static __m512d four(const double* table, const std::uint64_t* places) {
    return _mm512_insertf64x4(_mm512_castpd256_pd512(both(table + places[0], table + places[2])),
                              both(table + places[4], table + places[6]), 1);
  }
  static __m256d both(const double* low, const double* high) {
    return _mm256_set_m128d(_mm_loadu_pd(high), _mm_loadu_pd(low));
  }
};

}  // namespace

const ExponentialVectors avx512_exponentials = {"AVX-512", &ExponentialKernel<Avx512Lanes>::times,
                                                &ExponentialKernel<Avx512Lanes>::pairs};

}  // namespace sojourn::engine

#endif
