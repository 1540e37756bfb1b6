#include "gui/canvas/tools/pan_tool.h"

#include "gui/canvas/canvas_view.h"

namespace sojourn::gui {

void PanTool::press(const ToolEvent& event) {
  last_ = event.view;
}

void PanTool::move(const ToolEvent& event) {
  if (!last_) return;
  view().panBy(event.view - *last_);
  last_ = event.view;
}

void PanTool::release(const ToolEvent& /*event*/) {
  last_.reset();
}

bool PanTool::cancel() {
  last_.reset();
  return false;
}

}  // namespace sojourn::gui
