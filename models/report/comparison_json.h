// A comparison as JSON, version 1: canonical (models/results/json_writer.h). Pure function.
#pragma once

#include <string>

#include "models/report/comparison.h"

namespace sojourn::report {

// {"comparison": 1, "breached": …, "measured": {"kind": …, "scenario": …, "unstable": …},
//  "predicted": {…}, "requests": {NAME: {"figures": {"p99": {"error": …, "measured": Q,
//  "predicted": Q, "tolerance": …, "breached": …}}, "ks_distance": …, "paired": {…}}},
//  "services": {…}, "verdict": …, "reasons": […], "only_predicted": […], "only_measured": […]}
std::string to_json(const Comparison& comparison);

}  // namespace sojourn::report
