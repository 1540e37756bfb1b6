#include "cli/check_command.h"

#include <memory>

#include "cli/emit.h"
#include "cli/files.h"
#include "cli/scenario_file.h"

namespace sojourn::cli {

namespace {

struct CheckOptions {
  std::string file;
  std::vector<scenario::Override> overrides;
  bool explain = false;
  bool quiet = false;
};

constexpr const char* examples =
    R"(Every error of the file is printed in one go, as FILE:LINE:COLUMN: PATH: what was found, what
was expected, and what may have been meant.

Examples:
  sojourn check shop.json
  sojourn check shop.json --explain          with every default written out
  sojourn check shop.json --set services.cart.replicas=0
  generate | sojourn check -

Exit status: 0 valid, 3 invalid, 4 not readable.
)";

std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string summary(const scenario::Scenario& scenario, const std::string& file) {
  return shown_name(file) + ": " + scenario.name +
         " is valid: " + counted(scenario.services.size(), "service") + ", " +
         counted(scenario.endpoints.size(), "endpoint") + ", " +
         counted(scenario.workloads.size(), "workload") + ", " +
         counted(scenario.faults.size(), "fault") + ", " + counted(scenario.slos.size(), "SLO") +
         "\n";
}

ExitCode check(const CheckOptions& options) {
  const auto scenario = load_scenario(options.file, options.overrides);
  if (!scenario) return scenario.error();
  if (options.explain) {
    return write_said(std::string(standard_stream), scenario::to_json_explained(*scenario));
  }
  if (options.quiet) return ExitCode::ok;
  return write_said(std::string(standard_stream), summary(*scenario, options.file));
}

}  // namespace

void add_check_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command = program.add_subcommand("check", "Is a scenario valid, and if not, where?");
  add_file(*command, "FILE", options->file, "Scenario; - is standard input");
  command->add_flag("--explain", options->explain,
                    "Print the scenario with every default written out");
  add_overrides(*command, options->overrides);
  command->add_flag("-q,--quiet", options->quiet, "Say nothing when it is valid");
  command->footer(examples);
  command->callback([&chosen, options] { chosen = [options] { return check(*options); }; });
}

}  // namespace sojourn::cli
