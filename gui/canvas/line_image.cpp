#include "gui/canvas/line_image.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace sojourn::gui {
namespace {

// Positions across a line are counted in parts of a pixel.
constexpr int fraction_bits = 16;
constexpr double one_pixel = 1 << fraction_bits;

// Of coordinates inside the image; std::lround is a call of the library.
std::ptrdiff_t nearest(double coordinate) {
  return static_cast<std::ptrdiff_t>(coordinate + 0.5);
}

// What of the shares [begin, end] of a line lies at or above 0 where its coordinate goes from
// `distance` on by `step`.
void cut_below_zero(double distance, double step, double& begin, double& end) {
  if (step == 0) {
    if (distance < 0) end = -1;
    return;
  }
  const double share = -distance / step;
  if (step > 0) {
    begin = std::max(begin, share);
  } else {
    end = std::min(end, share);
  }
}

}  // namespace

void LineImage::clear(QSize pixels) {
  if (image_.size() != pixels) {
    image_ = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
  }
  image_.fill(Qt::transparent);
  last_ = QPointF(image_.width() - 1, image_.height() - 1);
  pixels_ = reinterpret_cast<QRgb*>(image_.bits());
  stride_ = image_.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
}

bool LineImage::cut(QPointF& from, QPointF& to) const {
  const QPointF along = to - from;
  if (!std::isfinite(along.x()) || !std::isfinite(along.y())) return false;
  double begin = 0;
  double end = 1;
  cut_below_zero(from.x(), along.x(), begin, end);
  cut_below_zero(last_.x() - from.x(), -along.x(), begin, end);
  cut_below_zero(from.y(), along.y(), begin, end);
  cut_below_zero(last_.y() - from.y(), -along.y(), begin, end);
  if (begin > end) return false;
  const auto kept_inside = [&](QPointF point) {
    return QPointF(std::clamp(point.x(), 0.0, last_.x()), std::clamp(point.y(), 0.0, last_.y()));
  };
  to = kept_inside(from + (along * end));
  from = kept_inside(from + (along * begin));
  return true;
}

// `u` runs along the longer side a pixel at a time, `v` across it from one end's place to the
// other's; both ends are inside.
template <LineImage::Side side>
void LineImage::walk(Place from, Place to, QRgb color) {
  if (from.u > to.u) std::swap(from, to);
  const std::ptrdiff_t first = nearest(from.u);
  const std::ptrdiff_t count = nearest(to.u) - first;
  auto across = static_cast<std::int64_t>((from.v + 0.5) * one_pixel);
  const double slope = count > 0 ? (to.v - from.v) / static_cast<double>(count) : 0;
  const auto step = static_cast<std::int64_t>(slope * one_pixel);
  const std::ptrdiff_t stride = stride_;
  QRgb* pixel = pixels_ + (side == Side::flat ? first : first * stride);
  for (std::ptrdiff_t i = 0; i <= count; ++i) {
    const std::ptrdiff_t v = across >> fraction_bits;
    pixel[side == Side::flat ? v * stride : v] = color;
    pixel += side == Side::flat ? 1 : stride;
    across += step;
  }
}

void LineImage::draw(QPointF from, QPointF to, QRgb color) {
  const auto is_inside = [this](QPointF point) {
    return point.x() >= 0 && point.y() >= 0 && point.x() <= last_.x() && point.y() <= last_.y();
  };
  if (!is_inside(from) || !is_inside(to)) {
    if (image_.isNull() || !cut(from, to)) return;
  }
  if (std::abs(to.x() - from.x()) >= std::abs(to.y() - from.y())) {
    walk<Side::flat>({from.x(), from.y()}, {to.x(), to.y()}, color);
  } else {
    walk<Side::steep>({from.y(), from.x()}, {to.y(), to.x()}, color);
  }
}

}  // namespace sojourn::gui
