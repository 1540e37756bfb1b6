#include "live-harness/validate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "engine/replications.h"
#include "live-harness/contamination.h"
#include "live-harness/faults.h"
#include "live-harness/predict.h"
#include "live-harness/replay.h"
#include "live-harness/validate_facts.h"
#include "models/simulation/simulate.h"

namespace sojourn::live {

namespace {

using results::Results;
using scenario::Scenario;

constexpr int attempts_max = 3;  // of a measurement
constexpr std::chrono::milliseconds settling{300};

// The calibration at one end of its intervals: `end` is &Interval::low or &Interval::high.
Calibration extreme(Calibration calibration, double engine::Interval::* end) {
  for (ServiceConstants& constants : calibration.services) {
    for (engine::Interval* each : {&constants.hold, &constants.wake, &constants.release}) {
      each->value = each->*end;
    }
  }
  for (engine::Interval& latency : calibration.latencies) {
    latency.value = latency.*end;
  }
  return calibration;
}

class Validator {
 public:
  Validator(const Scenario& scenario, const ValidationOptions& options)
      : scenario_(scenario),
        options_(options),
        deployed_(as_deployed(scenario, engine::hardware_threads())) {
    duration_ = options.duration.value_or(scenario.live.duration);
    warmup_ = scenario.live.warmup;
    if (duration_ < scenario.live.duration) {
      const double share =
          engine::to_seconds(duration_) / engine::to_seconds(scenario.live.duration);
      warmup_ = engine::from_seconds(engine::to_seconds(warmup_) * share);
    }
  }

  std::expected<Validation, std::string> run(std::string_view scenario_text) {
    say("deploying " + parts());
    DeploymentOptions deployment_options;
    deployment_options.programs = options_.programs;
    deployment_options.keep_folder = options_.keep_folder;
    deployment_options.cancelled = options_.cancelled;
    auto deployment = Deployment::start(scenario_, scenario_text, deployment_options);
    if (!deployment) {
      return std::unexpected(deployment.error());
    }
    if (options_.keep_folder) {
      say("everything is kept in " + deployment->folder().string());
    }
    Validation validation;
    validation.warnings = deployed_.warnings;
    if (options_.calibrate) {
      calibrate_on(*deployment, validation);
    }
    validation.model = model(calibration_);
    predict_any_run(validation);
    for (std::uint32_t run = 0; run < options_.runs && !cancelled(); ++run) {
      auto validated = validate_run(*deployment, validation.model, run);
      if (!validated) {
        return std::unexpected(validated.error());
      }
      validation.runs.push_back(*std::move(validated));
    }
    if (cancelled()) {
      return std::unexpected("interrupted");
    }
    return validation;
  }

 private:
  void say(const std::string& what) const {
    if (options_.on_progress) {
      options_.on_progress(what);
    }
  }

  bool cancelled() const { return options_.cancelled && options_.cancelled(); }

  std::string parts() const {
    std::uint32_t replicas = 0;
    for (const scenario::Service& service : scenario_.services) {
      replicas += service.replicas;
    }
    return fmt::format("{} replicas of {} services", replicas, scenario_.services.size());
  }

  void calibrate_on(const Deployment& deployment, Validation& validation) {
    CalibrationOptions options;
    options.cancelled = options_.cancelled;
    options.on_progress = [this](const std::string& what) { say("calibrating: " + what); };
    calibration_ = calibrate(scenario_, deployment.addresses(), options);
    figures_ = figures_of(scenario_, *calibration_);
    validation.warnings.insert(validation.warnings.end(), calibration_->warnings.begin(),
                               calibration_->warnings.end());
  }

  Scenario model(const std::optional<Calibration>& calibration) const {
    return calibration ? calibrated(deployed_.scenario, *calibration) : deployed_.scenario;
  }

  void predict_any_run(Validation& validation) {
    say(fmt::format("predicting: {} independent runs", options_.replications));
    Scenario model = validation.model;
    model.run.duration = duration_;
    model.run.warmup = warmup_;
    simulation::Options options;
    options.threads = engine::hardware_threads();
    options.replications = options_.replications;
    options.cancelled = options_.cancelled;
    if (auto results = simulation::simulate(model, options)) {
      validation.independent = for_single_runs(*std::move(results), options_.replications);
    }
  }

  simulation::RecordedRun simulate_paired(const Scenario& model, std::uint32_t replication) const {
    simulation::RecordOptions options;
    options.replication = replication;
    options.duration = duration_;
    options.warmup = warmup_;
    return simulation::simulate_recorded(model, options);
  }

  std::expected<ValidationRun, std::string> validate_run(Deployment& deployment,
                                                         const Scenario& model,
                                                         std::uint32_t replication) {
    ValidationRun run;
    simulation::RecordedRun predicted = simulate_paired(model, replication);
    run.predicted_records = std::move(predicted.records);
    run.predicted = std::move(predicted.results);
    if (calibration_) {
      const Scenario low = this->model(extreme(*calibration_, &engine::Interval::low));
      const Scenario high = this->model(extreme(*calibration_, &engine::Interval::high));
      run.predicted =
          with_intervals(std::move(run.predicted), simulate_paired(low, replication).results,
                         simulate_paired(high, replication).results);
    }
    for (int attempt = 1; attempt <= attempts_max && !cancelled(); ++attempt) {
      if (std::string problem = measure(deployment, replication, run); !problem.empty()) {
        return std::unexpected(problem);
      }
      if (cancelled() || run.measured.run->verdict != "invalid") {
        break;
      }
      for (const std::string& reason : run.measured.run->reasons) {
        say(fmt::format("measurement {} of at most {} is invalid: {}", attempt, attempts_max,
                        reason));
      }
    }
    run.comparison = report::compare(run.predicted, run.measured, scenario_.live.tolerances);
    report::add_paired(run.comparison, scenario_, run.predicted_records, run.measured_records,
                       warmup_);
    return run;
  }

  std::string measure(Deployment& deployment, std::uint32_t replication, ValidationRun& run) {
    if (const auto reset = deployment.reset(); !reset) {
      return reset.error();
    }
    std::this_thread::sleep_for(settling);
    ReplayOptions options;
    options.replication = replication;
    options.duration = duration_;
    options.cancelled = options_.cancelled;
    if (std::string refusal = refuse_plan(scenario_, deployment.addresses(), options, {});
        !refusal.empty()) {
      return refusal;
    }
    say(fmt::format("replaying for {} s (run {} of {})", engine::to_seconds(duration_),
                    replication + 1, options_.runs));
    FaultDriver faults(deployment, scenario_);
    options.on_start = [&faults](std::chrono::steady_clock::time_point zero) {
      faults.start(zero);
    };
    HostObserver observer({deployment.root_pid()});
    ReplayRun replayed = replay(scenario_, deployment.addresses(), options);
    const HostFigures host = observer.stop();
    const std::vector<FaultInstant> instants = faults.stop();
    if (std::string death = deployment.unexpected_death(); !death.empty() && !cancelled()) {
      return death;
    }
    const Judgement judgement = judge_run(host, replayed, instants);
    run.measured = measured_results(scenario_, replayed, replication, warmup_, duration_);
    run.measured.run = run_facts(host, judgement, replayed, instants, figures_);
    run.measured_records = std::move(replayed.records);
    return {};
  }

  const Scenario& scenario_;
  const ValidationOptions& options_;
  Deployed deployed_;
  engine::Duration duration_{};
  engine::Duration warmup_{};
  std::optional<Calibration> calibration_;
  std::map<std::string, double> figures_;
};

double median_of(const std::vector<std::optional<double>>& errors) {
  std::vector<double> values;
  for (const std::optional<double>& error : errors) {
    if (error) {
      values.push_back(*error);
    }
  }
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

bool contains(const results::Estimate& predicted, const results::Estimate& measured) {
  return *predicted.low <= measured.value && measured.value <= *predicted.high;
}

}  // namespace

std::expected<Validation, std::string> validate(const Scenario& scenario,
                                                std::string_view scenario_text,
                                                const ValidationOptions& options) {
  return Validator(scenario, options).run(scenario_text);
}

std::vector<ErrorSummary> summarize_errors(const std::vector<ValidationRun>& runs) {
  std::map<std::pair<std::string, std::string>, ErrorSummary> found;
  std::vector<std::pair<std::string, std::string>> order;
  for (std::size_t index = 0; index < runs.size(); ++index) {
    const report::Comparison& comparison = runs[index].comparison;
    for (const report::Compared& compared : comparison.requests) {
      for (const report::ComparedFigure& figure : compared.figures) {
        if (comparison.invalid() || !figure.error) {
          continue;
        }
        const std::pair key(compared.name, figure.name);
        if (!found.contains(key)) {
          order.push_back(key);
        }
        ErrorSummary& summary = found[key];
        summary.request = compared.name;
        summary.figure = figure.name;
        summary.tolerance = figure.tolerance;
        summary.errors.resize(runs.size());
        summary.errors[index] = *figure.error;
      }
    }
  }
  std::vector<ErrorSummary> summaries;
  for (const auto& key : order) {
    ErrorSummary summary = std::move(found[key]);
    summary.median = median_of(summary.errors);
    summary.breached = summary.tolerance && std::abs(summary.median) > *summary.tolerance;
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

std::size_t shown_run(const std::vector<ValidationRun>& runs) {
  std::vector<std::pair<double, std::size_t>> by_error;
  for (std::size_t index = 0; index < runs.size(); ++index) {
    const report::Comparison& comparison = runs[index].comparison;
    if (comparison.invalid() || comparison.requests.empty()) {
      continue;
    }
    for (const report::ComparedFigure& figure : comparison.requests.front().figures) {
      if (figure.name == "mean" && figure.error) {
        by_error.emplace_back(*figure.error, index);
      }
    }
  }
  std::ranges::sort(by_error);
  return by_error.empty() ? runs.size() - 1 : by_error[(by_error.size() - 1) / 2].second;
}

std::pair<std::size_t, std::size_t> coverage(const Results& independent, const Results& measured) {
  std::size_t inside = 0;
  std::size_t all = 0;
  for (const auto& [name, request] : measured.requests) {
    const auto predicted = independent.requests.find(name);
    if (predicted == independent.requests.end()) {
      continue;
    }
    const results::RequestResult& model = predicted->second;
    const std::pair<const results::Estimate&, const results::Estimate&> figures[] = {
        {model.throughput, request.throughput},
        {model.latency.mean, request.latency.mean},
        {model.latency.p50, request.latency.p50},
        {model.latency.p95, request.latency.p95},
        {model.latency.p99, request.latency.p99}};
    for (const auto& [expected, found] : figures) {
      if (expected.low && expected.high) {
        ++all;
        inside += contains(expected, found) ? 1 : 0;
      }
    }
  }
  return {inside, all};
}

}  // namespace sojourn::live
