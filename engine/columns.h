// Arithmetic on columns of times and durations, many at once where the processor has vectors of
// 64-bit integers. The same results on every processor. Safe between threads.
//
// A column is a span of a Time or a Duration; spans of one call have equal lengths (invariants).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/column_vectors.h"
#include "engine/fingerprint.h"
#include "engine/time.h"
#include "engine/wide_sum.h"

namespace sojourn::engine {

using Times = std::span<const Time>;
using Durations = std::span<const Duration>;

// The least and the greatest of them; Duration::max() and Duration::min() of none.
template <typename Value>
struct Extent {
  Value least;
  Value greatest;
};
Extent<Time> extent_of(Times times);
Extent<Duration> extent_of(Durations durations);

// differences[i] = to[i] - from[i]. None overflows (an invariant, unchecked).
void subtract(Times to, Times from, std::span<Duration> differences);

// Whether each is later than the one before.
bool is_rising(Times times);

WideSum sum_of(Durations durations);

// The extent and the sum.
struct Totals {
  Extent<Duration> extent;
  WideSum sum;
};
Totals totals_of(Durations durations);

// instants[i] = origin + from_seconds((arrivals[i] - start) / per_second): all between the origin
// and 2^51 ns after it (an invariant, unchecked).
void find_instants(std::span<const double> arrivals, double start, double per_second, Time origin,
                   std::span<Time> instants);

// buckets[i] = the bucket of a Histogram for durations[i]. They lie in [0, 2^52 ns) (an invariant,
// unchecked).
void find_buckets(Durations durations, std::span<std::uint64_t> buckets);

// The sum of the values of as many fingerprints: each goes on from `begun` with a number, the
// nanoseconds of a time, and those of a duration.
std::uint64_t sum_of_fingerprints(const Fingerprint& begun, std::span<const std::uint64_t> numbers,
                                  Times times, Durations durations);

// What this processor has, the slowest first; the first one is for all.
const std::vector<const ColumnVectors*>& column_vectors();

}  // namespace sojourn::engine
