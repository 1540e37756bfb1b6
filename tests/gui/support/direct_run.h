// The engine's own answer, beside which a test lays what the window shows. In a file of its own:
// the simulator's headers and Qt's keywords do not go together.
#pragma once

#include <string>

#include "models/results/results.h"

namespace sojourn::gui {

// Of a scenario that is valid (an invariant).
results::Results direct_run(const std::string& text);

}  // namespace sojourn::gui
