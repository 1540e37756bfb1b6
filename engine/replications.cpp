#include "engine/replications.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

#include "engine/require.h"
#include "engine/staged_jobs.h"

namespace sojourn::engine {

bool run_replications(std::uint32_t first, std::uint32_t last, unsigned threads,
                      const std::function<void(std::uint32_t)>& run,
                      const std::function<bool()>& stop) {
  require(threads >= 1, "replications: at least one thread is needed");
  if (first >= last) {
    return true;
  }
  std::atomic<std::uint32_t> finished{0};
  StagedJob job;
  job.next_stage = [stage = Stage{first, last}]() mutable { return std::exchange(stage, Stage{}); };
  job.run = [&](std::uint32_t index) {
    run(index);
    finished.fetch_add(1, std::memory_order_relaxed);
  };
  std::vector<StagedJob> jobs;
  jobs.push_back(std::move(job));
  run_staged_jobs(std::move(jobs), threads, stop);
  return finished.load() == last - first;
}

unsigned hardware_threads() {
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace sojourn::engine
