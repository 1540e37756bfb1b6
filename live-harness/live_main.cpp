// sojourn-live: real services, started, measured and compared with their prediction.
#include <string_view>

#include <CLI/CLI.hpp>

#include "live-harness/calibrate_command.h"
#include "live-harness/common_command.h"
#include "live-harness/process_supervisor.h"
#include "live-harness/replay_command.h"
#include "live-harness/up_command.h"
#include "live-harness/validate_command.h"

namespace {

using namespace sojourn::live;

void add_common(CLI::App& command, CommonOptions& options) {
  command.add_option("FILE", options.file, "Scenario; - is standard input")
      ->required()
      ->option_text(" ");
  command
      .add_option("--set", options.sets,
                  "Replace a field: --set services.cart.replicas=5 (may be repeated)")
      ->type_name("PATH=VALUE")
      ->expected(1)
      ->take_all();
  command.add_option("--seed", options.seed, "Of arrivals and demands, instead of the scenario's")
      ->type_name("N");
  command.add_flag("-q,--quiet", options.quiet, "No progress on standard error");
}

CLI::App* add_validate(CLI::App& app, ValidateArguments& arguments) {
  CLI::App* const command = app.add_subcommand(
      "validate", "Deploy, calibrate, predict, replay and compare: the main job in one word");
  add_common(*command, arguments.common);
  const auto option = [&](const char* name, auto& value, const char* text, const char* help) {
    return command->add_option(name, value, help)->type_name(text);
  };
  option("--duration", arguments.duration, "DURATION",
         "Of the measurement, instead of the scenario's: 20s");
  option("--repeat", arguments.repeat, "N", "Runs with different arrivals; the median counts")
      ->check(CLI::Range(1, 100));
  option("--json", arguments.json, "FILE",
         "Prediction, measurement and comparison as JSON; - is standard output");
  option("--html", arguments.html, "FILE", "The same as a page");
  option("--junit", arguments.junit, "FILE", "Tolerances as test cases");
  option("--predicted", arguments.predicted, "FILE", "The prediction as a results file");
  option("--measured", arguments.measured, "FILE", "The measurement as a results file");
  option("--calibrated", arguments.calibrated, "FILE",
         "The scenario with the calibrated constants");
  option("--records", arguments.records, "PREFIX", "Prefix of CSV files with every single request");
  command->add_flag("--gate", arguments.gate,
                    "Exit 99 when a tolerance is breached, 5 when the measurement is invalid");
  command->add_flag("--no-calibrate", arguments.no_calibrate, "Predict from the file alone");
  command->add_flag("--keep", arguments.keep, "Keep the folder with configuration and logs");
  command->add_flag("--dry-run", arguments.dry_run, "Only say what would be started");
  command->footer(
      "Examples:\n"
      "  sojourn live validate scenarios/mm1.json --repeat 3 --html mm1.html\n\n"
      "Exit status: 0 done, 3 invalid scenario, 4 file or service failed, with --gate 5 invalid\n"
      "measurement and 99 tolerance breached, 130 interrupted.\n");
  return command;
}

CLI::App* add_up(CLI::App& app, UpArguments& arguments) {
  CLI::App* const command =
      app.add_subcommand("up", "Deploy and wait; prints where everything listens");
  add_common(*command, arguments.common);
  command->add_option("--addresses", arguments.addresses, "Write the addresses to this file")
      ->type_name("FILE");
  command->add_flag("--keep", arguments.keep, "Keep the folder with configuration and logs");
  command->add_flag("--dry-run", arguments.dry_run, "Only say what would be started");
  command->footer("Examples:\n  sojourn live up scenarios/mm1.json --addresses addresses.json\n");
  return command;
}

CLI::App* add_replay(CLI::App& app, ReplayArguments& arguments) {
  CLI::App* const command =
      app.add_subcommand("replay", "Send a scenario's requests to services that run already");
  add_common(*command, arguments.common);
  const auto option = [&](const char* name, auto& value, const char* text, const char* help) {
    return command->add_option(name, value, help)->type_name(text);
  };
  option("--addresses", arguments.addresses, "FILE", "Where the services listen, as `up` writes it")
      ->required();
  option("--allow-target", arguments.allowed_targets, "HOST:PORT",
         "Beyond this machine's loopback, may get requests (may be repeated)")
      ->expected(1)
      ->take_all();
  option("--duration", arguments.duration, "DURATION", "Instead of the scenario's: 20s");
  option("--replication", arguments.replication, "N", "Which arrivals and demands")
      ->check(CLI::Range(0, 0xFFFE));
  option("--rate-max", arguments.rate_max, "N", "Cap on requests per second")
      ->capture_default_str();
  option("--connections-max", arguments.connections_max, "N", "Cap on open connections")
      ->capture_default_str();
  option("--json", arguments.json, "FILE",
         "The measurement as a results file; - is standard output");
  option("--html", arguments.html, "FILE", "The measurement as a page");
  option("--records", arguments.records, "FILE", "CSV file with every single request");
  command->footer(
      "Examples:\n  sojourn live replay scenarios/mm1.json --addresses addresses.json\n");
  return command;
}

CLI::App* add_calibrate(CLI::App& app, CalibrateArguments& arguments) {
  CLI::App* const command = app.add_subcommand(
      "calibrate", "Deploy and measure the constants; prints the calibrated scenario");
  add_common(*command, arguments.common);
  command->add_option("-o,--output", arguments.output, "Write it to this file instead")
      ->type_name("FILE")
      ->capture_default_str();
  command->footer("Examples:\n  sojourn live calibrate scenarios/mm1.json -o here.json\n");
  return command;
}

}  // namespace

int main(int count, char** values) {
  if (count == 3 && std::string_view(values[1]) == "supervise") {
    return supervise(values[2]);
  }
  CLI::App app("Runs a scenario on real services on this machine.", "sojourn live");
  app.get_formatter()->label("Positionals", "Arguments");
  app.get_formatter()->label("OPTIONS", "OPTION...");
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.set_help_flag("-h,--help", "Explain the command and show examples");
  app.require_subcommand(1);
  ValidateArguments validated;
  UpArguments up;
  ReplayArguments replayed;
  CalibrateArguments calibrated;
  const CLI::App* const validate = add_validate(app, validated);
  const CLI::App* const deploy = add_up(app, up);
  const CLI::App* const replay = add_replay(app, replayed);
  add_calibrate(app, calibrated);
  try {
    app.parse(count, values);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
  }
  watch_interrupts();
  if (validate->parsed()) return validate_command(validated);
  if (deploy->parsed()) return up_command(up);
  if (replay->parsed()) return replay_command(replayed);
  return calibrate_command(calibrated);
}
