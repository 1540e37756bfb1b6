// Keyed draws, portable elementary functions beside those of the C library, and samples.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/distribution.h"
#include "engine/portable_math.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

void philox_block(benchmark::State& state) {
  PhiloxBlock block{};
  std::uint64_t counter = 0;
  for (auto _ : state) {
    block = philox2x64_7({++counter, 2}, 4);
    benchmark::DoNotOptimize(block);
  }
}
BENCHMARK(philox_block);

// Argument: draws from one key. Reported: time per draw.
void draws_uniform(benchmark::State& state) {
  std::uint64_t request = 0;
  for (auto _ : state) {
    Draws draws({1, ++request, 2});
    double sum = 0;
    for (std::int64_t draw = 0; draw < state.range(0); ++draw) {
      sum += draws.uniform();
    }
    benchmark::DoNotOptimize(sum);
  }
  state.counters["per_draw"] =
      benchmark::Counter(static_cast<double>(state.iterations() * state.range(0)),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(draws_uniform)->Arg(1)->Arg(2)->Arg(8);

std::vector<double> uniforms() {
  std::vector<double> result(std::size_t{1} << 12U);
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i] = Draws({3, i, 2}).uniform();
  }
  return result;
}

// Throughput: calls do not wait for one another.
template <typename Function>
void throughput(benchmark::State& state, Function function) {
  const std::vector<double> inputs = uniforms();
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(function(inputs[i++ % inputs.size()]));
  }
}

void portable_log(benchmark::State& state) {
  throughput(state, [](double x) { return portable::log(x); });
}
BENCHMARK(portable_log);

void library_log(benchmark::State& state) {
  throughput(state, [](double x) { return std::log(x); });
}
BENCHMARK(library_log);

void portable_exp(benchmark::State& state) {
  throughput(state, [](double x) { return portable::exp(x); });
}
BENCHMARK(portable_exp);

void library_exp(benchmark::State& state) {
  throughput(state, [](double x) { return std::exp(x); });
}
BENCHMARK(library_exp);

void portable_pow(benchmark::State& state) {
  throughput(state, [](double x) { return portable::pow(x, -0.4); });
}
BENCHMARK(portable_pow);

void library_pow(benchmark::State& state) {
  throughput(state, [](double x) { return std::pow(x, -0.4); });
}
BENCHMARK(library_pow);

void portable_normal_quantile(benchmark::State& state) {
  throughput(state, [](double x) { return portable::normal_quantile(x); });
}
BENCHMARK(portable_normal_quantile);

void sample(benchmark::State& state, const DistributionShape& shape) {
  const Distribution distribution = *Distribution::make(shape);
  std::uint64_t request = 0;
  for (auto _ : state) {
    Draws draws({1, ++request, 2});
    benchmark::DoNotOptimize(distribution.sample_duration(draws));
  }
}
BENCHMARK_CAPTURE(sample, deterministic, Deterministic{0.01});
BENCHMARK_CAPTURE(sample, exponential, Exponential{0.01});
BENCHMARK_CAPTURE(sample, erlang_4, Erlang{4, 0.01});
BENCHMARK_CAPTURE(sample, hyperexponential, Hyperexponential{{{0.9, 0.005}, {0.1, 0.055}}});
BENCHMARK_CAPTURE(sample, lognormal, Lognormal{0.01, 1.5});
BENCHMARK_CAPTURE(sample, gamma, Gamma{0.01, 0.5});
BENCHMARK_CAPTURE(sample, weibull, Weibull{0.7, 0.01});
BENCHMARK_CAPTURE(sample, pareto, Pareto{2.5, 0.01});

}  // namespace
}  // namespace sojourn::engine
