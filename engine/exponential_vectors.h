// The kinds of vector with which keyed exponential numbers are made, where a processor has them.
// Internal to the engine: call keyed_exponential.h instead.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sojourn::engine {

// ExponentialKernel's functions for one kind.
struct ExponentialVectors {
  const char* name;
  std::size_t (*times)(double mean, std::uint64_t stream, std::uint64_t site,
                       const std::uint64_t* requests, std::size_t count, const double* minus_logs,
                       std::uint64_t* times);
  std::size_t (*pairs)(std::uint64_t stream, std::uint64_t site, std::uint64_t first,
                       std::size_t blocks, const double* minus_logs, double* numbers);
};

extern const ExponentialVectors avx2_exponentials;
extern const ExponentialVectors avx512_exponentials;

}  // namespace sojourn::engine
