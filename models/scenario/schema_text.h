// The JSON Schema of scenario files, as `sojourn schema` prints it: the text of
// scenarios/scenario.schema.json, compiled in so that an installed program needs no data file.
// Thread-safe: the text is constant.
#pragma once

#include <string_view>

namespace sojourn::scenario {

[[nodiscard]] std::string_view schema_text();

}  // namespace sojourn::scenario
