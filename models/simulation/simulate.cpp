#include "models/simulation/simulate.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <tuple>
#include <utility>

#include "engine/interval.h"
#include "engine/replications.h"
#include "models/simulation/controls.h"
#include "models/simulation/estimates.h"
#include "models/simulation/experiment.h"
#include "models/simulation/program.h"
#include "models/simulation/replication.h"
#include "models/simulation/run_replication.h"
#include "models/simulation/series.h"
#include "models/simulation/summary.h"

namespace sojourn::simulation {

namespace {

using engine::Duration;
using engine::Time;

constexpr std::uint32_t pilot_replications_max = 10;
constexpr int tenths = 10;
constexpr std::size_t slices_kept_max = 100;

Duration slice_of(Duration run) {
  constexpr int slices = 200;
  return std::max(run / slices, Duration(1));
}

bool is_transient(const scenario::Scenario& scenario) {
  const auto changes = [](const scenario::Workload& workload) {
    const auto* poisson = std::get_if<scenario::Poisson>(&workload.arrivals);
    const auto* constant = std::get_if<scenario::Constant>(&workload.arrivals);
    return (poisson != nullptr && poisson->rate.points.size() > 1) ||
           (constant != nullptr && constant->rate.points.size() > 1);
  };
  return !scenario.faults.empty() || std::ranges::any_of(scenario.workloads, changes);
}

class Experiment {
 public:
  Experiment(const scenario::Scenario& scenario, const Options& options, Duration warmup_min)
      : scenario_(scenario),
        options_(options),
        program_(compile(scenario_)),
        runner_(program_, options.batches),
        warmup_min_(warmup_min),
        targets_(options.precision) {
    if (options.seed) {
      scenario_.run.seed = *options.seed;
    }
    if (targets_.empty() && scenario.run.precision) {
      targets_ = precision_targets(*scenario.run.precision);
    }
  }

  std::optional<Experimented> run();

 private:
  std::uint32_t planned() const {
    const std::uint32_t wanted = options_.replications.value_or(scenario_.run.replications);
    return !targets_.empty() ? std::max(wanted, pilot_replications_max) : wanted;
  }

  std::vector<Time> bounds() const;
  std::optional<FinishedReplication> run_one(std::uint32_t replication);
  bool is_cancelled() const { return options_.cancelled && options_.cancelled(); }
  bool run_batch(
      std::uint32_t first, std::uint32_t last,
      const std::function<bool()>& enough = [] { return false; });
  void keep(std::uint32_t first, std::uint32_t last);
  void find_warmup();
  void reach_precision();
  bool replicate_until(std::uint32_t last);
  std::vector<RunLength> lengths() const;
  Controls controls() const;
  void report(double precision);
  results::Results finish();

  scenario::Scenario scenario_;
  const Options& options_;
  Program program_;
  ReplicationRunner runner_;
  Duration warmup_min_;
  std::vector<PrecisionTarget> targets_;
  std::optional<Duration> warmup_;  // known from the start, or found
  bool warmup_too_short_ = false;
  std::vector<std::optional<FinishedReplication>> kept_;
  std::vector<ReplicationCounts> counts_;
  SeriesSum series_;
  std::vector<Slices> slices_;  // of the first replications
  std::mutex progress_mutex_;
  std::uint32_t done_ = 0;
  std::uint32_t planned_ = 0;
  double precision_reached_ = 0;
  bool cancelled_ = false;
  std::string precision_missed_;  // why; empty: it was not
};

std::vector<Time> Experiment::bounds() const {
  const Duration duration = scenario_.run.duration;
  const Time end = engine::time_zero + duration;
  if (warmup_) {
    return {engine::time_zero + *warmup_, end};
  }
  std::vector<Time> bounds;
  for (int tenth = 1; tenth <= tenths / 2; ++tenth) {
    bounds.push_back(engine::time_zero + duration / tenths * tenth);
  }
  bounds.push_back(end);
  return bounds;
}

std::optional<FinishedReplication> Experiment::run_one(std::uint32_t replication) {
  ReplicationOptions options;
  options.replication = replication;
  options.bounds = bounds();
  options.slice = slice_of(scenario_.run.duration);
  options.drain = scenario_.run.duration;
  options.requests_in_flight_max = options_.requests_in_flight_max;
  std::optional<FinishedReplication> done = runner_.run(options, [this] { return is_cancelled(); });
  if (done) {
    const std::scoped_lock lock(progress_mutex_);
    ++done_;
    report(precision_reached_);
  }
  return done;
}

void Experiment::report(double precision) {
  precision_reached_ = precision;
  if (options_.on_progress) {
    options_.on_progress({done_, planned_, precision_reached_});
  }
}

// False when cancelled. Fewer than asked for when there are enough: the first ones, without a gap.
bool Experiment::run_batch(std::uint32_t first, std::uint32_t last,
                           const std::function<bool()>& enough) {
  kept_.resize(last);
  engine::run_replications(
      first, last, options_.threads,
      [this](std::uint32_t replication) { kept_[replication] = run_one(replication); },
      [&] { return is_cancelled() || enough(); });
  cancelled_ = cancelled_ || is_cancelled();
  while (!kept_.empty() && !kept_.back()) {
    kept_.pop_back();
  }
  for (std::size_t replication = first; replication < kept_.size(); ++replication) {
    cancelled_ = cancelled_ || !kept_[replication].has_value();
  }
  return !cancelled_;
}

// Deletes the warm-up of finished replications and frees what is no longer needed.
void Experiment::keep(std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t replication = first; replication < last; ++replication) {
    FinishedReplication& kept = *kept_[replication];
    std::size_t segment = 0;
    if (kept.segments.size() > 1) {
      segment = static_cast<std::size_t>(*warmup_ / (scenario_.run.duration / tenths)) - 1;
    }
    ReplicationCounts counts{kept.segments[segment],  kept.fingerprint, kept.populations[segment],
                             kept.populations.back(), kept.broken_off,  ending_of(kept.slices)};
    for (std::size_t later = segment + 1; later < kept.segments.size(); ++later) {
      counts.counts.merge(kept.segments[later]);
    }
    series_.add(kept.slices);
    if (slices_.size() < slices_kept_max) {
      slices_.push_back(std::move(kept.slices));
    }
    counts_.push_back(std::move(counts));
    kept_[replication].reset();
  }
}

void Experiment::find_warmup() {
  if (warmup_) {
    return;
  }
  SeriesSum pilot;
  for (const std::optional<FinishedReplication>& kept : kept_) {
    pilot.add(kept->slices);
  }
  const std::vector<double> latency = pilot.mean_latency();
  const engine::Warmup found = engine::mser5(latency);
  const double share =
      latency.empty() ? 0.0 : static_cast<double>(found.cut) / static_cast<double>(latency.size());
  const int least = static_cast<int>(warmup_min_ / (scenario_.run.duration / tenths));
  const int cut = std::clamp(static_cast<int>(std::ceil(share * tenths - 1e-9)),
                             std::clamp(least, 1, tenths / 2), tenths / 2);
  warmup_too_short_ = found.run_too_short;
  warmup_ = scenario_.run.duration / tenths * cut;
}

// How long the replications are, by class. Of a transient experiment nothing: its replications are
// independent, and all of them see the same transient.
std::vector<RunLength> Experiment::lengths() const {
  if (slices_.size() < 2 || is_transient(scenario_)) {
    return {};
  }
  std::vector<RunLength> lengths(program_.class_names.size());
  const auto first = static_cast<std::size_t>(*warmup_ / slice_of(scenario_.run.duration));
  for (std::size_t index = 0; index < lengths.size(); ++index) {
    const Shape shape = shape_of(pooled(class_latencies(counts_, index)));
    lengths[index] = run_length(slices_, index, first, shape).value_or(RunLength{});
  }
  return lengths;
}

// A transient experiment has none: what its rates and faults do is no chance. Neither has one that
// is in two states: no straight line leads from one to the other.
Controls Experiment::controls() const {
  if (!options_.control_variates || is_transient(scenario_) || is_unstable(program_, counts_) ||
      find_collapse(counts_).any()) {
    return {};
  }
  return load_controls(program_, counts_);
}

// False when there is no more to be had: cancelled, out of time.
bool Experiment::replicate_until(std::uint32_t last) {
  const auto have = static_cast<std::uint32_t>(counts_.size());
  planned_ = last;
  const auto out_of_time = [this] { return options_.out_of_time && options_.out_of_time(); };
  if (!run_batch(have, last, out_of_time)) {
    return false;
  }
  keep(have, static_cast<std::uint32_t>(kept_.size()));
  if (counts_.size() == last) {
    return true;
  }
  precision_missed_ = "within the time given";
  planned_ = static_cast<std::uint32_t>(counts_.size());
  return false;
}

// More replications until the widest interval is narrow enough; in steps that do not depend on the
// number of threads.
void Experiment::reach_precision() {
  while (true) {
    const Outlook outlook = simulation::outlook(targets_, counts_, lengths(), controls());
    const auto have = static_cast<std::uint32_t>(counts_.size());
    report(outlook.relative_half_width);
    if (outlook.reached || is_cancelled() || is_unstable(program_, counts_)) {
      return;
    }
    if (const std::string reason = hopelessness(outlook, have, options_.replications_max);
        !reason.empty()) {
      precision_missed_ = reason;
      return;
    }
    const double wanted = std::min(
        {outlook.replications, 4.0 * have, static_cast<double>(options_.replications_max)});
    auto last = std::max(have + 5, static_cast<std::uint32_t>(std::ceil(wanted)));
    if (options_.control_variates && have < controls_replications_min) {
      last = std::min(last, controls_replications_min);  // control variates may do with fewer
    }
    if (!replicate_until(std::min(last, options_.replications_max))) {
      return;
    }
  }
}

std::optional<Experimented> Experiment::run() {
  warmup_ = scenario_.run.warmup;
  const bool divisible = scenario_.run.duration >= Duration(tenths);
  if (!warmup_ && (is_transient(scenario_) || !divisible)) {
    warmup_ = Duration{};
  }
  planned_ = planned();
  const std::uint32_t pilot = std::min(planned_, pilot_replications_max);
  if (!run_batch(0, pilot)) {
    return std::nullopt;
  }
  find_warmup();
  keep(0, pilot);
  if (pilot < planned_) {
    if (!run_batch(pilot, planned_)) {
      return std::nullopt;
    }
    keep(pilot, planned_);
  }
  if (!targets_.empty()) {
    reach_precision();
  }
  if (cancelled_) {
    return std::nullopt;
  }
  results::Results results = finish();
  return Experimented{std::move(results), std::move(counts_)};
}

results::Results Experiment::finish() {
  results::Results results = summarize(program_, counts_, lengths(), controls());
  results.kind = results::Kind::simulated;
  results.scenario_name = scenario_.name;
  results.scenario_sha256 = scenario_.sha256;
  results.seed = scenario_.run.seed;
  results.duration_s = engine::to_seconds(scenario_.run.duration);
  results.warmup_s = engine::to_seconds(*warmup_);
  results.series = series_.named(program_);
  if (warmup_too_short_) {
    results.warnings.emplace_back(
        "the run is too short: the latency had not settled by half of it (MSER-5); "
        "lengthen run.duration");
  }
  if (!precision_missed_.empty()) {
    results.warnings.push_back("the precision asked for was not reached " + precision_missed_);
  }
  return results;
}

}  // namespace

std::optional<Experimented> run_experiment(const scenario::Scenario& scenario,
                                           const Options& options, Duration warmup_min) {
  return Experiment(scenario, options, warmup_min).run();
}

std::optional<results::Results> simulate(const scenario::Scenario& scenario,
                                         const Options& options) {
  std::optional<Experimented> experimented = run_experiment(scenario, options);
  if (!experimented) {
    return std::nullopt;
  }
  return std::move(experimented->results);
}

RecordedRun simulate_recorded(const scenario::Scenario& scenario, const RecordOptions& options) {
  const Program program = compile(scenario);
  ReplicationOptions replication;
  replication.replication = options.replication;
  replication.bounds = {engine::time_zero + options.warmup, engine::time_zero + options.duration};
  replication.slice = slice_of(options.duration);
  replication.drain = options.drain;
  replication.arrivals_stop = true;
  replication.record_requests = true;
  replication.requests_in_flight_max = UINT64_MAX;
  Replication run(program, replication);
  while (run.advance(UINT64_MAX)) {
  }
  RecordedRun recorded;
  recorded.records = run.take_records();
  std::ranges::sort(recorded.records, {}, [](const results::RequestRecord& record) {
    return std::tuple(record.intended, record.workload, record.request);
  });
  const auto populations = run.population_at_bounds();
  recorded.results = summarize(
      program, {ReplicationCounts{run.recorder().segments().front(), run.fingerprint(),
                                  populations.front(), populations.back(), run.broken_off()}});
  SeriesSum series;
  series.add(run.recorder().slices());
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
