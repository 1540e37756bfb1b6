#include <algorithm>

#include "gui/canvas/layers.h"

namespace sojourn::gui {
namespace {

QColor color_of_label(const CanvasState& state, const EdgeReading& reading) {
  if (state.edge_label != EdgeLabel::errors) return state.colors->text;
  switch (level_of_errors(reading.error_share)) {
    case Level::critical: return state.colors->critical_text;
    case Level::warn: return state.colors->warn_text;
    default: return state.colors->text;
  }
}

}  // namespace

void draw_edge_labels(QPainter& painter, const CanvasState& state,
                      const std::vector<std::size_t>& edges, const QRectF& exposed) {
  constexpr double shares[] = {0.55, 0.45, 0.65, 0.75, 0.4, 0.82, 0.2};
  std::vector<QRectF> taken;
  for (const NodeFigure& figure : state.picture.nodes()) {
    // With what stands above and below the card.
    const QRectF around = figure.rect().adjusted(-4, -18, 4, figure.reading ? 20 : 4);
    if (around.intersects(exposed)) taken.push_back(around);
  }
  QColor halo = state.colors->canvas;
  halo.setAlphaF(0.9F);
  for (const std::size_t index : edges) {
    const EdgeFigure& edge = state.picture.edges()[index];
    if (!edge.reading) continue;
    const QString text = label_text(state.edge_label, *edge.reading);
    const QSizeF size = state.texts.size(TextStyle::small, text) + QSizeF(8, 1);
    for (const double share : shares) {
      const QPointF at = edge.at(share);
      const QRectF box(at - QPointF(size.width() / 2, size.height() / 2), size);
      if (!box.intersects(exposed)) break;  // it stands out of sight
      const bool is_free =
          std::ranges::none_of(taken, [&](const QRectF& other) { return other.intersects(box); });
      if (!is_free) continue;
      taken.push_back(box);
      painter.setPen(Qt::NoPen);
      painter.setBrush(halo);
      painter.drawRoundedRect(box, 5, 5);
      painter.setPen(color_of_label(state, *edge.reading));
      state.texts.draw(painter, TextStyle::small, text, at, TextCache::Anchor::middle);
      break;
    }
  }
}

}  // namespace sojourn::gui
