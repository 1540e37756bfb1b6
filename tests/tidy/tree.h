// The whole tree against all rules. Reads files, so this is the one part of the checker that can
// meet an I/O error; a file that cannot be read is a finding.
#pragma once

#include <filesystem>

#include "tests/tidy/finding.h"

namespace sojourn::tidy {

// Everything under the root but build directories and hidden ones, in the order of paths.
[[nodiscard]] Findings check_tree(const std::filesystem::path& root);

}  // namespace sojourn::tidy
