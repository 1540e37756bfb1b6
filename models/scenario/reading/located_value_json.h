// Reads JSON with // and /* */ comments into located values.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/scenario/reading/located_value.h"
#include "models/scenario/reading/syntax_error.h"

namespace sojourn::scenario {

// A document, and what is wrong with its syntax: a key that stands twice keeps its first value.
struct LocatedDocument {
  std::optional<LocatedValue> root;  // nullopt: not JSON at all
  std::vector<SyntaxError> errors;
};

// Never throws and never recurses: any bytes may be given. Texts larger than scenario_bytes_max or
// nested deeper than scenario_depth_max are refused. O(size log keys).
LocatedDocument locate_json(std::string_view text);

}  // namespace sojourn::scenario
