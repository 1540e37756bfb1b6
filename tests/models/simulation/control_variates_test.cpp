// What a replication counts anyway serves as a control: the time that workers were busy, whose
// expectation is known where nothing is lost.
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/interval.h"
#include "models/simulation/experiment.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

TEST(ControlVariates, BusyTimeCutsTheVarianceOfTheMeanLatency) {
  constexpr double load = 0.9;
  const auto scenario = tests::parsed(
      tests::Parts{.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "10ms"}}]}})",
                   .workloads = R"("w": {"poisson": "90/s", "requests": {"s.e": 1}})",
                   .run = R"("duration": "250s", "replications": 200)"});
  const Experimented experiment = run_experiment(scenario, {}).value();
  std::vector<double> latencies;
  std::vector<double> busy;
  for (const ReplicationCounts& replication : experiment.replications) {
    const CountsDigest& counts = replication.counts;
    latencies.push_back(counts.classes[0].latency.mean_seconds());
    busy.push_back(counts.services[0].busy_area() / counts.seconds - load);
  }
  const auto plain = engine::mean_interval(latencies);
  const auto controlled =
      engine::controlled_interval(latencies, std::vector<std::vector<double>>{busy});
  ASSERT_TRUE(plain && controlled);
  const double cut = std::pow(plain->half_width() / controlled->half_width(), 2);
  RecordProperty("variance_cut", std::to_string(cut));
  EXPECT_GE(cut, 1.7);
  EXPECT_NEAR(controlled->value, 0.1, 2 * controlled->half_width());
}

}  // namespace
}  // namespace sojourn::simulation
