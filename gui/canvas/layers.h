// The two items of the scene: all edges in one, all nodes in the other, so that thousands of them
// are drawn with few calls. Details go as the zoom gets small.
#pragma once

#include <QGraphicsItem>
#include <QPainter>
#include <QSize>
#include <QTransform>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "gui/canvas/canvas_state.h"
#include "gui/canvas/line_image.h"

namespace sojourn::gui {

// Coordinates of a document are within this of 0.
inline constexpr double canvas_reach = 1'100'000;

class CanvasLayer : public QGraphicsItem {
 public:
  explicit CanvasLayer(const CanvasState& state);
  QRectF boundingRect() const override;

 protected:
  const CanvasState& state() const { return state_; }

 private:
  const CanvasState& state_;
};

class EdgeLayer : public CanvasLayer {
 public:
  using CanvasLayer::CanvasLayer;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  // From the lowest to the topmost.
  enum Tone : std::uint8_t { faint, plain, warned, failing, near, chosen, unseen };
  static constexpr std::size_t tones = 6;

  Tone tone_of(const EdgeFigure& edge, std::size_t index) const;
  QColor color_of(Tone tone) const;
  void draw_lines(QPainter& painter, const QRectF& exposed, double scale);
  void draw_all_lines(double scale);
  void draw_other_lines(double scale);
  void draw_line(std::size_t edge, std::size_t stride, QRgb pixel);
  QRgb pixel_of(Tone tone, double scale) const;
  void draw_curves(QPainter& painter, double scale);
  void draw_ends(QPainter& painter, const QRectF& exposed, double scale) const;

  // What the image of the lines depends on, beside their tones.
  struct Kept {
    std::uint64_t revision = 0;
    QTransform transform;
    QRectF exposed;
    QSize size;
    double ratio = 1;  // pixels of the image to one of the window
    const Colors* colors = nullptr;
    friend bool operator==(const Kept&, const Kept&) = default;
  };

  std::array<std::vector<std::size_t>, tones> visible_;
  std::vector<Tone> tone_by_edge_;
  Kept kept_;
  std::vector<Tone> kept_tones_;  // by edge
  LineImage lines_;
};

class NodeLayer : public CanvasLayer {
 public:
  using CanvasLayer::CanvasLayer;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
  void draw_blocks(QPainter& painter, double scale) const;

  std::vector<std::size_t> visible_;
};

// Texts at the edges, each at the first free place along its line; those without one are left out.
void draw_edge_labels(QPainter& painter, const CanvasState& state,
                      const std::vector<std::size_t>& edges, const QRectF& exposed);

}  // namespace sojourn::gui
