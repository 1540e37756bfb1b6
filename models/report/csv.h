// Figures for spreadsheets and notebooks: long ("tidy") tables, one figure a line, so that more
// figures never change the columns. Times in seconds, rates per second, shares 0..1; an unknown
// end of an interval is empty. Quoted as RFC 4180 asks for, lines end with a line feed.
// Pure functions.
#pragma once

#include <string>

#include "models/report/comparison.h"
#include "models/results/results.h"

namespace sojourn::report {

// scope,name,figure,value,low,high — scope: request, service, call or host.
std::string results_csv(const results::Results& results);

// scope,name,figure,predicted,predicted_low,predicted_high,measured,measured_low,measured_high,
// error,tolerance,breached,verdict
std::string comparison_csv(const Comparison& comparison);

}  // namespace sojourn::report
