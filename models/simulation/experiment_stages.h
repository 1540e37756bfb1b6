// The stages of an experiment, for a pool of threads that runs several at the same time.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/staged_jobs.h"
#include "models/scenario/scenario.h"
#include "models/simulation/experiment.h"
#include "models/simulation/finished_replication.h"
#include "models/simulation/precision.h"
#include "models/simulation/program.h"
#include "models/simulation/run_replication.h"
#include "models/simulation/series.h"
#include "models/simulation/simulate.h"
#include "models/simulation/summary.h"

namespace sojourn::simulation {

// Of the latencies over time of a run that is so long.
engine::Duration slice_of(engine::Duration run);

// How many replications an experiment begins with.
std::uint32_t planned_replications(const scenario::Scenario& scenario, const Options& options);

// Progress of all experiments that are under way together. Safe between threads.
class Reporter {
 public:
  explicit Reporter(const Options& options) : options_(options) {}

  void plan(std::int64_t more) {
    const std::scoped_lock lock(mutex_);
    planned_ += more;
  }
  void replication_done() {
    const std::scoped_lock lock(mutex_);
    ++done_;
    show();
  }
  void reached(double precision) {
    const std::scoped_lock lock(mutex_);
    precision_ = precision;
    show();
  }

 private:
  void show() const {
    if (options_.on_progress) {
      options_.on_progress(
          {static_cast<std::uint32_t>(done_), static_cast<std::uint32_t>(planned_), precision_});
    }
  }

  const Options& options_;
  std::mutex mutex_;
  std::int64_t done_ = 0;
  std::int64_t planned_ = 0;
  double precision_ = 0;
};

// One scenario's replications as the stages of a job: a few that show how long the warm-up is, its
// deletion from those, the others, and more for a precision. What comes out does not depend on the
// order in which the parts of a stage end. next_stage() is called alone, run() from any thread.
class Experiment {
 public:
  Experiment(const scenario::Scenario& scenario, const Options& options, Reporter& reporter);

  engine::Stage next_stage();
  void run(std::uint32_t replication);
  bool enough() const {
    return phase_ == Phase::precision && options_.out_of_time && options_.out_of_time();
  }

  // After the stage of the pilots: the warm-up that comes, if found to be at least so long; and to
  // ask for it.
  engine::Duration warmup_of_at_least(engine::Duration least) const;
  void lengthen_warmup(engine::Duration least) { warmup_min_ = least; }

  // After the last stage; nullopt when cancelled.
  std::optional<Experimented> take() { return std::move(outcome_); }

 private:
  enum class Phase { begin, pilots, deletion, others, precision };
  struct Cut {
    engine::Duration warmup{};
    bool run_too_short = false;
  };

  engine::Stage replicate(Phase phase, std::uint32_t last);
  engine::Stage more_for_precision();
  engine::Stage end();
  std::vector<engine::Time> bounds() const;
  std::optional<FinishedReplication> run_one(std::uint32_t replication);
  bool is_cancelled() const { return options_.cancelled && options_.cancelled(); }
  void keep(std::uint32_t replication, FinishedReplication finished);
  void add_series();
  void close_stage();
  Cut cut_of_pilots(engine::Duration least) const;
  std::vector<RunLength> lengths() const;
  Controls controls() const;
  results::Results results() const;

  scenario::Scenario scenario_;
  const Options& options_;
  Reporter& reporter_;
  Program program_;
  ReplicationRunner runner_;
  engine::Duration warmup_min_{};
  std::vector<PrecisionTarget> targets_;
  Phase phase_ = Phase::begin;
  std::uint32_t planned_;
  std::optional<engine::Duration> warmup_;  // known from the start, or found
  bool warmup_too_short_ = false;
  std::vector<FinishedReplication> pilots_;  // until the warm-up is known
  std::vector<ReplicationCounts> counts_;    // by replication
  std::atomic<bool> cancelled_ = false;
  std::mutex mutex_;  // while a stage runs, of all below
  std::uint32_t ended_ = 0;
  LatencyPools pools_;
  std::vector<std::optional<Slices>> series_to_add_;  // by replication
  SeriesSum series_;
  std::size_t series_added_ = 0;
  std::vector<Slices> slices_;    // of the first replications
  std::string precision_missed_;  // why; empty: it was not
  std::optional<Experimented> outcome_;
};

}  // namespace sojourn::simulation
