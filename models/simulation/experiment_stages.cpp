#include "models/simulation/experiment_stages.h"

#include <algorithm>
#include <cmath>

#include "engine/interval.h"
#include "models/simulation/controls.h"
#include "models/simulation/estimates.h"

namespace sojourn::simulation {

namespace {

using engine::Duration;
using engine::Time;

constexpr std::uint32_t pilot_replications_max = 10;
constexpr int tenths = 10;
constexpr std::size_t slices_kept_max = 100;

bool is_transient(const scenario::Scenario& scenario) {
  const auto changes = [](const scenario::Workload& workload) {
    const auto* poisson = std::get_if<scenario::Poisson>(&workload.arrivals);
    const auto* constant = std::get_if<scenario::Constant>(&workload.arrivals);
    return (poisson != nullptr && poisson->rate.points.size() > 1) ||
           (constant != nullptr && constant->rate.points.size() > 1);
  };
  return !scenario.faults.empty() || std::ranges::any_of(scenario.workloads, changes);
}

}  // namespace

Duration slice_of(Duration run) {
  constexpr int slices = 200;
  return std::max(run / slices, Duration(1));
}

std::uint32_t planned_replications(const scenario::Scenario& scenario, const Options& options) {
  const std::uint32_t wanted = options.replications.value_or(scenario.run.replications);
  const bool is_sought = !options.precision.empty() || scenario.run.precision.has_value();
  return is_sought ? std::max(wanted, pilot_replications_max) : wanted;
}

Experiment::Experiment(const scenario::Scenario& scenario, const Options& options,
                       Reporter& reporter)
    : scenario_(scenario),
      options_(options),
      reporter_(reporter),
      program_(compile(scenario_)),
      runner_(program_, options.batches),
      targets_(options.precision),
      planned_(planned_replications(scenario, options)),
      warmup_(scenario.run.warmup),
      pools_(program_) {
  if (options.seed) {
    scenario_.run.seed = *options.seed;
  }
  if (targets_.empty() && scenario.run.precision) {
    targets_ = precision_targets(*scenario.run.precision);
  }
  const bool divisible = scenario_.run.duration >= Duration(tenths);
  if (!warmup_ && (is_transient(scenario_) || !divisible)) {
    warmup_ = Duration{};
  }
}

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
  return runner_.run(options, [this] { return is_cancelled(); });
}

void Experiment::run(std::uint32_t replication) {
  if (phase_ == Phase::deletion) {
    keep(replication, std::move(pilots_[replication]));
    return;
  }
  std::optional<FinishedReplication> done = run_one(replication);
  if (!done) {
    cancelled_ = true;
    return;
  }
  if (warmup_) {
    keep(replication, *std::move(done));
  } else {
    std::ranges::for_each(done->segments, &Counts::shrink);
    pilots_[replication] = *std::move(done);
  }
  {
    const std::scoped_lock lock(mutex_);
    ++ended_;
  }
  reporter_.replication_done();
}

// Deletes the warm-up of a replication and keeps what estimates need of the rest. Histograms add up
// in any order; sums of times over time, which are rounded, in the order of the replications.
void Experiment::keep(std::uint32_t replication, FinishedReplication finished) {
  std::size_t segment = 0;
  if (finished.segments.size() > 1) {
    segment = static_cast<std::size_t>(*warmup_ / (scenario_.run.duration / tenths)) - 1;
  }
  Counts counted = std::move(finished.segments[segment]);
  for (std::size_t later = segment + 1; later < finished.segments.size(); ++later) {
    counted.merge(finished.segments[later]);
  }
  finished.segments.clear();
  {
    const std::scoped_lock lock(mutex_);
    pools_.add(counted);
  }
  counts_[replication] = {digest_of(std::move(counted)), finished.fingerprint,
                          finished.populations[segment], finished.populations.back(),
                          finished.broken_off,           ending_of(finished.slices)};
  const std::scoped_lock lock(mutex_);
  series_to_add_[replication] = std::move(finished.slices);
  add_series();
}

void Experiment::add_series() {
  while (series_added_ < series_to_add_.size() && series_to_add_[series_added_]) {
    Slices slices = *std::exchange(series_to_add_[series_added_++], std::nullopt);
    series_.add(slices);
    if (slices_.size() < slices_kept_max) {
      slices.arrivals = {};  // nobody asks for those of a single replication
      slices.answered = {};
      slices_.push_back(std::move(slices));
    }
  }
}

// By MSER-5 over the pilots.
Experiment::Cut Experiment::cut_of_pilots(Duration least) const {
  SeriesSum pilot;
  for (const FinishedReplication& finished : pilots_) {
    pilot.add(finished.slices);
  }
  const std::vector<double> latency = pilot.mean_latency();
  const engine::Warmup found = engine::mser5(latency);
  const double share =
      latency.empty() ? 0.0 : static_cast<double>(found.cut) / static_cast<double>(latency.size());
  const int least_tenths = static_cast<int>(least / (scenario_.run.duration / tenths));
  const int cut = std::clamp(static_cast<int>(std::ceil(share * tenths - 1e-9)),
                             std::clamp(least_tenths, 1, tenths / 2), tenths / 2);
  return {scenario_.run.duration / tenths * cut, found.run_too_short};
}

Duration Experiment::warmup_of_at_least(Duration least) const {
  if (warmup_ || cancelled_) {
    return warmup_.value_or(least);
  }
  return cut_of_pilots(least).warmup;
}

engine::Stage Experiment::next_stage() {
  cancelled_ = cancelled_ || is_cancelled();
  if (cancelled_) {
    return {};
  }
  close_stage();
  switch (phase_) {
    case Phase::begin: return replicate(Phase::pilots, std::min(planned_, pilot_replications_max));
    case Phase::pilots:
      if (!warmup_) {
        const Cut cut = cut_of_pilots(warmup_min_);
        warmup_ = cut.warmup;
        warmup_too_short_ = cut.run_too_short;
        phase_ = Phase::deletion;
        return {0, static_cast<std::uint32_t>(pilots_.size())};
      }
      [[fallthrough]];
    case Phase::deletion:
      pilots_.clear();
      if (counts_.size() < planned_) {
        return replicate(Phase::others, planned_);
      }
      break;
    case Phase::others:
    case Phase::precision: break;
  }
  return targets_.empty() ? end() : more_for_precision();
}

// Those from the present ones up to `last`.
engine::Stage Experiment::replicate(Phase phase, std::uint32_t last) {
  const auto first = static_cast<std::uint32_t>(counts_.size());
  phase_ = phase;
  counts_.resize(last);
  series_to_add_.resize(last);
  if (!warmup_) {
    pilots_.resize(last);
  }
  return {first, last};
}

// Where there were enough before the end of a stage: the first ones, without a gap.
void Experiment::close_stage() {
  counts_.resize(ended_);
  series_to_add_.resize(ended_);
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

// More replications until the widest interval is narrow enough; in steps that do not depend on the
// number of threads.
engine::Stage Experiment::more_for_precision() {
  const auto have = static_cast<std::uint32_t>(counts_.size());
  if (have < planned_) {
    precision_missed_ = "within the time given";
    reporter_.plan(static_cast<std::int64_t>(have) - planned_);
    return end();
  }
  const Outlook outlook = simulation::outlook(targets_, counts_, lengths(), controls());
  reporter_.reached(outlook.relative_half_width);
  if (outlook.reached || is_unstable(program_, counts_)) {
    return end();
  }
  precision_missed_ = hopelessness(outlook, have, options_.replications_max);
  if (!precision_missed_.empty()) {
    return end();
  }
  const double wanted =
      std::min({outlook.replications, 4.0 * have, static_cast<double>(options_.replications_max)});
  auto last = std::max(have + 5, static_cast<std::uint32_t>(std::ceil(wanted)));
  if (options_.control_variates && have < controls_replications_min) {
    last = std::min(last, controls_replications_min);  // control variates may do with fewer
  }
  planned_ = std::min(last, options_.replications_max);
  reporter_.plan(static_cast<std::int64_t>(planned_) - have);
  return replicate(Phase::precision, planned_);
}

engine::Stage Experiment::end() {
  results::Results all = results();
  outcome_ = Experimented{std::move(all), std::move(counts_)};
  return {};
}

results::Results Experiment::results() const {
  results::Results results = summarize(program_, counts_, pools_, lengths(), controls());
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

}  // namespace sojourn::simulation
