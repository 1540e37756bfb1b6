#include "cli/scenario_file.h"

#include "cli/files.h"
#include "cli/terminal.h"
#include "models/scenario/parse_error.h"

namespace sojourn::cli {

std::expected<scenario::Scenario, ExitCode> load_scenario(
    const std::string& file, const std::vector<scenario::Override>& overrides) {
  const auto text = read_input(file, scenario::scenario_bytes_max);
  if (!text) {
    say(text.error());
    return std::unexpected(ExitCode::input_output);
  }
  return parse_scenario_said(file, *text, overrides);
}

std::expected<scenario::Scenario, ExitCode> parse_scenario_said(
    const std::string& file, const std::string& text,
    const std::vector<scenario::Override>& overrides) {
  auto scenario = scenario::parse_scenario(text, overrides);
  if (scenario) return *std::move(scenario);
  const std::string name = file == standard_stream ? "<stdin>" : file;
  for (const scenario::ParseError& error : scenario.error()) say_line(describe(error, name));
  return std::unexpected(ExitCode::invalid_input);
}

}  // namespace sojourn::cli
