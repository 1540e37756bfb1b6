// A validation as one JSON document, canonical like its parts.
#pragma once

#include <string>

#include "live-harness/validate.h"

namespace sojourn::live {

// {"validation": 1, "comparison": …, "predicted": RESULTS, "measured": RESULTS: of the run shown
//  below, "coverage": {"inside": n, "of": m}, "errors": [{"request": …, "figure": …, "errors": […],
//  "median": …, "tolerance": …, "breached": …}], "independent": RESULTS,
//  "runs": [{"comparison": …, "measured": …, "predicted": …}, …], "shown_run": 0, "warnings": […]}
// "runs" only when there are several; the error of an invalid one is null.
std::string to_json(const Validation& validation);

}  // namespace sojourn::live
