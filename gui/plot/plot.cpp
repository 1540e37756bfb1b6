#include "gui/plot/plot.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"

namespace sojourn::gui {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest_view = 1e-4;  // of everything

// Keeps a view inside of everything there is, and not smaller than can be drawn.
QCPRange kept_inside(const QCPRange& wanted, const QCPRange& before, const QCPRange& home) {
  if (wanted.size() < home.size() * smallest_view) return before;
  return wanted.size() >= home.size() ? home : wanted.bounded(home.lower, home.upper);
}

QStringList texts_of(const QCPAxis* axis) {
  return QStringList(axis->tickVectorLabels());
}

}  // namespace

Plot::Plot(QWidget* parent)
    : QWidget(parent),
      parts_(std::make_unique<PlotParts>(this)),
      empty_text_(tr("Run the scenario to see this plot.")) {
  setAccessibleName(tr("Plot"));
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  parts_->empty->setText(empty_text_);
  parts_->stack->setCurrentWidget(parts_->empty);
  connectCanvas();
}

Plot::~Plot() = default;

void Plot::connectCanvas() {
  PlotCanvas* plot = parts_->canvas;
  plot->on_click = [this](const QPointF& pixel) {
    for (std::size_t i = 0; i < parts_->curves.size(); ++i) {
      if (!parts_->header->rect_of(i).contains(pixel.toPoint())) continue;
      const LegendEntry entry = parts_->curves[i].entry;
      return setCurveShown(entry.label, !entry.is_shown);
    }
    if (plotArea().contains(pixel.toPoint())) clicked(pixel);
  };
  plot->on_double_click = [this](const QPointF&) { resetView(); };
  plot->on_hover = [this](const QPointF& pixel) {
    const bool is_inside = plotArea().contains(pixel.toPoint());
    hovered(is_inside ? xOfPixel(pixel.x()) : not_a_number);
  };
  plot->on_leave = [this] { hovered(not_a_number); };
  for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->yAxis2}) {
    const QCPRange* home = axis == plot->xAxis   ? &parts_->home_x
                           : axis == plot->yAxis ? &parts_->home_left
                                                 : &parts_->home_right;
    const auto keep = [this, axis, home](const QCPRange& now, const QCPRange& before) {
      if (parts_->is_moving_axes) return;
      parts_->is_moving_axes = true;
      axis->setRange(kept_inside(now, before, *home));
      parts_->is_moving_axes = false;
      parts_->is_zoomed = true;
      if (parts_->on_view_changed) parts_->on_view_changed();
      emit viewChanged();
    };
    connect(axis, qOverload<const QCPRange&, const QCPRange&>(&QCPAxis::rangeChanged), this, keep);
  }
}

void Plot::setTitle(const QString& title) {
  title_ = title;
  if (!title.isEmpty()) setAccessibleName(title);
  parts_->header->title = title;
  parts_->replot_soon();
}

QString Plot::title() const {
  return title_;
}

void Plot::setEmptyText(const QString& text) {
  empty_text_ = text;
  parts_->empty->setText(text);
  if (isEmpty()) setAccessibleDescription(text);
}

bool Plot::isEmpty() const {
  return !hasData();
}

void Plot::refresh() {
  parts_->clear();
  parts_->hide_crosshair();
  if (!hasData()) {
    parts_->show_hidden();
    parts_->stack->setCurrentWidget(parts_->empty);
    setAccessibleDescription(empty_text_);
    return;
  }
  draw();
  parts_->end_curve();
  parts_->show_hidden();
  parts_->stack->setCurrentWidget(parts_->canvas);
  setAccessibleDescription(accessibleTable());
  parts_->replot_soon();
}

void Plot::refreshTheme() {
  parts_->apply_theme();
  refresh();
  update();
}

void Plot::resetView() {
  const bool was_zoomed = parts_->is_zoomed;
  parts_->go_home();
  parts_->replot_soon();
  if (!was_zoomed) return;
  if (parts_->on_view_changed) parts_->on_view_changed();
  emit viewChanged();
}

bool Plot::isZoomed() const {
  return parts_->is_zoomed;
}

QString Plot::accessibleTable() const {
  return hasData() ? tab_separated(shownTable()) : empty_text_;
}

QStringList Plot::curveLabels() const {
  QStringList labels;
  for (const auto& curve : parts_->curves) labels << curve.entry.label;
  return labels;
}

bool Plot::isCurveShown(const QString& label) const {
  return !parts_->hidden.contains(label);
}

void Plot::setCurveShown(const QString& label, bool shown) {
  if (shown == isCurveShown(label)) return;
  if (shown) {
    parts_->hidden.erase(label);
  } else {
    parts_->hidden.insert(label);
  }
  parts_->show_hidden();
  parts_->replot_soon();
  if (hasData()) setAccessibleDescription(accessibleTable());
  emit curveToggled(label, shown);
}

QRect Plot::legendRect(const QString& label) const {
  settle();
  const QStringList labels = curveLabels();
  const qsizetype place = labels.indexOf(label);
  return place < 0 ? QRect() : parts_->header->rect_of(static_cast<std::size_t>(place));
}

// Brings the layout up to date with what was queued.
void Plot::settle() const {
  parts_->replot_if_stale();
}

double Plot::pixelOfX(double value) const {
  settle();
  return parts_->canvas->xAxis->coordToPixel(to_axis(parts_->x.scale, value));
}

double Plot::pixelOfY(double value) const {
  settle();
  return parts_->canvas->yAxis->coordToPixel(to_axis(parts_->left.scale, value));
}

double Plot::pixelOfRightY(double value) const {
  settle();
  return parts_->canvas->yAxis2->coordToPixel(to_axis(parts_->right.scale, value));
}

double Plot::xOfPixel(double pixel) const {
  settle();
  return from_axis(parts_->x.scale, parts_->canvas->xAxis->pixelToCoord(pixel));
}

double Plot::yOfPixel(double pixel) const {
  settle();
  return from_axis(parts_->left.scale, parts_->canvas->yAxis->pixelToCoord(pixel));
}

QRect Plot::plotArea() const {
  settle();
  return parts_->canvas->axisRect()->rect();
}

QStringList Plot::xTickTexts() const {
  settle();
  return texts_of(parts_->canvas->xAxis);
}

QStringList Plot::yTickTexts() const {
  settle();
  return texts_of(parts_->canvas->yAxis);
}

QStringList Plot::rightTickTexts() const {
  settle();
  return parts_->has_right ? texts_of(parts_->canvas->yAxis2) : QStringList();
}

QStringList Plot::markTexts() const {
  settle();
  return parts_->labels.texts();
}

std::vector<QRect> Plot::markRects() const {
  settle();
  return parts_->labels.rects();
}

QString Plot::readoutText() const {
  return parts_->crosshair_text;
}

QWidget* Plot::canvas() const {
  return parts_->canvas;
}

QSize Plot::sizeHint() const {
  return {520, 300};
}

QSize Plot::minimumSizeHint() const {
  return {220, 140};
}

QString Plot::readout(double /*x*/) const {
  return {};
}

void Plot::hovered(double x) {
  showCrosshair(x);
}

void Plot::clicked(const QPointF& /*pixel*/) {}

void Plot::showCrosshair(double x) {
  const double place = to_axis(parts_->x.scale, x);
  if (isEmpty() || !std::isfinite(place) || !parts_->canvas->xAxis->range().contains(place)) {
    parts_->hide_crosshair();
  } else {
    parts_->show_crosshair(place, readout(x));
  }
}

void Plot::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  const auto type = event->type();
  if (type == QEvent::LanguageChange || type == QEvent::PaletteChange ||
      type == QEvent::FontChange) {
    refreshTheme();
  }
}

void Plot::zoomBy(double factor) {
  QCPAxis* axis = parts_->canvas->xAxis;
  axis->scaleRange(factor);
  parts_->replot_soon();
}

void Plot::panBy(double horizontal, double vertical) {
  QCPAxis* x = parts_->canvas->xAxis;
  QCPAxis* y = parts_->canvas->yAxis;
  if (horizontal != 0) x->moveRange(horizontal * x->range().size());
  if (vertical != 0) y->moveRange(vertical * y->range().size());
  parts_->replot_soon();
}

void Plot::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) return copyTable();
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(0.8);
    case Qt::Key_Minus: return zoomBy(1.25);
    case Qt::Key_0:
    case Qt::Key_Home: return resetView();
    case Qt::Key_Left: return panBy(-0.1, 0);
    case Qt::Key_Right: return panBy(0.1, 0);
    case Qt::Key_Up: return panBy(0, 0.1);
    case Qt::Key_Down: return panBy(0, -0.1);
    default: QWidget::keyPressEvent(event);
  }
}

void Plot::contextMenuEvent(QContextMenuEvent* event) {
  QMenu menu(this);
  QAction* reset = menu.addAction(tr("Show everything"), this, &Plot::resetView);
  reset->setEnabled(isZoomed());
  menu.addSeparator();
  const bool has_data = !isEmpty();
  menu.addAction(tr("Copy table"), this, &Plot::copyTable)->setEnabled(has_data);
  menu.addAction(tr("Copy picture"), this, &Plot::copyPicture)->setEnabled(has_data);
  menu.addAction(tr("Save as…"), this, &Plot::askForFile)->setEnabled(has_data);
  menu.exec(event->globalPos());
}

void Plot::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void Plot::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

// A frame of one pixel around the canvas, for the keyboard.
void Plot::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  const Colors& colors = current_colors();
  painter.setPen(hasFocus() ? colors.selection : colors.panel);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace sojourn::gui
