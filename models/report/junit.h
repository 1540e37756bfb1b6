// Verdicts as JUnit XML, the form that continuous integration shows: one test case per SLO, or per
// tolerance of a comparison. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "models/report/comparison.h"
#include "models/report/slo.h"

namespace sojourn::report {

enum class Inconclusive { fail, pass };  // how an undecided SLO counts

// Passed with a note is shown as skipped, so that nobody takes it for a proof.
std::string slo_junit(const std::string& scenario_name, const std::vector<SloVerdict>& verdicts,
                      Inconclusive inconclusive);

// On an invalid measurement every case is an error with the reasons.
std::string comparison_junit(const Comparison& comparison);

}  // namespace sojourn::report
