// The connection that something dragged over it would be put into, and how it is marked.
#pragma once

#include <QPainter>
#include <QPointF>
#include <optional>

#include "gui/canvas/canvas_scene.h"

namespace sojourn::gui {

// The edge that a node would go into whose centre lies there; none where another node lies.
std::optional<std::size_t> edge_to_splice(const CanvasScene& canvas, QPointF centre,
                                          double tolerance,
                                          std::optional<std::size_t> dragged = {});

NodePair ends_of_edge(const Picture& picture, std::size_t edge);

// The two connections that it would become.
void paint_splice(QPainter& painter, const CanvasScene& canvas, std::size_t edge, QPointF centre);

}  // namespace sojourn::gui
