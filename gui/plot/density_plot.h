// What a distribution looks like: its density or its cumulative curve, with its mean, bars for
// values that have a probability of their own, and behind it a histogram of samples. Poles are cut
// off: they would flatten all the rest.
#pragma once

#include <optional>
#include <vector>

#include "gui/plot/axis_scale.h"
#include "gui/plot/plot.h"
#include "gui/plot/plot_values.h"

namespace sojourn::gui {

struct DensityBar {
  double low = 0;
  double high = 0;
  double height = 0;  // in units of the density
};

struct DensityData {
  std::vector<PlotPoint> density;     // empty for a constant
  std::vector<PlotPoint> cumulative;  // y: share at or below x
  std::vector<PlotPoint> atoms;       // rising; y: their probability
  std::vector<DensityBar> samples;    // rising, side by side
  std::optional<double> mean;
  AxisUnit unit = AxisUnit::seconds;
  bool logarithmic = false;
};

class DensityPlot : public Plot {
  Q_OBJECT

 public:
  explicit DensityPlot(QWidget* parent = nullptr);

  void setData(DensityData shown);
  void setCumulative(bool cumulative);
  bool cumulative() const { return cumulative_; }
  // A small picture between other things: only the curve over its axis, nothing for the mouse.
  void setCompact();

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  bool hasData() const override;
  void draw() override;
  Table shownTable() const override;
  Table dataTable() const override;
  QString readout(double x) const override;

 private:
  void drawSamples();
  void drawAtoms(double height);
  void drawMean();
  double shownHeight() const;

  DensityData data_;
  bool cumulative_ = false;
  bool compact_ = false;
};

}  // namespace sojourn::gui
