#include "engine/columns.h"

#include "engine/column_kernel.h"
#include "engine/require.h"

namespace sojourn::engine {

namespace {

struct AnyProcessor {
  using Words = std::uint64_t __attribute__((vector_size(16)));
  using Numbers = double __attribute__((vector_size(16)));
};

constexpr ColumnVectors plain_columns = column_vectors_for<AnyProcessor>("any");

const ColumnVectors& fastest() {
  static const ColumnVectors& vectors = *column_vectors().back();
  return vectors;
}

// A Time and a Duration are their number of nanoseconds.
static_assert(sizeof(Time) == sizeof(std::int64_t) && sizeof(Duration) == sizeof(std::int64_t));

template <typename Value>
const std::int64_t* ticks_of(std::span<const Value> values) {
  return reinterpret_cast<const std::int64_t*>(values.data());
}

template <typename Value>
std::int64_t* ticks_of(std::span<Value> values) {
  return reinterpret_cast<std::int64_t*>(values.data());
}

}  // namespace

const std::vector<const ColumnVectors*>& column_vectors() {
  static const std::vector<const ColumnVectors*> vectors = [] {
    std::vector<const ColumnVectors*> found{&plain_columns};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
      found.push_back(&avx2_columns);
    }
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) {
      found.push_back(&avx512_columns);
    }
#endif
    return found;
  }();
  return vectors;
}

Extent<Time> extent_of(Times times) {
  const ColumnExtent extent = fastest().extent(ticks_of(times), times.size());
  return {Time{Duration{extent.least}}, Time{Duration{extent.greatest}}};
}

Extent<Duration> extent_of(Durations durations) {
  const ColumnExtent extent = fastest().extent(ticks_of(durations), durations.size());
  return {Duration{extent.least}, Duration{extent.greatest}};
}

void subtract(Times to, Times from, std::span<Duration> differences) {
  require(to.size() == from.size() && to.size() == differences.size(),
          "columns: differences of columns of equal length");
  fastest().differences(ticks_of(to), ticks_of(from), to.size(), ticks_of(differences));
}

bool is_rising(Times times) {
  return fastest().rises(ticks_of(times), times.size());
}

Totals totals_of(Durations durations) {
  const auto [least, greatest, sum] = fastest().extent(ticks_of(durations), durations.size());
  Totals totals{{Duration{least}, Duration{greatest}}, {}};
  const auto count = static_cast<std::int64_t>(durations.size());
  if (count > 0 && least >= INT64_MIN / count && greatest <= INT64_MAX / count) {
    totals.sum.add(static_cast<std::int64_t>(sum));
    return totals;
  }
  for (const Duration duration : durations) {
    totals.sum.add(duration.count());
  }
  return totals;
}

WideSum sum_of(Durations durations) {
  return totals_of(durations).sum;
}

void find_instants(std::span<const double> arrivals, double start, double per_second, Time origin,
                   std::span<Time> instants) {
  require(arrivals.size() == instants.size(), "columns: an instant for each arrival");
  fastest().instants(arrivals.data(), arrivals.size(), start, per_second,
                     origin.time_since_epoch().count(), ticks_of(instants));
}

void find_buckets(Durations durations, std::span<std::uint64_t> buckets) {
  require(durations.size() == buckets.size(), "columns: a bucket for each duration");
  fastest().buckets(ticks_of(durations), durations.size(), buckets.data());
}

std::uint64_t sum_of_fingerprints(const Fingerprint& begun, std::span<const std::uint64_t> numbers,
                                  Times times, Durations durations) {
  require(numbers.size() == times.size() && numbers.size() == durations.size(),
          "columns: fingerprints of columns of equal length");
  return fastest().fingerprints(begun.state(), numbers.data(), ticks_of(times), ticks_of(durations),
                                numbers.size());
}

}  // namespace sojourn::engine
