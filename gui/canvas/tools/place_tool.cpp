#include "gui/canvas/tools/place_tool.h"

#include "gui/canvas/canvas_commands.h"
#include "gui/canvas/canvas_view.h"
#include "gui/canvas/tools/splice_mark.h"

namespace sojourn::gui {

void PlaceTool::show_at(QPointF point) {
  is_shown_ = true;
  point_ = snapped(point);
  edge_ = edge_at(point);
  view().viewport()->update();
}

// Nothing calls a client.
std::optional<std::size_t> PlaceTool::edge_at(QPointF point) const {
  if (kind_ == NodeKind::client) return {};
  return edge_to_splice(view().canvas(), point, view().edgeTolerance());
}

void PlaceTool::place_at(QPointF point) {
  const auto edge = edge_at(point);
  edge_.reset();
  if (edge) {
    view().commands().add_into(ends_of_edge(view().canvas().picture(), *edge), kind_,
                               snapped(point));
  } else {
    view().commands().add(kind_, snapped(point));
  }
}

void PlaceTool::press(const ToolEvent& event) {
  show_at(event.scene);
}

void PlaceTool::release(const ToolEvent& event) {
  if (event.button != Qt::LeftButton) return;
  place_at(event.scene);
  if (!event.modifiers.testFlag(Qt::ShiftModifier)) view().setTool(CanvasTool::select);
}

bool PlaceTool::cancel() {
  is_shown_ = false;
  edge_.reset();
  view().viewport()->update();
  return false;
}

void PlaceTool::paint(QPainter& painter) const {
  if (!is_shown_) return;
  if (edge_) paint_splice(painter, view().canvas(), *edge_, point_);
  QColor tint = view().canvas().state().colors->selection;
  QPen pen(tint, 1.4, Qt::DashLine);
  pen.setCosmetic(true);
  painter.setPen(pen);
  tint.setAlpha(30);
  painter.setBrush(tint);
  const bool is_client = kind_ == NodeKind::client;
  const QSizeF size(140, is_client ? 46 : 64);
  const double corner = is_client ? 23 : 9;
  painter.drawRoundedRect(QRectF(point_ - QPointF(size.width() / 2, size.height() / 2), size),
                          corner, corner);
}

}  // namespace sojourn::gui
