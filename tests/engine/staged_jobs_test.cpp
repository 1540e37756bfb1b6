#include "engine/staged_jobs.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace sojourn::engine {
namespace {

// A job of stages with so many parts each, one after the other.
StagedJob stages(std::vector<std::uint32_t> sizes, std::function<void(std::uint32_t)> run) {
  StagedJob job;
  job.next_stage = [sizes = std::move(sizes), index = std::size_t{0},
                    first = std::uint32_t{0}]() mutable -> Stage {
    if (index == sizes.size()) {
      return {};
    }
    const Stage stage{first, first + sizes[index++]};
    first = stage.last;
    return stage;
  };
  job.run = std::move(run);
  return job;
}

TEST(StagedJobs, EachPartOfEachJobRunsOnce) {
  for (const unsigned threads : {1U, 2U, 8U, 64U}) {
    std::array<std::array<std::atomic<int>, 30>, 5> runs{};
    std::vector<StagedJob> jobs;
    jobs.reserve(runs.size());
    for (auto& runs_of_job : runs) {
      jobs.push_back(
          stages({10, 1, 19}, [&runs_of_job](std::uint32_t part) { ++runs_of_job.at(part); }));
    }
    EXPECT_TRUE(run_staged_jobs(std::move(jobs), threads));
    for (const auto& runs_of_job : runs) {
      for (const std::atomic<int>& count : runs_of_job) EXPECT_EQ(count, 1);
    }
  }
}

TEST(StagedJobs, AStageBeginsWhenTheOneBeforeHasEnded) {
  std::atomic<int> running{0};
  std::atomic<int> early{0};
  std::vector<StagedJob> jobs;
  for (int job = 0; job < 4; ++job) {
    jobs.push_back(stages({7, 3, 5}, [](std::uint32_t) {}));
    auto running_here = std::make_shared<std::atomic<int>>(0);
    jobs.back().run = [running_here, &running](std::uint32_t) {
      ++*running_here;
      ++running;
      std::this_thread::yield();
      --*running_here;
    };
    jobs.back().next_stage = [running_here, &early, next = jobs.back().next_stage] {
      early += *running_here;
      return next();
    };
  }
  EXPECT_TRUE(run_staged_jobs(std::move(jobs), 8));
  EXPECT_EQ(running, 4 * 15);
  EXPECT_EQ(early, 0);
}

// What one thread does, in order: "b0 b1 a0".
std::string order_of(const std::vector<double>& costs) {
  std::string order;
  std::vector<StagedJob> jobs;
  for (std::size_t index = 0; index < costs.size(); ++index) {
    jobs.push_back(stages({1, 1}, [&order, index](std::uint32_t part) {
      order += (order.empty() ? "" : " ") + std::string(1, static_cast<char>('a' + index)) +
               std::to_string(part);
    }));
    jobs.back().cost = costs[index];
  }
  EXPECT_TRUE(run_staged_jobs(std::move(jobs), 1));
  return order;
}

TEST(StagedJobs, ExpensiveJobsAreBegunFirstAndAJobThatHasBegunComesBeforeOthers) {
  EXPECT_EQ(order_of({1, 3, 2}), "b0 b1 c0 c1 a0 a1");
  EXPECT_EQ(order_of({1, 1, 1}), "a0 a1 b0 b1 c0 c1");
}

// The only part of the first job ends when one of the second has begun.
TEST(StagedJobs, NoThreadWaitsForAnotherJobsLastPart) {
  std::atomic<bool> begun = false;
  std::vector<StagedJob> jobs;
  jobs.push_back(stages({1}, [&](std::uint32_t) { begun.wait(false); }));
  jobs.push_back(stages({1, 1}, [&](std::uint32_t) {
    begun = true;
    begun.notify_all();
  }));
  EXPECT_TRUE(run_staged_jobs(std::move(jobs), 2));
}

TEST(StagedJobs, FewAreUnderWayAtTheSameTime) {
  constexpr unsigned threads = 3;
  std::atomic<unsigned> under_way{0};
  std::atomic<unsigned> most{0};
  std::vector<StagedJob> jobs;
  for (int job = 0; job < 40; ++job) {
    jobs.push_back(stages({2, 2}, [](std::uint32_t) { std::this_thread::yield(); }));
    jobs.back().next_stage = [&, begun = false, next = jobs.back().next_stage]() mutable {
      if (!std::exchange(begun, true)) {
        const unsigned now = ++under_way;
        unsigned before = most;
        while (before < now && !most.compare_exchange_weak(before, now)) {
        }
      }
      const Stage stage = next();
      under_way -= stage.empty() ? 1 : 0;
      return stage;
    };
  }
  EXPECT_TRUE(run_staged_jobs(std::move(jobs), threads));
  EXPECT_LE(most, threads + 1);
}

TEST(StagedJobs, EnoughEndsAStageAndNotTheJob) {
  std::vector<std::uint32_t> run;
  StagedJob job = stages({100, 2}, [&](std::uint32_t part) { run.push_back(part); });
  job.enough = [&] { return run.size() == 5; };
  std::vector<StagedJob> jobs;
  jobs.push_back(std::move(job));
  EXPECT_TRUE(run_staged_jobs(std::move(jobs), 1));
  EXPECT_EQ(run, (std::vector<std::uint32_t>{0, 1, 2, 3, 4}));
}

TEST(StagedJobs, AStopLeavesTheRest) {
  for (const unsigned threads : {1U, 4U}) {
    std::atomic<int> begun{0};
    std::vector<StagedJob> jobs;
    jobs.reserve(3);
    for (int job = 0; job < 3; ++job) {
      jobs.push_back(stages({100, 100}, [&](std::uint32_t) { ++begun; }));
    }
    EXPECT_FALSE(run_staged_jobs(std::move(jobs), threads, [&] { return begun >= 150; }));
    EXPECT_GE(begun, 150);
    EXPECT_LT(begun, 150 + static_cast<int>(threads));
  }
}

TEST(StagedJobs, NoMoreThreadsThanPartsToRunAtTheSameTime) {
  std::mutex guard;
  std::set<std::thread::id> seen;
  std::vector<StagedJob> jobs;
  jobs.push_back(stages({1, 1, 1}, [&](std::uint32_t) {
    const std::scoped_lock lock(guard);
    seen.insert(std::this_thread::get_id());
  }));
  EXPECT_TRUE(run_staged_jobs(std::move(jobs), 1'000));
  EXPECT_EQ(seen.size(), 1U);
  EXPECT_TRUE(run_staged_jobs({}, 2));
}

TEST(StagedJobsDeathTest, AnExceptionIsADefect) {
  const auto run = [](unsigned threads) {
    std::vector<StagedJob> jobs;
    jobs.push_back(stages({1}, [](std::uint32_t) { throw std::runtime_error("no"); }));
    run_staged_jobs(std::move(jobs), threads);
  };
  EXPECT_DEATH(run(1), "a part threw an exception");
  EXPECT_DEATH(run(0), "at least one thread");
}

}  // namespace
}  // namespace sojourn::engine
