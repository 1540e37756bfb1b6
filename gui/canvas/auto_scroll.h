// Scrolls the canvas while something is dragged near its border, the faster the nearer, and tells
// the tool that the sheet moved below the mouse. It begins only once the mouse has been away from
// the border: what is dragged in from outside does not scroll on its way.
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>
#include <functional>

namespace sojourn::gui {

class CanvasView;

class AutoScroll : public QObject {
  Q_OBJECT

 public:
  static constexpr int border = 28;  // pixels

  explicit AutoScroll(CanvasView& view);

  // The mouse is there, in the viewport; `moved` is called after each step of the sheet.
  void follow(QPoint mouse, std::function<void()> moved);
  void stop();
  bool isScrolling() const { return timer_.isActive(); }

 private:
  QPoint speed() const;
  void step();

  CanvasView& view_;
  QTimer timer_;
  QPoint mouse_;
  std::function<void()> moved_;
  bool was_inside_ = false;
};

}  // namespace sojourn::gui
