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
  static Number gather(const double* table, Word index) {
    return _mm256_i64gather_pd(table, (__m256i)index, 8);
  }
};

}  // namespace

const ExponentialVectors avx2_exponentials = {"AVX2", &ExponentialKernel<Avx2Lanes>::times,
                                              &ExponentialKernel<Avx2Lanes>::pairs};

}  // namespace sojourn::engine

#endif
