// What a summary says of results, besides the figures themselves: the bottleneck, the texts of
// verdicts, and a text for the clipboard. Pure functions.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "gui/run/run_controller.h"
#include "models/report/slo.h"
#include "models/results/results.h"

namespace sojourn::gui {

struct Bottleneck {
  QString service;
  results::Estimate utilization;
};
// The service whose workers are busiest; nullopt where none is limited or any was busy.
std::optional<Bottleneck> find_bottleneck(const results::Results& results);

// "p95 ≤ 350 ms", "throughput ≥ 50/s".
QString bound_text(const report::BoundVerdict& bound);
// "p95 ≤ 350 ms: 141 ± 2 ms, met" and a line for every further bound, with reasons.
QString verdict_help(const report::SloVerdict& slo);

// What stands above all figures: no steady state, collapsed replications, warnings.
QStringList warnings_of(const results::Results& results);

// Headlines, SLOs, bottleneck and warnings as lines of plain text.
QString summary_text(const RunResult& result);

}  // namespace sojourn::gui
