// Documents of a size that people will not draw by hand.
#pragma once

#include "gui/core/json_tree.h"

namespace sojourn::gui {

// Services in layers of 20, each calling `calls` of the next layer, and one workload at the first.
JsonValue layered_document(int services, int calls);

}  // namespace sojourn::gui
