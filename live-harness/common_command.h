// What the commands of sojourn-live share: exit codes, reading a scenario, progress, interruption.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/time.h"
#include "live-harness/addresses.h"
#include "models/scenario/scenario.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::live {

enum class ExitCode : std::uint8_t {
  ok = 0,
  internal = 1,
  usage = 2,
  invalid_input = 3,
  input_output = 4,
  invalid_measurement = 5,
  breached = 99,
  interrupted = 130,
};

struct Failure {
  ExitCode code = ExitCode::internal;
  std::string text;  // may have several lines
};

// What every command takes.
struct CommonOptions {
  std::string file;               // of the scenario; "-": standard input
  std::vector<std::string> sets;  // PATH=VALUE
  std::optional<std::uint64_t> seed;
  bool quiet = false;
};

struct LoadedScenario {
  scenario::Scenario scenario;
  std::string text;  // what services read: it parses to an equal scenario
};

std::expected<LoadedScenario, Failure> load_scenario(const CommonOptions& options);

// The same; what its services ask for in vain as Flask applications is an error.
std::expected<LoadedScenario, Failure> load_deployable(const CommonOptions& options);

std::expected<Addresses, Failure> load_addresses(const std::filesystem::path& file);

// "20s", "1.5min"; the error names the option.
std::expected<engine::Duration, Failure> parse_duration_option(std::string_view option,
                                                               std::string_view text);

// Writes a text to a file, whole or not at all, or to standard output for "-".
std::expected<void, Failure> write_output(const std::string& file, std::string_view text);

// Before any work: files that could not be written in the end. Empty names and "-" pass.
std::expected<void, Failure> check_outputs(const std::vector<std::string>& files);

// The folder of the program that runs.
std::filesystem::path programs_folder();

// From now on SIGINT and SIGTERM are remembered; a second one ends the process at once (what it has
// started ends with it, see process.h).
void watch_interrupts();
bool interrupted();

// "sojourn: deploying 7 replicas" on standard error, unless quiet.
void say(const CommonOptions& options, std::string_view what);

// Prints the failure; returns its exit code, 130 when interrupted.
int report_failure(const Failure& failure);

}  // namespace sojourn::live
