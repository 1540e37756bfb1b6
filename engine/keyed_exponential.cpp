#include "engine/keyed_exponential.h"

#include "engine/distribution.h"
#include "engine/minus_log.h"
#include "engine/random.h"
#include "engine/require.h"

namespace sojourn::engine {

namespace {

// As a row of doubles: the two of an entry, then those of the next one.
const double* minus_logs() {
  static_assert(sizeof(MinusLogEntry) == 2 * sizeof(double));
  return &minus_log_table.front().inverse;
}

const ExponentialVectors* fastest() {
  static const ExponentialVectors* const vectors =
      exponential_vectors().empty() ? nullptr : exponential_vectors().back();
  return vectors;
}

}  // namespace

const std::vector<const ExponentialVectors*>& exponential_vectors() {
  static const std::vector<const ExponentialVectors*> vectors = [] {
    std::vector<const ExponentialVectors*> found;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) {
      found.push_back(&avx2_exponentials);
    }
    if (__builtin_cpu_supports("avx512f")) {
      found.push_back(&avx512_exponentials);
    }
#endif
    return found;
  }();
  return vectors;
}

void exponential_times(double mean, std::uint64_t stream, std::uint64_t site,
                       std::span<const std::uint64_t> requests, std::span<Duration> times) {
  require(requests.size() == times.size(), "exponentials: a time for each request");
  // Of others a time could be 0 seconds, or too long to be rounded as the vectors do it.
  constexpr double mean_min = 1e-100;
  constexpr double mean_max = 6e4;
  std::size_t done = 0;
  if (fastest() != nullptr && mean > mean_min && mean < mean_max) {
    // A Duration is its number of nanoseconds.
    static_assert(sizeof(Duration) == sizeof(std::uint64_t));
    done = fastest()->times(mean, stream, site, requests.data(), requests.size(), minus_logs(),
                            reinterpret_cast<std::uint64_t*>(times.data()));
  }
  for (; done < requests.size(); ++done) {
    times[done] =
        whole_nanoseconds(mean * minus_log(1 - first_uniform({stream, requests[done], site})));
  }
}

void exponential_pairs(std::uint64_t stream, std::uint64_t site, std::uint64_t first,
                       std::span<double> numbers) {
  require(numbers.size() % 2 == 0, "exponentials: a block makes two numbers");
  const std::size_t blocks = numbers.size() / 2;
  std::size_t done = 0;
  if (fastest() != nullptr) {
    done = fastest()->pairs(stream, site, first, blocks, minus_logs(), numbers.data());
  }
  for (; done < blocks; ++done) {
    const PhiloxBlock block = block_of({stream, first + done, site}, 0);
    numbers[2 * done] = minus_log(1 - uniform_of(block[0]));
    numbers[2 * done + 1] = minus_log(1 - uniform_of(block[1]));
  }
}

}  // namespace sojourn::engine
