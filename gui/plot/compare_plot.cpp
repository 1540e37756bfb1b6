#include "gui/plot/compare_plot.h"

namespace sojourn::gui {

ComparePlot::ComparePlot(QWidget* parent) : CdfPlot(parent) {
  setEmptyText(tr("Pin a run, change something and run again to compare the two."));
}

void ComparePlot::setRuns(CdfCurve a, CdfCurve b) {
  a.role = CurveRole::a;
  b.role = CurveRole::b;
  setCurves({std::move(a), std::move(b)});
}

MeasuredPlot::MeasuredPlot(QWidget* parent) : CdfPlot(parent) {
  setEmptyText(tr("Run the scenario live to see what is measured beside what is simulated."));
}

void MeasuredPlot::setRuns(CdfCurve simulated, std::optional<CdfCurve> measured,
                           std::optional<double> tolerance) {
  simulated.role = CurveRole::a;
  simulated.tolerance = tolerance;
  std::vector<CdfCurve> curves = {std::move(simulated)};
  if (measured) {
    measured->role = CurveRole::measured;
    curves.push_back(std::move(*measured));
  }
  setCurves(std::move(curves));
}

}  // namespace sojourn::gui
