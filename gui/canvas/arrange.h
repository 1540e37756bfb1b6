// Bringing nodes into line: pure functions over their rectangles.
#pragma once

#include <QPointF>
#include <QRectF>
#include <cstdint>
#include <vector>

namespace sojourn::gui {

enum class Alignment : std::uint8_t { left, centre, right, top, middle, bottom };
enum class Direction : std::uint8_t { horizontal, vertical };

// New centres: the sides or the middles on one line, that of the outermost.
std::vector<QPointF> aligned(const std::vector<QRectF>& rects, Alignment alignment);
// New centres: equal gaps between the first and the last, which stay. Fewer than three stay too.
std::vector<QPointF> distributed(const std::vector<QRectF>& rects, Direction direction);

}  // namespace sojourn::gui
