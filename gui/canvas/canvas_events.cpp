// What the window system tells the canvas: mouse, wheel, drops, painting.
#include <QApplication>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QMimeData>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <cmath>
#include <optional>
#include <utility>

#include "gui/canvas/auto_scroll.h"
#include "gui/canvas/canvas_view.h"
#include "gui/canvas/mini_map.h"
#include "gui/canvas/tools/pan_tool.h"
#include "gui/canvas/tools/place_tool.h"

namespace sojourn::gui {
namespace {

constexpr double pixels_per_step = 60;  // of a wheel

std::optional<NodeKind> kind_of(const QMimeData& data) {
  bool is_number = false;
  const int number = data.data(QLatin1String(kind_mime_type)).toInt(&is_number);
  if (!is_number || number < 0 || number >= static_cast<int>(std::size(node_kinds))) return {};
  return node_kinds[number];
}

}  // namespace

ToolEvent CanvasView::toolEvent(const QMouseEvent& event) const {
  return {viewportTransform().inverted().map(event.position()), event.position().toPoint(),
          event.button(), event.modifiers()};
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
  event->accept();
  setFocus(Qt::MouseFocusReason);
  const bool pans =
      event->button() == Qt::MiddleButton || (is_space_down_ && event->button() == Qt::LeftButton);
  if (pans && !is_panning_) {
    is_panning_ = true;
    tools_[std::to_underlying(CanvasTool::pan)]->cancel();
  }
  if (event->button() == Qt::RightButton && !is_panning_) return;
  active().press(toolEvent(*event));
  updateCursor();
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
  event->accept();
  const ToolEvent at = toolEvent(*event);
  active().move(at);
  scrollAlong(at.view, at.modifiers);
  if (event->buttons() == Qt::NoButton && tool_ == CanvasTool::select) hover(at.scene);
}

// The mouse stands still while the sheet moves below it: to the tool that is a move.
void CanvasView::scrollAlong(QPoint mouse, Qt::KeyboardModifiers modifiers) {
  if (!active().drags()) {
    auto_scroll_->stop();
    return;
  }
  auto_scroll_->follow(mouse, [this, mouse, modifiers] {
    if (!active().drags()) return auto_scroll_->stop();
    const QPointF scene = viewportTransform().inverted().map(QPointF(mouse));
    active().move({scene, mouse, Qt::NoButton, modifiers});
  });
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
  event->accept();
  auto_scroll_->stop();
  if (event->button() == Qt::RightButton && !is_panning_) return;
  active().release(toolEvent(*event));
  if (is_panning_ && event->buttons() == Qt::NoButton) is_panning_ = false;
  updateCursor();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event) {
  event->accept();
  if (event->button() == Qt::LeftButton && !is_panning_) active().double_click(toolEvent(*event));
}

void CanvasView::hover(QPointF point) {
  const Picture& picture = scene_->picture();
  auto node = picture.node_at(point);
  if (!node) node = portAt(point);
  const auto edge = node ? std::nullopt : picture.edge_at(point, edgeTolerance());
  scene_->setHovered(node, edge);
  const bool is_on_port = portAt(point).has_value();
  viewport()->setCursor(is_space_down_ ? Qt::OpenHandCursor
                        : is_on_port   ? Qt::CrossCursor
                                       : Qt::ArrowCursor);
}

void CanvasView::wheelEvent(QWheelEvent* event) {
  event->accept();
  const QPointF steps = QPointF(event->angleDelta()) / 120;
  if (event->modifiers().testFlag(Qt::ControlModifier)) {
    setZoom(zoom() * std::pow(1.2, steps.y()), event->position());
    return;
  }
  QPointF pixels =
      event->pixelDelta().isNull() ? steps * pixels_per_step : QPointF(event->pixelDelta());
  if (event->modifiers().testFlag(Qt::ShiftModifier) && pixels.x() == 0) {
    pixels = {pixels.y(), 0};
  }
  panBy(pixels.toPoint());
}

void CanvasView::scrollContentsBy(int dx, int dy) {
  QGraphicsView::scrollContentsBy(dx, dy);
  emit viewChanged();
}

void CanvasView::resizeEvent(QResizeEvent* event) {
  const bool was_as_fitted = isAsFitted(event->oldSize());
  QGraphicsView::resizeEvent(event);
  if (was_as_fitted) fitAll();
  placeMiniMap();
  emit viewChanged();
}

void CanvasView::showEvent(QShowEvent* event) {
  QGraphicsView::showEvent(event);
  if (!std::exchange(was_shown_, true)) fitAll();
  placeMiniMap();
}

void CanvasView::placeMiniMap() {
  mini_map_->move(width() - mini_map_->width() - 12, height() - mini_map_->height() - 12);
}

// --- Tooltips and menus

bool CanvasView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* const help = static_cast<QHelpEvent*>(event);
    if (tool_ == CanvasTool::connect) return true;
    const QString tip = tipAt(viewportTransform().inverted().map(QPointF(help->pos())));
    if (tip.isEmpty()) {
      QToolTip::hideText();
    } else {
      QToolTip::showText(help->globalPos(), tip, viewport());
    }
    return true;
  }
  if (event->type() == QEvent::Leave) scene_->setHovered({}, {});
  return QGraphicsView::viewportEvent(event);
}

QString CanvasView::tipAt(QPointF point) const {
  const Picture& picture = scene_->picture();
  if (const auto node = picture.node_at(point)) {
    const NodeFigure& figure = picture.nodes()[*node];
    QString tip = QString::fromStdString(figure.node.name);
    if (figure.is_bottleneck) tip += QLatin1Char('\n') + tr("The bottleneck");
    if (figure.reading) tip += QLatin1Char('\n') + node_summary(*figure.reading);
    return tip;
  }
  if (const auto edge = picture.edge_at(point, edgeTolerance())) {
    const EdgeFigure& figure = picture.edges()[*edge];
    QString tip = QString::fromStdString(picture.nodes()[figure.from].node.name + " → " +
                                         picture.nodes()[figure.to].node.name);
    if (figure.has_proxy) tip += QLatin1Char('\n') + tr("Through HAProxy");
    if (figure.reading) tip += QLatin1Char('\n') + edge_summary(*figure.reading);
    return tip;
  }
  return {};
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
  event->accept();
  if (event->reason() == QContextMenuEvent::Mouse) {
    const QPointF point = viewportTransform().inverted().map(QPointF(event->pos()));
    const Picture& picture = scene_->picture();
    const auto node = picture.node_at(point);
    const auto edge = node ? std::nullopt : picture.edge_at(point, edgeTolerance());
    if (node && !scene_->isSelected(*node)) {
      scene_->selectNodes({picture.nodes()[*node].node.name});
    } else if (edge) {
      const EdgeFigure& figure = picture.edges()[*edge];
      scene_->selectEdge(
          {picture.nodes()[figure.from].node.name, picture.nodes()[figure.to].node.name});
    } else if (!node) {
      scene_->selectNothing();
    }
  }
  const CanvasTarget target = selectedEdge()            ? CanvasTarget::edge
                              : selectedNodes().empty() ? CanvasTarget::sheet
                                                        : CanvasTarget::nodes;
  if (isSignalConnected(QMetaMethod::fromSignal(&CanvasView::contextMenuRequested))) {
    emit contextMenuRequested(event->globalPos(), target);
    return;
  }
  auto* const menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addActions(actionsFor(target));
  menu->popup(event->globalPos());
}

// --- Drops from the palette

void CanvasView::dragEnterEvent(QDragEnterEvent* event) {
  const auto kind = kind_of(*event->mimeData());
  if (!kind) {
    event->ignore();
    return;
  }
  place_tool_->set_kind(*kind);
  setTool(CanvasTool::place);
  event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event) {
  if (!kind_of(*event->mimeData())) {
    event->ignore();
    return;
  }
  const auto show = [this, mouse = event->position()] {
    place_tool_->show_at(viewportTransform().inverted().map(mouse));
  };
  show();
  auto_scroll_->follow(event->position().toPoint(), show);
  event->acceptProposedAction();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent* event) {
  event->accept();
  auto_scroll_->stop();
  setTool(CanvasTool::select);
}

void CanvasView::dropEvent(QDropEvent* event) {
  const auto kind = kind_of(*event->mimeData());
  auto_scroll_->stop();
  if (kind) {
    place_tool_->set_kind(*kind);
    place_tool_->place_at(viewportTransform().inverted().map(event->position()));
  }
  setTool(CanvasTool::select);
  if (!kind) {
    event->ignore();
    return;
  }
  setFocus();
  event->acceptProposedAction();
}

// --- Painting

void CanvasView::drawForeground(QPainter* painter, const QRectF& /*rect*/) {
  if (scene_->state().is_export) return;
  tools_[std::to_underlying(tool_)]->paint(*painter);
  if (scene_->picture().nodes().empty()) drawHint(*painter);
}

void CanvasView::drawHint(QPainter& painter) const {
  const Colors& colors = *scene_->state().colors;
  const bool is_draft = scene_->document() != nullptr && scene_->document()->isDraft();
  painter.save();
  painter.resetTransform();
  QFont font = QApplication::font();
  font.setPixelSize(15);
  painter.setFont(font);
  painter.setPen(colors.muted_text);
  const QRectF room = QRectF(viewport()->rect()).adjusted(24, 24, -24, -24);
  painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap,
                   is_draft ? tr("This text is not JSON yet; the JSON view tells where.")
                            : tr("Double-click to add a service, or drag one from the palette."));
  painter.restore();
}

}  // namespace sojourn::gui
