// Room for a node that is put into a connection too short for it. Pure.
#pragma once

#include <QPointF>
#include <optional>
#include <vector>

#include "gui/canvas/picture.h"

namespace sojourn::gui {

struct RoomForNode {
  QPointF centre;                     // of the node: where it was wanted, or off its caller
  std::vector<Picture::Place> moved;  // what stood in its way, the callee first
};

// The node keeps its place if nothing stands there. Otherwise it goes off the caller, the callee
// off the node, and what would be covered by what has moved moves along. `self`: the node, if the
// picture has it already. O(moved nodes * nodes).
RoomForNode room_for_node(const Picture& picture, std::size_t caller, std::size_t callee,
                          QPointF wanted, std::optional<std::size_t> self = {});

}  // namespace sojourn::gui
