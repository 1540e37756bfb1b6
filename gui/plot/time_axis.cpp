#include "gui/plot/time_axis.h"

#include <cmath>
#include <utility>

#include "gui/look/theme.h"
#include "gui/plot/plot_parts.h"

namespace sojourn::gui {

void link_time_axis(PlotParts& parts, std::function<void(double from_s, double to_s)> changed) {
  QCPAxisRect* area = parts.canvas->axisRect();
  QCPAxis* time = parts.canvas->xAxis;
  parts.zooms_time_alone = true;
  area->setRangeZoom(Qt::Horizontal);
  area->setRangeDrag(Qt::Horizontal);
  area->setRangeZoomAxes(time, nullptr);
  area->setRangeDragAxes(time, nullptr);
  parts.on_view_changed = [&parts, changed = std::move(changed)] {
    const QCPRange range = parts.canvas->xAxis->range();
    changed(range.lower, range.upper);
  };
}

void set_time_range(PlotParts& parts, double from_s, double to_s) {
  if (!(to_s > from_s) || !std::isfinite(from_s) || !std::isfinite(to_s)) return;
  const QCPRange range(from_s, to_s);
  if (range == parts.canvas->xAxis->range()) return;
  parts.is_moving_axes = true;
  parts.canvas->xAxis->setRange(range);
  parts.is_moving_axes = false;
  parts.is_zoomed = range != parts.home_x;
  parts.replot_soon();
}

void draw_warmup(PlotParts& parts, double seconds, const QString& text) {
  const Colors& colors = current_colors();
  parts.band(0, seconds, QBrush(translucent(colors.idle, 0.3), Qt::BDiagPattern));
  parts.vertical(seconds, QPen(translucent(colors.idle, 0.8), 1, Qt::DotLine));
  parts.label(text, colors.muted_text, LabelPlace::top, parts.home_x.lower);
}

QStringList fault_row(const FaultBand& fault) {
  return {QStringLiteral("✕ ") + fault.label, value_text(AxisUnit::run_time, fault.from_s) +
                                                  QStringLiteral(" … ") +
                                                  value_text(AxisUnit::run_time, fault.to_s)};
}

QStringList faults_at(const std::vector<FaultBand>& faults, double seconds) {
  QStringList lines;
  for (const FaultBand& fault : faults) {
    if (seconds >= fault.from_s && seconds <= fault.to_s) {
      lines << QStringLiteral("✕ ") + fault.label;
    }
  }
  return lines;
}

}  // namespace sojourn::gui
