#include "models/simulation/machine.h"

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using engine::Duration;
using engine::Time;
using testing::ElementsAre;
using testing::Pair;

Time at(Duration since_start) {
  return engine::time_zero + since_start;
}

struct Arrival {
  Duration at;
  double demand;
};

// Owner (its place in the list) and instant of every completion, in order.
std::vector<std::pair<std::uint32_t, Duration>> completions(std::uint32_t cores,
                                                            const std::vector<Arrival>& arrivals) {
  Machine machine(cores);
  std::vector<std::pair<std::uint32_t, Duration>> ends;
  std::uint32_t arrived = 0;
  Time now = engine::time_zero;
  while (true) {
    const std::optional<Time> next = machine.next_completion(now);
    if (arrived < arrivals.size() && (!next || at(arrivals[arrived].at) < *next)) {
      now = at(arrivals[arrived].at);
      machine.add(now, arrivals[arrived].demand, arrived);
      ++arrived;
    } else if (next) {
      now = *next;
      ends.emplace_back(machine.complete(now), now - engine::time_zero);
    } else {
      return ends;
    }
  }
}

TEST(Machine, GivesACoreToEachWhileThereAreEnough) {
  EXPECT_THAT(completions(2, {{0s, 3}, {1s, 1}}), ElementsAre(Pair(1, 2s), Pair(0, 3s)));
}

TEST(Machine, SharesOneCoreEqually) {
  EXPECT_THAT(completions(1, {{0s, 1}, {500ms, 1}}), ElementsAre(Pair(0, 1500ms), Pair(1, 2s)));
  EXPECT_THAT(completions(1, {{0s, 4}, {1s, 1}}), ElementsAre(Pair(1, 3s), Pair(0, 5s)));
}

// Three on two cores run at 2/3 each.
TEST(Machine, SharesSeveralCoresEqually) {
  EXPECT_THAT(completions(2, {{0s, 2}, {0s, 2}, {0s, 2}}),
              ElementsAre(Pair(0, 3s), Pair(1, 3s), Pair(2, 3s)));
  EXPECT_THAT(completions(2, {{0s, 3}, {0s, 3}, {1s, 1}}),
              ElementsAre(Pair(2, 2500ms), Pair(0, 3500ms), Pair(1, 3500ms)));
}

TEST(Machine, EqualsLeaveInOrderOfTheirArrival) {
  EXPECT_THAT(completions(1, {{0s, 1}, {0s, 1}, {0s, 1}}),
              ElementsAre(Pair(0, 3s), Pair(1, 3s), Pair(2, 3s)));
}

TEST(Machine, RoundsCompletionsToTheNearestNanosecond) {
  EXPECT_THAT(completions(1, {{0s, 1.4e-9}}), ElementsAre(Pair(0, 1ns)));
  EXPECT_THAT(completions(1, {{0s, 1.5e-9}}), ElementsAre(Pair(0, 2ns)));
  EXPECT_THAT(completions(1, {{0s, 1e-9}, {0s, 1e-9}}), ElementsAre(Pair(0, 2ns), Pair(1, 2ns)));
  EXPECT_THAT(completions(3, {{0s, 1}, {0s, 1}, {0s, 1}, {0s, 1}}),
              testing::Each(Pair(testing::_, 1'333'333'333ns)));
  EXPECT_THAT(completions(1, {{1s, 0.03}}), ElementsAre(Pair(0, 1030ms)));
}

TEST(Machine, LosesNoWorkOverALongBusyPeriod) {
  std::vector<Arrival> arrivals = {{0s, 1}};
  double work = 1;
  for (int index = 0; index < 5000; ++index) {
    const double demand = 0.001 * (1 + index % 7);
    arrivals.push_back({index * 3ms, demand});
    work += demand;
  }
  const auto ends = completions(1, arrivals);
  ASSERT_EQ(ends.size(), arrivals.size());
  EXPECT_NEAR(engine::to_seconds(ends.back().second), work, 5000 * 1e-9);
}

TEST(Machine, HandsBackWhatIsLeftOfARemovedComputation) {
  Machine machine(1);
  const Machine::Ticket first = machine.add(at(0s), 2, 10);
  machine.add(at(0s), 2, 11);
  EXPECT_DOUBLE_EQ(machine.remove(at(1s), first), 1.5);
  EXPECT_EQ(machine.next_completion(at(1s)), at(2500ms));
  EXPECT_EQ(machine.complete(at(2500ms)), 11U);
  EXPECT_EQ(machine.next_completion(at(2500ms)), std::nullopt);
}

TEST(Machine, CountsItsBusyCores) {
  Machine machine(2);
  EXPECT_EQ(machine.busy_cores(), 0U);
  machine.add(at(0s), 1, 0);
  EXPECT_EQ(machine.busy_cores(), 1U);
  machine.add(at(0s), 1, 1);
  machine.add(at(0s), 1, 2);
  EXPECT_EQ(machine.busy_cores(), 2U);
  EXPECT_EQ(machine.running(), 3U);
}

TEST(Machine, ChangesItsVersionWithEveryChange) {
  Machine machine(1);
  const std::uint32_t idle = machine.version();
  const Machine::Ticket ticket = machine.add(at(0s), 1, 0);
  const std::uint32_t one = machine.version();
  EXPECT_NE(one, idle);
  machine.add(at(0s), 1, 1);
  const std::uint32_t two = machine.version();
  EXPECT_NE(two, one);
  machine.remove(at(0s), ticket);
  EXPECT_NE(machine.version(), two);
  const std::uint32_t removed = machine.version();
  machine.complete(at(1s));
  EXPECT_NE(machine.version(), removed);
}

TEST(Machine, ContinuesAsItsCopyDoes) {
  Machine machine(1);
  machine.add(at(0s), 2, 0);
  machine.add(at(1s), 2, 1);
  Machine copy = machine;
  copy.complete(at(3s));
  EXPECT_EQ(copy.running(), 1U);
  EXPECT_EQ(machine.running(), 2U);
  EXPECT_EQ(machine.next_completion(at(1s)), at(3s));
}

TEST(Machine, SaturatesAtTheEndOfTime) {
  Machine machine(1);
  machine.add(at(0s), 1e30, 0);
  EXPECT_GT(machine.next_completion(at(0s)).value(), at(24h * 365 * 100));
}

TEST(MachineDeathTest, CompletesOnlyWhatRuns) {
  Machine machine(1);
  EXPECT_DEATH(machine.complete(at(0s)), "an idle machine completes nothing");
  EXPECT_DEATH(machine.remove(at(0s), 7), "only a running computation");
}

}  // namespace
}  // namespace sojourn::simulation
