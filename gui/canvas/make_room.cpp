#include "gui/canvas/make_room.h"

#include <algorithm>
#include <cmath>

namespace sojourn::gui {
namespace {

constexpr double near_to = 20;  // closer than that is too close
constexpr double gap = 40;      // what is made then: a line and its arrow are seen
constexpr QSizeF node_size(140, 64);

QRectF rect_about(QPointF centre) {
  return {centre - QPointF(node_size.width() / 2, node_size.height() / 2), node_size};
}

bool is_too_close(const QRectF& one, const QRectF& other) {
  return one.adjusted(-near_to, -near_to, near_to, near_to).intersects(other);
}

// Where things are pushed to: from the caller to the callee, along one of the axes.
struct Axis {
  bool is_vertical = false;
  double sign = 1;

  Axis(const QRectF& from, const QRectF& to) {
    const QPointF way = to.center() - from.center();
    is_vertical = std::abs(way.x()) < node_size.width();
    sign = (is_vertical ? way.y() : way.x()) < 0 ? -1 : 1;
  }

  // How far `later` must go to stand off `earlier`: on the grid, so that rows stay rows.
  QPointF push(const QRectF& earlier, const QRectF& later) const {
    const double missing =
        is_vertical ? overlap(earlier.top(), earlier.bottom(), later.top(), later.bottom())
                    : overlap(earlier.left(), earlier.right(), later.left(), later.right());
    const double by = sign * std::ceil(std::max(missing, 0.0) / grid_step) * grid_step;
    return is_vertical ? QPointF(0, by) : QPointF(by, 0);
  }

 private:
  double overlap(double earlier_low, double earlier_high, double low, double high) const {
    return sign > 0 ? earlier_high + gap - low : high + gap - earlier_low;
  }
};

}  // namespace

RoomForNode room_for_node(const Picture& picture, std::size_t caller, std::size_t callee,
                          QPointF wanted, std::optional<std::size_t> self) {
  const std::vector<NodeFigure>& nodes = picture.nodes();
  const QRectF from = nodes[caller].rect();
  const Axis axis(from, nodes[callee].rect());
  RoomForNode room{wanted, {}};
  QRectF rect = rect_about(wanted);
  if (is_too_close(from, rect)) room.centre += axis.push(from, rect);
  rect = rect_about(room.centre);
  if (caller == callee || !is_too_close(rect, nodes[callee].rect())) return room;
  const QPointF by = axis.push(rect, nodes[callee].rect());
  std::vector<bool> is_done(nodes.size(), false);
  is_done[caller] = is_done[callee] = true;
  if (self) is_done[*self] = true;
  room.moved.push_back({callee, nodes[callee].centre + by});
  for (std::size_t next = 0; next < room.moved.size(); ++next) {
    const QRectF before = nodes[room.moved[next].node].rect();
    const QRectF after = before.translated(by);
    for (std::size_t other = 0; other < nodes.size(); ++other) {
      const QRectF there = nodes[other].rect();
      // What stood as close before is as it was wanted.
      if (is_done[other] || !is_too_close(after, there) || is_too_close(before, there)) continue;
      is_done[other] = true;
      room.moved.push_back({other, nodes[other].centre + by});
    }
  }
  return room;
}

}  // namespace sojourn::gui
