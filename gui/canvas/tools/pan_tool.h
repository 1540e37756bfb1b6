// Drags the sheet. Also what the middle button and Space do for a moment.
#pragma once

#include <optional>

#include "gui/canvas/tools/tool.h"

namespace sojourn::gui {

class PanTool : public Tool {
 public:
  using Tool::Tool;

  void press(const ToolEvent& event) override;
  void move(const ToolEvent& event) override;
  void release(const ToolEvent& event) override;
  bool cancel() override;
  Qt::CursorShape cursor() const override {
    return last_ ? Qt::ClosedHandCursor : Qt::OpenHandCursor;
  }

 private:
  std::optional<QPoint> last_;
};

}  // namespace sojourn::gui
