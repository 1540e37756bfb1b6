#include "cli/program.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <optional>

#include "cli/check_command.h"
#include "cli/compare_command.h"
#include "cli/emit.h"
#include "cli/help_formatter.h"
#include "cli/live_command.h"
#include "cli/run_command.h"
#include "cli/schema_command.h"
#include "cli/version_command.h"
#include "models/scenario/reading/suggestion.h"

namespace sojourn::cli {

namespace {

constexpr const char* description =
    "Sojourn: one scenario of a microservice architecture, simulated with honest intervals\n"
    "and replayed against real services.";

constexpr const char* examples = R"(Examples:
  sojourn check scenarios/cart-and-order.json
  sojourn run scenarios/cart-and-order.json --precision 1%
  sojourn live validate scenarios/cart-and-order.json
  sojourn compare predicted.json measured.json --html comparison.html

Every command explains itself: sojourn run --help

Exit status: 0 done, 1 internal error, 2 usage, 3 invalid input, 4 file cannot be read or written,
5 unstable, did not converge or invalid measurement, 99 SLO or tolerance breached, 130 interrupted.
)";

void build(CLI::App& program, const std::vector<std::string>& arguments, Action& chosen) {
  program.name("sojourn");
  program.set_help_flag("-h,--help", "Explain the command and show examples");
  program.formatter(std::make_shared<HelpFormatter>());
  program.footer(examples);
  program.add_flag_function(
      "--version",
      [&chosen](std::int64_t) { chosen = [] { return write_said("-", version_text()); }; },
      "The same as sojourn version");
  add_check_command(program, chosen);
  add_run_command(program, arguments, chosen);
  add_compare_command(program, chosen);
  add_live_command(program);
  add_schema_command(program, chosen);
  add_version_command(program, chosen);
  for (CLI::App* command : program.get_subcommands({})) command->group("Commands");
  program.require_subcommand(0, 1);
}

std::string with_hint(const std::string& message, const std::string& word,
                      const std::vector<std::string>& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  const std::string hint = scenario::did_you_mean(word, views);
  return message + (hint.empty() ? "" : "; " + hint);
}

std::vector<std::string> command_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// A first word that is no command: CLI11 would only say that a command is missing.
std::optional<std::string> unknown_command(const CLI::App& program,
                                           const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front().starts_with('-')) return std::nullopt;
  const std::vector<std::string> names = command_names(program);
  const std::string& word = arguments.front();
  if (std::ranges::find(names, word) != names.end()) return std::nullopt;
  return with_hint("there is no command \"" + word + "\"", word, names);
}

std::string explain(const CLI::App& program, const CLI::ParseError& error) {
  const std::vector<CLI::App*> chosen = program.get_subcommands();
  const CLI::App& command = chosen.empty() ? program : *chosen.front();
  const std::vector<std::string> extras = program.remaining(true);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    const std::string what = error.what();
    return what.substr(0, what.find(':')) + " needs a value";
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr || extras.empty()) {
    return error.what();
  }
  const std::string& word = extras.front();
  if (!word.starts_with('-')) return "unexpected argument \"" + word + "\"";
  const std::string name = word.substr(0, word.find('='));
  return with_hint("there is no option " + name, name, option_names(command));
}

ExitCode usage(const CLI::App& program, const std::string& message) {
  const std::vector<CLI::App*> chosen = program.get_subcommands();
  const std::string command = chosen.empty() ? "" : " " + chosen.front()->get_name();
  say(message);
  say_line("Try: sojourn" + command + " --help");
  return ExitCode::usage;
}

ExitCode parse_and_run(const std::vector<std::string>& arguments) {
  Action chosen;
  CLI::App program(description);
  build(program, arguments, chosen);
  if (const auto message = unknown_command(program, arguments)) return usage(program, *message);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 wants it
    program.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    return write_said("-", program.help());
  } catch (const CLI::ParseError& error) {
    return usage(program, explain(program, error));
  }
  if (!chosen) return usage(program, "a command is missing");
  return chosen();
}

}  // namespace

ExitCode run_program(const std::vector<std::string>& arguments) {
  try {
    if (!arguments.empty() && arguments.front() == "live") {
      return execute_live({arguments.begin() + 1, arguments.end()});
    }
    return parse_and_run(arguments);
  } catch (const std::bad_alloc&) {
    say("out of memory");
  } catch (const std::exception& error) {
    say(std::string("internal error: ") + error.what());
  }
  return ExitCode::internal;
}

}  // namespace sojourn::cli
