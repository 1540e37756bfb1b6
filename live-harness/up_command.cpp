#include "live-harness/up_command.h"

#include <cstdio>
#include <thread>

#include <fmt/format.h>

#include "live-harness/deployment.h"

namespace sojourn::live {

namespace {

constexpr std::chrono::milliseconds look_interval{100};

std::expected<ExitCode, Failure> run(const UpArguments& arguments) {
  const auto loaded = load_deployable(arguments.common);
  if (!loaded) {
    return std::unexpected(loaded.error());
  }
  DeploymentOptions options;
  options.programs = programs_folder();
  options.keep_folder = arguments.keep;
  options.cancelled = interrupted;
  if (arguments.dry_run) {
    for (const std::string& line : Deployment::describe(loaded->scenario, options)) {
      fmt::print("{}\n", line);
    }
    return ExitCode::ok;
  }
  if (const auto writable = check_outputs({arguments.addresses}); !writable) {
    return std::unexpected(writable.error());
  }
  const auto deployment = Deployment::start(loaded->scenario, loaded->text, options);
  if (!deployment) {
    return std::unexpected(Failure{ExitCode::input_output, deployment.error()});
  }
  const std::string file = arguments.addresses.empty() ? "-" : arguments.addresses;
  if (const auto written = write_output(file, to_json(deployment->addresses())); !written) {
    return std::unexpected(written.error());
  }
  say(arguments.common, "up; interrupt (Ctrl-C) to take everything down");
  while (!interrupted()) {
    std::this_thread::sleep_for(look_interval);
    if (std::string death = deployment->unexpected_death(); !death.empty()) {
      return std::unexpected(Failure{ExitCode::input_output, death});
    }
  }
  return ExitCode::ok;  // being interrupted is how this job ends
}

}  // namespace

int up_command(const UpArguments& arguments) {
  const auto ended = run(arguments);
  return ended ? static_cast<int>(*ended) : report_failure(ended.error());
}

}  // namespace sojourn::live
