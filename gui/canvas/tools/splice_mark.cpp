#include "gui/canvas/tools/splice_mark.h"

#include <QPainterPath>
#include <algorithm>

#include "gui/core/splice.h"

namespace sojourn::gui {
namespace {

constexpr double reach = 16;  // of the line, in units of the scene
constexpr double half_node_width = 70;

}  // namespace

std::optional<std::size_t> edge_to_splice(const CanvasScene& canvas, QPointF centre,
                                          double tolerance, std::optional<std::size_t> dragged) {
  const Picture& picture = canvas.picture();
  if (dragged) {
    const NodeFigure& figure = picture.nodes()[*dragged];
    const bool is_free = picture.incoming(*dragged).empty() && picture.outgoing(*dragged).empty();
    if (figure.node.is_workload || !is_free) return {};
  }
  const auto below = picture.node_at(centre);
  if (below && below != dragged) return {};
  const auto edge = picture.edge_at(centre, std::max(tolerance, reach));
  if (!edge || !dragged) return edge;
  const NodePair ends = ends_of_edge(picture, *edge);
  const QString objection = objection_to_splice(canvas.tree(), ends.caller, ends.callee,
                                                picture.nodes()[*dragged].node.name);
  return objection.isEmpty() ? edge : std::nullopt;
}

NodePair ends_of_edge(const Picture& picture, std::size_t edge) {
  const EdgeFigure& figure = picture.edges()[edge];
  return {picture.nodes()[figure.from].node.name, picture.nodes()[figure.to].node.name};
}

void paint_splice(QPainter& painter, const CanvasScene& canvas, std::size_t edge, QPointF centre) {
  const Picture& picture = canvas.picture();
  if (edge >= picture.edges().size()) return;
  const EdgeFigure& figure = picture.edges()[edge];
  QPen pen(canvas.state().colors->selection, 2.5);
  pen.setCosmetic(true);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  const QPointF half(half_node_width, 0);
  for (const auto& [from, to] : {std::pair(figure.controls.front(), centre - half),
                                 std::pair(centre + half, figure.controls.back())}) {
    const std::array<QPointF, 4> curve = curve_between(from, to);
    QPainterPath path(curve[0]);
    path.cubicTo(curve[1], curve[2], curve[3]);
    painter.drawPath(path);
  }
}

}  // namespace sojourn::gui
