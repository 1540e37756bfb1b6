#include "gui/canvas/auto_scroll.h"

#include <algorithm>

#include "gui/canvas/canvas_view.h"

namespace sojourn::gui {
namespace {

constexpr int interval_ms = 20;
constexpr int fastest = 24;  // pixels a step

// How far a place is into the border at either end, as pixels to scroll; negative at the first.
int into_border(int place, int length) {
  const int before = AutoScroll::border - place;
  const int behind = place - (length - 1 - AutoScroll::border);
  const int depth = std::max({before, behind, 0});
  const int pixels = std::min(1 + (depth * fastest / (2 * AutoScroll::border)), fastest);
  if (depth == 0) return 0;
  return before > behind ? -pixels : pixels;
}

}  // namespace

AutoScroll::AutoScroll(CanvasView& view) : QObject(&view), view_(view) {
  timer_.setInterval(interval_ms);
  connect(&timer_, &QTimer::timeout, this, &AutoScroll::step);
}

QPoint AutoScroll::speed() const {
  const QSize size = view_.viewport()->size();
  return {into_border(mouse_.x(), size.width()), into_border(mouse_.y(), size.height())};
}

void AutoScroll::follow(QPoint mouse, std::function<void()> moved) {
  mouse_ = mouse;
  moved_ = std::move(moved);
  const bool is_at_border = !speed().isNull();
  was_inside_ = was_inside_ || !is_at_border;
  if (!is_at_border) {
    timer_.stop();
  } else if (was_inside_ && !timer_.isActive()) {
    timer_.start();
  }
}

void AutoScroll::stop() {
  timer_.stop();
  was_inside_ = false;
  moved_ = nullptr;
}

void AutoScroll::step() {
  view_.panBy(-speed());
  const auto moved = moved_;  // it may stop the scrolling
  if (moved) moved();
}

}  // namespace sojourn::gui
