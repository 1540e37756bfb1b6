// Places a kind from the palette where it is clicked, on a connection into it. Shift keeps the tool
// for the next one.
#pragma once

#include <optional>

#include "gui/canvas/tools/tool.h"
#include "gui/core/scenario_edits.h"

namespace sojourn::gui {

class PlaceTool : public Tool {
 public:
  using Tool::Tool;

  void set_kind(NodeKind kind) { kind_ = kind; }
  NodeKind kind() const { return kind_; }
  // Where a drop would place it, while something is dragged over the canvas.
  void show_at(QPointF point);
  // What a click or a drop there does.
  void place_at(QPointF point);

  void press(const ToolEvent& event) override;
  void move(const ToolEvent& event) override { show_at(event.scene); }
  void release(const ToolEvent& event) override;
  bool cancel() override;
  Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
  void paint(QPainter& painter) const override;

 private:
  std::optional<std::size_t> edge_at(QPointF point) const;

  NodeKind kind_ = NodeKind::service;
  bool is_shown_ = false;
  QPointF point_;
  std::optional<std::size_t> edge_;  // that it would go into
};

}  // namespace sojourn::gui
