#include "live-harness/replay_command.h"

#include <cstdio>
#include <utility>

#include <fmt/format.h>

#include "live-harness/contamination.h"
#include "live-harness/replay.h"
#include "live-harness/validate_facts.h"
#include "models/report/html.h"
#include "models/report/names.h"
#include "models/report/tables.h"
#include "models/results/results_json.h"

namespace sojourn::live {

namespace {

std::expected<ReplayOptions, Failure> options_of(const ReplayArguments& arguments,
                                                 const scenario::Scenario& scenario,
                                                 const Addresses& addresses) {
  ReplayOptions options;
  options.replication = arguments.replication;
  options.duration = scenario.live.duration;
  options.caps.rate_max = arguments.rate_max;
  options.caps.connections_max = arguments.connections_max;
  options.cancelled = interrupted;
  if (!arguments.duration.empty()) {
    const auto duration = parse_duration_option("--duration", arguments.duration);
    if (!duration) {
      return std::unexpected(duration.error());
    }
    options.duration = *duration;
  }
  std::vector<Address> allowed;
  for (const std::string& text : arguments.allowed_targets) {
    const auto address = parse_address(text);
    if (!address) {
      return std::unexpected(Failure{ExitCode::usage, "--allow-target: " + address.error()});
    }
    allowed.push_back(*address);
  }
  if (std::string refusal = refuse_plan(scenario, addresses, options, allowed); !refusal.empty()) {
    return std::unexpected(Failure{ExitCode::usage, "refused: " + refusal});
  }
  return options;
}

// Written before the measurement is lost to a later error; true if the table is still wanted.
std::expected<bool, Failure> write_outputs(const ReplayArguments& arguments,
                                           const scenario::Scenario& scenario,
                                           const results::Results& measured,
                                           const std::vector<results::RequestRecord>& records) {
  std::vector<std::pair<std::string, std::string>> outputs;
  if (!arguments.json.empty()) {
    outputs.emplace_back(arguments.json, results::to_json(measured));
  }
  if (!arguments.html.empty()) {
    outputs.emplace_back(arguments.html, report::results_page(measured));
  }
  if (!arguments.records.empty()) {
    outputs.emplace_back(arguments.records, records_csv(records, report::record_names(scenario)));
  }
  bool text_wanted = true;
  for (const auto& [file, text] : outputs) {
    if (const auto written = write_output(file, text); !written) {
      return std::unexpected(written.error());
    }
    text_wanted = text_wanted && file != "-";
  }
  return text_wanted;
}

std::expected<ExitCode, Failure> run(const ReplayArguments& arguments) {
  const auto loaded = load_scenario(arguments.common);
  if (!loaded) {
    return std::unexpected(loaded.error());
  }
  const scenario::Scenario& scenario = loaded->scenario;
  const auto addresses = load_addresses(arguments.addresses);
  if (!addresses) {
    return std::unexpected(addresses.error());
  }
  const auto options = options_of(arguments, scenario, *addresses);
  if (!options) {
    return std::unexpected(options.error());
  }
  if (const auto writable = check_outputs({arguments.json, arguments.html, arguments.records});
      !writable) {
    return std::unexpected(writable.error());
  }
  say(arguments.common, fmt::format("replaying for {} s", engine::to_seconds(options->duration)));
  HostObserver observer({});
  ReplayRun replayed = replay(scenario, *addresses, *options);
  const HostFigures host = observer.stop();
  if (interrupted()) {
    return std::unexpected(Failure{ExitCode::interrupted, "interrupted"});
  }
  const engine::Duration warmup = std::min(scenario.live.warmup, options->duration / 10);
  results::Results measured =
      measured_results(scenario, replayed, arguments.replication, warmup, options->duration);
  measured.run = run_facts(host, judge_run(host, replayed, {}), replayed, {}, {});
  const auto text_wanted = write_outputs(arguments, scenario, measured, replayed.records);
  if (!text_wanted) {
    return std::unexpected(text_wanted.error());
  }
  if (*text_wanted) {
    fmt::print("{}", report::results_table(measured));
  }
  return replayed.aborted.empty() ? ExitCode::ok : ExitCode::invalid_measurement;
}

}  // namespace

int replay_command(const ReplayArguments& arguments) {
  const auto ended = run(arguments);
  return ended ? static_cast<int>(*ended) : report_failure(ended.error());
}

}  // namespace sojourn::live
