// Reports as tables for a terminal or a log. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "models/report/comparison.h"
#include "models/report/slo.h"
#include "models/report/text.h"
#include "models/results/results.h"

namespace sojourn::report {

// Per request class: offered, answered, errors by kind, mean, p50, p95, p99 with their intervals;
// per service: throughput, utilization, queue length, waiting and response time; SLOs; warnings.
std::string results_table(const results::Results& results, const std::vector<SloVerdict>& slos = {},
                          TextStyle style = {});

// Per request class and service: predicted, measured, error and whether it keeps the tolerance.
std::string comparison_table(const Comparison& comparison, TextStyle style = {});

}  // namespace sojourn::report
