#include "gui/canvas/tools/select_tool.h"

#include <QApplication>
#include <cmath>
#include <utility>

#include "gui/canvas/canvas_commands.h"
#include "gui/canvas/canvas_view.h"
#include "gui/canvas/tools/splice_mark.h"

namespace sojourn::gui {

void SelectTool::press(const ToolEvent& event) {
  if (event.button != Qt::LeftButton) return;
  cancel();
  origin_ = event.scene;
  view_origin_ = event.view;
  CanvasScene& canvas = view().canvas();
  if (const auto port = view().portAt(event.scene)) {
    view().beginConnection(*port, event);
    return;
  }
  if (const auto node = canvas.picture().node_at(event.scene)) {
    press_node(*node, event);
    return;
  }
  if (const auto edge = canvas.picture().edge_at(event.scene, view().edgeTolerance())) {
    const EdgeFigure& figure = canvas.picture().edges()[*edge];
    const std::vector<NodeFigure>& nodes = canvas.picture().nodes();
    canvas.selectEdge({nodes[figure.from].node.name, nodes[figure.to].node.name});
    return;
  }
  gesture_ = Gesture::band;
  band_ = {};
  kept_.clear();
  if ((event.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0) {
    kept_ = canvas.selectedNodes();
  }
}

void SelectTool::press_node(std::size_t node, const ToolEvent& event) {
  CanvasScene& canvas = view().canvas();
  gesture_ = Gesture::pressed_node;
  pressed_ = node;
  const bool is_control = event.modifiers.testFlag(Qt::ControlModifier);
  const bool is_shift = event.modifiers.testFlag(Qt::ShiftModifier);
  const bool was_selected = canvas.isSelected(node);
  toggles_on_release_ = is_control;
  selects_on_release_ = was_selected && !is_control && !is_shift;
  if (was_selected || is_control) return;
  if (is_shift) {
    canvas.toggleNode(node);
  } else {
    canvas.selectNodes({canvas.picture().nodes()[node].node.name});
  }
}

void SelectTool::begin_drag(const ToolEvent& event) {
  CanvasScene& canvas = view().canvas();
  if (!canvas.isSelected(pressed_)) canvas.toggleNode(pressed_);
  gesture_ = event.modifiers.testFlag(Qt::ControlModifier) ? Gesture::copying : Gesture::dragging;
  starts_.clear();
  for (const std::size_t i : canvas.selectedIndices()) {
    starts_.push_back({i, canvas.picture().nodes()[i].centre});
  }
}

void SelectTool::drag(const ToolEvent& event) {
  QPointF offset = event.scene - origin_;
  if (event.modifiers.testFlag(Qt::ShiftModifier)) {
    (std::abs(offset.x()) >= std::abs(offset.y()) ? offset.ry() : offset.rx()) = 0;
  }
  QPointF start;
  for (const Picture::Place& place : starts_) {
    if (place.node == pressed_) start = place.centre;
  }
  if (!event.modifiers.testFlag(Qt::AltModifier)) {
    const QPointF wanted = snapped(start + offset);
    if (offset.x() != 0) offset.setX(wanted.x() - start.x());
    if (offset.y() != 0) offset.setY(wanted.y() - start.y());
  }
  offset_ = QPointF(std::round(offset.x()), std::round(offset.y()));
  if (gesture_ == Gesture::copying) {
    view().viewport()->update();
    return;
  }
  std::vector<Picture::Place> places = starts_;
  for (Picture::Place& place : places) place.centre += offset_;
  view().canvas().moveForNow(places);
  aim_at_edge();
}

void SelectTool::aim_at_edge() {
  edge_.reset();
  if (starts_.size() != 1) return;
  const CanvasScene& canvas = view().canvas();
  edge_ = edge_to_splice(canvas, starts_.front().centre + offset_, view().edgeTolerance(),
                         starts_.front().node);
}

bool SelectTool::drags() const {
  return gesture_ == Gesture::dragging || gesture_ == Gesture::copying || gesture_ == Gesture::band;
}

void SelectTool::move(const ToolEvent& event) {
  if (gesture_ == Gesture::pressed_node) {
    const int distance = (event.view - view_origin_).manhattanLength();
    if (distance < QApplication::startDragDistance()) return;
    offset_ = {};
    begin_drag(event);
  }
  if (gesture_ == Gesture::dragging || gesture_ == Gesture::copying) {
    view().interact();
    drag(event);
  } else if (gesture_ == Gesture::band) {
    band_ = QRectF(origin_, event.scene).normalized();
    select_by_band();
    view().viewport()->update();
  }
}

void SelectTool::select_by_band() {
  CanvasScene& canvas = view().canvas();
  std::vector<std::string> names = kept_;
  for (const std::size_t i : canvas.picture().nodes_inside(band_)) {
    names.push_back(canvas.picture().nodes()[i].node.name);
  }
  canvas.selectNodes(names);
}

void SelectTool::finish_drag() {
  CanvasScene& canvas = view().canvas();
  const bool is_copy = gesture_ == Gesture::copying;
  const std::vector<Picture::Place> starts = std::exchange(starts_, {});
  gesture_ = Gesture::none;
  if (is_copy) {
    if (!offset_.isNull()) view().commands().duplicate(offset_);
    view().viewport()->update();
    return;
  }
  std::vector<NodePlace> places;
  for (const Picture::Place& start : starts) {
    places.push_back({canvas.picture().nodes()[start.node].node.name, start.centre + offset_});
  }
  std::optional<NodePair> into;
  if (const auto edge = std::exchange(edge_, {})) into = ends_of_edge(canvas.picture(), *edge);
  canvas.moveBack();
  if (offset_.isNull()) return;
  if (into) {
    view().commands().move_into(*into, places.front());
  } else {
    view().commands().move(places);
  }
}

void SelectTool::release(const ToolEvent& event) {
  if (event.button != Qt::LeftButton) return;
  CanvasScene& canvas = view().canvas();
  const Gesture gesture = gesture_;
  if (gesture == Gesture::dragging || gesture == Gesture::copying) {
    finish_drag();
    return;
  }
  gesture_ = Gesture::none;
  if (gesture == Gesture::pressed_node) {
    if (toggles_on_release_) canvas.toggleNode(pressed_);
    if (selects_on_release_) canvas.selectNodes({canvas.picture().nodes()[pressed_].node.name});
  } else if (gesture == Gesture::band) {
    if (band_.isNull()) canvas.selectNodes(kept_);
    view().viewport()->update();
  }
}

void SelectTool::double_click(const ToolEvent& event) {
  cancel();
  const Picture& picture = view().canvas().picture();
  if (const auto node = picture.node_at(event.scene)) {
    view().beginRename(picture.nodes()[*node].node.name);
  } else if (const auto edge = picture.edge_at(event.scene, view().edgeTolerance())) {
    const EdgeFigure& figure = picture.edges()[*edge];
    emit view().edgeActivated(picture.nodes()[figure.from].node.name,
                              picture.nodes()[figure.to].node.name);
  } else {
    view().quickAdd(event.scene);
  }
}

bool SelectTool::cancel() {
  const Gesture gesture = std::exchange(gesture_, Gesture::none);
  if (gesture == Gesture::none || gesture == Gesture::pressed_node) return false;
  starts_.clear();
  edge_.reset();
  view().canvas().moveBack();
  view().viewport()->update();
  return true;
}

void SelectTool::paint(QPainter& painter) const {
  if (gesture_ == Gesture::dragging && edge_ && !starts_.empty()) {
    paint_splice(painter, view().canvas(), *edge_, starts_.front().centre + offset_);
  }
  QColor tint = view().canvas().state().colors->selection;
  QPen pen(tint, 1, Qt::DashLine);
  pen.setCosmetic(true);
  painter.setPen(pen);
  tint.setAlpha(30);
  painter.setBrush(tint);
  if (gesture_ == Gesture::band && !band_.isNull()) painter.drawRect(band_);
  if (gesture_ != Gesture::copying) return;
  for (const Picture::Place& start : starts_) {
    const QRectF rect = view().canvas().picture().nodes()[start.node].rect();
    painter.drawRoundedRect(rect.translated(offset_), 9, 9);
  }
}

}  // namespace sojourn::gui
