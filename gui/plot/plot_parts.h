// The inside of a plot: the canvas, its axes and what is drawn on them. Included by files of
// gui/plot alone. Points are given in values; the scales of the axes are applied here.
#pragma once

#include <QLabel>
#include <QPointer>
#include <QStackedLayout>
#include <functional>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "gui/plot/plot_canvas.h"
#include "gui/plot/plot_labels.h"
#include "gui/plot/plot_style.h"
#include "gui/plot/plot_values.h"

namespace sojourn::gui {

enum class Side { left, right };

// Values between which an axis shows everything; low < high after fitted().
struct Extent {
  double low = 0;
  double high = 0;
  bool is_set = false;
  void include(double value);
};

class PlotParts {
 public:
  explicit PlotParts(QWidget* owner);

  void set_axes(const Axis& x, const Axis& left, const std::optional<Axis>& right = {});
  // Scale coordinates of everything; the view follows unless it was zoomed.
  void set_home(const QCPRange& x, const QCPRange& left, const QCPRange& right = QCPRange(0, 1));
  void go_home();
  void apply_theme();
  void clear();        // what is drawn, not the axes
  void show_hidden();  // curves as the legend says
  void count_ticks();
  void replot_soon();      // once, however often it is asked for
  void replot_if_stale();  // now, if one is due
  QCPAxis* axis(Side side) const { return side == Side::left ? canvas->yAxis : canvas->yAxis2; }
  const Axis& scale(Side side) const { return side == Side::left ? left : right; }

  // Everything drawn from here on belongs to a curve of the legend, until the next or end_curve().
  void begin_curve(const QString& label, const QPen& pen, const QColor& fill = QColor());
  void end_curve() { in_curve_ = false; }

  QCPGraph* line(const std::vector<PlotPoint>& points, const QPen& pen, Side side = Side::left,
                 bool steps = false);
  void dots(const std::vector<PlotPoint>& points, const QColor& color, Side side = Side::left);
  // Between low and high at each x.
  void ribbon(const std::vector<double>& x, const Ribbon& ribbon, const QColor& color,
              Side side = Side::left, bool steps = false);
  // Between low and high at each y.
  void sideways_ribbon(const std::vector<double>& y, const Ribbon& ribbon, const QColor& color);
  void bars(const std::vector<double>& middles, const std::vector<double>& heights, double width,
            const QColor& color);
  // From zero up to the points.
  void area(const std::vector<PlotPoint>& points, const QColor& color, bool steps);
  void sideways_bar(double y, double length, double thickness, const QColor& color);
  // Texts at 0, -1, -2 … in the place of numbers.
  void row_texts(Side side, const std::vector<QString>& texts, const QColor& color);
  void vertical(double x, const QPen& pen);
  void horizontal(double y, const QPen& pen, Side side = Side::left);
  void segment(const PlotPoint& from, const PlotPoint& to, const QPen& pen);
  void dot(double x, double y, const QColor& color, Side side = Side::left);
  // From the upper edge down; height: of the axes.
  void band(double from, double to, const QBrush& brush, double height = 1);
  // Without filling, only a strip at the upper edge: where colours have a meaning.
  void fault_bands(const std::vector<FaultBand>& faults, bool fills = true);
  void label(const QString& text, const QColor& color, LabelPlace place, double x, double y = 0,
             Side side = Side::left);

  void show_crosshair(double x, const QString& text);  // x in scale coordinates
  void hide_crosshair();

  struct Curve {
    LegendEntry entry;
    std::vector<QPointer<QCPLayerable>> parts;
  };

  PlotCanvas* canvas;
  PlotHeader* header;
  QLabel* empty;
  QStackedLayout* stack;
  Axis x, left, right;
  bool has_right = false;
  QCPRange home_x, home_left, home_right;
  bool is_zoomed = false;
  bool zooms_time_alone = false;          // the other axes always show everything
  bool is_moving_axes = false;            // by the program, not by the user
  std::function<void()> on_view_changed;  // by the user, or back to everything
  std::set<QString> hidden;
  std::vector<Curve> curves;
  PlotLabels labels;
  QString crosshair_text;
  double crosshair_x = 0;
  bool reads_out_below = false;  // the box stands at the lower right instead of at the crosshair

 private:
  void own(QCPLayerable* part, const QString& layer);
  QCPGraph* graph(Side side, const QPen& pen, const QString& layer);
  void make_crosshair();
  void after_layout();

  bool in_curve_ = false;
  bool is_second_layout_ = false;
  bool is_stale_ = false;
  QSharedPointer<AxisTicker> x_ticker_, left_ticker_, right_ticker_;
  QCPItemLine* crosshair_ = nullptr;
  QCPItemText* readout_ = nullptr;
};

// Scale coordinates of an extent with some room at its ends; a unit range for none.
QCPRange fitted(const Extent& extent, const Axis& axis, double room = 0.03);

// The same from zero on, for linear axes of what cannot be negative.
QCPRange fitted_from_zero(const Extent& extent, double room = 0.08);

}  // namespace sojourn::gui
