// Replaces fields of a document as overrides ask for.
#pragma once

#include <vector>

#include "models/scenario/reading/located_value.h"
#include "models/scenario/reading/problems.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::scenario {

// One after the other, so that a later override may reach into an earlier one's value. What an
// override puts into the document is located there, not in the file. A path that cannot be followed
// is reported and changes nothing.
void apply_overrides(LocatedValue& root, const std::vector<Override>& overrides,
                     Problems& problems);

}  // namespace sojourn::scenario
