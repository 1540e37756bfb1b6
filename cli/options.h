// Options that several commands have in common, and how their values are read.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "engine/replications.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::cli {

// What a parsed command line asks for; set by the command that was named.
using Action = std::function<ExitCode()>;

struct Outputs {
  std::string json, csv, html, junit;  // files, "-", or empty for none
};

struct CommonOptions {
  Outputs outputs;
  Colour colour = Colour::automatic;
  bool quiet = false;
  bool verbose = false;
};

struct ExperimentOptions {
  std::vector<scenario::Override> overrides;
  std::optional<std::uint32_t> replications;
  std::optional<std::uint64_t> seed;
  unsigned threads = engine::hardware_threads();
};

// --json, --csv, --html, --junit, --color, -q, -v.
void add_common_options(CLI::App& command, CommonOptions& options);

// The argument called FILE or the like: "-" is allowed.
void add_file(CLI::App& command, const std::string& name, std::string& file,
              const std::string& description);

// An option with a whole number from `low` to `high`, decimal digits only.
CLI::Option* add_whole_number(CLI::App& command, const std::string& name, std::uint64_t low,
                              std::uint64_t high, std::function<void(std::uint64_t)> set,
                              const std::string& description);

// --set PATH=VALUE, for a field of `what`.
void add_overrides(CLI::App& command, std::vector<scenario::Override>& overrides,
                   const std::string& what = "the scenario");

// --replications and --seed, so described, and -j. Returns --replications.
CLI::Option* add_experiment(CLI::App& command, ExperimentOptions& options,
                            const std::string& replications, const std::string& seed);

// A share above 0 and below 1: "1%" or "0.01".
std::expected<double, std::string> parse_share(std::string_view text);

}  // namespace sojourn::cli
