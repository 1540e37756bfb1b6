// What an axis shows and how: its scale (linear, logarithmic, "nines"), its unit, the places of its
// ticks and their texts. Plots draw on linear axes in scale coordinates: to_axis() is the way there
// and from_axis() the way back. Pure functions.
#pragma once

#include <QString>
#include <vector>

namespace sojourn::gui {

enum class AxisScale {
  linear,
  log10,  // coordinate log10(value): values > 0 only
  nines,  // coordinate -log10(1 - share): 0, 90 %, 99 %, 99.9 % … at equal distances; shares < 1
};

enum class AxisUnit {
  seconds,   // latencies: "50 ms"
  run_time,  // when in a run: "90 s", "5 min"
  share,     // 0..1, shown as "12 %"
  rate,      // per second: "1,840/s"
  number,
};

struct Axis {
  AxisScale scale = AxisScale::linear;
  AxisUnit unit = AxisUnit::number;
  QString title;
};

// NaN where the scale has no place for the value.
double to_axis(AxisScale scale, double value);
double from_axis(AxisScale scale, double coordinate);

struct Ticks {
  std::vector<double> places;  // scale coordinates, rising
  std::vector<QString> texts;
  std::vector<double> minor;  // places without a text
};

// About `wanted` ticks between two scale coordinates, at round values.
Ticks axis_ticks(const Axis& axis, double low, double high, int wanted);

// A value as a read-out: "12.31 ms", "1,840/s", "99.9 %"; "–" for NaN.
QString value_text(AxisUnit unit, double value);

// The percentile of a share: "p50", "p99", "p99.9".
QString percentile_name(double share);

}  // namespace sojourn::gui
