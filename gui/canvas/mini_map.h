// The whole picture small in a corner of the canvas, with a frame around what is seen: click or
// drag to go there. Hidden while everything is seen.
#pragma once

#include <QPixmap>
#include <QRectF>
#include <QWidget>

namespace sojourn::gui {

class CanvasView;

class MiniMap : public QWidget {
  Q_OBJECT

 public:
  // A child of the view.
  explicit MiniMap(CanvasView& view);

  // The colours are others.
  void refresh();
  // Of a point of the scene; for tests.
  QPointF mapFromScene(QPointF point) const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  void follow();
  void goTo(QPointF point);
  QRectF shown() const;
  double scale() const;
  void drawNodes();

  CanvasView& view_;
  QRectF bounds_;
  QPixmap nodes_;
  bool is_stale_ = true;
};

}  // namespace sojourn::gui
