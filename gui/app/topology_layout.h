// Between the document's picture and the layout that dot makes of it. Pure functions.
#pragma once

#include <QPointF>
#include <QSizeF>
#include <map>
#include <string>

#include "gui/core/json_tree.h"
#include "gui/run/layout_job.h"

namespace sojourn::gui {

// Each node with the size that it has on the canvas.
LayoutGraph layout_graph(const JsonValue& document, QSizeF node_size, LayoutDirection direction);

std::map<std::string, QPointF> positions_of(const LayoutResult& layout);

}  // namespace sojourn::gui
