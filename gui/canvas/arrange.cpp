#include "gui/canvas/arrange.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace sojourn::gui {

std::vector<QPointF> aligned(const std::vector<QRectF>& rects, Alignment alignment) {
  QRectF all;
  for (const QRectF& rect : rects) all |= rect;
  std::vector<QPointF> centres;
  for (QRectF rect : rects) {
    switch (alignment) {
      case Alignment::left: rect.moveLeft(all.left()); break;
      case Alignment::right: rect.moveRight(all.right()); break;
      case Alignment::top: rect.moveTop(all.top()); break;
      case Alignment::bottom: rect.moveBottom(all.bottom()); break;
      case Alignment::centre: rect.moveCenter({all.center().x(), rect.center().y()}); break;
      case Alignment::middle: rect.moveCenter({rect.center().x(), all.center().y()}); break;
    }
    centres.push_back(rect.center());
  }
  return centres;
}

std::vector<QPointF> distributed(const std::vector<QRectF>& rects, Direction direction) {
  std::vector<QPointF> centres;
  for (const QRectF& rect : rects) centres.push_back(rect.center());
  if (rects.size() < 3) return centres;
  const bool is_horizontal = direction == Direction::horizontal;
  const auto begin_of = [&](std::size_t i) {
    return is_horizontal ? rects[i].left() : rects[i].top();
  };
  const auto size_of = [&](std::size_t i) {
    return is_horizontal ? rects[i].width() : rects[i].height();
  };
  std::vector<std::size_t> order(rects.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, begin_of);
  double room = begin_of(order.back()) + size_of(order.back()) - begin_of(order.front());
  for (const std::size_t i : order) room -= size_of(i);
  const double gap = room / static_cast<double>(order.size() - 1);
  double at = begin_of(order.front());
  for (const std::size_t i : order) {
    const double middle = at + (size_of(i) / 2);
    (is_horizontal ? centres[i].rx() : centres[i].ry()) = middle;
    at += size_of(i) + gap;
  }
  return centres;
}

}  // namespace sojourn::gui
