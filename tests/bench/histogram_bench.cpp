// What it costs to count: a histogram's add, merge and quantile; a tally and a time average beside.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/distribution.h"
#include "engine/histogram.h"
#include "engine/random.h"
#include "engine/statistics.h"

namespace sojourn::engine {
namespace {

// Exponential with a mean of 10 ms.
std::vector<Duration> values() {
  const Distribution distribution = Distribution::exponential(0.01);
  std::vector<Duration> result(std::size_t{1} << 12U);
  for (std::size_t i = 0; i < result.size(); ++i) {
    Draws draws({1, i, 2});
    result[i] = distribution.sample_duration(draws);
  }
  return result;
}

Histogram filled() {
  Histogram histogram;
  for (const Duration value : values()) {
    histogram.add(value);
  }
  return histogram;
}

void histogram_add(benchmark::State& state) {
  const std::vector<Duration> inputs = values();
  Histogram histogram;
  std::size_t i = 0;
  for (auto _ : state) {
    histogram.add(inputs[i++ % inputs.size()]);
  }
  benchmark::DoNotOptimize(histogram.count());
}
BENCHMARK(histogram_add);

void histogram_merge(benchmark::State& state) {
  const Histogram part = filled();
  Histogram whole;
  for (auto _ : state) {
    whole.merge(part);
  }
  benchmark::DoNotOptimize(whole.count());
}
BENCHMARK(histogram_merge);

void histogram_quantile(benchmark::State& state) {
  const Histogram histogram = filled();
  for (auto _ : state) {
    benchmark::DoNotOptimize(histogram.quantile(0.99));
  }
}
BENCHMARK(histogram_quantile);

void tally_add(benchmark::State& state) {
  Tally tally;
  double value = 0;
  for (auto _ : state) {
    tally.add(value += 0.5);
  }
  benchmark::DoNotOptimize(tally.mean());
}
BENCHMARK(tally_add);

void time_average_change(benchmark::State& state) {
  TimeAverage level;
  std::int64_t now = 0;
  for (auto _ : state) {
    now += 700;
    level.change(Time{Duration{now}}, now % 3 == 0 ? -1 : 1);
  }
  benchmark::DoNotOptimize(level.maximum());
}
BENCHMARK(time_average_change);

}  // namespace
}  // namespace sojourn::engine
