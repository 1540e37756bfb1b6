// Cumulative latency distributions as an SVG picture for an HTML page: share of the requests
// answered within a time, the time on a logarithmic axis. Colours come from the page's classes
// curve-0, curve-1. Pure function.
#pragma once

#include <string>
#include <vector>

#include "engine/histogram.h"

namespace sojourn::report {

struct Curve {
  std::string label;
  const engine::Histogram* latency;  // may be empty: then nothing is drawn
};

// Empty when all curves are.
std::string latency_plot(const std::vector<Curve>& curves);

}  // namespace sojourn::report
