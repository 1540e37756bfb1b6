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
  static Number gather(const double* table, Word index) {
    return _mm512_i64gather_pd((__m512i)index, table, 8);
  }
};

}  // namespace

const ExponentialVectors avx512_exponentials = {"AVX-512", &ExponentialKernel<Avx512Lanes>::times,
                                                &ExponentialKernel<Avx512Lanes>::pairs};

}  // namespace sojourn::engine

#endif
