#include "gui/canvas/line_image.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace sojourn::gui {
namespace {

// Positions across a line are counted in parts of a pixel.
constexpr int fraction_bits = 16;
constexpr double one_pixel = 1 << fraction_bits;

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
  pixels_ = reinterpret_cast<QRgb*>(image_.bits());
  stride_ = image_.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
}

bool LineImage::cut(QPointF& from, QPointF& to) const {
  const QPointF last(image_.width() - 1, image_.height() - 1);
  const auto is_inside = [&](QPointF point) {
    return point.x() >= 0 && point.y() >= 0 && point.x() <= last.x() && point.y() <= last.y();
  };
  if (is_inside(from) && is_inside(to)) return true;
  const QPointF along = to - from;
  if (!std::isfinite(along.x()) || !std::isfinite(along.y())) return false;
  double begin = 0;
  double end = 1;
  cut_below_zero(from.x(), along.x(), begin, end);
  cut_below_zero(last.x() - from.x(), -along.x(), begin, end);
  cut_below_zero(from.y(), along.y(), begin, end);
  cut_below_zero(last.y() - from.y(), -along.y(), begin, end);
  if (begin > end) return false;
  const auto kept_inside = [&](QPointF point) {
    return QPointF(std::clamp(point.x(), 0.0, last.x()), std::clamp(point.y(), 0.0, last.y()));
  };
  to = kept_inside(from + (along * end));
  from = kept_inside(from + (along * begin));
  return true;
}

void LineImage::draw(QPointF from, QPointF to, QRgb color) {
  if (image_.isNull() || !cut(from, to)) return;
  const bool is_flat = std::abs(to.x() - from.x()) >= std::abs(to.y() - from.y());
  // `u` runs along the longer side a pixel at a time, `v` across it from one end's place to the
  // other's, both of which are inside.
  double u = is_flat ? from.x() : from.y();
  double v = is_flat ? from.y() : from.x();
  double u_end = is_flat ? to.x() : to.y();
  double v_end = is_flat ? to.y() : to.x();
  if (u > u_end) {
    std::swap(u, u_end);
    std::swap(v, v_end);
  }
  const auto count = static_cast<int>(std::lround(u_end) - std::lround(u));
  const double slope = count > 0 ? (v_end - v) / count : 0;
  const qsizetype u_step = is_flat ? 1 : stride_;
  const qsizetype v_step = is_flat ? stride_ : 1;
  QRgb* row = pixels_ + (std::lround(u) * u_step);
  auto across = static_cast<std::int64_t>((v + 0.5) * one_pixel);
  const auto step = static_cast<std::int64_t>(slope * one_pixel);
  for (int i = 0; i <= count; ++i) {
    row[(across >> fraction_bits) * v_step] = color;
    row += u_step;
    across += step;
  }
}

}  // namespace sojourn::gui
