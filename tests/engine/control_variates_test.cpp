#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/interval.h"
#include "engine/portable_math.h"
#include "engine/random.h"

namespace sojourn::engine {
namespace {

using Values = std::vector<double>;
using Controls = std::vector<Values>;

double uniform(std::uint64_t stream, std::uint64_t index) {
  return Draws({stream, index, 44}).uniform();
}

double normal(std::uint64_t stream, std::uint64_t index) {
  return portable::normal_quantile(uniform(stream, index));
}

TEST(ControlledInterval, WithoutControlsIsThatOfTheMean) {
  const Values values = {3, 1, 4, 1, 5, 9};
  const auto plain = mean_interval(values);
  const auto controlled = controlled_interval(values, {});
  ASSERT_TRUE(controlled);
  EXPECT_NEAR(controlled->low, plain->low, 1e-12);
  EXPECT_NEAR(controlled->high, plain->high, 1e-12);
}

// y = 2 + 3 c exactly: the answer where c is 0 is known for certain.
TEST(ControlledInterval, OfALinearFigureIsAPoint) {
  const Values control = {1, 2, 4, 7};
  const auto interval = controlled_interval(Values{5, 8, 14, 23}, Controls{control});
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->value, 2, 1e-12);
  EXPECT_NEAR(interval->half_width(), 0, 1e-9);
}

// By hand: c = -1, 0, 1, 2 and y = 0, 2, 1, 5. Slope 1.4, intercept 1.3, residual variance 2.1 / 2,
// leverage 1 / 4 + 0.25 / 5; t(0.975, 2) = 4.30265.
TEST(ControlledInterval, IsTheTextbooksRegression) {
  const auto interval = controlled_interval(Values{0, 2, 1, 5}, Controls{Values{-1, 0, 1, 2}});
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->value, 1.3, 1e-12);
  EXPECT_NEAR(interval->half_width(), 4.302652729749464 * std::sqrt(2.1 * 0.3), 1e-9);
}

TEST(ControlledInterval, LeavesOutWhatTellsNothingNew) {
  const Values values = {3, 1, 4, 1, 5, 9};
  const Values control = {1, 0, 1, -1, 2, 3};
  const Values same = {2, 0, 2, -2, 4, 6};
  const auto one = controlled_interval(values, Controls{control});
  const auto all = controlled_interval(values, Controls{control, Values(6, 0.5), same});
  ASSERT_TRUE(one && all);
  EXPECT_NEAR(all->low, one->low, 1e-9);
  EXPECT_NEAR(all->high, one->high, 1e-9);
}

TEST(ControlledInterval, NeedsReplicationsForItsDegreesOfFreedom) {
  EXPECT_FALSE(controlled_interval(Values{1, 2, 3}, Controls{Values{1, 0, 1}}));
  EXPECT_TRUE(controlled_interval(Values{1, 2, 3, 5}, Controls{Values{1, 0, 1, 0}}));
  EXPECT_FALSE(controlled_interval(Values{1, 2, 3, std::nan("")}, Controls{Values{1, 0, 1, 0}}));
}

TEST(ControlledInterval, CoversAsOftenAsItSaysWithFewReplications) {
  int covered = 0;
  constexpr int experiments = 2000;
  for (int experiment = 0; experiment < experiments; ++experiment) {
    const auto stream = static_cast<std::uint64_t>(experiment) + 300;
    Values values(8), first(8), second(8);
    for (std::size_t i = 0; i < 8; ++i) {
      first[i] = normal(stream, 3 * i);
      second[i] = normal(stream, 3 * i + 1);
      values[i] = 5 + first[i] - 0.5 * second[i] + 0.7 * normal(stream, 3 * i + 2);
    }
    const auto interval = controlled_interval(values, Controls{first, second});
    covered += interval->low <= 5 && 5 <= interval->high ? 1 : 0;
  }
  // 1900 expected, standard deviation 9.7; without the degrees of freedom it would be 1780.
  EXPECT_NEAR(covered, 1900, 38);
}

// --- M/M/1 at a load of 0.9 by Lindley's recursion: the mean of service less interarrival times is
// the control that theory knows.

struct Replications {
  Values waits;
  Values controls;
};

Replications lindley(std::uint64_t experiment, std::uint64_t count, std::uint64_t customers) {
  constexpr double load = 0.9;
  Replications replications;
  for (std::uint64_t replication = 0; replication < count; ++replication) {
    const std::uint64_t stream = 1'000'000 + 1000 * experiment + replication;
    double wait = 0;
    double waits = 0;
    double excess = 0;
    const std::uint64_t warmup = customers / 10;
    for (std::uint64_t customer = 0; customer < customers + warmup; ++customer) {
      const double service = -std::log(uniform(stream, 2 * customer));
      const double gap = -std::log(uniform(stream, 2 * customer + 1)) / load;
      if (customer >= warmup) {
        waits += wait;
        excess += service - gap;
      }
      wait = std::max(0.0, wait + service - gap);
    }
    replications.waits.push_back(waits / static_cast<double>(customers));
    replications.controls.push_back(excess / static_cast<double>(customers) - (1 - 1 / load));
  }
  return replications;
}

TEST(ControlledInterval, CutsTheVarianceOfABusyQueue) {
  const Replications all = lindley(0, 200, 20'000);
  const auto plain = mean_interval(all.waits);
  const auto controlled = controlled_interval(all.waits, Controls{all.controls});
  ASSERT_TRUE(plain && controlled);
  const double cut = std::pow(plain->half_width() / controlled->half_width(), 2);
  RecordProperty("variance_cut", std::to_string(cut));
  EXPECT_GE(cut, 1.7);
  EXPECT_NEAR(controlled->value, 9, 2 * controlled->half_width());
}

}  // namespace
}  // namespace sojourn::engine
