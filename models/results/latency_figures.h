// The figures of a LatencySummary by name, in the order in which they are shown.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "models/results/results.h"

namespace sojourn::results {

struct LatencyFigure {
  const char* name;
  Estimate LatencySummary::* member;
  double p;  // of the quantile; 0: the mean
};

inline constexpr std::array<LatencyFigure, 6> latency_figures = {
    {{"mean", &LatencySummary::mean, 0},
     {"p50", &LatencySummary::p50, 0.5},
     {"p90", &LatencySummary::p90, 0.9},
     {"p95", &LatencySummary::p95, 0.95},
     {"p99", &LatencySummary::p99, 0.99},
     {"p999", &LatencySummary::p999, 0.999}}};

// nullptr if there is none of that name.
constexpr const LatencyFigure* latency_figure(std::string_view name) {
  const auto* found = std::ranges::find(latency_figures, name, &LatencyFigure::name);
  return found == latency_figures.end() ? nullptr : found;
}

}  // namespace sojourn::results
