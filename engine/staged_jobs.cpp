#include "engine/staged_jobs.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "engine/require.h"

namespace sojourn::engine {

namespace {

class Pool {
 public:
  Pool(std::vector<StagedJob> jobs, unsigned threads, const std::function<bool()>& stop)
      : jobs_(std::move(jobs)), threads_max_(threads), stop_(stop), order_(jobs_.size()) {
    for (std::size_t job = 0; job < order_.size(); ++job) {
      order_[job] = job;
    }
    std::ranges::stable_sort(order_, std::ranges::greater(),
                             [this](std::size_t job) { return jobs_[job].cost; });
  }

  bool run() {
    work();
    while (true) {
      std::vector<std::thread> helpers;
      {
        const std::scoped_lock lock(mutex_);
        helpers.swap(helpers_);
      }
      if (helpers.empty()) {
        break;
      }
      for (std::thread& helper : helpers) {
        helper.join();
      }
    }
    return under_way_.empty() && next_job_ == order_.size();
  }

 private:
  // A job that has begun and not ended.
  struct Begun {
    std::size_t job = 0;
    Stage left;                 // parts not yet begun
    std::uint32_t running = 0;  // parts
    bool between = false;       // a thread asks for the next stage
    bool rests() const { return left.empty() && running == 0 && !between; }
  };

  struct Task {
    std::size_t job = 0;
    std::optional<std::uint32_t> part;  // none: what the next stage is
  };

  void work() {
    try {
      std::unique_lock lock(mutex_);
      while (const std::optional<Task> task = wait_for_task(lock)) {
        call_for_help();
        lock.unlock();
        const Stage stage = perform(*task);
        if (!task->part && stage.empty()) {
          jobs_[task->job] = {};  // what it held is given back while others work
        }
        lock.lock();
        note_end(*task, stage);
        changed_.notify_all();
      }
    } catch (...) {
      require(false, "jobs: a part threw an exception");
    }
  }

  // None: there will be no further one.
  std::optional<Task> wait_for_task(std::unique_lock<std::mutex>& lock) {
    while (true) {
      stopped_ = stopped_ || stop_();
      if (stopped_) {
        return std::nullopt;
      }
      if (const std::optional<Task> task = take_task()) {
        return task;
      }
      if (under_way_.empty()) {
        return std::nullopt;
      }
      ++waiting_;
      changed_.wait(lock);
      --waiting_;
    }
  }

  // Of jobs under way, the most expensive first; else of the next job.
  std::optional<Task> take_task() {
    for (Begun& begun : under_way_) {
      if (begun.rests()) {
        begun.between = true;
        return Task{begun.job, std::nullopt};
      }
      if (begun.left.empty()) {
        continue;
      }
      const auto& enough = jobs_[begun.job].enough;
      if (enough && enough()) {
        begun.left = {};
        if (begun.rests()) {
          begun.between = true;
          return Task{begun.job, std::nullopt};
        }
        continue;
      }
      ++begun.running;
      return Task{begun.job, begun.left.first++};
    }
    if (next_job_ == order_.size()) {
      return std::nullopt;
    }
    under_way_.push_back({order_[next_job_++], {}, 0, true});
    return Task{under_way_.back().job, std::nullopt};
  }

  Stage perform(const Task& task) {
    if (!task.part) {
      return jobs_[task.job].next_stage();
    }
    jobs_[task.job].run(*task.part);
    return {};
  }

  void note_end(const Task& task, Stage stage) {
    const auto begun = std::ranges::find(under_way_, task.job, &Begun::job);
    if (task.part) {
      --begun->running;
      return;
    }
    begun->between = false;
    begun->left = stage;
    if (stage.empty()) {
      under_way_.erase(begun);
    }
  }

  // One more thread if there is work that nobody waits for; it calls for the next one.
  void call_for_help() {
    const bool more =
        next_job_ < order_.size() ||
        std::ranges::any_of(under_way_, [](const Begun& begun) { return !begun.left.empty(); });
    if (!more || waiting_ > 0 || threads_ >= threads_max_) {
      return;
    }
    try {
      helpers_.emplace_back([this] { work(); });
      ++threads_;
    } catch (const std::system_error&) {
      threads_max_ = threads_;  // those that started do all the work
    }
  }

  std::vector<StagedJob> jobs_;
  unsigned threads_max_;
  const std::function<bool()>& stop_;
  std::vector<std::size_t> order_;  // of the jobs: expensive ones first
  std::mutex mutex_;                // of everything below
  std::condition_variable changed_;
  std::size_t next_job_ = 0;      // in order_
  std::vector<Begun> under_way_;  // in the order in which they were begun
  std::vector<std::thread> helpers_;
  unsigned threads_ = 1;
  unsigned waiting_ = 0;
  bool stopped_ = false;
};

}  // namespace

bool run_staged_jobs(std::vector<StagedJob> jobs, unsigned threads,
                     const std::function<bool()>& stop) {
  require(threads >= 1, "jobs: at least one thread is needed");
  return Pool(std::move(jobs), threads, stop).run();
}

}  // namespace sojourn::engine
