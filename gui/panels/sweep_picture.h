// What a sweep looks like: the values that its plot is given, and the plot for those who know no
// more of it than this. Times in seconds, rates per second.
#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/panels/sweep_places.h"
#include "gui/plot/plot_values.h"
#include "gui/run/sweep_controller.h"
#include "models/results/results.h"

namespace sojourn::gui {

class Plot;
class SweepPlot;

struct SweepPicture {
  struct Point {
    double x = 0;
    results::Estimate throughput, p99;
  };
  struct Bound {
    QString label;
    std::vector<PlotPoint> points;
    bool is_latency = false;
  };
  QString parameter;
  QString unit;
  std::vector<Point> points;
  std::vector<Bound> bounds;
  std::optional<double> knee_x;
  std::optional<double> slo_limit_s;
  std::optional<double> sustainable_x, sustainable_rate;
};

// Of a class of requests, or of all together for an empty name; nullptr: there is no such class.
const SweepFigures* figures_of(const SweepPoint& point, const std::string& request);
// Of one class of requests, or of all together for an empty name.
SweepPicture sweep_picture(const SweepResult& sweep, const QString& parameter, PlaceKind kind,
                           const std::string& request);

SweepPlot* make_sweep_plot(QWidget* parent, const std::function<void(int point)>& activated);
Plot* plot_of(SweepPlot* plot);
void show_sweep(SweepPlot& plot, const SweepPicture& picture);
void select_sweep_point(SweepPlot& plot, int point);  // -1: none

}  // namespace sojourn::gui
