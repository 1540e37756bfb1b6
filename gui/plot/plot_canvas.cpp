#include "gui/plot/plot_canvas.h"

#include <algorithm>

namespace sojourn::gui {
namespace {

constexpr int sample_length = 26;
constexpr int sample_gap = 6;
constexpr int entry_gap = 16;

bool is_gap(const QPointF& from, const QPointF& to) {
  return qIsNaN(from.y()) || qIsNaN(to.y()) || qIsNaN(from.x()) || qIsNaN(to.x());
}

// Leaves out points nearer than `distance` pixels to the one before; gaps and ends stay.
QVector<QPointF> without_crowds(const QVector<QPointF>& points, double distance) {
  QVector<QPointF> kept;
  kept.reserve(points.size());
  for (qsizetype i = 0; i < points.size(); ++i) {
    const bool is_end = i == 0 || i + 1 == points.size() || is_gap(points[i], points[i + 1]) ||
                        is_gap(points[i - 1], points[i]);
    if (is_end || QLineF(kept.back(), points[i]).length() >= distance) kept.append(points[i]);
  }
  return kept;
}

QVector<QLineF> pieces_of(const QVector<QPointF>& points) {
  QVector<QLineF> pieces;
  for (qsizetype i = 1; i < points.size(); ++i) {
    if (!is_gap(points[i - 1], points[i])) pieces.append(QLineF(points[i - 1], points[i]));
  }
  return pieces;
}

// The pieces of a line that a dashed pen draws; the pattern goes on around corners.
QVector<QLineF> dashes_of(const QVector<QPointF>& points, const QPen& pen) {
  const QList<qreal> pattern = pen.dashPattern();
  QVector<QLineF> dashes;
  qsizetype place = 0;
  double rest = pattern[0] * pen.widthF();
  for (qsizetype i = 1; i < points.size(); ++i) {
    if (is_gap(points[i - 1], points[i])) continue;
    const QLineF whole(points[i - 1], points[i]);
    const double length = whole.length();
    double from = 0;
    while (from < length) {
      const double to = std::min(from + rest, length);
      if (place % 2 == 0) {
        dashes.append(QLineF(whole.pointAt(from / length), whole.pointAt(to / length)));
      }
      rest -= to - from;
      if (rest <= 1e-9) {
        place = (place + 1) % pattern.size();
        rest = pattern[place] * pen.widthF();
      }
      from = to;
    }
  }
  return dashes;
}

}  // namespace

PlotCanvas::PlotCanvas(QWidget* parent) : QCustomPlot(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::NoFocus);
  setNoAntialiasingOnDrag(true);
  setAutoAddPlottableToLegend(false);
  setInteractions(QCP::iRangeZoom);
  setPlottingHint(QCP::phFastPolylines, false);
}

void PlotCanvas::mousePressEvent(QMouseEvent* event) {
  const bool is_left = event->button() == Qt::LeftButton;
  const bool pans = event->button() == Qt::MiddleButton ||
                    (is_left && event->modifiers().testFlag(Qt::ShiftModifier));
  pressed_ = event->pos();
  is_click_ = is_left;
  setInteraction(QCP::iRangeDrag, pans);
  setSelectionRectMode(is_left && !pans ? QCP::srmZoom : QCP::srmNone);
  if (event->button() == Qt::MiddleButton) {
    QMouseEvent left(event->type(), event->position(), event->globalPosition(), Qt::LeftButton,
                     Qt::LeftButton, event->modifiers());
    QCustomPlot::mousePressEvent(&left);
  } else {
    QCustomPlot::mousePressEvent(event);
  }
  if (event->button() == Qt::RightButton) event->ignore();
}

void PlotCanvas::mouseMoveEvent(QMouseEvent* event) {
  if ((event->pos() - pressed_).manhattanLength() > 3) is_click_ = false;
  QCustomPlot::mouseMoveEvent(event);
  if (on_hover) on_hover(event->position());
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent* event) {
  // A rectangle of a few pixels is a slip of the hand.
  if (selectionRectMode() == QCP::srmZoom && selectionRect()->isActive() &&
      (event->pos() - pressed_).manhattanLength() < 8) {
    selectionRect()->cancel();
  }
  QCustomPlot::mouseReleaseEvent(event);
  if (is_click_ && event->button() == Qt::LeftButton && on_click) on_click(event->position());
  is_click_ = false;
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  is_click_ = false;
  setSelectionRectMode(QCP::srmNone);
  setInteraction(QCP::iRangeDrag, false);
  QCustomPlot::mouseDoubleClickEvent(event);
  if (event->button() == Qt::LeftButton && on_double_click) on_double_click(event->position());
}

void PlotCanvas::leaveEvent(QEvent* event) {
  QCustomPlot::leaveEvent(event);
  if (on_leave) on_leave();
}

// Qt draws a ragged line as one outline, which takes milliseconds, dashed even more; its pieces one
// by one take a tenth of that and look the same. Files keep the line whole.
void CurveGraph::drawLinePlot(QCPPainter* painter, const QVector<QPointF>& points) const {
  if (painter->modes().testFlag(QCPPainter::pmVectorized) || painter->pen().style() == Qt::NoPen) {
    return QCPGraph::drawLinePlot(painter, points);
  }
  const QPen pen = painter->pen();
  const bool is_dashed = pen.style() == Qt::CustomDashLine;
  const QVector<QPointF> kept = without_crowds(points, is_dashed ? 2 : 1.5);
  QPen solid(pen.color(), pen.widthF());
  solid.setCapStyle(is_dashed ? Qt::FlatCap : Qt::SquareCap);  // without notches at corners
  painter->setPen(solid);
  painter->drawLines(is_dashed ? dashes_of(kept, pen) : pieces_of(kept));
}

void AxisTicker::generate(const QCPRange& range, const QLocale& /*locale*/, QChar /*format*/,
                          int /*precision*/, QVector<double>& ticks, QVector<double>* minor,
                          QVector<QString>* texts) {
  const Ticks found = axis_ticks(axis, range.lower, range.upper, wanted);
  ticks = QVector<double>(found.places.begin(), found.places.end());
  if (minor != nullptr) *minor = QVector<double>(found.minor.begin(), found.minor.end());
  if (texts != nullptr) *texts = QVector<QString>(found.texts.begin(), found.texts.end());
}

QFont PlotHeader::title_font() const {
  QFont bold = font;
  bold.setBold(true);
  return bold;
}

int PlotHeader::title_height() const {
  return title.isEmpty() ? 0 : QFontMetrics(title_font()).height() + 4;
}

int PlotHeader::row_height() const {
  return QFontMetrics(font).height() + 4;
}

std::vector<QRect> PlotHeader::flow(int width) const {
  const QFontMetrics metrics(font);
  std::vector<QRect> places;
  int x = 0;
  int y = title_height();
  for (const LegendEntry& entry : entries) {
    const int wide =
        std::min(sample_length + sample_gap + metrics.horizontalAdvance(entry.label) + 2, width);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += row_height();
    }
    places.emplace_back(x, y, wide, row_height());
    x += wide + entry_gap;
  }
  return places;
}

QRect PlotHeader::rect_of(std::size_t entry) const {
  const std::vector<QRect> places = flow(rect().width());
  return entry < places.size() ? places[entry].translated(rect().topLeft()) : QRect();
}

QSize PlotHeader::minimumOuterSizeHint() const {
  const int width = parentPlot()->viewport().width() - margins().left() - margins().right();
  const std::vector<QRect> places = flow(std::max(width, 60));
  const int below = places.empty() ? title_height() : places.back().bottom() + 1;
  return {0, below == 0 ? 0 : below + margins().top() + margins().bottom()};
}

QSize PlotHeader::maximumOuterSizeHint() const {
  return {QWIDGETSIZE_MAX, minimumOuterSizeHint().height()};
}

void PlotHeader::draw(QCPPainter* painter) {
  if (!title.isEmpty()) {
    painter->setFont(title_font());
    painter->setPen(QPen(text_color));
    const QRect place(rect().left(), rect().top(), rect().width(), title_height());
    const QString shown =
        QFontMetrics(title_font()).elidedText(title, Qt::ElideRight, place.width());
    painter->drawText(place, static_cast<int>(Qt::AlignLeft | Qt::AlignTop), shown);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) draw_entry(painter, entries[i], rect_of(i));
}

void PlotHeader::draw_entry(QCPPainter* painter, const LegendEntry& entry,
                            const QRect& place) const {
  painter->setAntialiasing(true);
  const int middle = place.center().y();
  const QRect sample(place.left(), middle - 5, sample_length, 11);
  painter->setOpacity(entry.is_shown ? 1 : 0.35);
  if (entry.fill.isValid()) painter->fillRect(sample, entry.fill);
  if (entry.pen.style() != Qt::NoPen) {
    painter->setPen(entry.pen);
    painter->drawLine(QLineF(sample.left(), middle + 0.5, sample.right() + 1, middle + 0.5));
  }
  painter->setOpacity(1);
  QFont shown_font = font;
  shown_font.setStrikeOut(!entry.is_shown);
  painter->setFont(shown_font);
  painter->setPen(QPen(entry.is_shown ? text_color : muted_color));
  const QRect words = place.adjusted(sample_length + sample_gap, 0, 2, 0);
  painter->drawText(words, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                    QFontMetrics(font).elidedText(entry.label, Qt::ElideRight, words.width()));
}

}  // namespace sojourn::gui
