// Figures as people read them: a fitting unit, as many digits as the interval justifies. Pure
// functions. Texts are UTF-8; columns count characters, which are all one column wide here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "models/results/results.h"

namespace sojourn::report {

enum class Quantity { seconds, per_second, share, number };

// Of a figure of a comparison or an SLO: "throughput", "errors", "utilization", "p99" …
Quantity quantity_of(std::string_view figure);

// "12.31 ms", "79.9/s", "0.12 %", "1.204": four significant digits; "–" for NaN.
std::string figure_text(double value, Quantity quantity);

// As written by a person, for bounds: "300 ms", "0.1 %", "1200/s".
std::string plain_text(double value, Quantity quantity);

// "+0.9 %", "−12 %": two or three significant digits, the sign always shown.
std::string signed_share_text(double share);

// "+0.21 ms", for differences.
std::string signed_seconds_text(double seconds);

// A figure and its interval in equal units with equal decimals.
struct ShownEstimate {
  std::string value;     // "12.31 ms"
  std::string interval;  // "± 0.05", or "12.26 … 12.41" when lopsided; empty: there is none
  std::string unit;      // " ms": the end of value, so that intervals can be aligned with it
};
ShownEstimate shown(const results::Estimate& estimate, Quantity quantity);

// "12.31 ± 0.05 ms", "12.31 ms".
std::string line_text(const results::Estimate& estimate, Quantity quantity);

// "60 s", "10 min", "1 h 30 min": durations of runs.
std::string run_length_text(double seconds);

// Number of columns that the text takes.
std::size_t columns_of(std::string_view text);

}  // namespace sojourn::report
