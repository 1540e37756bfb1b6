#include "gui/plot/plot_parts.h"

#include <algorithm>
#include <cmath>

#include "gui/look/theme.h"

namespace sojourn::gui {
namespace {

constexpr int tick_width = 76;  // room for one tick's text, in pixels
constexpr int tick_height = 34;

void color_axis(QCPAxis* axis, const QFont& font) {
  const Colors& colors = current_colors();
  axis->setBasePen(QPen(colors.border));
  axis->setTickPen(QPen(colors.border));
  axis->setSubTickPen(QPen(colors.border));
  axis->setTickLabelColor(colors.muted_text);
  axis->setLabelColor(colors.muted_text);
  axis->setTickLabelFont(font);
  axis->setLabelFont(font);
  axis->setTickLength(0, 4);
  axis->setSubTickLength(0, 2);
  axis->setTickLabelPadding(5);
  axis->setLabelPadding(5);
  axis->grid()->setPen(QPen(colors.grid));
  axis->grid()->setZeroLinePen(Qt::NoPen);
  axis->setSelectableParts(QCPAxis::spNone);
}

QSharedPointer<AxisTicker> new_ticker(QCPAxis* axis) {
  const QSharedPointer<AxisTicker> ticker(new AxisTicker);
  axis->setTicker(ticker);
  return ticker;
}

}  // namespace

void Extent::include(double value) {
  if (!std::isfinite(value)) return;
  low = is_set ? std::min(low, value) : value;
  high = is_set ? std::max(high, value) : value;
  is_set = true;
}

QCPRange fitted(const Extent& extent, const Axis& axis, double room) {
  if (!extent.is_set) return {0, 1};
  double low = to_axis(axis.scale, extent.low);
  double high = to_axis(axis.scale, extent.high);
  if (!std::isfinite(low) || !std::isfinite(high)) return {0, 1};
  if (high - low < 1e-12 * std::max(1.0, std::abs(high))) {
    const double half = axis.scale == AxisScale::log10 ? 0.15 : std::max(std::abs(high) / 10, 1e-9);
    low -= half;
    high += half;
  }
  const double margin = (high - low) * room;
  return {low - margin, high + margin};
}

QCPRange fitted_from_zero(const Extent& extent, double room) {
  const double high = extent.is_set ? extent.high : 1;
  return {0, high > 0 ? high * (1 + room) : 1};
}

PlotParts::PlotParts(QWidget* owner)
    : canvas(new PlotCanvas(owner)),
      header(new PlotHeader(canvas)),
      empty(new QLabel(owner)),
      stack(new QStackedLayout(owner)) {
  stack->setContentsMargins(1, 1, 1, 1);
  stack->addWidget(canvas);
  stack->addWidget(empty);
  empty->setAlignment(Qt::AlignCenter);
  empty->setWordWrap(true);
  empty->setMargin(16);
  empty->setAutoFillBackground(true);
  canvas->legend->setVisible(false);
  QCPLayoutGrid* grid = canvas->plotLayout();
  grid->insertRow(0);
  grid->addElement(0, 0, header);
  grid->setRowStretchFactor(0, 0.001);
  grid->setRowSpacing(0);
  QCPAxisRect* area = canvas->axisRect();
  auto* margins = new QCPMarginGroup(canvas);
  area->setMarginGroup(QCP::msLeft, margins);
  area->setMinimumMargins(QMargins(12, 8, 14, 4));
  header->setMinimumMargins(QMargins(6, 6, 14, 0));
  header->setMarginGroup(QCP::msLeft, margins);
  canvas->addLayer(QStringLiteral("bands"), canvas->layer(QStringLiteral("grid")));
  canvas->addLayer(QStringLiteral("marks"), canvas->layer(QStringLiteral("axes")));
  canvas->addLayer(QStringLiteral("labels"), canvas->layer(QStringLiteral("marks")));
  x_ticker_ = new_ticker(canvas->xAxis);
  left_ticker_ = new_ticker(canvas->yAxis);
  right_ticker_ = new_ticker(canvas->yAxis2);
  QObject::connect(canvas, &QCustomPlot::afterLayout, canvas, [this] { after_layout(); });
  QObject::connect(canvas, &QCustomPlot::beforeReplot, canvas, [this] { is_stale_ = false; });
  make_crosshair();
  apply_theme();
}

void PlotParts::make_crosshair() {
  crosshair_ = new QCPItemLine(canvas);
  readout_ = new QCPItemText(canvas);
  for (QCPAbstractItem* item :
       {static_cast<QCPAbstractItem*>(crosshair_), static_cast<QCPAbstractItem*>(readout_)}) {
    item->setLayer(QStringLiteral("overlay"));
    item->setVisible(false);
    item->setSelectable(false);
  }
  for (QCPItemPosition* end : {crosshair_->start, crosshair_->end}) {
    end->setTypeX(QCPItemPosition::ptPlotCoords);
    end->setTypeY(QCPItemPosition::ptAxisRectRatio);
  }
  readout_->setPadding(QMargins(6, 4, 6, 4));
  readout_->setTextAlignment(Qt::AlignLeft);
  readout_->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
  readout_->position->setType(QCPItemPosition::ptAbsolute);
}

void PlotParts::set_axes(const Axis& new_x, const Axis& new_left,
                         const std::optional<Axis>& new_right) {
  x = new_x;
  left = new_left;
  has_right = new_right.has_value();
  right = new_right.value_or(Axis{});
  x_ticker_->axis = x;
  left_ticker_->axis = left;
  right_ticker_->axis = right;
  canvas->xAxis->setLabel(x.title);
  canvas->yAxis->setLabel(left.title);
  canvas->yAxis2->setLabel(right.title);
  canvas->yAxis2->setVisible(has_right);
  canvas->yAxis2->setTickLabels(has_right);
}

void PlotParts::set_home(const QCPRange& new_x, const QCPRange& new_left,
                         const QCPRange& new_right) {
  home_x = new_x;
  home_left = new_left;
  home_right = new_right;
  if (!is_zoomed || canvas->xAxis->range() == home_x) {
    go_home();
  } else if (zooms_time_alone) {
    is_moving_axes = true;
    canvas->yAxis->setRange(home_left);
    canvas->yAxis2->setRange(home_right);
    is_moving_axes = false;
  }
}

void PlotParts::go_home() {
  is_moving_axes = true;
  canvas->xAxis->setRange(home_x);
  canvas->yAxis->setRange(home_left);
  canvas->yAxis2->setRange(home_right);
  is_moving_axes = false;
  is_zoomed = false;
}

// How many ticks there is room for is known only once the margins are: then they are drawn again.
void PlotParts::after_layout() {
  labels.place_all(canvas->axisRect()->rect());
  const int across = x_ticker_->wanted;
  const int up = left_ticker_->wanted;
  count_ticks();
  const bool has_changed = across != x_ticker_->wanted || up != left_ticker_->wanted;
  if (has_changed && !is_second_layout_) {
    is_second_layout_ = true;
    replot_soon();
  } else {
    is_second_layout_ = false;
  }
}

void PlotParts::replot_soon() {
  is_stale_ = true;
  canvas->replot(QCustomPlot::rpQueuedReplot);
}

void PlotParts::replot_if_stale() {
  for (int i = 0; i < 2 && is_stale_; ++i) canvas->replot(QCustomPlot::rpQueuedRefresh);
}

void PlotParts::count_ticks() {
  const QSize size = canvas->axisRect()->size();
  x_ticker_->wanted = std::clamp(size.width() / tick_width, 2, 12);
  left_ticker_->wanted = std::clamp(size.height() / tick_height, 2, 10);
  right_ticker_->wanted = left_ticker_->wanted;
}

void PlotParts::apply_theme() {
  const Colors& colors = current_colors();
  const QFont font = canvas->font();
  for (QCPAxis* each : {canvas->xAxis, canvas->yAxis, canvas->xAxis2, canvas->yAxis2}) {
    color_axis(each, font);
  }
  canvas->yAxis2->grid()->setVisible(false);
  canvas->setBackground(QBrush(colors.panel));
  header->font = font;
  header->text_color = colors.text;
  header->muted_color = colors.muted_text;
  QPalette palette = empty->palette();
  palette.setColor(QPalette::Window, colors.panel);
  palette.setColor(QPalette::WindowText, colors.muted_text);
  empty->setPalette(palette);
  crosshair_->setPen(QPen(colors.muted_text, 0, Qt::DotLine));
  readout_->setColor(colors.text);
  readout_->setFont(font);
  readout_->setBrush(translucent(colors.panel, 0.93));
  readout_->setPen(QPen(colors.border));
  canvas->selectionRect()->setPen(QPen(colors.selection, 0));
  canvas->selectionRect()->setBrush(translucent(colors.selection, 0.12));
}

void PlotParts::clear() {
  labels.clear();
  curves.clear();
  end_curve();
  canvas->clearPlottables();
  for (int i = canvas->itemCount() - 1; i >= 0; --i) {
    QCPAbstractItem* item = canvas->item(i);
    if (item != crosshair_ && item != readout_) canvas->removeItem(item);
  }
}

void PlotParts::show_hidden() {
  header->entries.clear();
  for (Curve& curve : curves) {
    curve.entry.is_shown = !hidden.contains(curve.entry.label);
    for (const QPointer<QCPLayerable>& part : curve.parts) {
      if (part) part->setVisible(curve.entry.is_shown);
    }
    header->entries.push_back(curve.entry);
  }
}

void PlotParts::show_crosshair(double place, const QString& text) {
  crosshair_x = place;
  crosshair_text = text;
  crosshair_->start->setCoords(place, 0);
  crosshair_->end->setCoords(place, 1);
  crosshair_->setVisible(true);
  readout_->setVisible(!text.isEmpty());
  readout_->setText(text);
  const QRect area = canvas->axisRect()->rect();
  const QSize size = QFontMetrics(readout_->font())
                         .boundingRect(0, 0, 0, 0, Qt::TextDontClip, text)
                         .size()
                         .grownBy(readout_->padding());
  const double pixel = canvas->xAxis->coordToPixel(place);
  const bool fits = pixel + 12 + size.width() < area.right();
  QPointF corner(fits ? pixel + 10 : std::max<double>(pixel - 12 - size.width(), area.left()),
                 area.top() + 8);
  if (reads_out_below) {
    corner = QPointF(area.right() - size.width() - 8, area.bottom() - size.height() - 8);
  }
  readout_->position->setPixelPosition(corner);
  canvas->layer(QStringLiteral("overlay"))->replot();
}

void PlotParts::hide_crosshair() {
  if (!crosshair_->visible() && !readout_->visible()) return;
  crosshair_->setVisible(false);
  readout_->setVisible(false);
  crosshair_text.clear();
  canvas->layer(QStringLiteral("overlay"))->replot();
}

}  // namespace sojourn::gui
