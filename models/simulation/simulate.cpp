#include "models/simulation/simulate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <tuple>
#include <utility>

#include "engine/staged_jobs.h"
#include "models/scenario/visits.h"
#include "models/simulation/experiment.h"
#include "models/simulation/experiment_stages.h"
#include "models/simulation/program.h"
#include "models/simulation/replication.h"
#include "models/simulation/run_replication.h"
#include "models/simulation/series.h"
#include "models/simulation/summary.h"

namespace sojourn::simulation {

namespace {

std::function<bool()> stop_of(const Options& options) {
  return [&options] { return options.cancelled && options.cancelled(); };
}

// Of a replication, in visits; what is behind them differs by a small factor.
double cost_of(const scenario::Scenario& scenario) {
  double visits = 0;
  for (const scenario::ServiceLoad& load :
       scenario::full_load(scenario, scenario::RateAt::peak).services) {
    visits += load.visits_per_second;
  }
  const double cost = visits * engine::to_seconds(scenario.run.duration);
  return std::isfinite(cost) ? cost : std::numeric_limits<double>::max();
}

// A scenario among others. Its experiment is there from its first stage to its last.
struct Point {
  const scenario::Scenario* scenario = nullptr;
  std::optional<Experiment> experiment;
  std::optional<Experimented> outcome;

  engine::StagedJob job(const Options& options, Reporter& reporter) {
    engine::StagedJob job;
    job.next_stage = [this, &options, &reporter] {
      if (!experiment) {
        experiment.emplace(*scenario, options, reporter);
      }
      const engine::Stage stage = experiment->next_stage();
      if (stage.empty()) {
        outcome = experiment->take();
        experiment.reset();
      }
      return stage;
    };
    job.run = [this](std::uint32_t part) { experiment->run(part); };
    job.enough = [this] { return experiment->enough(); };
    return job;
  }
};

// take(point, outcome) of each that comes to its end, from one thread at a time, in any order.
template <typename Take>
void run_points(std::span<const scenario::Scenario> scenarios, const Options& options, Take take) {
  Reporter reporter(options);
  std::mutex mutex;
  std::vector<Point> points(scenarios.size());
  std::vector<engine::StagedJob> jobs;
  for (std::size_t index = 0; index < scenarios.size(); ++index) {
    points[index].scenario = &scenarios[index];
    reporter.plan(planned_replications(scenarios[index], options));
    engine::StagedJob& job = jobs.emplace_back(points[index].job(options, reporter));
    job.cost = scenarios.size() > 1 ? cost_of(scenarios[index]) : 0;
    job.next_stage = [&, index, next = std::move(job.next_stage)] {
      const engine::Stage stage = next();
      if (std::optional<Experimented> outcome = std::exchange(points[index].outcome, {})) {
        const std::scoped_lock lock(mutex);
        take(index, *std::move(outcome));
      }
      return stage;
    };
  }
  engine::run_staged_jobs(std::move(jobs), options.threads, stop_of(options));
}

// Two experiments as one job, the parts of the more expensive one first.
class Pair {
 public:
  Pair(const scenario::Scenario& first, const scenario::Scenario& second, const Options& options,
       Reporter& reporter)
      : first_(first, options, reporter),
        second_(second, options, reporter),
        is_second_dearer_(cost_of(second) > cost_of(first)),
        is_equally_long_(first.run.duration == second.run.duration),
        seeks_warmup_(!first.run.warmup) {}

  engine::Stage next_stage() {
    if (++stages_ == 2) {
      agree_on_warmup();
    }
    return {0, next_stage_of(first_) + next_stage_of(second_)};
  }

  void run(std::uint32_t part) {
    Side& early = is_second_dearer_ ? second_ : first_;
    Side& late = is_second_dearer_ ? first_ : second_;
    const std::uint32_t parts = early.stage.last - early.stage.first;
    if (part < parts) {
      early.experiment.run(early.stage.first + part);
    } else {
      late.experiment.run(late.stage.first + part - parts);
    }
  }

  std::optional<ExperimentPair> take() {
    std::optional<Experimented> first = first_.experiment.take();
    std::optional<Experimented> second = second_.experiment.take();
    if (!first || !second) {
      return std::nullopt;
    }
    return ExperimentPair{*std::move(first), *std::move(second)};
  }

 private:
  struct Side {
    Experiment experiment;
    engine::Stage stage;
    bool ended = false;
    Side(const scenario::Scenario& scenario, const Options& options, Reporter& reporter)
        : experiment(scenario, options, reporter) {}
  };

  static std::uint32_t next_stage_of(Side& side) {
    if (!side.ended) {
      side.stage = side.experiment.next_stage();
      side.ended = side.stage.empty();
    }
    return side.ended ? 0 : side.stage.last - side.stage.first;
  }

  // The pilots have run.
  void agree_on_warmup() {
    if (!is_equally_long_) {
      return;
    }
    const engine::Duration of_first = first_.experiment.warmup_of_at_least({});
    const engine::Duration of_second = second_.experiment.warmup_of_at_least(of_first);
    second_.experiment.lengthen_warmup(of_first);
    if (seeks_warmup_ && of_second > of_first) {
      first_.experiment.lengthen_warmup(of_second);
    }
  }

  Side first_;
  Side second_;
  bool is_second_dearer_;
  bool is_equally_long_;
  bool seeks_warmup_;
  std::uint32_t stages_ = 0;
};

}  // namespace

std::optional<Experimented> run_experiment(const scenario::Scenario& scenario,
                                           const Options& options) {
  std::optional<Experimented> experimented;
  run_points({&scenario, 1}, options,
             [&](std::size_t, Experimented outcome) { experimented = std::move(outcome); });
  return experimented;
}

std::optional<ExperimentPair> run_pair(const scenario::Scenario& first,
                                       const scenario::Scenario& second, const Options& options) {
  Reporter reporter(options);
  reporter.plan(std::int64_t{planned_replications(first, options)} +
                planned_replications(second, options));
  Pair pair(first, second, options, reporter);
  engine::StagedJob job;
  job.next_stage = [&] { return pair.next_stage(); };
  job.run = [&](std::uint32_t part) { pair.run(part); };
  std::vector<engine::StagedJob> jobs;
  jobs.push_back(std::move(job));
  engine::run_staged_jobs(std::move(jobs), options.threads, stop_of(options));
  return pair.take();
}

std::vector<std::optional<results::Results>> simulate_points(
    std::span<const scenario::Scenario> points, const Options& options) {
  std::vector<std::optional<results::Results>> results(points.size());
  run_points(points, options, [&](std::size_t index, Experimented outcome) {
    results[index] = std::move(outcome.results);
  });
  return results;
}

std::optional<results::Results> simulate(const scenario::Scenario& scenario,
                                         const Options& options) {
  return std::move(simulate_points({&scenario, 1}, options).front());
}

RecordedRun simulate_recorded(const scenario::Scenario& scenario, const RecordOptions& options) {
  const Program program = compile(scenario, true);
  ReplicationOptions replication;
  replication.replication = options.replication;
  replication.bounds = {engine::time_zero + options.warmup, engine::time_zero + options.duration};
  replication.slice = slice_of(options.duration);
  replication.drain = options.drain;
  replication.arrivals_stop = true;
  replication.requests_in_flight_max = UINT64_MAX;
  Replication run(program, replication);
  while (run.advance(options.cancelled ? events_between_checks : UINT64_MAX)) {
    if (options.cancelled && options.cancelled()) {
      return {};
    }
  }
  RecordedRun recorded;
  recorded.records = run.take_records();
  std::ranges::sort(recorded.records, {}, [](const results::RequestRecord& record) {
    return std::tuple(record.intended, record.workload, record.request);
  });
  const auto populations = run.population_at_bounds();
  Recorder recorder = run.take_recorder();
  Counts counts = std::move(recorder.take_segments().front());
  LatencyPools pools(program);
  pools.add(counts);
  std::vector<ReplicationCounts> replications;
  replications.push_back({digest_of(std::move(counts)), run.fingerprint(), populations.front(),
                          populations.back(), run.broken_off()});
  recorded.results = summarize(program, replications, pools);
  SeriesSum series;
  series.add(recorder.slices());
  recorded.results.series = series.named(program);
  recorded.results.scenario_name = scenario.name;
  recorded.results.scenario_sha256 = scenario.sha256;
  recorded.results.seed = scenario.run.seed;
  recorded.results.duration_s = engine::to_seconds(options.duration);
  recorded.results.warmup_s = engine::to_seconds(options.warmup);
  // One run has no intervals to miss: the first warning is kept, if it says "unstable".
  recorded.results.warnings.resize(recorded.results.unstable ? 1 : 0);
  return recorded;
}

}  // namespace sojourn::simulation
