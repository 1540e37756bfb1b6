#include "gui/plot/plot_labels.h"

#include <algorithm>
#include <cmath>

#include <qcustomplot.h>

#include "gui/look/theme.h"
#include "gui/plot/plot_style.h"

namespace sojourn::gui {
namespace {

constexpr int gap = 4;  // between a label and its line, and between labels
const QMargins padding(4, 1, 4, 1);

QSize size_of(const QCPItemText& item, const QString& text) {
  const QFontMetrics metrics(item.font());
  const QSize words = metrics.boundingRect(0, 0, 0, 0, Qt::TextDontClip, text).size();
  return words.grownBy(padding) + QSize(1, 0);
}

}  // namespace

void PlotLabels::add(QCustomPlot* plot, const QString& text, const QColor& color, LabelPlace place,
                     double x, double y, bool right_axis) {
  auto* item = new QCPItemText(plot);  // the plot owns its items
  item->setLayer(QStringLiteral("labels"));
  item->setText(text);
  item->setColor(color);
  item->setBrush(translucent(current_colors().panel, 0.75));
  item->setPadding(padding);
  item->setFont(plot->font());
  item->setTextAlignment(Qt::AlignLeft);
  item->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
  item->position->setType(QCPItemPosition::ptAbsolute);
  item->setSelectable(false);
  labels_.push_back({item, text, place, x, y, right_axis, QRect()});
}

void PlotLabels::clear() {
  labels_.clear();
}

QRect PlotLabels::wanted_rect(const Label& label, const QSize& size, const QRect& area) const {
  const QCustomPlot* plot = label.item->parentPlot();
  const int x = static_cast<int>(std::lround(plot->xAxis->coordToPixel(label.x)));
  const QCPAxis* height = label.right_axis ? plot->yAxis2 : plot->yAxis;
  const int y =
      label.place == LabelPlace::top ? area.top() : static_cast<int>(height->coordToPixel(label.y));
  QPoint corner;
  switch (label.place) {
    case LabelPlace::top: corner = {x + gap, area.top() + gap}; break;
    case LabelPlace::beside: corner = {x + (2 * gap), y + gap}; break;
    case LabelPlace::end:
      corner = {area.right() - size.width() - gap, y - size.height() - 2};
      break;
  }
  if (label.place != LabelPlace::end && corner.x() + size.width() > area.right()) {
    const int left = x - size.width() - (label.place == LabelPlace::top ? gap : 2 * gap);
    corner.setX(std::max(left, area.left()));
  }
  QRect rect(corner, size);
  if (rect.bottom() > area.bottom()) rect.moveBottom(area.bottom() - 1);
  if (rect.top() < area.top()) rect.moveTop(area.top() + 1);
  return rect;
}

// On the other side of its line, below or above its place: the next spot that nothing else takes.
bool PlotLabels::find_room(Label& label, const QRect& area, std::size_t before) const {
  const QRect wanted = label.rect;
  const int step = (wanted.height() + gap) / 2;
  const int tries = 2 * area.height() / std::max(step, 1);
  const bool is_top = label.place == LabelPlace::top;
  const double line = label.item->parentPlot()->xAxis->coordToPixel(label.x);
  QRect mirrored = wanted;
  mirrored.moveRight(static_cast<int>(line) - gap);
  const auto end = labels_.begin() + static_cast<std::ptrdiff_t>(before);
  for (int i = 0; i <= tries; ++i) {
    const int rows = is_top ? i : (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
    for (const bool is_mirrored : {false, true}) {
      if (is_mirrored && (!is_top || mirrored.left() < area.left())) continue;
      label.rect = (is_mirrored ? mirrored : wanted).translated(0, rows * step);
      if (label.rect.top() < area.top() || label.rect.bottom() > area.bottom()) continue;
      const bool is_free = std::none_of(labels_.begin(), end, [&label](const Label& other) {
        return other.rect.adjusted(-2, -1, 2, 1).intersects(label.rect);
      });
      if (is_free) return true;
    }
  }
  label.rect = QRect();
  return false;
}

void PlotLabels::place_all(const QRect& area) {
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    Label& label = labels_[i];
    const QCustomPlot* plot = label.item->parentPlot();
    const double pixel = plot->xAxis->coordToPixel(label.x);
    const bool is_near =
        label.place == LabelPlace::end || (pixel >= area.left() - 1 && pixel <= area.right() + 1);
    label.rect = QRect();
    const QString text = QFontMetrics(label.item->font())
                             .elidedText(label.text, Qt::ElideRight, area.width() - (4 * gap));
    label.item->setText(text);
    if (is_near) {
      label.rect = wanted_rect(label, size_of(*label.item, text), area);
      find_room(label, area, i);
    }
    label.item->setVisible(!label.rect.isNull());
    label.item->position->setPixelPosition(QPointF(label.rect.topLeft()));
  }
}

QStringList PlotLabels::texts() const {
  QStringList found;
  for (const Label& label : labels_) {
    if (!label.rect.isNull()) found << label.item->text();
  }
  return found;
}

std::vector<QRect> PlotLabels::rects() const {
  std::vector<QRect> found;
  for (const Label& label : labels_) {
    if (!label.rect.isNull()) found.push_back(label.rect);
  }
  return found;
}

}  // namespace sojourn::gui
