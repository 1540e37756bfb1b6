// What plots are given: points, ribbons, marks. Plain values; times in seconds, rates per second,
// shares 0..1.
#pragma once

#include <QString>
#include <vector>

#include "models/report/slo.h"

namespace sojourn::gui {

// Whose curve it is. Each role has a colour and a dash pattern of its own, the same in all plots.
enum class CurveRole { a, b, measured, third, fourth, fifth, bound, ghost };

struct PlotPoint {
  double x = 0;
  double y = 0;
  friend bool operator==(const PlotPoint&, const PlotPoint&) = default;
};

// An interval around a curve, aligned with its points; NaN where there is none.
struct Ribbon {
  std::vector<double> low;
  std::vector<double> high;
  bool empty() const { return low.empty(); }
};

// A percentile that an SLO bounds: "p99 ≤ 300 ms ✓".
struct SloMark {
  double percentile = 0.99;  // share
  double limit_s = 0;
  report::Verdict verdict = report::Verdict::inconclusive;
};

// A bound on what the left axis of a plot over time shows.
struct SloLine {
  double limit = 0;
  QString label;  // "p99 ≤ 300 ms"
  report::Verdict verdict = report::Verdict::inconclusive;
};

// Something that goes wrong for a while.
struct FaultBand {
  double from_s = 0;
  double to_s = 0;
  QString label;  // "cart: outage"
};

// "✓", "✕", "?".
QString verdict_glyph(report::Verdict verdict);

}  // namespace sojourn::gui
