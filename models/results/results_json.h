// Results as JSON, version 1: canonical (json_writer.h), so that equal results are equal bytes.
// Layout: ARCHITECTURE.md, "Results JSON". Intervals and histograms stand on one line each.
// Pure functions, safe between threads.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "models/results/json_writer.h"
#include "models/results/results.h"

namespace sojourn::results {

inline constexpr std::uint64_t results_version = 1;

// Non-finite numbers are written as null and read back as NaN; all else is kept exactly:
// parse_results(to_json(r)) has the value of r, and to_json of that has the same bytes.
std::string to_json(const Results& results);

// {"high": 0.0125, "low": 0.0121, "value": 0.0123}
void write_estimate(JsonWriter& json, const Estimate& estimate);

// The error is one line that says what is wrong and where (line and column, or JSON pointer):
// "/seed: found "one", expected a whole number from 0 to 2^64 - 1".
std::expected<Results, std::string> parse_results(std::string_view text);

}  // namespace sojourn::results
