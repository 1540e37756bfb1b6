#include "cli/run_command.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "cli/emit.h"
#include "cli/interrupt.h"
#include "cli/precision_option.h"
#include "cli/progress.h"
#include "cli/run_info.h"
#include "cli/scenario_file.h"
#include "models/report/csv.h"
#include "models/report/html.h"
#include "models/report/junit.h"
#include "models/report/names.h"
#include "models/report/tables.h"
#include "models/results/records.h"
#include "models/results/results_json.h"
#include "models/scenario/quantity.h"
#include "models/simulation/precision.h"
#include "models/simulation/simulate.h"

namespace sojourn::cli {

namespace {

struct RunOptions {
  std::string file;
  ExperimentOptions experiment;
  std::vector<simulation::PrecisionTarget> precision;
  std::optional<engine::Duration> precision_time;
  bool control_variates = true;
  std::string records;
  std::string run_info;
  report::Inconclusive inconclusive = report::Inconclusive::fail;
  CommonOptions common;
};

constexpr const char* examples =
    R"(Results are the same bytes for the same scenario and seed, on any number of threads.
Facts that are not (duration, host, versions) go to --run-info.

Examples:
  sojourn run shop.json
  sojourn run shop.json --precision 1%                 until every mean and p99 is that certain
  sojourn run shop.json --precision p95=2ms --precision-time 60s
  sojourn run shop.json --set services.cart.replicas=5 --set workloads.shoppers.poisson=800/s
  sojourn run shop.json --json - | jq '.requests[].latency.p99'
  sojourn run shop.json --html report.html --junit verdict.xml
  sojourn run shop.json -q && deploy                   as a gate: SLOs decide

Exit status: 0 done, 3 invalid scenario, 4 file cannot be read or written, 5 unstable or the
precision was not reached, 99 an SLO was missed, 130 interrupted.
)";

// The scenario as the options change it, so that every further use agrees with the simulation.
void apply(const ExperimentOptions& options, scenario::Scenario& scenario) {
  if (options.seed) scenario.run.seed = *options.seed;
  if (options.replications) {
    scenario.run.replications = *options.replications;
    scenario.run.precision.reset();
  }
}

std::vector<simulation::PrecisionTarget> targets_of(const scenario::Scenario& scenario,
                                                    const RunOptions& options) {
  if (!options.precision.empty() || !scenario.run.precision) return options.precision;
  return simulation::precision_targets(*scenario.run.precision);
}

std::optional<results::Results> simulate(const scenario::Scenario& scenario,
                                         const RunOptions& options) {
  ProgressDisplay display(options.common);
  simulation::Options simulation = simulation_options(options.experiment, display);
  simulation.precision = targets_of(scenario, options);
  simulation.control_variates = options.control_variates;
  if (options.precision_time) {
    const auto end = std::chrono::steady_clock::now() + *options.precision_time;
    simulation.out_of_time = [end] { return std::chrono::steady_clock::now() >= end; };
  }
  return simulation::simulate(scenario, simulation);
}

std::string records_of(const scenario::Scenario& scenario, const results::Results& results) {
  simulation::RecordOptions options;
  options.duration = scenario.run.duration;
  options.warmup = engine::from_seconds(results.warmup_s);
  const simulation::RecordedRun run = simulation::simulate_recorded(scenario, options);
  return results::records_csv(run.records, report::record_names(scenario));
}

ExitCode write_all(const RunOptions& options, const scenario::Scenario& scenario,
                   const results::Results& results, const std::vector<report::SloVerdict>& slos,
                   const RunInfo& info) {
  Answer answer;
  answer.json = [&] { return results::to_json(results); };
  answer.csv = [&] { return report::results_csv(results); };
  answer.html = [&] { return report::results_page(results, slos); };
  answer.junit = [&] { return report::slo_junit(scenario.name, slos, options.inconclusive); };
  answer.table = [&](report::TextStyle style) {
    return report::results_table(results, slos, style);
  };
  ExitCode worst = emit(answer, options.common);
  if (!options.records.empty()) {
    worst = std::max(worst, write_said(options.records, records_of(scenario, results)));
  }
  if (!options.run_info.empty()) {
    worst = std::max(worst, write_said(options.run_info, info.to_json()));
  }
  return worst;
}

ExitCode judge_slos(const std::vector<report::SloVerdict>& slos,
                    report::Inconclusive inconclusive) {
  bool breached = false;
  for (const report::SloVerdict& slo : slos) {
    if (slo.verdict == report::Verdict::pass) continue;
    const bool failed = slo.verdict == report::Verdict::fail;
    say("SLO \"" + slo.name + "\" of " + slo.request +
        (failed ? " is missed"
                : " is inconclusive: longer replications, or more of them, would decide"));
    breached = breached || failed || inconclusive == report::Inconclusive::fail;
  }
  return breached ? ExitCode::breached : ExitCode::ok;
}

ExitCode run(const RunOptions& options, const std::vector<std::string>& arguments) {
  const RunInfo info(arguments, options.experiment.threads);
  auto scenario = load_scenario(options.file, options.experiment.overrides);
  if (!scenario) return scenario.error();
  const ExitCode outputs = check_outputs_said(options.common, {options.records, options.run_info});
  if (outputs != ExitCode::ok) return outputs;
  apply(options.experiment, *scenario);
  note_interrupts();
  const std::optional<results::Results> results = simulate(*scenario, options);
  if (!results) {
    say("interrupted; nothing was written");
    return ExitCode::interrupted;
  }
  const std::vector<report::SloVerdict> slos = report::judge(*scenario, *results);
  const ExitCode written = write_all(options, *scenario, *results, slos, info);
  const ExitCode judged = judge_slos(slos, options.inconclusive);
  if (written != ExitCode::ok) return written;
  if (results->unstable) {
    say("the system is unstable under this load; its averages mean nothing");
    return ExitCode::no_answer;
  }
  if (!simulation::is_precise(*results, targets_of(*scenario, options))) {
    say("the precision asked for was not reached");
    return ExitCode::no_answer;
  }
  return judged;
}

void add_experiment_options(CLI::App& command, RunOptions& options) {
  CLI::Option* precision = add_precision(command, options.precision);
  command
      .add_option_function<std::string>(
          "--precision-time",
          [&options](const std::string& text) {
            const auto time = scenario::parse_duration(text);
            if (!time) throw CLI::ValidationError("--precision-time", time.error());
            options.precision_time = *time;
          },
          "Begin no further replication after so long: 60s. How many there\n"
          "are then depends on the machine, and so do the results' bytes.")
      ->option_text("DURATION");
  add_experiment(command, options.experiment, "How many, instead of the scenario's",
                 "Instead of the scenario's")
      ->excludes(precision);
  command.add_flag_callback(
      "--no-control-variates", [&options] { options.control_variates = false; },
      "Mean latencies as they were counted, without taking out what\n"
      "chance brought in arrivals and demands.");
  add_overrides(command, options.experiment.overrides);
}

}  // namespace

void add_run_command(CLI::App& program, const std::vector<std::string>& arguments, Action& chosen) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = program.add_subcommand("run", "Simulate a scenario");
  add_file(*command, "FILE", options->file, "Scenario; - is standard input");
  add_experiment_options(*command, *options);
  add_common_options(*command, options->common);
  command
      ->add_option("--records", options->records,
                   "Every request and visit of one replication, as CSV")
      ->option_text("FILE")
      ->group("Output");
  command
      ->add_option("--run-info", options->run_info, "Host, duration, threads and versions, as JSON")
      ->option_text("FILE")
      ->group("Output");
  command
      ->add_option_function<std::string>(
          "--inconclusive",
          [options](const std::string& verdict) {
            options->inconclusive =
                verdict == "pass" ? report::Inconclusive::pass : report::Inconclusive::fail;
          },
          "How an SLO counts that the intervals do not decide: fail (the\ndefault) or pass")
      ->check(CLI::IsMember({"fail", "pass"}))
      ->option_text("fail|pass");
  command->footer(examples);
  command->callback([&chosen, &arguments, options] {
    chosen = [options, &arguments] { return run(*options, arguments); };
  });
}

}  // namespace sojourn::cli
