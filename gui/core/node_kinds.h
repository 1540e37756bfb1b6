// What people call the kinds of nodes, and what they are. Pure; in the language of the window.
#pragma once

#include <QString>

#include "gui/core/scenario_edits.h"

namespace sojourn::gui {

// "Service".
QString kind_name(NodeKind kind);

// "Replicas with workers that do the work": for tooltips.
QString kind_help(NodeKind kind);

}  // namespace sojourn::gui
