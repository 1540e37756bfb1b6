#include "gui/canvas/tools/connect_tool.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPainterPath>
#include <QToolTip>
#include <cmath>
#include <limits>
#include <utility>

#include "gui/canvas/canvas_commands.h"
#include "gui/canvas/canvas_view.h"

namespace sojourn::gui {

void ConnectTool::begin(std::size_t node, Gesture gesture) {
  gesture_ = gesture;
  source_ = node;
  target_.reset();
  CanvasScene& canvas = view().canvas();
  cursor_ = canvas.picture().nodes()[node].out_port();
  canvas.setGreyed(refused_nodes());
}

void ConnectTool::begin_drag(std::size_t node, const ToolEvent& event) {
  returns_ = true;
  view_origin_ = event.view;
  begin(node, Gesture::drag);
}

void ConnectTool::begin_with_keys(std::size_t node) {
  returns_ = true;
  begin(node, Gesture::keys);
  choose_towards({1, 0});
  if (!target_) choose_next(1);
  if (target_) return;
  end();
  emit view().statusMessage(
      QCoreApplication::translate("sojourn", "There is no service to connect with."));
}

std::vector<bool> ConnectTool::refused_nodes() const {
  const Picture& picture = view().canvas().picture();
  std::vector<bool> is_refused;
  for (const NodeFigure& figure : picture.nodes()) is_refused.push_back(figure.node.is_workload);
  for (const std::size_t edge : picture.outgoing(source_)) {
    is_refused[picture.edges()[edge].to] = true;
  }
  is_refused[source_] = false;
  return is_refused;
}

void ConnectTool::end() {
  gesture_ = Gesture::none;
  target_.reset();
  QToolTip::hideText();
  view().canvas().setGreyed({});
  view().viewport()->update();
  if (std::exchange(returns_, false)) view().setTool(CanvasTool::select);
}

void ConnectTool::press(const ToolEvent& event) {
  if (event.button != Qt::LeftButton) return;
  const auto node = view().nodeOrPortAt(event.scene);
  if (gesture_ == Gesture::clicks) {
    if (node && *node != source_) {
      connect_with(*node, view().viewport()->mapToGlobal(event.view));
    } else {
      end();
    }
    return;
  }
  if (!node) {
    cancel();
    return;
  }
  view_origin_ = event.view;
  begin(*node, Gesture::drag);
}

void ConnectTool::aim(QPointF point) {
  cursor_ = point;
  const auto node = view().nodeOrPortAt(point);
  const auto before = std::exchange(target_, node);
  if (before != target_) announce_target();
  view().viewport()->update();
}

// The reason if the node under the cursor cannot be called.
void ConnectTool::announce_target() {
  CanvasScene& canvas = view().canvas();
  canvas.setHovered(target_, {});
  QString reason;
  if (target_ && *target_ != source_) {
    reason = objection_to_connection(canvas.tree(), canvas.picture().nodes()[source_].node.name,
                                     canvas.picture().nodes()[*target_].node.name);
  }
  if (reason.isEmpty()) {
    QToolTip::hideText();
    return;
  }
  view().explain(reason);
}

void ConnectTool::move(const ToolEvent& event) {
  if (gesture_ == Gesture::drag || gesture_ == Gesture::clicks) aim(event.scene);
}

void ConnectTool::release(const ToolEvent& event) {
  if (event.button != Qt::LeftButton || gesture_ != Gesture::drag) return;
  const bool is_click =
      (event.view - view_origin_).manhattanLength() < QApplication::startDragDistance();
  if (is_click) {
    if (returns_) {
      end();
    } else {
      gesture_ = Gesture::clicks;
    }
    return;
  }
  const std::string source = view().canvas().picture().nodes()[source_].node.name;
  if (const auto node = view().nodeOrPortAt(event.scene)) {
    connect_with(*node, view().viewport()->mapToGlobal(event.view));
  } else {
    end();
    view().quickAdd(event.scene, source);
  }
}

void ConnectTool::connect_with(std::size_t target, QPoint global) {
  const Picture& picture = view().canvas().picture();
  const std::string caller = picture.nodes()[source_].node.name;
  const std::string callee = picture.nodes()[target].node.name;
  end();
  view().connectNodes(caller, callee, global);
}

// --- Keys

bool ConnectTool::key(const QKeyEvent& event) {
  if (gesture_ != Gesture::keys) return false;
  switch (event.key()) {
    case Qt::Key_Tab: choose_next(1); return true;
    case Qt::Key_Backtab: choose_next(-1); return true;
    case Qt::Key_Right: choose_towards({1, 0}); return true;
    case Qt::Key_Left: choose_towards({-1, 0}); return true;
    case Qt::Key_Up: choose_towards({0, -1}); return true;
    case Qt::Key_Down: choose_towards({0, 1}); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
      if (!target_) return true;
      const QPointF place = view().canvas().picture().nodes()[*target_].centre;
      connect_with(*target_, view().viewport()->mapToGlobal(view().mapFromScene(place)));
      return true;
    }
    default: return false;
  }
}

std::optional<std::string> ConnectTool::candidate() const {
  if (gesture_ != Gesture::keys || !target_) return {};
  return view().canvas().picture().nodes()[*target_].node.name;
}

void ConnectTool::choose(std::optional<std::size_t> node) {
  if (!node) return;
  target_ = node;
  CanvasScene& canvas = view().canvas();
  const NodeFigure& figure = canvas.picture().nodes()[*node];
  cursor_ = figure.in_port();
  canvas.setHovered(node, {});
  view().showNode(figure.node.name);
  emit view().statusMessage(QCoreApplication::translate(
                                "sojourn", "Enter connects with %1; Tab and arrows choose another")
                                .arg(QString::fromStdString(figure.node.name)));
  view().viewport()->update();
}

void ConnectTool::choose_next(int step) {
  const std::vector<bool> is_refused = refused_nodes();
  const auto count = static_cast<int>(is_refused.size());
  int at = static_cast<int>(target_.value_or(source_));
  for (int tries = 0; tries < count; ++tries) {
    at = (at + step + count) % count;
    const auto node = static_cast<std::size_t>(at);
    if (is_refused[node] || node == source_) continue;
    choose(node);
    return;
  }
}

void ConnectTool::choose_towards(QPointF direction) {
  std::vector<bool> may_be = refused_nodes();
  may_be.flip();
  may_be[source_] = false;
  choose(view().nearestTowards(target_.value_or(source_), direction, may_be));
}

bool ConnectTool::cancel() {
  if (gesture_ == Gesture::none) return false;
  end();
  return true;
}

void ConnectTool::paint(QPainter& painter) const {
  if (gesture_ == Gesture::none) return;
  const CanvasScene& canvas = view().canvas();
  const Picture& picture = canvas.picture();
  const std::vector<bool>& greyed = canvas.state().is_greyed;
  const bool is_refused = target_ && (*target_ == source_ || (!greyed.empty() && greyed[*target_]));
  QPointF to = cursor_;
  if (target_ && !is_refused) to = picture.nodes()[*target_].in_port();
  const std::array<QPointF, 4> curve = curve_between(picture.nodes()[source_].out_port(), to);
  QPainterPath path(curve[0]);
  path.cubicTo(curve[1], curve[2], curve[3]);
  const Colors& colors = *canvas.state().colors;
  const QColor color = is_refused ? colors.idle : colors.selection;
  QPen pen(color, 2, is_refused ? Qt::DotLine : Qt::DashLine);
  pen.setCosmetic(true);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(path);
  painter.setBrush(color);
  painter.setPen(Qt::NoPen);
  painter.drawEllipse(to, 4, 4);
}

}  // namespace sojourn::gui
