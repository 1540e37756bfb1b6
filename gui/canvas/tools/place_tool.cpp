#include "gui/canvas/tools/place_tool.h"

#include "gui/canvas/canvas_commands.h"
#include "gui/canvas/canvas_view.h"

namespace sojourn::gui {

void PlaceTool::show_at(QPointF point) {
  is_shown_ = true;
  point_ = snapped(point);
  view().viewport()->update();
}

void PlaceTool::press(const ToolEvent& event) {
  show_at(event.scene);
}

void PlaceTool::release(const ToolEvent& event) {
  if (event.button != Qt::LeftButton) return;
  view().commands().add(kind_, snapped(event.scene));
  if (!event.modifiers.testFlag(Qt::ShiftModifier)) view().setTool(CanvasTool::select);
}

bool PlaceTool::cancel() {
  is_shown_ = false;
  view().viewport()->update();
  return false;
}

void PlaceTool::paint(QPainter& painter) const {
  if (!is_shown_) return;
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
