// Between the canvas's picture and the layout that dot makes of it. Pure functions.
#pragma once

#include <QPointF>
#include <map>
#include <string>

#include "gui/canvas/picture.h"
#include "gui/run/layout_job.h"

namespace sojourn::gui {

LayoutGraph layout_graph(const Picture& picture, LayoutDirection direction);

std::map<std::string, QPointF> positions_of(const LayoutResult& layout);

}  // namespace sojourn::gui
