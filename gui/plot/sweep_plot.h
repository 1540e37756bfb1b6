// What a growing parameter does: throughput (left) and p99 (right, logarithmic) at each of its
// values, with intervals, analytic bounds, the knee, and the largest load that keeps the SLO.
#pragma once

#include <optional>
#include <vector>

#include "gui/plot/plot.h"
#include "gui/plot/plot_values.h"
#include "models/results/results.h"

namespace sojourn::gui {

struct PlottedPoint {
  double x = 0;
  results::Estimate throughput;  // per second
  results::Estimate p99;         // seconds
};

struct PlottedBound {
  QString label;  // "M/M/c", "bottleneck"
  std::vector<PlotPoint> points;
  bool right_axis = false;
};

struct SweepData {
  QString parameter;  // "Offered load"
  QString unit;       // "/s", "replicas"; may be empty
  bool logarithmic = false;
  std::vector<PlottedPoint> points;  // rising x
  std::vector<PlottedBound> bounds;
  std::optional<double> knee_x;
  std::optional<double> slo_limit_s;       // of p99
  std::optional<double> sustainable_x;     // the largest value that keeps it …
  std::optional<double> sustainable_rate;  // … and its throughput
};

class SweepPlot : public Plot {
  Q_OBJECT

 public:
  explicit SweepPlot(QWidget* parent = nullptr);

  void setData(SweepData shown);
  void setSelectedPoint(int point);  // -1: none
  int selectedPoint() const { return selected_; }

 signals:
  void pointActivated(int point);  // by a click, or Enter on the selected one

 protected:
  bool hasData() const override;
  void draw() override;
  Table shownTable() const override;
  Table dataTable() const override;
  QString readout(double x) const override;
  void clicked(const QPointF& pixel) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void setRanges();
  void drawCurve(const QString& label, CurveRole role, bool right_axis);
  void drawMarks();
  QString withUnit(double x) const;
  QString axisTitle() const;

  SweepData data_;
  int selected_ = -1;
};

}  // namespace sojourn::gui
