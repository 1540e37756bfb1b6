// Commands that documents tell people to type: in ```sh blocks each `./dev X` and `sojourn X` must
// name a command that exists, and each scenarios/... file must be there.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "tests/tidy/finding.h"

namespace sojourn::tidy {

// What a document may speak of.
struct Commands {
  std::set<std::string, std::less<>> dev;         // ./dev X
  std::function<bool(std::string_view)> sojourn;  // sojourn X
  std::function<bool(std::string_view)> file;     // scenarios/X
};

void check_commands(const std::string& path, std::string_view text, const Commands& known,
                    Findings& findings);

// The X of every function command_X of the script.
[[nodiscard]] std::set<std::string, std::less<>> dev_commands(std::string_view script);

}  // namespace sojourn::tidy
