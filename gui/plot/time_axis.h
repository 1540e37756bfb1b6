// What plots over the time of a run share: a range that can be linked, warm-up, faults. Included by
// files of gui/plot alone.
#pragma once

#include <QStringList>
#include <functional>
#include <vector>

#include "gui/plot/plot_values.h"

namespace sojourn::gui {

class PlotParts;

// Zoom and pan move the time alone; `changed` hears of it, but not of set_time_range().
void link_time_axis(PlotParts& parts, std::function<void(double from_s, double to_s)> changed);
void set_time_range(PlotParts& parts, double from_s, double to_s);

void draw_warmup(PlotParts& parts, double seconds, const QString& text);

QStringList fault_row(const FaultBand& fault);  // of a table
QStringList faults_at(const std::vector<FaultBand>& faults, double seconds);

}  // namespace sojourn::gui
