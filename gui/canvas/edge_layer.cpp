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

// Of a curve's points: from afar fewer of them show where it goes.
std::size_t stride_at(double scale) {
  return scale < 0.2 ? 4 : (scale < 0.5 ? 2 : 1);
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
    case plain:
    case unseen: break;
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
  tone_by_edge_.assign(edges.size(), unseen);
  std::size_t count = 0;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (!edges[i].bounds.intersects(exposed)) continue;
    tone_by_edge_[i] = tone_of(edges[i], i);
    visible_[tone_by_edge_[i]].push_back(i);
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

// While a run tells its figures twenty times a second, most lines stay as they are.
void EdgeLayer::draw_lines(QPainter& painter, const QRectF& exposed, double scale) {
  const QPaintDevice& device = *painter.device();
  const Kept wanted{state().picture.revision(),
                    painter.combinedTransform(),
                    exposed,
                    QSize(device.width(), device.height()),
                    device.devicePixelRatio(),
                    state().colors};
  if (wanted != kept_) {
    kept_ = wanted;
    draw_all_lines(scale);
  } else if (tone_by_edge_ != kept_tones_) {
    draw_other_lines(scale);
  }
  kept_tones_ = tone_by_edge_;
  painter.save();
  painter.resetTransform();
  painter.drawImage(QPointF(), lines_.image());
  painter.restore();
}

void EdgeLayer::draw_all_lines(double scale) {
  lines_.clear((QSizeF(kept_.size) * kept_.ratio).toSize());
  for (std::size_t tone = 0; tone < tones; ++tone) {
    const QRgb pixel = pixel_of(static_cast<Tone>(tone), scale);
    for (const std::size_t edge : visible_[tone]) draw_line(edge, stride_at(scale), pixel);
  }
  lines_.set_ratio(kept_.ratio);
}

// The same lines, some of another tone: they are drawn over what they were, and over them all that
// stand above the lowest of them.
void EdgeLayer::draw_other_lines(double scale) {
  const auto is_other = [this](std::size_t edge) {
    return tone_by_edge_[edge] != kept_tones_[edge];
  };
  bool has_any = false;
  for (std::size_t tone = 0; tone < tones; ++tone) {
    const QRgb pixel = pixel_of(static_cast<Tone>(tone), scale);
    const bool draws_all = has_any;
    for (const std::size_t edge : visible_[tone]) {
      if (!draws_all && !is_other(edge)) continue;
      draw_line(edge, stride_at(scale), pixel);
      has_any = true;
    }
  }
}

QRgb EdgeLayer::pixel_of(Tone tone, double scale) const {
  QColor color = color_of(tone);
  if (tone == plain && scale < 0.2) color = mixed(color, state().colors->canvas);
  return qPremultiply(color.rgba());
}

void EdgeLayer::draw_line(std::size_t edge, std::size_t stride, QRgb pixel) {
  // The view neither turns nor shears.
  const QTransform& transform = kept_.transform;
  const auto mapped = [&](QPointF point) {
    return QPointF((point.x() * transform.m11()) + transform.dx(),
                   (point.y() * transform.m22()) + transform.dy()) *
           kept_.ratio;
  };
  const auto& points = state().picture.edges()[edge].points;
  QPointF from = mapped(points[0]);
  for (std::size_t k = stride; k <= EdgeFigure::segments; k += stride) {
    const QPointF to = mapped(points[k]);
    lines_.draw(from, to, pixel);
    from = to;
  }
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
