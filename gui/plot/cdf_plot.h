// Latency distributions as cumulative curves, on a linear or a "nines" axis, with confidence bands,
// tolerances and SLO marks. The crosshair tells what share is within a time, and the percentiles.
#pragma once

#include <optional>
#include <vector>

#include "engine/histogram.h"
#include "gui/plot/plot.h"
#include "gui/plot/plot_values.h"

namespace sojourn::gui {

// Interval of a percentile.
struct QuantileBand {
  double percentile = 0.5;  // share
  double low_s = 0;
  double high_s = 0;
};

struct CdfCurve {
  QString label;
  CurveRole role = CurveRole::a;
  std::vector<PlotPoint> points;         // x: seconds, y: share at or below x; both rising
  std::vector<QuantileBand> band = {};   // rising percentiles
  std::optional<double> tolerance = {};  // relative: 0.1 is ±10 % around the curve
  std::optional<double> mean_s = {};
  bool steps = false;  // few samples: the curve jumps at each
};

// The curve of a histogram; empty points for an empty one. O(buckets).
CdfCurve cdf_curve(const QString& label, CurveRole role, const engine::Histogram& histogram);

// The time within which a share lies; NaN where the points do not reach it.
double quantile_of(const std::vector<PlotPoint>& points, double share);
double share_within(const std::vector<PlotPoint>& points, double seconds);

class CdfPlot : public Plot {
  Q_OBJECT

 public:
  explicit CdfPlot(QWidget* parent = nullptr);

  void setCurves(std::vector<CdfCurve> curves);
  void setSloMarks(std::vector<SloMark> marks);
  void setAll(std::vector<CdfCurve> curves, std::vector<SloMark> marks);  // both at once
  void setNines(bool nines);
  bool nines() const { return nines_; }
  void setLogarithmicTime(bool logarithmic);
  bool logarithmicTime() const { return log_time_; }
  // Ends of the time axis at 1, 2 or 5 times a power of ten: it stands still while values move.
  void setSteadyAxis(bool steady);

 protected:
  bool hasData() const override;
  void draw() override;
  Table shownTable() const override;
  Table dataTable() const override;
  QString readout(double x) const override;

 private:
  void drawRibbon(const CdfCurve& curve);
  void drawMarks();
  void setRanges();

  std::vector<CdfCurve> curves_;
  std::vector<SloMark> marks_;
  bool nines_ = false;
  bool log_time_ = true;
  bool steady_ = false;
};

}  // namespace sojourn::gui
