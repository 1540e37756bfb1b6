// Work off the window's thread: one job at a time, the newest wins, and what an older one still
// hands over is dropped.
//
// A JobRunner is a member of the QObject it works for (its owner) and is used from the owner's
// thread alone. Jobs run on a thread pool of the runner's own, one after the other; a job hands
// values over by deliver(), which runs a function in the owner's thread unless the job has become
// stale meanwhile. Destruction cancels and waits, so no job outlives its owner. A job must poll
// cancelled(). Job is safe to use from any thread.
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace sojourn::simulation {
struct Options;
}

namespace sojourn::gui {

// Names a job among those of its runner; rises, 0 is none.
using JobId = std::uint64_t;

// What several kinds of jobs say while they run.
struct RunProgress {
  double fraction = 0;  // 0..1, never falls within a job
  std::uint32_t replications_done = 0;
  std::uint32_t replications_planned = 0;
  double precision_reached = 0;  // largest relative half-width; 0: not known yet
  double elapsed_s = 0;
  double eta_s = 0;  // extrapolated; 0: not known yet
};

class Job {
 public:
  JobId id() const { return id_; }
  bool cancelled() const { return state_->newest.load(std::memory_order_relaxed) != id_; }

  // Runs the function in the owner's thread, unless the job is stale then.
  void deliver(std::function<void()> function) const;

  // Seconds since the job began.
  double elapsed_seconds() const;

  // `threads`, `cancelled` and `on_progress` of a simulation: the latter hands over at most 20
  // values a second, and none while an older one waits to be taken.
  simulation::Options options(unsigned threads,
                              std::function<void(const RunProgress&)> progress = {}) const;

 private:
  friend class JobRunner;
  struct State {
    std::atomic<JobId> newest{0};  // 0: nothing is wanted any more
  };
  Job(JobId id, std::shared_ptr<State> state, QObject* context)
      : id_(id), state_(std::move(state)), context_(context) {}

  JobId id_;
  std::shared_ptr<State> state_;
  QObject* context_;  // outlives the job: its runner waits
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

class JobRunner {
 public:
  explicit JobRunner(QObject* owner);
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  // Makes every older job stale and starts this one once the running one has noticed.
  JobId start(std::function<void(const Job&)> work);

  // Starts another one that makes no other stale: it ends when its function does, and its
  // deliveries are never dropped while the owner lives.
  void also(std::function<void(const Job&)> work);

  // The running job becomes stale. It may take a moment until its thread is free; `idle` is called
  // then in the owner's thread, unless another job was started meanwhile.
  void cancel(std::function<void()> idle = {});

  // Hands over a job's last value, and the runner is idle then; from the job's thread.
  void conclude(const Job& job, std::function<void()> tell);
  // The same in the owner's thread, where a value showed itself to be the last.
  void ended(JobId id);

  JobId current() const { return current_; }  // 0: none
  bool is_running() const { return current_ != 0; }

 private:
  QObject* owner_;
  std::shared_ptr<Job::State> state_ = std::make_shared<Job::State>();
  std::shared_ptr<Job::State> side_ = std::make_shared<Job::State>();  // of also()
  JobId last_ = 0;
  JobId current_ = 0;
  QThreadPool pool_;
};

// Threads that a simulation may take: all of the machine, at least one.
unsigned usable_threads(unsigned wanted);

}  // namespace sojourn::gui
