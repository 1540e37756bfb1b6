#include "gui/canvas/stamps.h"

#include <QTransform>
#include <cmath>
#include <cstddef>
#include <utility>

namespace sojourn::gui {
namespace {

constexpr int parts = 8;                     // of a pixel
constexpr qsizetype bytes_max = 16'000'000;  // those of one frame take a few millions
constexpr double scale_max = 3;              // a few large ones are as well drawn

}  // namespace

void Stamps::begin(const QPainter& painter, const Colors& colors, bool is_fast) {
  const double ratio = painter.device()->devicePixelRatio();
  to_pixels_ = painter.combinedTransform() * QTransform::fromScale(ratio, ratio);
  const Look now{to_pixels_.m11(), ratio, painter.testRenderHint(QPainter::Antialiasing), is_fast,
                 &colors};
  const bool is_plain = to_pixels_.type() <= QTransform::TxScale &&
                        to_pixels_.m11() == to_pixels_.m22() && now.scale <= scale_max * ratio;
  is_settled_ = is_plain && now == look_;
  if (now != look_ || bytes_ > bytes_max) {
    made_.clear();
    bytes_ = 0;
  }
  look_ = now;
}

void Stamps::draw(QPainter& painter, const Stamp& stamp, QPointF middle, const QRectF& around,
                  const Draw& draw) {
  if (!is_settled_ || painter.opacity() < 1) {
    draw(painter, middle);
    return;
  }
  const auto counted = [](double pixels) { return static_cast<int>(std::lround(pixels * parts)); };
  const QPointF at = to_pixels_.map(middle);
  const QPoint place(counted(at.x()), counted(at.y()));
  const auto part = [](int count) { return ((count % parts) + parts) % parts; };
  const Key key{stamp, part(place.x()), part(place.y())};
  const Made& copy = made(key, around, draw);
  const QPointF pixel((place.x() - key.part_x) / parts, (place.y() - key.part_y) / parts);
  painter.setWorldMatrixEnabled(false);
  painter.drawImage((pixel + copy.corner) / look_.ratio, copy.image);
  painter.setWorldMatrixEnabled(true);
}

const Stamps::Made& Stamps::made(const Key& key, const QRectF& around, const Draw& draw) {
  const auto known = made_.constFind(key);
  if (known != made_.constEnd()) return *known;
  const QRectF pixels(around.topLeft() * look_.scale, around.size() * look_.scale);
  const QRect area = pixels.toAlignedRect().adjusted(-1, -1, 2, 2);
  QImage image(area.size(), QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing, look_.is_smooth);
  painter.translate(-area.topLeft() + QPointF(key.part_x, key.part_y) / parts);
  painter.scale(look_.scale, look_.scale);
  draw(painter, {});
  painter.end();
  image.setDevicePixelRatio(look_.ratio);
  bytes_ += image.sizeInBytes();
  return *made_.insert(key, {std::move(image), area.topLeft()});
}

}  // namespace sojourn::gui
