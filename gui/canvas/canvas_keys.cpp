// Keys of the canvas that are no shortcuts of actions: those that depend on tool and selection.
#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "gui/canvas/canvas_view.h"
#include "gui/canvas/tools/connect_tool.h"

namespace sojourn::gui {
namespace {

QPointF direction_of(int key) {
  switch (key) {
    case Qt::Key_Left: return {-1, 0};
    case Qt::Key_Right: return {1, 0};
    case Qt::Key_Up: return {0, -1};
    case Qt::Key_Down: return {0, 1};
    default: return {};
  }
}

}  // namespace

void CanvasView::keyPressEvent(QKeyEvent* event) {
  event->accept();
  if (active().key(*event)) return;
  switch (event->key()) {
    case Qt::Key_Escape: escape(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: activateSelection(); return;
    case Qt::Key_Space:
      if (!event->isAutoRepeat()) {
        is_space_down_ = true;
        updateCursor();
      }
      return;
    default: break;
  }
  if (!arrowKey(*event)) event->ignore();
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space || event->isAutoRepeat()) {
    event->ignore();
    return;
  }
  is_space_down_ = false;
  updateCursor();
}

void CanvasView::focusOutEvent(QFocusEvent* event) {
  is_space_down_ = false;
  QGraphicsView::focusOutEvent(event);
  updateCursor();
}

void CanvasView::escape() {
  if (active().cancel()) return;
  if (tool_ != CanvasTool::select) {
    setTool(CanvasTool::select);
  } else {
    scene_->selectNothing();
  }
}

void CanvasView::activateSelection() {
  if (const auto edge = selectedEdge()) {
    emit edgeActivated(edge->caller, edge->callee);
    return;
  }
  const std::vector<std::string> names = selectedNodes();
  if (names.size() == 1) emit nodeActivated(names[0]);
}

bool CanvasView::arrowKey(const QKeyEvent& event) {
  const QPointF direction = direction_of(event.key());
  if (direction.isNull()) return false;
  if (event.modifiers().testFlag(Qt::AltModifier)) {
    followEdge(direction);
  } else if (selectedNodes().empty()) {
    panBy((-direction * 60).toPoint());
  } else {
    const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    commands_->nudge(direction * (step * grid_step));
    showNode(selectedNodes().front());
  }
  return true;
}

// Right to a callee, left to a caller; up and down to what stands there.
void CanvasView::followEdge(QPointF direction) {
  const std::vector<std::size_t> selected = scene_->selectedIndices();
  const Picture& picture = scene_->picture();
  if (selected.empty()) {
    selectNext(1);
    return;
  }
  const std::size_t from = selected.front();
  std::optional<std::size_t> wanted;
  if (direction.x() == 0) {
    wanted = nearestTowards(from, direction, std::vector<bool>(picture.nodes().size(), true));
  } else {
    const bool is_forward = direction.x() > 0;
    double best = std::numeric_limits<double>::infinity();
    for (const std::size_t edge : is_forward ? picture.outgoing(from) : picture.incoming(from)) {
      const std::size_t other = is_forward ? picture.edges()[edge].to : picture.edges()[edge].from;
      const QPointF away = picture.nodes()[other].centre - picture.nodes()[from].centre;
      const double distance = std::abs(away.y()) + (std::abs(away.x()) / 1000);
      if (distance >= best) continue;
      best = distance;
      wanted = other;
    }
  }
  if (wanted) selectNode(picture.nodes()[*wanted].node.name);
}

std::optional<std::size_t> CanvasView::nearestTowards(std::size_t from, QPointF direction,
                                                      const std::vector<bool>& may_be) const {
  const std::vector<NodeFigure>& nodes = scene_->picture().nodes();
  std::optional<std::size_t> nearest;
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i == from || !may_be[i]) continue;
    const QPointF away = nodes[i].centre - nodes[from].centre;
    const double ahead = QPointF::dotProduct(away, direction);
    if (ahead <= 0) continue;
    const double aside = std::abs((away.x() * direction.y()) - (away.y() * direction.x()));
    const double distance = ahead + (2 * aside);
    if (distance >= best) continue;
    best = distance;
    nearest = i;
  }
  return nearest;
}

bool CanvasView::selectNext(int step) {
  const std::vector<NodeFigure>& nodes = scene_->picture().nodes();
  if (nodes.empty()) return false;
  const std::vector<std::size_t> selected = scene_->selectedIndices();
  const auto count = static_cast<int>(nodes.size());
  int next = step > 0 ? 0 : count - 1;
  if (!selected.empty()) next = static_cast<int>(step > 0 ? selected.back() : selected[0]) + step;
  if (next < 0 || next >= count) return false;
  selectNode(nodes[static_cast<std::size_t>(next)].node.name);
  return true;
}

// Tab goes from node to node, and behind the last one on to the next widget.
bool CanvasView::focusNextPrevChild(bool next) {
  if (!hasFocus()) return QGraphicsView::focusNextPrevChild(next);  // of a child that was hidden
  const QKeyEvent tab(QEvent::KeyPress, next ? Qt::Key_Tab : Qt::Key_Backtab, Qt::NoModifier);
  if (active().key(tab)) return true;
  if (selectNext(next ? 1 : -1)) return true;
  const bool has_gone = QGraphicsView::focusNextPrevChild(next);
  if (has_gone && !hasFocus()) return true;
  scene_->selectNothing();
  return selectNext(next ? 1 : -1);
}

}  // namespace sojourn::gui
