// simulate_points: many scenarios on one pool of threads.
#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/results/results_json.h"
#include "models/simulation/simulate.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using tests::parsed;
using tests::Parts;

scenario::Scenario station(const std::string& rate, const std::string& run) {
  return parsed(
      Parts{.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "10ms"}}]}})",
            .workloads = R"("w": {"poisson": ")" + rate + R"(", "requests": {"s.e": 1}})",
            .run = run});
}

// Of all lengths and endings: a warm-up that is found, a given one, a precision, an unstable one.
std::vector<scenario::Scenario> points() {
  return {station("10/s", R"("duration": "5s", "replications": 3)"),
          station("50/s", R"("duration": "20s", "replications": 13)"),
          station("80/s", R"("duration": "20s", "warmup": "2s", "replications": 11)"),
          station("70/s", R"("duration": "60s", "precision": "8%")"),
          station("140/s", R"("duration": "10s", "replications": 2)"),
          station("40/s", R"("duration": "1s", "replications": 1)")};
}

TEST(SimulatePoints, GivesWhatEachPointGivesAlone) {
  const std::vector<scenario::Scenario> all = points();
  std::vector<std::string> alone;
  alone.reserve(all.size());
  for (const scenario::Scenario& point : all) {
    alone.push_back(results::to_json(simulate(point).value()));
  }
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    Options options;
    options.threads = threads;
    const auto together = simulate_points(all, options);
    ASSERT_EQ(together.size(), all.size());
    for (std::size_t index = 0; index < all.size(); ++index) {
      EXPECT_EQ(results::to_json(together[index].value()), alone[index])
          << "point " << index << ", " << threads << " threads";
    }
  }
}

TEST(SimulatePoints, OfNoPointIsNothing) {
  EXPECT_TRUE(simulate_points({}, {}).empty());
}

TEST(SimulatePoints, ProgressIsThatOfAllTogether) {
  const std::vector<scenario::Scenario> all = {points()[0], points()[1], points()[2]};
  std::vector<Progress> seen;
  Options options;
  options.threads = 2;
  options.on_progress = [&](const Progress& progress) { seen.push_back(progress); };
  simulate_points(all, options);
  ASSERT_EQ(seen.size(), 3U + 13U + 11U);
  for (std::size_t index = 0; index < seen.size(); ++index) {
    EXPECT_EQ(seen[index].replications_done, index + 1);
    EXPECT_EQ(seen[index].replications_planned, 27U);
  }
}

// The expensive ones come first: those that have ended are given, the others are not.
TEST(SimulatePoints, ThoseThatEndedBeforeACancellationAreGiven) {
  const std::vector<scenario::Scenario> all = {points()[0], points()[1], points()[2]};
  std::atomic<std::uint32_t> done = 0;
  Options options;
  options.on_progress = [&](const Progress& progress) { done = progress.replications_done; };
  options.cancelled = [&] { return done >= 11 + 4; };
  const auto some = simulate_points(all, options);
  EXPECT_FALSE(some[0].has_value());
  EXPECT_FALSE(some[1].has_value());
  ASSERT_TRUE(some[2].has_value());
  EXPECT_EQ(results::to_json(*some[2]), results::to_json(simulate(all[2]).value()));
}

}  // namespace
}  // namespace sojourn::simulation
