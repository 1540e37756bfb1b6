// Reports as one self-contained HTML page: nothing is loaded, light and dark follow the reader's
// system. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "models/report/comparison.h"
#include "models/report/slo.h"
#include "models/results/results.h"

namespace sojourn::report {

// The tables of results_table() and each class's latency distribution.
std::string results_page(const results::Results& results, const std::vector<SloVerdict>& slos = {});

// The tables of comparison_table() and each class's latency distribution, predicted and measured.
std::string comparison_page(const Comparison& comparison, const results::Results& predicted,
                            const results::Results& measured);

}  // namespace sojourn::report
