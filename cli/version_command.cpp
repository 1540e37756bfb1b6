#include "cli/version_command.h"

#include "cli/emit.h"
#include "cli/run_info.h"
#include "models/results/results_json.h"

namespace sojourn::cli {

namespace {

constexpr int scenario_version = 1;  // scenarios/FORMAT.md

}  // namespace

std::string version_text() {
  return "sojourn " + program_version() + "\nscenario format " + std::to_string(scenario_version) +
         "\nresults format " + std::to_string(results::results_version) + "\ncompiled by " +
         compiler_version() + "\n";
}

void add_version_command(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("version", "Print versions of program and formats");
  command->footer("Examples:\n  sojourn version\n");
  command->callback([&chosen] { chosen = [] { return write_said("-", version_text()); }; });
}

}  // namespace sojourn::cli
