// Many jobs on one pool of threads: each goes through stages of independent parts, and what its
// next stage is depends on the ones before. Parts of different jobs run at the same time, so that
// no thread waits for the last part of one job while another job has work.
//
// Expensive jobs are begun first, so that what is left at the end is cheap; jobs that have begun go
// before others, so that no more of them are under way than there are threads, and one. A thread
// takes its next part from whatever job has one: parts take milliseconds or more, and one list
// under a lock costs less than lists to steal from. What a job computes must not depend on which
// thread runs a part, nor when.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace sojourn::engine {

// Parts [first, last); empty: the job has ended.
struct Stage {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool empty() const { return first >= last; }
};

struct StagedJob {
  // Estimate for one part, in a unit that all jobs share; >= 0. It decides about the order alone.
  double cost = 0;
  // Called once at first and then whenever all parts of a stage have ended; never beside anything
  // else of the same job.
  std::function<Stage()> next_stage;
  // Parts of a stage are begun in rising order, each on one thread.
  std::function<void(std::uint32_t part)> run;
  // Asked before each part: true ends the stage before it. None: never.
  std::function<bool()> enough;
};

// Runs all jobs to their ends on `threads` >= 1 threads (an invariant), the calling one among them,
// and no more of them than there are parts to run at the same time. Once stop() is true (asked
// before each part and stage, from any thread) nothing further is begun; returns false if anything
// was left. An exception in any of these functions is an invariant violation. If the system refuses
// a thread, fewer do the same work. O(jobs under way) for each part.
bool run_staged_jobs(
    std::vector<StagedJob> jobs, unsigned threads,
    const std::function<bool()>& stop = [] { return false; });

}  // namespace sojourn::engine
