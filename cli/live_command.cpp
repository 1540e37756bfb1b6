#include "cli/live_command.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <unistd.h>

namespace sojourn::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* live_name = "sojourn-live";

bool is_program(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) && ::access(path.c_str(), X_OK) == 0;
}

std::vector<fs::path> directories(std::string_view search_path) {
  std::vector<fs::path> found;
  while (!search_path.empty()) {
    const std::size_t colon = std::min(search_path.find(':'), search_path.size());
    found.emplace_back(search_path.substr(0, colon));
    search_path.remove_prefix(std::min(colon + 1, search_path.size()));
  }
  return found;
}

}  // namespace

void add_live_command(CLI::App& program) {
  program.add_subcommand("live", "Deploy, replay, measure and compare; see sojourn live --help");
}

std::optional<fs::path> find_live(const fs::path& own_directory, std::string_view search_path) {
  std::vector<fs::path> places = {own_directory,
                                  own_directory.parent_path() / "libexec" / "sojourn"};
  for (fs::path& directory : directories(search_path)) places.push_back(std::move(directory));
  for (const fs::path& place : places) {
    fs::path candidate = place / live_name;
    if (is_program(candidate)) return candidate;
  }
  return std::nullopt;
}

ExitCode execute_live(const std::vector<std::string>& arguments) {
  std::error_code error;
  const fs::path own = fs::read_symlink("/proc/self/exe", error);
  const char* search_path = std::getenv("PATH");
  const auto program = find_live(own.parent_path(), search_path == nullptr ? "" : search_path);
  if (!program) {
    say("sojourn-live is not installed: it was found neither beside this program nor on the PATH");
    return ExitCode::input_output;
  }
  std::vector<std::string> copies = {live_name};
  copies.insert(copies.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& argument : copies) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::execv(program->c_str(), pointers.data());
  say("cannot start " + program->string() + ": " + std::generic_category().message(errno));
  return ExitCode::input_output;
}

}  // namespace sojourn::cli
