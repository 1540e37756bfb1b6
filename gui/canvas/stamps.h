// Small parts of a picture that look the same at many places: drawn once at a scale, then copied,
// as strokes and round shapes take QPainter long. They lie within a sixteenth of a pixel of where
// they would be drawn. Not thread-safe.
#pragma once

#include <QHash>
#include <QImage>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

#include "gui/look/theme.h"

namespace sojourn::gui {

// What it is, and all that its look depends on beside the frame's.
struct Stamp {
  enum class Kind : std::uint8_t { body, glyph, dot };
  Kind kind = Kind::body;
  std::uint8_t level = 0, marks = 0;
  QSizeF size;
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

class Stamps {
 public:
  // Draws with its middle at the point.
  using Draw = std::function<void(QPainter& painter, QPointF middle)>;

  // Begins a frame. Stamps are made once a frame looks as the last one did: while people zoom, each
  // would be made for nothing.
  void begin(const QPainter& painter, const Colors& colors, bool is_fast);
  // Until the next frame everything is drawn as it is: for pictures that may be scaled.
  void begin_plain() { is_settled_ = false; }

  // `around` is what it covers around its middle. Drawn as it is where the painter is transparent:
  // parts that lie over each other would show through otherwise than in one picture.
  void draw(QPainter& painter, const Stamp& stamp, QPointF middle, const QRectF& around,
            const Draw& draw);

 private:
  struct Look {
    double scale = 0, ratio = 1;
    bool is_smooth = false, is_fast = false;
    const Colors* colors = nullptr;
    friend bool operator==(const Look&, const Look&) = default;
  };
  struct Key {
    Stamp stamp;
    int part_x = 0, part_y = 0;  // where in its pixel the middle lies
    friend bool operator==(const Key&, const Key&) = default;
    friend std::size_t qHash(const Key& key, std::size_t seed) {
      const Stamp& of = key.stamp;
      return qHashMulti(seed, std::to_underlying(of.kind), of.level, of.marks, of.size.width(),
                        of.size.height(), key.part_x, key.part_y);
    }
  };
  struct Made {
    QImage image;
    QPoint corner;  // from the pixel of the middle
  };

  const Made& made(const Key& key, const QRectF& around, const Draw& draw);

  Look look_;
  bool is_settled_ = false;
  QTransform to_pixels_;
  QHash<Key, Made> made_;
  qsizetype bytes_ = 0;
};

}  // namespace sojourn::gui
