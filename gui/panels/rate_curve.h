// A rate that changes over time as a curve whose points are dragged. Knows no document: says what
// was done, and is told the points.
//
// Double-click adds a point, Del removes the selected one; arrows move it, with Ctrl they select
// its neighbours. Points keep their order; the first stays at the start.
#pragma once

#include <QWidget>
#include <vector>

namespace sojourn::gui {

struct CurvePoint {
  double seconds = 0;
  double rate = 0;  // per second
  friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

class RateCurve : public QWidget {
  Q_OBJECT

 public:
  explicit RateCurve(QWidget* parent = nullptr);

  // `is_ramped`: linear between the points, else constant from each.
  void setPoints(const std::vector<CurvePoint>& points, bool is_ramped);
  // The time that must be seen at least: the length of the run.
  void setDuration(double seconds);
  int selected() const { return selected_; }
  void select(int index);
  QPointF positionOf(int index) const;

  QSize sizeHint() const override { return {260, 150}; }
  QSize minimumSizeHint() const override { return {120, 120}; }

 signals:
  void pointMoved(int index, double seconds, double rate);
  void moveEnded();
  void pointAdded(double seconds, double rate);
  void pointRemoved(int index);
  void selectionChanged(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  QRectF area() const;
  void showAll();
  CurvePoint pointAt(QPointF position) const;
  int indexAt(QPointF position) const;
  void moveTo(int index, CurvePoint wanted);
  bool moveByKey(int key);
  void paintGrid(QPainter& painter) const;

  std::vector<CurvePoint> points_;
  bool is_ramped_ = false;
  double duration_ = 60;
  double seconds_max_ = 60, rate_max_ = 100;
  int selected_ = -1;
  bool is_dragging_ = false;
};

// A step of 1, 2 or 5 times a power of ten, so that about `count` of them make the range.
double nice_step(double range, int count);

}  // namespace sojourn::gui
