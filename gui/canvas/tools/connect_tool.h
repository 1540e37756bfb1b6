// Connects two nodes: by a drag from a port, by two clicks, or by keys from the selected node.
// Nodes that cannot be called are greyed; who tries gets the reason.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gui/canvas/tools/tool.h"

namespace sojourn::gui {

class ConnectTool : public Tool {
 public:
  using Tool::Tool;

  // The drag began at the node's port; the tool before comes back when it ends.
  void begin_drag(std::size_t node, const ToolEvent& event);
  // Tab and arrows choose the other end, Enter connects.
  void begin_with_keys(std::size_t node);

  void press(const ToolEvent& event) override;
  void move(const ToolEvent& event) override;
  void release(const ToolEvent& event) override;
  bool key(const QKeyEvent& event) override;
  bool cancel() override;
  bool drags() const override { return gesture_ == Gesture::drag; }
  Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
  void paint(QPainter& painter) const override;

  // While keys choose: the node that Enter would connect with.
  std::optional<std::string> candidate() const;

 private:
  enum class Gesture : std::uint8_t { none, drag, clicks, keys };

  void begin(std::size_t node, Gesture gesture);
  void end();
  void aim(QPointF point);
  void announce_target();
  void choose(std::optional<std::size_t> node);
  void choose_next(int step);
  void choose_towards(QPointF direction);
  void connect_with(std::size_t target, QPoint global);
  std::vector<bool> refused_nodes() const;

  Gesture gesture_ = Gesture::none;
  std::size_t source_ = 0;
  std::optional<std::size_t> target_;
  QPointF cursor_;
  QPoint view_origin_;
  bool returns_ = false;  // to the select tool
};

}  // namespace sojourn::gui
