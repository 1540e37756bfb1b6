// Documents of a size that people will not draw by hand.
#pragma once

#include "gui/core/json_tree.h"

namespace sojourn::gui {

// Services in layers of 20, each calling one of `calls` (at most 3) or none, and one workload at
// the first. Who is called is one to `reach` layers further on: with 1 all calls are short.
JsonValue layered_document(int services, int calls, int reach = 1);

}  // namespace sojourn::gui
