#include "gui/panels/rate_curve.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/look/theme.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

constexpr double grab_distance = 9;

QString short_rate(double rate) {
  return QString::number(rate, 'g', 4) + QStringLiteral("/s");
}

double snapped(double value, double step) {
  return step > 0 ? std::round(value / step) * step : value;
}

}  // namespace

double nice_step(double range, int count) {
  if (!(range > 0) || count < 1) return 1;
  const double rough = range / count;
  const double decade = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (decade * factor >= rough * (1 - 1e-9)) return decade * factor;
  }
  return decade * 10;
}

RateCurve::RateCurve(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Rate over time"));
  setToolTip(
      tr("Double-click adds a point, Del removes it; drag it or move it with the arrows. "
         "Ctrl+arrows select another."));
}

void RateCurve::setPoints(const std::vector<CurvePoint>& points, bool is_ramped) {
  points_ = points;
  is_ramped_ = is_ramped;
  if (selected_ >= static_cast<int>(points_.size())) selected_ = -1;
  if (!is_dragging_) showAll();
  update();
}

void RateCurve::setDuration(double seconds) {
  duration_ = seconds;
  showAll();
  update();
}

// The scale stays while a point is dragged, so that it does not run away.
void RateCurve::showAll() {
  double seconds = duration_;
  double rate = 0;
  for (const CurvePoint& point : points_) {
    seconds = std::max(seconds, point.seconds);
    rate = std::max(rate, point.rate);
  }
  seconds_max_ = seconds > 0 ? seconds : 60;
  rate_max_ = rate > 0 ? 1.25 * rate : 10;
}

void RateCurve::select(int index) {
  if (index == selected_) return;
  selected_ = index;
  emit selectionChanged(index);
  update();
}

QRectF RateCurve::area() const {
  const double line = fontMetrics().height();
  const double left = fontMetrics().horizontalAdvance(QStringLiteral("0000/s")) + 8;
  return QRectF(rect()).adjusted(left, 8, -10, -line - 6);
}

QPointF RateCurve::positionOf(int index) const {
  const CurvePoint& point = points_[static_cast<std::size_t>(index)];
  const QRectF box = area();
  return {box.left() + (box.width() * point.seconds / seconds_max_),
          box.bottom() - (box.height() * std::min(point.rate / rate_max_, 1.0))};
}

CurvePoint RateCurve::pointAt(QPointF position) const {
  const QRectF box = area();
  const double seconds = (position.x() - box.left()) / box.width() * seconds_max_;
  const double rate = (box.bottom() - position.y()) / box.height() * rate_max_;
  return {snapped(std::max(seconds, 0.0), nice_step(seconds_max_, 120)),
          snapped(std::max(rate, 0.0), nice_step(rate_max_, 100))};
}

int RateCurve::indexAt(QPointF position) const {
  for (int i = 0; i < static_cast<int>(points_.size()); ++i) {
    if (QLineF(positionOf(i), position).length() <= grab_distance) return i;
  }
  return -1;
}

void RateCurve::moveTo(int index, CurvePoint wanted) {
  const auto at = static_cast<std::size_t>(index);
  const double step = nice_step(seconds_max_, 1000);
  if (index == 0) {
    wanted.seconds = 0;
  } else {
    wanted.seconds = std::max(wanted.seconds, points_[at - 1].seconds + step);
    if (at + 1 < points_.size()) {
      wanted.seconds = std::min(wanted.seconds, points_[at + 1].seconds - step);
    }
  }
  // The last rate holds to the end: it cannot be nothing.
  if (at + 1 == points_.size()) wanted.rate = std::max(wanted.rate, nice_step(rate_max_, 100));
  if (wanted == points_[at]) return;
  emit pointMoved(index, wanted.seconds, wanted.rate);
}

void RateCurve::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  setFocus();
  select(indexAt(event->position()));
  is_dragging_ = selected_ >= 0;
}

void RateCurve::mouseMoveEvent(QMouseEvent* event) {
  if (!is_dragging_ || selected_ < 0) return;
  moveTo(selected_, pointAt(event->position()));
}

void RateCurve::mouseReleaseEvent(QMouseEvent* event) {
  Q_UNUSED(event)
  if (!is_dragging_) return;
  is_dragging_ = false;
  showAll();
  update();
  emit moveEnded();
}

void RateCurve::mouseDoubleClickEvent(QMouseEvent* event) {
  is_dragging_ = false;
  if (event->button() != Qt::LeftButton || indexAt(event->position()) >= 0) return;
  const CurvePoint point = pointAt(event->position());
  emit pointAdded(point.seconds, point.rate);
}

bool RateCurve::moveByKey(int key) {
  if (selected_ < 0) return false;
  CurvePoint point = points_[static_cast<std::size_t>(selected_)];
  const double seconds = nice_step(seconds_max_, 60);
  const double rate = nice_step(rate_max_, 50);
  switch (key) {
    case Qt::Key_Left: point.seconds -= seconds; break;
    case Qt::Key_Right: point.seconds += seconds; break;
    case Qt::Key_Up: point.rate += rate; break;
    case Qt::Key_Down: point.rate = std::max(0.0, point.rate - rate); break;
    default: return false;
  }
  moveTo(selected_, point);
  return true;
}

void RateCurve::keyPressEvent(QKeyEvent* event) {
  const int count = static_cast<int>(points_.size());
  const int key = event->key();
  const bool is_sideways = key == Qt::Key_Left || key == Qt::Key_Right;
  const bool has_control = (event->modifiers() & Qt::ControlModifier) != 0;
  if (count > 0 && is_sideways && (has_control || selected_ < 0)) {
    select(std::clamp(selected_ + (key == Qt::Key_Right ? 1 : -1), 0, count - 1));
  } else if (key == Qt::Key_Delete && selected_ >= 0) {
    emit pointRemoved(selected_);
  } else if (!moveByKey(key)) {
    QWidget::keyPressEvent(event);
  }
}

void RateCurve::focusOutEvent(QFocusEvent* event) {
  emit moveEnded();
  QWidget::focusOutEvent(event);
  update();
}

void RateCurve::paintGrid(QPainter& painter) const {
  const Colors& colors = current_colors();
  const QRectF box = area();
  const double rate_step = nice_step(rate_max_, 4);
  for (double rate = 0; rate <= rate_max_; rate += rate_step) {
    const double y = box.bottom() - (box.height() * rate / rate_max_);
    painter.setPen(colors.grid);
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
    painter.setPen(colors.muted_text);
    painter.drawText(QRectF(0, y - 10, box.left() - 4, 20), Qt::AlignRight | Qt::AlignVCenter,
                     short_rate(rate));
  }
  const double seconds_step = nice_step(seconds_max_, 4);
  for (double seconds = 0; seconds <= seconds_max_ * (1 + 1e-9); seconds += seconds_step) {
    const double x = box.left() + (box.width() * seconds / seconds_max_);
    painter.setPen(colors.grid);
    painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
    painter.setPen(colors.muted_text);
    const QString text = QString::fromStdString(scenario::format_seconds(seconds));
    const double wide = fontMetrics().horizontalAdvance(text);
    const double left = std::min(x - (wide / 2), width() - wide - 1);
    painter.drawText(QPointF(left, box.bottom() + fontMetrics().ascent() + 3), text);
  }
}

void RateCurve::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event)
  const Colors& colors = current_colors();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(hasFocus() ? colors.selection : colors.border);
  painter.setBrush(colors.panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  QFont font = painter.font();
  font.setPointSizeF(font.pointSizeF() * 0.85);
  painter.setFont(font);
  paintGrid(painter);
  if (points_.empty()) return;
  const QRectF box = area();
  QPainterPath path(positionOf(0));
  for (int i = 1; i < static_cast<int>(points_.size()); ++i) {
    const QPointF next = positionOf(i);
    if (!is_ramped_) path.lineTo(next.x(), path.currentPosition().y());
    path.lineTo(next);
  }
  path.lineTo(box.right(), path.currentPosition().y());
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colors.series_a, 2));
  painter.drawPath(path);
  for (int i = 0; i < static_cast<int>(points_.size()); ++i) {
    const bool is_selected = i == selected_;
    painter.setPen(QPen(colors.series_a, 1.5));
    painter.setBrush(is_selected ? colors.series_a : colors.panel);
    painter.drawEllipse(positionOf(i), is_selected ? 5.5 : 4, is_selected ? 5.5 : 4);
  }
}

}  // namespace sojourn::gui
