// The functions of columns.h for one kind of processor. Internal to the engine: call columns.h
// instead.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sojourn::engine {

struct ColumnExtent {
  std::int64_t least;     // INT64_MAX of no numbers
  std::int64_t greatest;  // INT64_MIN of no numbers
  std::uint64_t sum;      // modulo 2^64
};

struct ColumnVectors {
  const char* name;
  ColumnExtent (*extent)(const std::int64_t* values, std::size_t count);
  void (*differences)(const std::int64_t* to, const std::int64_t* from, std::size_t count,
                      std::int64_t* results);
  bool (*rises)(const std::int64_t* values, std::size_t count);
  void (*buckets)(const std::int64_t* values, std::size_t count, std::uint64_t* buckets);
  std::uint64_t (*fingerprints)(std::uint64_t state, const std::uint64_t* first,
                                const std::int64_t* second, const std::int64_t* third,
                                std::size_t count);
  void (*instants)(const double* arrivals, std::size_t count, double start, double per_second,
                   std::int64_t origin, std::int64_t* results);
};

extern const ColumnVectors avx2_columns;
extern const ColumnVectors avx512_columns;

}  // namespace sojourn::engine
