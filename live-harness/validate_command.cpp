#include "live-harness/validate_command.h"

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "live-harness/replay_plan.h"
#include "live-harness/validate_json.h"
#include "models/report/html.h"
#include "models/report/junit.h"
#include "models/report/names.h"
#include "models/report/tables.h"
#include "models/report/units.h"
#include "models/results/results_json.h"

namespace sojourn::live {

namespace {

using report::Align;
using report::Quantity;
using report::Tone;

bool wants_colour() {
  return isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
}

// The errors of all runs and their medians.
report::Document summary_document(const Validation& validation) {
  report::Table table;
  table.title = fmt::format("Errors of {} runs", validation.runs.size());
  table.columns = {{"", Align::left}, {"", Align::left}};
  for (std::size_t run = 0; run < validation.runs.size(); ++run) {
    const report::Comparison& comparison = validation.runs[run].comparison;
    const std::string verdict = comparison.verdict.empty() ? "" : " (" + comparison.verdict + ")";
    table.columns.push_back({fmt::format("run {}{}", run + 1, verdict)});
  }
  table.columns.push_back({"median"});
  table.columns.push_back({"", Align::left});
  std::string last;
  for (const ErrorSummary& summary : summarize_errors(validation.runs)) {
    report::Row row;
    row.begins_group = summary.request != last;
    row.cells = {{row.begins_group ? summary.request : ""}, {summary.figure}};
    for (const std::optional<double>& error : summary.errors) {
      row.cells.push_back({error ? report::signed_share_text(*error) : ""});
    }
    row.cells.push_back({report::signed_share_text(summary.median), {}, Tone::strong});
    if (summary.tolerance) {
      const std::string limit = report::plain_text(*summary.tolerance, Quantity::share);
      row.cells.push_back(summary.breached ? report::Cell{"✗ beyond " + limit, {}, Tone::bad}
                                           : report::Cell{"✓ within " + limit, {}, Tone::good});
    }
    last = summary.request;
    table.rows.push_back(std::move(row));
  }
  report::Document document;
  document.tables.push_back(std::move(table));
  return document;
}

// What any run of the model would show: how much of a single measurement is chance.
std::string chance_text(const Validation& validation) {
  const ValidationRun& run = validation.runs[shown_run(validation.runs)];
  const auto [inside, all] = coverage(validation.independent, run.measured);
  std::string text;
  for (const auto& [name, request] : validation.independent.requests) {
    const results::Estimate& mean = request.latency.mean;
    if (mean.low && mean.high) {
      text += fmt::format("With other arrivals and demands a run of {} shows a mean of {} to {}.\n",
                          name, report::figure_text(*mean.low, Quantity::seconds),
                          report::figure_text(*mean.high, Quantity::seconds));
    }
  }
  if (all > 0) {
    text += fmt::format("The measurement lies inside these 95 % intervals for {} of {} figures.\n",
                        inside, all);
  }
  return text;
}

std::string text_report(const Validation& validation) {
  const report::TextStyle style{wants_colour()};
  std::string text;
  for (const ValidationRun& run : validation.runs) {
    text += report::comparison_table(run.comparison, style) + "\n";
  }
  if (validation.runs.size() > 1) {
    text += report::render_text(summary_document(validation), style) + "\n";
  }
  text += chance_text(validation);
  for (const std::string& warning : validation.warnings) {
    text += "Note: " + warning + "\n";
  }
  return text;
}

// PREFIX.measured.csv, of several runs PREFIX.2.measured.csv.
std::string records_file(const std::string& prefix, std::size_t run, std::size_t runs,
                         const char* side) {
  const std::string number = runs > 1 ? fmt::format(".{}", run + 1) : "";
  return fmt::format("{}{}.{}.csv", prefix, number, side);
}

std::vector<std::pair<std::string, std::string>> outputs_of(const ValidateArguments& arguments,
                                                            const Validation& validation,
                                                            const scenario::Scenario& scenario) {
  const ValidationRun& run = validation.runs[shown_run(validation.runs)];
  std::vector<std::pair<std::string, std::string>> outputs;
  const auto add = [&outputs](const std::string& file, auto make) {
    if (!file.empty()) {
      outputs.emplace_back(file, make());
    }
  };
  add(arguments.json, [&] { return to_json(validation); });
  add(arguments.html,
      [&] { return report::comparison_page(run.comparison, run.predicted, run.measured); });
  add(arguments.junit, [&] { return report::comparison_junit(run.comparison); });
  add(arguments.predicted, [&] { return results::to_json(run.predicted); });
  add(arguments.measured, [&] { return results::to_json(run.measured); });
  add(arguments.calibrated, [&] { return scenario::to_json(validation.model); });
  if (!arguments.records.empty()) {
    const results::RecordNames names = report::record_names(scenario);
    const std::size_t runs = validation.runs.size();
    for (std::size_t index = 0; index < runs; ++index) {
      const ValidationRun& each = validation.runs[index];
      outputs.emplace_back(records_file(arguments.records, index, runs, "predicted"),
                           records_csv(each.predicted_records, names));
      outputs.emplace_back(records_file(arguments.records, index, runs, "measured"),
                           records_csv(each.measured_records, names));
    }
  }
  return outputs;
}

std::expected<ValidationOptions, Failure> options_of(const ValidateArguments& arguments,
                                                     const scenario::Scenario& scenario) {
  ValidationOptions options;
  if (!arguments.duration.empty()) {
    const auto duration = parse_duration_option("--duration", arguments.duration);
    if (!duration) {
      return std::unexpected(duration.error());
    }
    options.duration = *duration;
  }
  options.runs = arguments.repeat;
  options.calibrate = !arguments.no_calibrate;
  options.keep_folder = arguments.keep;
  options.programs = programs_folder();
  options.cancelled = interrupted;
  options.on_progress = [&arguments](const std::string& what) { say(arguments.common, what); };
  ReplayOptions replayed;
  replayed.duration = options.duration.value_or(scenario.live.duration);
  if (std::string refusal = refuse_size(scenario, replayed); !refusal.empty()) {
    return std::unexpected(Failure{ExitCode::usage, "refused: " + refusal});
  }
  return options;
}

std::expected<ExitCode, Failure> run(const ValidateArguments& arguments) {
  const auto loaded = load_deployable(arguments.common);
  if (!loaded) {
    return std::unexpected(loaded.error());
  }
  const auto options = options_of(arguments, loaded->scenario);
  if (!options) {
    return std::unexpected(options.error());
  }
  if (arguments.dry_run) {
    DeploymentOptions deployment;
    deployment.programs = options->programs;
    for (const std::string& line : Deployment::describe(loaded->scenario, deployment)) {
      fmt::print("{}\n", line);
    }
    return ExitCode::ok;
  }
  std::vector<std::string> files = {arguments.json,      arguments.html,     arguments.junit,
                                    arguments.predicted, arguments.measured, arguments.calibrated};
  if (!arguments.records.empty()) {
    files.push_back(records_file(arguments.records, 0, arguments.repeat, "measured"));
  }
  if (const auto writable = check_outputs(files); !writable) {
    return std::unexpected(writable.error());
  }
  const auto validation = validate(loaded->scenario, loaded->text, *options);
  if (!validation) {
    return std::unexpected(Failure{ExitCode::input_output, validation.error()});
  }
  bool text_wanted = true;
  for (const auto& [file, text] : outputs_of(arguments, *validation, loaded->scenario)) {
    if (const auto written = write_output(file, text); !written) {
      return std::unexpected(written.error());
    }
    text_wanted = text_wanted && file != "-";
  }
  if (text_wanted) {
    fmt::print("{}", text_report(*validation));
  }
  return arguments.gate ? gate(*validation) : ExitCode::ok;
}

}  // namespace

ExitCode gate(const Validation& validation) {
  bool all_invalid = true;
  for (const ValidationRun& run : validation.runs) {
    all_invalid = all_invalid && run.comparison.invalid();
  }
  if (all_invalid) {
    return ExitCode::invalid_measurement;
  }
  for (const ErrorSummary& summary : summarize_errors(validation.runs)) {
    if (summary.breached) {
      return ExitCode::breached;
    }
  }
  return ExitCode::ok;
}

int validate_command(const ValidateArguments& arguments) {
  const auto ended = run(arguments);
  return ended ? static_cast<int>(*ended) : report_failure(ended.error());
}

}  // namespace sojourn::live
