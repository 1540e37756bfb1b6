// What the layers of the canvas draw: the picture, and how its parts are marked at the moment.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "gui/canvas/overlay.h"
#include "gui/canvas/picture.h"
#include "gui/canvas/stamps.h"
#include "gui/canvas/text_cache.h"
#include "gui/look/theme.h"

namespace sojourn::gui {

struct CanvasState {
  Picture picture;
  std::vector<bool> is_selected;  // by node
  std::vector<bool> is_greyed;    // by node; empty: none
  std::optional<std::size_t> selected_edge;
  std::optional<std::size_t> hovered_node;
  std::optional<std::size_t> hovered_edge;
  std::shared_ptr<const Overlay> overlay;
  EdgeLabel edge_label = EdgeLabel::none;
  const Colors* colors = &current_colors();
  bool is_fast = false;    // while somebody drags or zooms a large picture
  bool is_export = false;  // neither selection nor hover, every detail
  mutable TextCache texts;
  mutable Stamps stamps;
};

}  // namespace sojourn::gui
