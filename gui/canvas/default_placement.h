// Where nodes stand that the document gives no place: layers from the workloads to the right, by
// the fewest calls. Quick and deterministic; dot does better.
#pragma once

#include <QPointF>
#include <vector>

#include "gui/core/topology.h"

namespace sojourn::gui {

inline constexpr double column_width = 260;
inline constexpr double row_height = 110;

// One place for each node, whether the document has one or not; layers begin at the left and are
// centred about y = 0. O(nodes + edges log edges).
std::vector<QPointF> default_placement(const Topology& topology);

}  // namespace sojourn::gui
