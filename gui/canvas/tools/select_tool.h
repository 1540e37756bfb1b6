// Selects, moves and duplicates nodes; drags from a port are handed to the connect tool. An
// unconnected node that is dropped on a connection is put into it.
#pragma once

#include <QRectF>
#include <cstdint>
#include <optional>
#include <vector>

#include "gui/canvas/picture.h"
#include "gui/canvas/tools/tool.h"

namespace sojourn::gui {

class SelectTool : public Tool {
 public:
  using Tool::Tool;

  void press(const ToolEvent& event) override;
  void move(const ToolEvent& event) override;
  void release(const ToolEvent& event) override;
  void double_click(const ToolEvent& event) override;
  bool cancel() override;
  bool drags() const override;
  void paint(QPainter& painter) const override;

 private:
  enum class Gesture : std::uint8_t { none, pressed_node, dragging, copying, band };

  void press_node(std::size_t node, const ToolEvent& event);
  void begin_drag(const ToolEvent& event);
  void drag(const ToolEvent& event);
  void aim_at_edge();
  void finish_drag();
  void select_by_band();

  Gesture gesture_ = Gesture::none;
  QPointF origin_;  // of the press
  QPoint view_origin_;
  std::size_t pressed_ = 0;
  bool selects_on_release_ = false;
  bool toggles_on_release_ = false;
  std::vector<Picture::Place> starts_;  // of the dragged nodes
  QPointF offset_;
  std::optional<std::size_t> edge_;  // that a dragged node would go into
  QRectF band_;
  std::vector<std::string> kept_;  // selected before the band
};

}  // namespace sojourn::gui
