// Two distributions over each other: two runs, or what was simulated and what was measured.
#pragma once

#include <optional>

#include "gui/plot/cdf_plot.h"

namespace sojourn::gui {

// Runs A and B; the legend shows and hides each.
class ComparePlot : public CdfPlot {
  Q_OBJECT

 public:
  explicit ComparePlot(QWidget* parent = nullptr);

  void setRuns(CdfCurve a, CdfCurve b);  // their roles are set here
};

// What was simulated, with a band of the tolerance around it, and what was measured.
class MeasuredPlot : public CdfPlot {
  Q_OBJECT

 public:
  explicit MeasuredPlot(QWidget* parent = nullptr);

  // `tolerance`: relative; nullopt: no band. Without a measurement the simulated curve alone.
  void setRuns(CdfCurve simulated, std::optional<CdfCurve> measured,
               std::optional<double> tolerance);
};

}  // namespace sojourn::gui
