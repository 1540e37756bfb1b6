// What changes from one scenario to another, for people, spreadsheets and programs: a difference
// simulated under common random numbers. Pure functions.
#pragma once

#include <string>

#include "models/report/document.h"
#include "models/report/text.h"
#include "models/results/difference.h"

namespace sojourn::report {

// Heads of the columns: how people call the two, "shop" and "shop, workers=3".
struct DifferenceLabels {
  std::string first = "first";
  std::string second = "second";
};

Document difference_document(const results::Difference& difference,
                             const DifferenceLabels& labels = {});

std::string difference_table(const results::Difference& difference,
                             const DifferenceLabels& labels = {}, TextStyle style = {});

// The tables and each class's two latency distributions, as one page.
std::string difference_page(const results::Difference& difference,
                            const DifferenceLabels& labels = {});

// name,figure,first,first_low,first_high,second,second_low,second_high,difference,difference_low,
// difference_high,relative,relative_low,relative_high,includes_zero — as in csv.h.
std::string difference_csv(const results::Difference& difference);

// Version 1, canonical (models/results/json_writer.h):
// {"difference": 1, "first": {"fingerprint": …, "label": …, "replications": …, "scenario": {"name":
//  …, "sha256": …}, "seed": …, "unstable": …, "warnings": […]}, "only_first": […],
//  "only_second": […], "requests": {NAME: {"p99": {"difference": Q, "first": Q,
//  "includes_zero": …, "relative": Q, "second": Q}}}, "second": {…}}
std::string to_json(const results::Difference& difference, const DifferenceLabels& labels = {});

}  // namespace sojourn::report
