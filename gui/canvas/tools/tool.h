// A tool is what the mouse and some keys mean on the canvas at the moment: one class for each, so
// that no handler asks for a mode. The view keeps one of each kind.
#pragma once

#include <QCursor>
#include <QKeyEvent>
#include <QPainter>
#include <QPoint>
#include <QPointF>
#include <Qt>

namespace sojourn::gui {

class CanvasView;

struct ToolEvent {
  QPointF scene;
  QPoint view;  // in the viewport
  Qt::MouseButton button = Qt::NoButton;
  Qt::KeyboardModifiers modifiers;
};

class Tool {
 public:
  explicit Tool(CanvasView& view) : view_(view) {}
  virtual ~Tool() = default;
  Tool(const Tool&) = delete;
  Tool& operator=(const Tool&) = delete;

  virtual void press(const ToolEvent& event) = 0;
  virtual void move(const ToolEvent& event) = 0;
  virtual void release(const ToolEvent& event) = 0;
  virtual void double_click(const ToolEvent& /*event*/) {}
  // Whether the key was for the tool.
  virtual bool key(const QKeyEvent& /*event*/) { return false; }
  // Gives up what is under way; whether there was something.
  virtual bool cancel() = 0;
  // Whether something is dragged: then the view scrolls where the mouse comes near its border.
  virtual bool drags() const { return false; }
  virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
  // Over the picture, in the scene's coordinates.
  virtual void paint(QPainter& /*painter*/) const {}

 protected:
  CanvasView& view() const { return view_; }

 private:
  CanvasView& view_;
};

}  // namespace sojourn::gui
