// Ten thousand services: what is counted obeys the same laws as in a small scenario, threads change
// no byte, and memory stays within bounds.
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "models/results/results_json.h"
#include "models/simulation/simulate.h"
#include "tests/support/child.h"
#include "tests/support/large_scenario.h"
#include "tests/support/scenario_text.h"
#include "tests/support/temporary_folder.h"

namespace sojourn {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t megabyte = 1'000'000;

// 10,000 services with 100,000 replicas, few requests: what there is to do depends on the size.
tests::Layers ten_thousand_services() {
  tests::Layers layers;
  layers.requests_per_second = 10'000;
  layers.hold_s = 0.05;
  layers.arrivals_end_s = 0.2;
  layers.duration_s = 3;
  layers.replications = 2;
  return layers;
}

std::string simulated(const scenario::Scenario& scenario, unsigned threads) {
  simulation::Options options;
  options.threads = threads;
  return results::to_json(simulation::simulate(scenario, options).value());
}

simulation::RecordedRun recorded(const scenario::Scenario& scenario) {
  simulation::RecordOptions options;
  options.duration = scenario.run.duration;
  return simulation::simulate_recorded(scenario, options);
}

// Nobody is left at the end: waiting and service add up to what the visits took.
void expect_littles_law(const results::Results& results) {
  const double seconds = results.duration_s - results.warmup_s;
  double visits = 0;
  for (const auto& [name, service] : results.services) {
    const double in_system = service.queue_length.value + service.in_service.value;
    const double by_visits = service.throughput.value * service.response.mean.value;
    ASSERT_NEAR(in_system, by_visits, 1e-9 * (in_system + 1)) << name;
    visits += service.throughput.value * seconds;
  }
  double requests = 0;
  for (const auto& [name, request] : results.requests) {
    ASSERT_EQ(request.count, request.ok) << name;
    requests += static_cast<double>(request.count);
  }
  EXPECT_GT(requests, 1'000);
  EXPECT_NEAR(visits, 4 * requests, 1e-6 * visits);  // one of each layer
}

TEST(Scale, TenThousandServicesObeyTheLaws) {
  const scenario::Scenario scenario =
      tests::parsed(tests::layered_scenario(ten_thousand_services()));
  ASSERT_EQ(scenario.services.size(), 10'000U);
  const simulation::RecordedRun run = recorded(scenario);
  for (const results::RequestRecord& record : run.records) {
    ASSERT_EQ(record.outcome, results::Outcome::ok);
    ASSERT_EQ(record.spans.size(), 4U);
  }
  expect_littles_law(run.results);
}

TEST(Scale, ThreadsChangeNoByteOfTenThousandServices) {
  const scenario::Scenario scenario =
      tests::parsed(tests::layered_scenario(ten_thousand_services()));
  EXPECT_EQ(simulated(scenario, 2), simulated(scenario, 1));
}

// Most of it is the state of one replication for each thread; each further one adds its figures
// and, of up to ten pilots, what is kept until the warm-up is known.
TEST(Scale, MemoryIsBoundedByTheServicesNotByTheirReplications) {
  const tests::TemporaryFolder folder;
  const std::string file =
      folder.write("layers.json", tests::layered_scenario(ten_thousand_services()));
  const auto run = [&](const std::string& replications) {
    return tests::run_child({std::string(SOJOURN_BINARY_DIR) + "/sojourn", "run", file, "-q", "-j",
                             "1", "--replications", replications, "--json",
                             folder.file("results.json").string()});
  };
  const tests::Child few = run("2");
  const tests::Child many = run("12");
  ASSERT_EQ(few.exit_code, 0);
  ASSERT_EQ(many.exit_code, 0);
  RecordProperty("megabytes", std::to_string(many.peak_bytes / megabyte));
  if (SOJOURN_MEMORY_IS_BOUNDED) {
    EXPECT_LT(few.peak_bytes, 500 * megabyte);
    EXPECT_LT(many.peak_bytes, few.peak_bytes + 200 * megabyte);
  }
}

// Both engines; a request is a thousand visits at the same time.
TEST(Scale, AThousandLeavesAnswerEveryRequest) {
  const scenario::Scenario scenario = tests::parsed(tests::fan_out_scenario(1'000, 0.4, 2));
  const simulation::RecordedRun run = recorded(scenario);
  EXPECT_GT(run.records.size(), 100U);
  for (const results::RequestRecord& record : run.records) {
    ASSERT_EQ(record.outcome, results::Outcome::ok);
    ASSERT_EQ(record.spans.size(), 1'001U);
  }
  simulation::Options options;
  options.batches = false;
  const std::string by_events = results::to_json(simulation::simulate(scenario, options).value());
  EXPECT_EQ(simulated(scenario, 1), by_events);
  EXPECT_EQ(simulated(scenario, 2), by_events);
}

}  // namespace
}  // namespace sojourn
