// How the timeline looks.
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/panels/fault_timeline.h"
#include "gui/panels/rate_curve.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

constexpr int axis_height = 22;
constexpr int head_width = 104;

QString time_text(double seconds) {
  return QString::fromStdString(
      scenario::format_duration(engine::Duration(std::llround(seconds * 1e9))));
}

}  // namespace

void FaultTimeline::paintAxis(QPainter& painter) const {
  const Colors& colors = current_colors();
  const double step = nice_step(to_ - from_, std::max(2, (width() - head_width) / 90));
  const double right = width() - 10;
  for (double t = std::ceil((from_ / step) - 1e-9) * step; t <= to_ + (step * 1e-9); t += step) {
    const double x = xOf(t);
    painter.setPen(colors.grid);
    painter.drawLine(QPointF(x, axis_height), QPointF(x, height()));
    painter.setPen(colors.muted_text);
    const QString text = time_text(std::max(t, 0.0));
    const double wide = fontMetrics().horizontalAdvance(text);
    painter.drawText(QPointF(std::min(x - (wide / 2), right + 8 - wide), axis_height - 7), text);
  }
  painter.setPen(colors.border);
  painter.drawLine(QPointF(0, axis_height), QPointF(width(), axis_height));
  painter.drawLine(QPointF(head_width - 4, 0), QPointF(head_width - 4, height()));
}

void FaultTimeline::paintBar(QPainter& painter, const Bar& bar) const {
  const Colors& colors = current_colors();
  const auto index = static_cast<int>(bar.shape.index);
  const QRectF box = rectOf(index);
  const FaultLook look = look_of_fault(bar.shape.kind);
  const bool is_open = !bar.shape.length && bar.shape.kind != "restart";
  QColor fill = look.color;
  fill.setAlphaF(0.22F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.panel);
  painter.drawRoundedRect(box, 3, 3);
  painter.setBrush(fill);
  painter.drawRoundedRect(box, 3, 3);
  QColor hatch = look.color;
  hatch.setAlphaF(0.4F);
  painter.setBrush(QBrush(hatch, look.pattern));
  painter.drawRoundedRect(box, 3, 3);
  painter.setBrush(Qt::NoBrush);
  const bool is_selected = index == selected_;
  painter.setPen(QPen(is_selected ? colors.selection : look.color, is_selected ? 2.5 : 1.2,
                      is_open ? Qt::DashLine : Qt::SolidLine));
  painter.drawRoundedRect(box, 3, 3);
  const std::size_t slash = bar.shape.target.find('/');
  QString text = look.glyph + QStringLiteral(" ") + look.title;
  if (slash != std::string::npos) {
    text += QStringLiteral(" ") + QString::fromStdString(bar.shape.target.substr(slash));
  }
  const QFontMetricsF metrics(painter.font());
  if (box.width() < metrics.horizontalAdvance(text) + 14) text = look.glyph;
  const QRectF place(box.left() + 5, box.top(), metrics.horizontalAdvance(text) + 4, box.height());
  if (box.width() < 16) {
    // An instant: its glyph stands behind it.
    painter.setPen(colors.text);
    painter.drawText(QPointF(box.right() + 3, box.center().y() + 5), look.glyph);
    return;
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.panel);
  painter.drawRoundedRect(place.adjusted(-1, 2, 1, -2), 2, 2);
  painter.setPen(colors.text);
  painter.drawText(place, Qt::AlignCenter, text);
}

void FaultTimeline::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event)
  const Colors& colors = current_colors();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), colors.panel);
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    const QString name = QString::fromStdString(lanes_[i].service);
    const QRectF box = laneRect(name);
    if (i % 2 == 0) painter.fillRect(box, colors.canvas);
    painter.setPen(colors.border);
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    painter.setPen(colors.text);
    const QString text = fontMetrics().elidedText(name, Qt::ElideRight, head_width - 14);
    painter.drawText(QRectF(8, box.top(), head_width - 14, box.height()), Qt::AlignVCenter, text);
  }
  paintAxis(painter);
  painter.save();
  painter.setClipRect(QRectF(head_width - 3, axis_height, width() - head_width + 3, height()));
  for (const Bar& bar : bars_) paintBar(painter, bar);
  if (drag_ == Drag::create) {
    const QRectF lane = laneRect(QString::fromStdString(drag_service_));
    const double left = xOf(std::min(drag_from_, drag_to_));
    const double right = xOf(std::max(drag_from_, drag_to_));
    QColor fill = colors.selection;
    fill.setAlphaF(0.25F);
    painter.setPen(colors.selection);
    painter.setBrush(fill);
    painter.drawRect(QRectF(left, lane.top() + 3, right - left, lane.height() - 6));
    painter.setPen(colors.text);
    painter.drawText(QPointF(right + 4, lane.center().y() + 4),
                     time_text(std::abs(drag_to_ - drag_from_)));
  }
  if (std::isfinite(crosshair_) && crosshair_ >= from_ && crosshair_ <= to_) {
    painter.setPen(QPen(colors.muted_text, 1, Qt::DotLine));
    painter.drawLine(QPointF(xOf(crosshair_), axis_height), QPointF(xOf(crosshair_), height()));
  }
  painter.restore();
  if (lanes_.empty()) {
    painter.setPen(colors.muted_text);
    painter.drawText(QRectF(head_width + 8, axis_height, width() - head_width - 16, 28),
                     Qt::AlignVCenter, tr("No faults. Add a lane, then drag on it."));
  }
  if (hasFocus()) {
    painter.setPen(colors.selection);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
  }
}

}  // namespace sojourn::gui
