#include "tests/tidy/document_rules.h"

#include <vector>

#include "tests/tidy/source_file.h"

namespace sojourn::tidy {
namespace {

std::vector<std::string_view> arguments(std::string_view line) {
  std::vector<std::string_view> found;
  while (!(line = trim(line)).empty()) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    found.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return found;
}

bool ends_command(std::string_view argument) {
  return argument == "&&" || argument == "||" || argument == "|" || argument == ";";
}

std::string_view without_quotes(std::string_view argument) {
  while (!argument.empty() && (argument.front() == '"' || argument.front() == '\'')) {
    argument.remove_prefix(1);
  }
  while (!argument.empty() && (argument.back() == '"' || argument.back() == '\'')) {
    argument.remove_suffix(1);
  }
  return argument;
}

bool is_sojourn(std::string_view program) {
  return program == "sojourn" || program.ends_with("build/release/bin/sojourn");
}

class LineCheck {
 public:
  LineCheck(const std::string& path, std::size_t number, const Commands& known, Findings& findings)
      : path_(path), number_(number), known_(known), findings_(findings) {}

  void run(std::string_view line) {
    std::string_view program;
    std::size_t position = 0;  // of the argument in its command
    for (std::string_view argument : arguments(line.substr(0, line.find(" #")))) {
      argument = without_quotes(argument);
      if (position == 0) program = argument;
      if (position == 1) command(program, argument);
      scenario(argument);
      position = ends_command(argument) || argument == "$" ? 0 : position + 1;
    }
  }

 private:
  void command(std::string_view program, std::string_view name) {
    if (program == "./dev" && !known_.dev.contains(name)) {
      object("./dev has no command '" + std::string(name) + "'");
    }
    if (is_sojourn(program) && !name.starts_with('-') && !known_.sojourn(name)) {
      object("sojourn has no command '" + std::string(name) + "'");
    }
  }

  void scenario(std::string_view argument) {
    if (argument.starts_with("./")) argument.remove_prefix(2);
    const bool is_pattern = argument.find_first_of("*{$<") != std::string_view::npos;
    if (argument.starts_with("scenarios/") && !is_pattern && !known_.file(argument)) {
      object(std::string(argument) + " does not exist");
    }
  }

  void object(std::string message) { findings_.push_back({path_, number_, std::move(message)}); }

  const std::string& path_;
  std::size_t number_;
  const Commands& known_;
  Findings& findings_;
};

}  // namespace

void check_commands(const std::string& path, std::string_view text, const Commands& known,
                    Findings& findings) {
  bool in_shell = false;
  std::size_t number = 0;
  for (const std::string& line : split_lines(text)) {
    ++number;
    if (trim(line).starts_with("```")) {
      in_shell = !in_shell && trim(line) == "```sh";
    } else if (in_shell) {
      LineCheck(path, number, known, findings).run(line);
    }
  }
}

std::set<std::string, std::less<>> dev_commands(std::string_view script) {
  constexpr std::string_view prefix = "command_";
  std::set<std::string, std::less<>> commands;
  for (const std::string& line : split_lines(script)) {
    const std::size_t end = line.find("()");
    if (!line.starts_with(prefix) || end == std::string::npos) continue;
    commands.insert(line.substr(prefix.size(), end - prefix.size()));
  }
  return commands;
}

}  // namespace sojourn::tidy
