#include "cli/options.h"

#include <charconv>
#include <map>

#include "models/scenario/quantity.h"

namespace sojourn::cli {

namespace {

scenario::Override parse_override(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw CLI::ValidationError("--set", "found \"" + text +
                                            "\", expected PATH=VALUE such as "
                                            "services.cart.replicas=5");
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

void add_output(CLI::App& command, const std::string& name, std::string& file,
                const std::string& description) {
  command.add_option(name, file, description)->option_text("FILE")->group("Output");
}

}  // namespace

void add_common_options(CLI::App& command, CommonOptions& options) {
  const std::map<std::string, Colour> modes = {
      {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};
  Outputs& outputs = options.outputs;
  add_output(command, "--json", outputs.json, "The whole answer as JSON; - is standard output");
  add_output(command, "--csv", outputs.csv, "One figure a line, for spreadsheets and notebooks");
  add_output(command, "--html", outputs.html, "One self-contained page with tables and plots");
  add_output(command, "--junit", outputs.junit, "Verdicts as JUnit XML, for CI");
  command
      .add_option_function<std::string>(
          "--color",
          [&options, modes](const std::string& mode) { options.colour = modes.at(mode); },
          "auto (the default), always or never; NO_COLOR is respected")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("WHEN")
      ->group("Output");
  command.add_flag("-q,--quiet", options.quiet, "No table and no progress")->group("Output");
  command.add_flag("-v,--verbose", options.verbose, "Progress in lines, also without a terminal")
      ->group("Output");
}

void add_file(CLI::App& command, const std::string& name, std::string& file,
              const std::string& description) {
  command.add_option(name, file, description)->required()->option_text(" ");
}

CLI::Option* add_whole_number(CLI::App& command, const std::string& name, std::uint64_t low,
                              std::uint64_t high, std::function<void(std::uint64_t)> set,
                              const std::string& description) {
  const auto read = [=](const std::string& text) {
    std::uint64_t number = 0;
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    if (error != std::errc() || end != last || number < low || number > high) {
      throw CLI::ValidationError(name, "found \"" + text + "\", expected a whole number from " +
                                           std::to_string(low) + " to " + std::to_string(high));
    }
    set(number);
  };
  return command.add_option_function<std::string>(name, read, description)->option_text("N");
}

void add_overrides(CLI::App& command, std::vector<scenario::Override>& overrides,
                   const std::string& what) {
  command
      .add_option_function<std::vector<std::string>>(
          "--set",
          [&overrides](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) overrides.push_back(parse_override(text));
          },
          "Replace a field of " + what +
              ": --set services.cart.replicas=5.\n"
              "VALUE is JSON, or else a string. May be repeated.")
      ->option_text("PATH=VALUE")
      ->allow_extra_args(false);
}

CLI::Option* add_experiment(CLI::App& command, ExperimentOptions& options,
                            const std::string& replications, const std::string& seed) {
  constexpr std::uint32_t replications_max = 1'000'000;
  constexpr unsigned threads_max = 1024;
  CLI::Option* first = add_whole_number(
      command, "--replications", 1, replications_max,
      [&options](std::uint64_t count) { options.replications = static_cast<std::uint32_t>(count); },
      replications);
  add_whole_number(
      command, "--seed", 0, UINT64_MAX, [&options](std::uint64_t number) { options.seed = number; },
      seed);
  add_whole_number(
      command, "-j,--threads", 1, threads_max,
      [&options](std::uint64_t count) { options.threads = static_cast<unsigned>(count); },
      "Default: all hardware threads");
  return first;
}

std::expected<double, std::string> parse_share(std::string_view text) {
  const auto wrong = [&] {
    return std::unexpected("found \"" + std::string(text) +
                           "\", expected a share such as 1% or 0.01, above 0 and below 1");
  };
  double share = 0;
  if (text.ends_with('%')) {
    const auto percentage = scenario::parse_percentage(text);
    if (!percentage) return wrong();
    share = percentage->value();
  } else {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
    if (error != std::errc() || end != text.data() + text.size()) return wrong();
  }
  if (!(share > 0 && share < 1)) return wrong();
  return share;
}

}  // namespace sojourn::cli
