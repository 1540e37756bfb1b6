// Text -> tree: JSON with // and /* */ comments, whatever it says. Pure function.
#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "gui/core/json_tree.h"
#include "models/scenario/parse_error.h"

namespace sojourn::gui {

// The tree, or what is wrong with the syntax, in order of the places. The same limits on size and
// depth as for scenarios. O(size).
std::expected<JsonValue, std::vector<scenario::ParseError>> read_tree(std::string_view text);

}  // namespace sojourn::gui
