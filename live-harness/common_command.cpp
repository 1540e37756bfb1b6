#include "live-harness/common_command.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "live-harness/flask_limits.h"
#include "models/report/atomic_file.h"
#include "models/scenario/quantity.h"

namespace sojourn::live {

namespace {

namespace fs = std::filesystem;

std::atomic<bool> interrupt_seen{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // or a signal handler must not touch it

void on_interrupt(int) {
  if (interrupt_seen.exchange(true)) {
    _exit(static_cast<int>(ExitCode::interrupted));
  }
}

std::expected<std::string, Failure> read_text(const std::string& file) {
  if (file == "-") {
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
  }
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  std::error_code ignored;
  if (!stream || fs::is_directory(file, ignored)) {
    return std::unexpected(
        Failure{ExitCode::input_output, fmt::format("{}: cannot be read", file)});
  }
  return text;
}

std::expected<std::vector<scenario::Override>, Failure> overrides_of(
    const std::vector<std::string>& sets) {
  std::vector<scenario::Override> overrides;
  for (const std::string& set : sets) {
    const std::size_t equals = set.find('=');
    if (equals == std::string::npos || equals == 0) {
      return std::unexpected(
          Failure{ExitCode::usage, fmt::format("--set {}: expected PATH=VALUE", set)});
    }
    overrides.push_back({set.substr(0, equals), set.substr(equals + 1)});
  }
  return overrides;
}

}  // namespace

std::expected<LoadedScenario, Failure> load_scenario(const CommonOptions& options) {
  const auto overrides = overrides_of(options.sets);
  if (!overrides) {
    return std::unexpected(overrides.error());
  }
  auto text = read_text(options.file);
  if (!text) {
    return std::unexpected(text.error());
  }
  auto parsed = scenario::parse_scenario(*text, *overrides);
  if (!parsed) {
    Failure failure{ExitCode::invalid_input, {}};
    for (const scenario::ParseError& error : parsed.error()) {
      failure.text += (failure.text.empty() ? "" : "\n") + describe(error, options.file);
    }
    return std::unexpected(std::move(failure));
  }
  if (!overrides->empty()) {
    *text = scenario::to_json(*parsed);
  }
  if (options.seed) {
    parsed->run.seed = *options.seed;
  }
  return LoadedScenario{*std::move(parsed), *std::move(text)};
}

std::expected<LoadedScenario, Failure> load_deployable(const CommonOptions& options) {
  auto loaded = load_scenario(options);
  if (!loaded) {
    return loaded;
  }
  Failure failure{ExitCode::invalid_input, {}};
  const auto& services = loaded->scenario.services;
  for (std::uint32_t index = 0; index < services.size(); ++index) {
    if (services[index].implementation == scenario::Implementation::flask) {
      for (const std::string& limit : flask_limits(loaded->scenario, {index})) {
        failure.text +=
            fmt::format("{}{}: {}", failure.text.empty() ? "" : "\n", options.file, limit);
      }
    }
  }
  if (!failure.text.empty()) {
    return std::unexpected(std::move(failure));
  }
  return loaded;
}

std::expected<Addresses, Failure> load_addresses(const fs::path& file) {
  const auto text = read_text(file.string());
  if (!text) {
    return std::unexpected(text.error());
  }
  auto addresses = parse_addresses(*text);
  if (!addresses) {
    return std::unexpected(
        Failure{ExitCode::invalid_input, fmt::format("{}: {}", file.string(), addresses.error())});
  }
  return *std::move(addresses);
}

std::expected<engine::Duration, Failure> parse_duration_option(std::string_view option,
                                                               std::string_view text) {
  const auto duration = scenario::parse_duration(text);
  if (!duration || *duration <= engine::Duration::zero()) {
    return std::unexpected(Failure{
        ExitCode::usage, fmt::format("{} {}: expected a duration such as 20s", option, text)});
  }
  return *duration;
}

std::expected<void, Failure> write_output(const std::string& file, std::string_view text) {
  if (file == "-") {
    if (const auto written = report::write_fully(STDOUT_FILENO, text); !written) {
      return std::unexpected(Failure{
          ExitCode::input_output,
          fmt::format("standard output: {}", std::system_category().message(written.error()))});
    }
    return {};
  }
  if (const auto written = report::write_file(file, text); !written) {
    return std::unexpected(Failure{ExitCode::input_output, written.error()});
  }
  return {};
}

std::expected<void, Failure> check_outputs(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    if (file.empty() || file == "-") {
      continue;
    }
    if (const auto writable = report::check_writable(file); !writable) {
      return std::unexpected(Failure{ExitCode::input_output, writable.error()});
    }
  }
  return {};
}

fs::path programs_folder() {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path(".") : self.parent_path();
}

void watch_interrupts() {
  struct sigaction action{};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
  return interrupt_seen.load();
}

void say(const CommonOptions& options, std::string_view what) {
  if (!options.quiet) {
    fmt::print(stderr, "sojourn: {}\n", what);
  }
}

int report_failure(const Failure& failure) {
  if (interrupted()) {
    fmt::print(stderr, "sojourn: interrupted\n");
    return static_cast<int>(ExitCode::interrupted);
  }
  fmt::print(stderr, "{}\n", failure.text);
  return static_cast<int>(failure.code);
}

}  // namespace sojourn::live
