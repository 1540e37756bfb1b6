// For processors with AVX-512 only: see column_kernel.h.
#include "engine/column_vectors.h"

#if defined(__AVX512DQ__)

#include "engine/column_kernel.h"

namespace sojourn::engine {

namespace {

struct Avx512 {
  using Words = std::uint64_t __attribute__((vector_size(64)));
  using Numbers = double __attribute__((vector_size(64)));
};

}  // namespace

const ColumnVectors avx512_columns = column_vectors_for<Avx512>("AVX-512");

}  // namespace sojourn::engine

#endif
