#include <QPainterPath>
#include <QStyleOptionGraphicsItem>
#include <cmath>

#include "gui/canvas/layers.h"

namespace sojourn::gui {
namespace {

constexpr std::size_t curves_max = 300;  // more of them are drawn as straight pieces
constexpr double arrow_length = 9;

// The width is of pixels on a screen without scaling.
QPen cosmetic(const QPainter& painter, const QColor& color, double at_one) {
  const double width = at_one * painter.device()->devicePixelRatioF();
  QPen pen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
  pen.setCosmetic(true);
  return pen;
}

// Halfway: thousands of lines seen from afar should not be one dark area.
QColor mixed(const QColor& first, const QColor& second) {
  return {(first.red() + second.red()) / 2, (first.green() + second.green()) / 2,
          (first.blue() + second.blue()) / 2};
}

QPointF unit(QPointF along) {
  const double length = std::hypot(along.x(), along.y());
  return length > 0 ? along / length : QPointF(1, 0);
}

}  // namespace

CanvasLayer::CanvasLayer(const CanvasState& state) : state_(state) {
  setFlag(ItemUsesExtendedStyleOption);
  setAcceptedMouseButtons(Qt::NoButton);
}

QRectF CanvasLayer::boundingRect() const {
  return {-canvas_reach, -canvas_reach, 2 * canvas_reach, 2 * canvas_reach};
}

EdgeLayer::Tone EdgeLayer::tone_of(const EdgeFigure& edge, std::size_t index) const {
  const CanvasState& now = state();
  if (!now.is_export) {
    if (now.selected_edge == index) return chosen;
    if (now.hovered_edge == index) return near;
    if (!now.is_greyed.empty()) return faint;
    const bool is_at_selected = now.is_selected[edge.from] || now.is_selected[edge.to];
    if (is_at_selected) return near;
  }
  if (edge.reading) {
    const Level level = level_of_errors(edge.reading->error_share);
    if (level == Level::critical) return failing;
    if (level == Level::warn) return warned;
  }
  return plain;
}

QColor EdgeLayer::color_of(Tone tone) const {
  const Colors& colors = *state().colors;
  switch (tone) {
    case faint: return colors.border;
    case warned: return colors.warn;
    case failing: return colors.critical;
    case near:
    case chosen: return colors.selection;
    case plain: break;
  }
  return colors.edge;
}

void EdgeLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem* option,
                      QWidget* /*widget*/) {
  const QRectF exposed = option->exposedRect;
  const double scale =
      QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
  for (std::vector<std::size_t>& list : visible_) list.clear();
  const std::vector<EdgeFigure>& edges = state().picture.edges();
  std::size_t count = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (!edges[i].bounds.intersects(exposed)) continue;
    visible_[tone_of(edges[i], i)].push_back(i);
    ++count;
  }
  const bool draws_curves = state().is_export || (count <= curves_max && !state().is_fast);
  if (draws_curves) {
    draw_curves(*painter, scale);
  } else {
    draw_lines(*painter, exposed, scale);
  }
  if (draws_curves || (scale >= 0.35 && count <= 2 * curves_max))
    draw_ends(*painter, exposed, scale);
  const bool has_labels = state().overlay != nullptr && state().edge_label != EdgeLabel::none;
  if (has_labels && (state().is_export || (scale >= 0.5 && count <= curves_max))) {
    std::vector<std::size_t> labelled;
    for (const auto& list : visible_) labelled.insert(labelled.end(), list.begin(), list.end());
    draw_edge_labels(*painter, state(), labelled, exposed);
  }
}

// While a run tells its figures twenty times a second, the lines mostly stay as they are.
void EdgeLayer::draw_lines(QPainter& painter, const QRectF& exposed, double scale) {
  const QPaintDevice& device = *painter.device();
  const QSize size(device.width(), device.height());
  Kept wanted{state().picture.revision(),
              painter.combinedTransform(),
              exposed,
              size,
              device.devicePixelRatio(),
              state().colors,
              visible_};
  if (wanted != kept_) {
    kept_ = std::move(wanted);
    fill_image(scale);
  }
  painter.save();
  painter.resetTransform();
  painter.drawImage(QPointF(), lines_.image());
  painter.restore();
}

void EdgeLayer::fill_image(double scale) {
  const std::vector<EdgeFigure>& edges = state().picture.edges();
  const std::size_t stride = scale < 0.2 ? 4 : (scale < 0.5 ? 2 : 1);
  // The view neither turns nor shears.
  const QTransform to_pixels = kept_.transform * QTransform::fromScale(kept_.ratio, kept_.ratio);
  const double across = to_pixels.m11(), down = to_pixels.m22();
  const QPointF origin(to_pixels.dx(), to_pixels.dy());
  const auto mapped = [&](QPointF point) {
    return QPointF((point.x() * across) + origin.x(), (point.y() * down) + origin.y());
  };
  lines_.clear((QSizeF(kept_.size) * kept_.ratio).toSize());
  for (std::size_t tone = 0; tone < tones; ++tone) {
    QColor color = color_of(static_cast<Tone>(tone));
    if (tone == plain && scale < 0.2) color = mixed(color, state().colors->canvas);
    const QRgb pixel = qPremultiply(color.rgba());
    for (const std::size_t index : visible_[tone]) {
      const EdgeFigure& edge = edges[index];
      QPointF from = mapped(edge.points[0]);
      for (std::size_t k = stride; k <= EdgeFigure::segments; k += stride) {
        const QPointF to = mapped(edge.points[k]);
        lines_.draw(from, to, pixel);
        from = to;
      }
    }
  }
  lines_.set_ratio(kept_.ratio);
}

void EdgeLayer::draw_curves(QPainter& painter, double scale) {
  const std::vector<EdgeFigure>& edges = state().picture.edges();
  painter.setBrush(Qt::NoBrush);
  for (std::size_t tone = 0; tone < tones; ++tone) {
    if (visible_[tone].empty()) continue;
    QPainterPath path;
    for (const std::size_t index : visible_[tone]) {
      const EdgeFigure& edge = edges[index];
      const QPointF back =
          unit(edge.points[EdgeFigure::segments] - edge.points[EdgeFigure::segments - 1]) *
          (arrow_length - 2);
      path.moveTo(edge.controls[0]);
      path.cubicTo(edge.controls[1], edge.controls[2] - back, edge.controls[3] - back);
    }
    const bool is_strong = tone == chosen;
    const double width = (is_strong ? 2.6 : 1.6) * std::clamp(scale, 0.5, 1.6);
    painter.setPen(cosmetic(painter, color_of(static_cast<Tone>(tone)), width));
    painter.drawPath(path);
  }
}

void EdgeLayer::draw_ends(QPainter& painter, const QRectF& exposed, double scale) const {
  const std::vector<EdgeFigure>& edges = state().picture.edges();
  const QRectF around = exposed.adjusted(-arrow_length, -arrow_length, arrow_length, arrow_length);
  painter.setPen(Qt::NoPen);
  for (std::size_t tone = 0; tone < tones; ++tone) {
    if (visible_[tone].empty()) continue;
    QPainterPath arrows;
    QPainterPath diamonds;
    arrows.setFillRule(Qt::WindingFill);
    for (const std::size_t index : visible_[tone]) {
      const EdgeFigure& edge = edges[index];
      const QPointF tip = edge.points[EdgeFigure::segments];
      const QPointF along = unit(tip - edge.points[EdgeFigure::segments - 1]);
      const QPointF across(-along.y() * 4, along.x() * 4);
      const QPointF base = tip - (along * arrow_length);
      if (around.contains(tip)) {
        arrows.moveTo(tip);
        arrows.lineTo(base + across);
        arrows.lineTo(base - across);
        arrows.closeSubpath();
      }
      if (!edge.has_proxy) continue;
      const QPointF middle = edge.at(0.3);
      diamonds.moveTo(middle + QPointF(0, -6));
      diamonds.lineTo(middle + QPointF(7, 0));
      diamonds.lineTo(middle + QPointF(0, 6));
      diamonds.lineTo(middle + QPointF(-7, 0));
      diamonds.closeSubpath();
    }
    const QColor color = color_of(static_cast<Tone>(tone));
    painter.fillPath(arrows, color);
    if (diamonds.isEmpty()) continue;
    painter.setBrush(state().colors->canvas);
    painter.setPen(cosmetic(painter, color, 1.6 * std::clamp(scale, 0.5, 1.6)));
    painter.drawPath(diamonds);
    painter.setPen(Qt::NoPen);
  }
}

}  // namespace sojourn::gui
