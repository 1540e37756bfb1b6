// What people call the kinds of nodes. Pure.
#pragma once

#include <QString>

#include "gui/core/scenario_edits.h"

namespace sojourn::gui {

// "Service"; in the language of the window.
QString kind_name(NodeKind kind);

}  // namespace sojourn::gui
