// QCustomPlot with Sojourn's rules for the mouse, its tick texts, and the line with title and
// legend. Included by files of gui/plot alone.
#pragma once

#include <functional>
#include <vector>

#include <qcustomplot.h>

#include "gui/plot/axis_scale.h"

namespace sojourn::gui {

class PlotCanvas : public QCustomPlot {
 public:
  explicit PlotCanvas(QWidget* parent);

  std::function<void(const QPointF&)> on_click;         // left button, not moved
  std::function<void(const QPointF&)> on_double_click;  // left button
  std::function<void(const QPointF&)> on_hover;
  std::function<void()> on_leave;

  QSize minimumSizeHint() const override { return {120, 80}; }
  QSize sizeHint() const override { return {480, 280}; }

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QPoint pressed_;
  bool is_click_ = false;
};

// Ticks of an axis by axis_ticks().
class AxisTicker : public QCPAxisTicker {
 public:
  Axis axis;
  int wanted = 6;

  void generate(const QCPRange& range, const QLocale& locale, QChar format, int precision,
                QVector<double>& ticks, QVector<double>* minor, QVector<QString>* texts) override;
};

// A graph whose line is cheap to draw: no crowds of points in one pixel, dashes one by one.
class CurveGraph : public QCPGraph {
 public:
  CurveGraph(QCPAxis* keys, QCPAxis* values) : QCPGraph(keys, values) {}

 protected:
  void drawLinePlot(QCPPainter* painter, const QVector<QPointF>& points) const override;
};

struct LegendEntry {
  QString label;
  QPen pen;
  QColor fill;  // behind the line; invalid: none
  bool is_shown = true;
};

// Title and legend, above the axes; entries flow into as many lines as they need.
class PlotHeader : public QCPLayoutElement {
 public:
  explicit PlotHeader(QCustomPlot* plot) : QCPLayoutElement(plot) {}

  QString title;
  std::vector<LegendEntry> entries;
  QFont font;
  QColor text_color, muted_color;

  QRect rect_of(std::size_t entry) const;
  QSize minimumOuterSizeHint() const override;
  QSize maximumOuterSizeHint() const override;

 protected:
  void draw(QCPPainter* painter) override;

 private:
  std::vector<QRect> flow(int width) const;  // relative to the upper left corner
  QFont title_font() const;
  int title_height() const;
  int row_height() const;
  void draw_entry(QCPPainter* painter, const LegendEntry& entry, const QRect& place) const;
};

}  // namespace sojourn::gui
