// Mean latencies narrowed by what the arrivals and demands of each replication brought by chance.
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/interval.h"
#include "engine/replications.h"
#include "models/results/results_json.h"
#include "models/simulation/controls.h"
#include "models/simulation/experiment.h"
#include "models/simulation/simulate.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using results::Estimate;

// A single server of 10 ms on the average.
scenario::Scenario markov_station(const std::string& rate, const std::string& run) {
  return tests::parsed(
      tests::Parts{.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "10ms"}}]}})",
                   .workloads = R"("w": {"poisson": ")" + rate + R"(", "requests": {"s.e": 1}})",
                   .run = run});
}

Estimate mean_of(const scenario::Scenario& scenario, const Options& options = {}) {
  return simulate(scenario, options).value().requests.at("w/s.e").latency.mean;
}

double half_width(const Estimate& estimate) {
  return (*estimate.high - *estimate.low) / 2;
}

TEST(ControlVariates, CutTheVarianceOfTheMeanLatency) {
  const auto scenario =
      markov_station("90/s", R"("duration": "250s", "warmup": "25s", "replications": 200)");
  const Estimate mean = mean_of(scenario);
  ASSERT_TRUE(mean.variance_cut);
  RecordProperty("variance_cut", std::to_string(*mean.variance_cut));
  EXPECT_GE(*mean.variance_cut, 1.7);
  EXPECT_LE(half_width(mean), 0.02 * 0.1);
  EXPECT_NEAR(mean.value, 0.1, 2 * half_width(mean));
}

TEST(ControlVariates, CanBeTurnedOff) {
  const auto scenario =
      markov_station("80/s", R"("duration": "600s", "warmup": "60s", "replications": 20)");
  Options counted;
  counted.control_variates = false;
  const results::RequestResult with = simulate(scenario)->requests.at("w/s.e");
  const results::RequestResult without = simulate(scenario, counted)->requests.at("w/s.e");
  EXPECT_FALSE(without.latency.mean.variance_cut);
  EXPECT_NEAR(without.latency.mean.value, without.histogram.mean_seconds(), 1e-12);
  ASSERT_TRUE(with.latency.mean.variance_cut);
  const double narrower = half_width(without.latency.mean) / half_width(with.latency.mean);
  EXPECT_NEAR(*with.latency.mean.variance_cut, narrower * narrower, 1e-9);
  EXPECT_EQ(with.histogram.count(), without.histogram.count());
  EXPECT_EQ(with.latency.p99, without.latency.p99);
}

TEST(ControlVariates, ShortenARunToPrecision) {
  const auto scenario = markov_station("80/s", R"("duration": "300s", "warmup": "30s")");
  Options options;
  options.precision = {{"mean", 0.02, true}};
  const auto with = simulate(scenario, options).value();
  options.control_variates = false;
  const auto without = simulate(scenario, options).value();
  EXPECT_TRUE(is_precise(with, options.precision));
  EXPECT_TRUE(is_precise(without, options.precision));
  EXPECT_LE(with.replications, 0.75 * without.replications)
      << with.replications << " against " << without.replications;
}

TEST(ControlVariates, AreTheSameOnAnyNumberOfThreads) {
  const auto scenario =
      markov_station("80/s", R"("duration": "100s", "warmup": "10s", "replications": 24)");
  Options threads;
  threads.threads = 3;
  EXPECT_EQ(results::to_json(simulate(scenario).value()),
            results::to_json(simulate(scenario, threads).value()));
}

TEST(ControlVariates, AreLeftOutWhereTheyAreNotSound) {
  const std::string rest = R"("duration": "180s", "warmup": "18s", "replications": )";
  EXPECT_TRUE(mean_of(markov_station("50/s", rest + "20")).variance_cut);
  EXPECT_FALSE(mean_of(markov_station("50/s", rest + "19")).variance_cut) << "few replications";
  EXPECT_FALSE(mean_of(markov_station("120/s", rest + "20")).variance_cut) << "unstable";
  auto transient = tests::parsed(
      tests::Parts{.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "10ms"}}]}})",
                   .workloads = R"("w": {"poisson": "50/s", "requests": {"s.e": 1}})",
                   .faults = R"({"at": "20s", "for": "1s", "freeze": "s"})",
                   .run = rest + "20"});
  EXPECT_FALSE(mean_of(transient).variance_cut) << "faults";
}

// Small runs, many seeds: the interval contains the truth as often as it says, and its centre has
// no bias. M/M/1 at a load of 0.5, 20 ms.
struct Coverage {
  unsigned controlled = 0;
  unsigned covered = 0;
  std::vector<double> values;
};

Coverage cover(std::uint64_t first_seed) {
  constexpr std::uint32_t experiments = 400;
  const auto scenario =
      markov_station("50/s", R"("duration": "100s", "warmup": "10s", "replications": 20)");
  std::vector<Estimate> means(experiments);
  engine::run_replications(0, experiments, engine::hardware_threads(), [&](std::uint32_t index) {
    Options options;
    options.seed = first_seed + index;
    means[index] = mean_of(scenario, options);
  });
  Coverage coverage;
  for (const Estimate& mean : means) {
    coverage.controlled += mean.variance_cut ? 1 : 0;
    coverage.covered += *mean.low <= 0.02 && 0.02 <= *mean.high ? 1 : 0;
    coverage.values.push_back(mean.value);
  }
  return coverage;
}

TEST(ControlVariates, CoverTheTruthAsOftenAsTheySay) {
  constexpr double level = 1 - 1e-4;
  const auto is_honest = [](const Coverage& coverage) {
    // 99.9 % of all binomial draws of 400 with 95 %.
    const bool covers = coverage.covered >= 365 && coverage.covered <= 394;
    EXPECT_EQ(coverage.controlled, 400U);
    const engine::Interval centre = engine::mean_interval(coverage.values, level).value();
    EXPECT_LE(centre.half_width(), 0.005 * 0.02);
    return covers && std::abs(centre.value - 0.02) <= centre.half_width();
  };
  // Confirmed with fresh seeds.
  EXPECT_TRUE(is_honest(cover(1)) || is_honest(cover(5000)));
}

// Everything whose expectation is held to be known: the average of 200 replications is 0 up to
// four standard errors, and each control explains something.
void expect_centred(const scenario::Scenario& scenario) {
  Options options;
  options.threads = engine::hardware_threads();
  const Experimented experiment = run_experiment(scenario, options).value();
  const Program program = compile(scenario);
  for (const std::vector<double>& control : load_controls(program, experiment.replications)) {
    ASSERT_EQ(control.size(), experiment.replications.size());
    const engine::Interval mean = engine::mean_interval(control, 1 - 1e-4).value();
    EXPECT_GT(mean.half_width(), 0);
    EXPECT_LE(std::abs(mean.value), mean.half_width());
  }
}

constexpr const char* two_hundred = R"("duration": "60s", "warmup": "6s", "replications": 200)";

TEST(LoadControls, AreCentredBehindRetriesAndTimeouts) {
  expect_centred(tests::parsed(
      tests::Parts{.services = R"("front": {"workers": 50, "endpoints": {"e": [{"call": "back.read",
                         "timeout": "60ms", "retry": {"attempts": 2}, "on_error": "continue"},
                         {"choose": [{"probability": 0.3, "steps": [{"call": "back.write"}]}]}]}},
                     "back": {"replicas": 2, "queue": {"capacity": 20}, "endpoints": {
                         "read": [{"delay": {"exponential": "10ms"}}],
                         "write": [{"delay": {"erlang": {"stages": 3, "mean": "30ms"}}},
                                   {"delay": {"uniform": {"low": "0ms", "high": "4ms"}}}]}})",
                   .workloads = R"("w": {"poisson": "60/s", "requests": {"front.e": 1}})",
                   .run = two_hundred}));
}

TEST(LoadControls, AreCentredOnASharedHost) {
  expect_centred(tests::parsed(
      tests::Parts{.services = R"("a": {"host": "h", "workers": "unlimited", "endpoints": {
                         "e": [{"compute": {"exponential": "8ms"}}, {"call": "b.e"}]}},
                     "b": {"host": "h", "workers": 4, "endpoints": {
                         "e": [{"delay": {"exponential": "5ms"}},
                               {"compute": {"exponential": "4ms"}}]}})",
                   .workloads = R"("w": {"poisson": "100/s", "requests": {"a.e": 1}})",
                   .hosts = R"("h": {"cores": 2})",
                   .run = two_hundred}));
}

TEST(LoadControls, AreCentredForClosedAndConstantWorkloads) {
  expect_centred(tests::parsed(
      tests::Parts{.services = R"("s": {"workers": 2, "endpoints": {
                         "e": [{"delay": {"exponential": "10ms"}}],
                         "f": [{"delay": {"gamma": {"mean": "20ms", "cv": 0.7}}}]}})",
                   .workloads = R"("c": {"closed": {"users": 8, "think": {"exponential": "100ms"}},
                            "requests": {"s.e": 0.5, "s.f": 0.5}},
                      "k": {"constant": "20/s", "requests": {"s.e": 0.8, "s.f": 0.2}})",
                   .run = two_hundred}));
}

}  // namespace
}  // namespace sojourn::simulation
