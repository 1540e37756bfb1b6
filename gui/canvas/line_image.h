// Lines of one pixel's width without smoothing, drawn into an image of its own: tens of thousands
// of short ones in a millisecond, which QPainter takes several times as long for. Not thread-safe.
#pragma once

#include <QImage>
#include <QPointF>
#include <QSize>
#include <cstdint>

namespace sojourn::gui {

class LineImage {
 public:
  // Transparent, of so many pixels.
  void clear(QSize pixels);
  // In pixels; what lies outside the image is cut off. The colour is premultiplied and replaces
  // what was there.
  void draw(QPointF from, QPointF to, QRgb color);

  const QImage& image() const { return image_; }
  void set_ratio(double ratio) { image_.setDevicePixelRatio(ratio); }

 private:
  enum class Side : std::uint8_t { flat, steep };
  struct Place {
    double u, v;
  };
  bool cut(QPointF& from, QPointF& to) const;
  template <Side side>
  void walk(Place from, Place to, QRgb color);

  QImage image_;
  QPointF last_ = {-1, -1};  // the pixel at the end of the last row
  QRgb* pixels_ = nullptr;
  qsizetype stride_ = 0;  // pixels from a row to the next one
};

}  // namespace sojourn::gui
