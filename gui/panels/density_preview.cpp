#include "gui/panels/density_preview.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <map>

#include "gui/look/theme.h"
#include "gui/panels/distribution_value.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

QString short_time(double seconds) {
  if (seconds <= 0) return QStringLiteral("0");
  const double grid = std::pow(10, std::floor(std::log10(seconds)) - 1);
  const auto nanoseconds = std::llround(std::round(seconds / grid) * grid * 1e9);
  return QString::fromStdString(scenario::format_duration(engine::Duration(nanoseconds)));
}

}  // namespace

DensityPreview::DensityPreview(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Density"));
}

QSize DensityPreview::sizeHint() const {
  return {160, 64};
}

QSize DensityPreview::minimumSizeHint() const {
  return {80, 64};
}

void DensityPreview::setDistribution(const std::optional<engine::Distribution>& distribution) {
  distribution_ = distribution;
  if (distribution_) {
    x_max_ = std::max(rough_quantile(*distribution_, 0.985), 1e-9);
    const double mean = distribution_->mean();
    if (std::isfinite(mean)) x_max_ = std::max(x_max_, 1.25 * mean);
  }
  update();
}

void DensityPreview::paintCurve(QPainter& painter, const QRectF& area) const {
  const int count = std::max(2, static_cast<int>(area.width()));
  std::vector<double> heights;
  for (int i = 0; i < count; ++i) {
    heights.push_back(density(*distribution_, x_max_ * (i + 0.5) / count));
  }
  // Poles at 0 would flatten all the rest.
  std::vector<double> sorted = heights;
  std::ranges::sort(sorted);
  const double robust = sorted[static_cast<std::size_t>(0.97 * static_cast<double>(count - 1))];
  const double highest = std::min(sorted.back(), 3 * robust);
  if (highest <= 0) return;
  QPainterPath path(area.bottomLeft());
  for (int i = 0; i < count; ++i) {
    const double share = std::min(1.0, heights[static_cast<std::size_t>(i)] / highest);
    path.lineTo(area.left() + (area.width() * (i + 0.5) / count),
                area.bottom() - (share * area.height()));
  }
  path.lineTo(area.bottomRight());
  const QColor color = current_colors().series_a;
  QColor fill = color;
  fill.setAlphaF(0.18F);
  painter.fillPath(path, fill);
  painter.setPen(QPen(color, 1.5));
  painter.drawPath(path);
}

void DensityPreview::paintAtoms(QPainter& painter, const QRectF& area) const {
  std::map<int, double> columns;
  for (const Atom& atom : atoms(*distribution_)) {
    if (atom.x > x_max_) continue;
    columns[static_cast<int>(atom.x / x_max_ * area.width() / 3)] += atom.probability;
  }
  double highest = 0;
  for (const auto& [column, probability] : columns) highest = std::max(highest, probability);
  for (const auto& [column, probability] : columns) {
    const double height = area.height() * probability / highest;
    painter.fillRect(QRectF(area.left() + (column * 3.0), area.bottom() - height, 2.5, height),
                     current_colors().series_a);
  }
}

void DensityPreview::paintAxis(QPainter& painter, const QRectF& area) const {
  const Colors& colors = current_colors();
  painter.setPen(colors.border);
  painter.drawLine(area.bottomLeft(), area.bottomRight());
  const double mean = distribution_->mean();
  if (std::isfinite(mean) && mean <= x_max_) {
    const double x = area.left() + (area.width() * mean / x_max_);
    painter.setPen(QPen(colors.muted_text, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
  }
  QFont font = painter.font();
  font.setPointSizeF(font.pointSizeF() * 0.85);
  painter.setFont(font);
  painter.setPen(colors.muted_text);
  const QRectF band(area.left(), area.bottom() + 1, area.width(), height() - area.bottom() - 1);
  painter.drawText(band, Qt::AlignLeft | Qt::AlignTop, QStringLiteral("0"));
  painter.drawText(band, Qt::AlignRight | Qt::AlignTop, short_time(x_max_));
}

void DensityPreview::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event)
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(current_colors().border);
  painter.setBrush(current_colors().panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  if (!distribution_) return;
  const double foot = fontMetrics().height() * 0.95;
  const QRectF area = QRectF(rect()).adjusted(6, 5, -6, -foot - 1);
  painter.setBrush(Qt::NoBrush);
  paintCurve(painter, area);
  paintAtoms(painter, area);
  paintAxis(painter, area);
}

}  // namespace sojourn::gui
