// What reports say of results and of comparisons, for any renderer. Pure functions.
#pragma once

#include <vector>

#include "models/report/comparison.h"
#include "models/report/document.h"
#include "models/report/slo.h"
#include "models/results/results.h"

namespace sojourn::report {

Document results_document(const results::Results& results,
                          const std::vector<SloVerdict>& slos = {});

Document comparison_document(const Comparison& comparison);

// What must be said of a measurement's trustworthiness: beside each table, and in full once.
// Both are empty for a clean run and for results that were not measured.
std::string verdict_note(const std::string& verdict, const std::vector<std::string>& reasons);
std::vector<Notice> verdict_notices(const std::string& verdict,
                                    const std::vector<std::string>& reasons);

}  // namespace sojourn::report
