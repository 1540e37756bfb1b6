// For processors with AVX2 only: see column_kernel.h.
#include "engine/column_vectors.h"

#if defined(__AVX2__)

#include "engine/column_kernel.h"

namespace sojourn::engine {

namespace {

struct Avx2 {
  using Words = std::uint64_t __attribute__((vector_size(32)));
  using Numbers = double __attribute__((vector_size(32)));
};

}  // namespace

const ColumnVectors avx2_columns = column_vectors_for<Avx2>("AVX2");

}  // namespace sojourn::engine

#endif
