// sojourn live …: hands everything over to the program sojourn-live, as git does with its commands.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace sojourn::cli {

// For the list of commands; its arguments are never parsed here.
void add_live_command(CLI::App& program);

// Beside this program, in ../libexec/sojourn, or on the path (directories separated by colons).
std::optional<std::filesystem::path> find_live(const std::filesystem::path& own_directory,
                                               std::string_view search_path);

// Comes back only when there is no such program or it cannot be started.
ExitCode execute_live(const std::vector<std::string>& arguments);

}  // namespace sojourn::cli
