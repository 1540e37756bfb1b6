#include "engine/replications.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engine/distribution.h"
#include "engine/histogram.h"
#include "engine/statistics.h"

namespace sojourn::engine {
namespace {

// A replication worth running: the sum of its samples depends on its index and nothing else.
struct Outcome {
  Histogram histogram;
  Tally tally;
};

Outcome replicate(std::uint32_t index) {
  const Distribution service = Distribution::exponential(0.01);
  Outcome outcome;
  for (std::uint64_t request = 0; request < 500; ++request) {
    Draws draws({random_stream(1, index, "service"), request, 1});
    const Duration sample = service.sample_duration(draws);
    outcome.histogram.add(sample);
    outcome.tally.add(to_seconds(sample));
  }
  return outcome;
}

Outcome reduce_on(unsigned threads) {
  constexpr std::uint32_t count = 37;
  std::vector<Outcome> outcomes(count);
  const bool all =
      run_replications(0, count, threads, [&](std::uint32_t i) { outcomes[i] = replicate(i); });
  EXPECT_TRUE(all);
  Outcome result;
  for (const Outcome& outcome : outcomes) {
    result.histogram.merge(outcome.histogram);
    result.tally.merge(outcome.tally);
  }
  return result;
}

TEST(Replications, AnyNumberOfThreadsGivesTheSameBits) {
  const Outcome alone = reduce_on(1);
  EXPECT_EQ(alone.histogram.count(), 37U * 500);
  for (const unsigned threads : {2U, 3U, 8U, 64U}) {
    const Outcome together = reduce_on(threads);
    EXPECT_EQ(together.histogram, alone.histogram) << threads << " threads";
    EXPECT_EQ(together.tally, alone.tally) << threads << " threads";
  }
}

TEST(Replications, EachIndexIsRunOnce) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    std::vector<std::atomic<int>> runs(100);
    EXPECT_TRUE(run_replications(10, 90, threads, [&](std::uint32_t i) { ++runs[i]; }));
    for (std::size_t i = 0; i < runs.size(); ++i) {
      EXPECT_EQ(runs[i], i >= 10 && i < 90 ? 1 : 0) << i;
    }
  }
}

TEST(Replications, OneThreadIsTheCallingOne) {
  std::set<std::thread::id> seen;
  run_replications(0, 5, 1, [&](std::uint32_t) { seen.insert(std::this_thread::get_id()); });
  EXPECT_EQ(seen, std::set<std::thread::id>{std::this_thread::get_id()});
}

TEST(Replications, NothingToDoIsDone) {
  EXPECT_TRUE(run_replications(3, 3, 2, [](std::uint32_t) { FAIL(); }));
  EXPECT_TRUE(run_replications(0, 0, 2, [](std::uint32_t) { FAIL(); }, [] { return true; }));
}

TEST(Replications, AStopKeepsFurtherIndicesFromBeingBegun) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    std::atomic<int> begun{0};
    const bool all = run_replications(
        0, 1000, threads, [&](std::uint32_t) { ++begun; }, [&] { return begun >= 5; });
    EXPECT_FALSE(all);
    EXPECT_GE(begun, 5);
    // Each thread may have asked just before the fifth began.
    EXPECT_LE(begun, 5 + static_cast<int>(threads) - 1);
  }
}

TEST(Replications, IndicesThatWereBegunFormAPrefix) {
  std::mutex guard;
  std::set<std::uint32_t> run;
  run_replications(
      0, 1000, 4,
      [&](std::uint32_t i) {
        const std::lock_guard lock(guard);
        run.insert(i);
      },
      [&] {
        const std::lock_guard lock(guard);
        return run.size() >= 20;
      });
  EXPECT_EQ(*run.rbegin() + 1, run.size());
}

TEST(Replications, AStopAfterTheLastIndexLosesNothing) {
  std::uint32_t done = 0;
  EXPECT_TRUE(run_replications(0, 4, 1, [&](std::uint32_t) { ++done; }, [&] { return done == 4; }));
}

TEST(Replications, TheLastIndexMayBeTheLargestWord) {
  std::atomic<std::uint32_t> count{0};
  EXPECT_TRUE(run_replications(UINT32_MAX - 3, UINT32_MAX, 4, [&](std::uint32_t) { ++count; }));
  EXPECT_EQ(count, 3U);
}

TEST(Replications, ThereIsAtLeastOneHardwareThread) {
  EXPECT_GE(hardware_threads(), 1U);
}

TEST(ReplicationsDeathTest, AnExceptionIsADefect) {
  EXPECT_DEATH(run_replications(0, 1, 1, [](std::uint32_t) { throw std::runtime_error("no"); }),
               "a part threw an exception");
  EXPECT_DEATH(run_replications(0, 1, 0, [](std::uint32_t) {}), "at least one thread");
}

}  // namespace
}  // namespace sojourn::engine
