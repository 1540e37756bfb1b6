#include "gui/canvas/mini_map.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "gui/canvas/canvas_view.h"

namespace sojourn::gui {
namespace {

constexpr QSize map_size(180, 120);
constexpr double edge_of_map = 6;

}  // namespace

MiniMap::MiniMap(CanvasView& view) : QWidget(&view), view_(view) {
  setObjectName(QStringLiteral("canvas.miniMap"));
  setAccessibleName(tr("Overview"));
  setToolTip(tr("Overview: click or drag to move the view"));
  setFixedSize(map_size);
  hide();
  connect(&view, &CanvasView::viewChanged, this, &MiniMap::follow);
  connect(&view.canvas(), &CanvasScene::pictureChanged, this, [this] {
    is_stale_ = true;
    follow();
  });
}

void MiniMap::refresh() {
  is_stale_ = true;
  update();
}

void MiniMap::follow() {
  if (is_stale_) bounds_ = view_.canvas().picture().bounds();
  const bool is_needed =
      !bounds_.isEmpty() && view_.width() > 3 * width() && !view_.visibleRect().contains(bounds_);
  if (isHidden() == is_needed) setVisible(is_needed);
  if (is_needed) update();
}

QRectF MiniMap::shown() const {
  return bounds_.adjusted(-40, -40, 40, 40);
}

double MiniMap::scale() const {
  const QRectF all = shown();
  return std::min((width() - (2 * edge_of_map)) / all.width(),
                  (height() - (2 * edge_of_map)) / all.height());
}

QPointF MiniMap::mapFromScene(QPointF point) const {
  return ((point - shown().center()) * scale()) + QRectF(rect()).center();
}

void MiniMap::drawNodes() {
  const Colors& colors = *view_.canvas().state().colors;
  nodes_ = QPixmap(size() * devicePixelRatioF());
  nodes_.setDevicePixelRatio(devicePixelRatioF());
  nodes_.fill(colors.panel);
  QPainter painter(&nodes_);
  for (const NodeFigure& figure : view_.canvas().picture().nodes()) {
    const QPointF middle = mapFromScene(figure.centre);
    const QSizeF extent(std::max(figure.size.width() * scale(), 2.0),
                        std::max(figure.size.height() * scale(), 2.0));
    painter.fillRect(QRectF(middle - QPointF(extent.width() / 2, extent.height() / 2), extent),
                     colors.node_border);
  }
  is_stale_ = false;
}

void MiniMap::paintEvent(QPaintEvent* /*event*/) {
  if (is_stale_ || nodes_.devicePixelRatio() != devicePixelRatioF()) drawNodes();
  const Colors& colors = *view_.canvas().state().colors;
  QPainter painter(this);
  painter.drawPixmap(0, 0, nodes_);
  const QRectF seen = view_.visibleRect();
  const QRectF frame(mapFromScene(seen.topLeft()), mapFromScene(seen.bottomRight()));
  QColor tint = colors.selection;
  painter.setPen(QPen(tint, 1.5));
  tint.setAlpha(35);
  painter.setBrush(tint);
  painter.drawRect(frame.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)));
  painter.setPen(colors.border);
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void MiniMap::goTo(QPointF point) {
  view_.interact();
  view_.centerOn(((point - QRectF(rect()).center()) / scale()) + shown().center());
}

void MiniMap::mousePressEvent(QMouseEvent* event) {
  event->accept();
  goTo(event->position());
}

void MiniMap::mouseMoveEvent(QMouseEvent* event) {
  event->accept();
  if (event->buttons() != Qt::NoButton) goTo(event->position());
}

}  // namespace sojourn::gui
