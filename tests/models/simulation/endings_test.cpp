#include "models/simulation/endings.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/replications.h"
#include "models/simulation/experiment.h"
#include "models/simulation/simulate.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Of 100 arrivals in each part so many were answered.
Ending ending(std::array<double, Ending::parts> answered) {
  Ending ending;
  ending.classes.resize(1);
  for (std::size_t part = 0; part < Ending::parts; ++part) {
    ending.classes[0][part] = {100, answered[part]};
  }
  return ending;
}

std::vector<std::uint32_t> collapsed(const std::vector<Ending>& endings) {
  std::vector<const Ending*> pointers;
  for (const Ending& of : endings) {
    pointers.push_back(&of);
  }
  return find_collapse(pointers).replications;
}

std::vector<Ending> well(std::size_t replications) {
  return std::vector<Ending>(replications, ending({99, 100, 98, 99}));
}

TEST(Ending, IsTheLastFifthInFourParts) {
  Slices slices;
  slices.arrivals = {std::vector<std::uint32_t>(200, 1)};
  slices.ok = slices.arrivals;
  slices.ok[0][159] = 0;
  slices.ok[0][160] = 0;
  slices.ok[0][199] = 0;
  const Ending of = ending_of(slices);
  ASSERT_EQ(of.classes.size(), 1U);
  EXPECT_EQ(of.classes[0][0].arrivals, 10);
  EXPECT_EQ(of.classes[0][0].answered, 9);
  EXPECT_EQ(of.classes[0][2].answered, 10);
  EXPECT_EQ(of.classes[0][3].answered, 9);
}

TEST(Collapse, IsSeenInOneOfMany) {
  auto endings = well(20);
  endings[7] = ending({30, 25, 28, 31});
  EXPECT_THAT(collapsed(endings), ElementsAre(7));
}

TEST(Collapse, IsSeenWhereMostHaveCollapsed) {
  std::vector<Ending> endings(10, ending({10, 12, 8, 11}));
  endings[3] = endings[5] = ending({99, 100, 98, 99});
  EXPECT_THAT(collapsed(endings), ElementsAre(0, 1, 2, 4, 6, 7, 8, 9));
}

TEST(Collapse, IsNoneIfAllAreAlike) {
  EXPECT_THAT(collapsed(std::vector<Ending>(20, ending({30, 25, 28, 31}))), IsEmpty());
  EXPECT_THAT(collapsed(well(20)), IsEmpty());
}

TEST(Collapse, IsNotAMomentNorTheBeginningOfOne) {
  auto endings = well(20);
  endings[7] = ending({99, 20, 99, 100});
  EXPECT_THAT(collapsed(endings), IsEmpty());
  endings[7] = ending({99, 99, 20, 20});
  EXPECT_THAT(collapsed(endings), IsEmpty());
}

TEST(Collapse, IsNotTheEndOfAScatter) {
  std::vector<Ending> endings;
  for (int replication = 0; replication < 20; ++replication) {
    const double share = 40 + 3 * replication;
    endings.push_back(ending({share, share, share, share}));
  }
  EXPECT_THAT(collapsed(endings), IsEmpty());
}

TEST(Collapse, NeedsFiveReplicationsAndEnoughArrivals) {
  auto few = well(4);
  few[0] = ending({0, 0, 0, 0});
  EXPECT_THAT(collapsed(few), IsEmpty());
  few.push_back(few[1]);
  EXPECT_THAT(collapsed(few), ElementsAre(0));
  few[1].classes[0][2].arrivals = 19;
  EXPECT_THAT(collapsed(few), IsEmpty());
}

// Every request that is not answered in 200 ms is sent up to three times more: a server that is
// 70 % busy with the first attempts can be kept busy for ever with those that nobody waits for.
scenario::Scenario retry_storm(const std::string& attempts, const std::string& rate = "70/s",
                               const std::string& replications = "20") {
  return tests::parsed(tests::Parts{
      .services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "10ms"}}]}})",
      .workloads = R"("w": {"poisson": ")" + rate + R"(", "requests": {"s.e": 1},
                          "timeout": "200ms", "retry": {"attempts": )" +
                   attempts + "}}",
      .run = R"("duration": "60s", "warmup": "6s", "seed": 1, "replications": )" + replications});
}

bool answers_less_than_half(const ReplicationCounts& replication) {
  return std::ranges::all_of(replication.ending.classes.front(), [](const Ending::Part& part) {
    return part.answered < 0.5 * part.arrivals;
  });
}

TEST(Collapse, OfARetryStormIsTold) {
  const Experimented experiment = run_experiment(retry_storm("4"), {}).value();
  const results::Results& results = experiment.results;
  ASSERT_FALSE(results.collapsed.empty());
  ASSERT_LT(results.collapsed.size(), 20U);
  for (std::uint32_t index = 0; index < 20; ++index) {
    EXPECT_EQ(std::ranges::count(results.collapsed, index) > 0,
              answers_less_than_half(experiment.replications[index]))
        << index;
  }
  ASSERT_FALSE(results.warnings.empty());
  EXPECT_THAT(results.warnings.front(),
              HasSubstr("collapsed: " + std::to_string(results.collapsed.size()) +
                        " of 20 replications had collapsed when they ended (number " +
                        std::to_string(results.collapsed.front())));
  EXPECT_FALSE(results.unstable);
  EXPECT_FALSE(results.requests.at("w/s.e").latency.mean.variance_cut);
}

// How many of these experiments warn.
unsigned warn(const scenario::Scenario& scenario, std::uint32_t experiments) {
  std::vector<unsigned> warned(experiments);
  engine::run_replications(0, experiments, engine::hardware_threads(), [&](std::uint32_t index) {
    Options options;
    options.seed = 100 + index;
    warned[index] = simulate(scenario, options)->collapsed.empty() ? 0 : 1;
  });
  unsigned sum = 0;
  for (const unsigned one : warned) {
    sum += one;
  }
  return sum;
}

// The same without retries recovers from any overload, even where a third of all is not answered.
TEST(Collapse, IsNoFalseAlarm) {
  EXPECT_EQ(warn(retry_storm("1", "70/s", "10"), 50), 0U);
  EXPECT_EQ(warn(retry_storm("1", "95/s", "10"), 50), 0U);
  const auto busy = tests::parsed(
      tests::Parts{.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "10ms"}}]}})",
                   .workloads = R"("w": {"poisson": "90/s", "requests": {"s.e": 1}})",
                   .run = R"("duration": "60s", "warmup": "6s", "replications": 10)"});
  EXPECT_EQ(warn(busy, 50), 0U);
}

}  // namespace
}  // namespace sojourn::simulation
