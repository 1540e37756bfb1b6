// What a summary says of results, besides the figures themselves: the bottleneck, the texts of
// verdicts, and a text for the clipboard. Pure functions.
#pragma once

#include <QString>

#include "gui/run/run_controller.h"
#include "models/report/slo.h"
#include "models/results/results.h"

namespace sojourn::gui {

// "Bottleneck: cart, 82 % busy", or which is busiest where none holds the system up; empty where
// nothing was busy.
QString busiest_text(const results::Results& results);

// "p95 ≤ 350 ms", "throughput ≥ 50/s".
QString bound_text(const report::BoundVerdict& bound);
// "p95 ≤ 350 ms: 141 ± 2 ms, met" and a line for every further bound, with reasons.
QString verdict_help(const report::SloVerdict& slo);

// What stands above all figures: no steady state, collapsed replications, warnings.
QStringList warnings_of(const results::Results& results);

// Headlines, SLOs, bottleneck and warnings as lines of plain text.
QString summary_text(const RunResult& result);

}  // namespace sojourn::gui
