// What the harness, its load generator and the services say to each other over HTTP/1.1. Pure
// functions.
//
// Request:  GET /ENDPOINT with
//   X-Sojourn-Request: stream-request-path   (models/scenario/plan.h; path of this visit)
//   X-Sojourn-Priority: N                    (only when not 0)
// Answer:   200, or 503 (accept queue full), or 500 (a call that the answer needed has failed),
// with
//   X-Sojourn-Outcome: ok | rejected | failed
//   X-Sojourn-Spans: one item per visit, this visit first, then those of its calls' answers,
//   separated by ';', each
//     path,service,replica,waiting_ns,service_ns,calls_ns,demand_ns   (path hexadecimal, the rest
//     decimal)
// Besides endpoints every service answers
//   GET /sojourn/ready                 200 at once, bypassing queue and workers
//   GET /sojourn/probe?delay_ns=N      holds a worker for N ns (as a delay step would), then 200;
//   for calibration
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/results/records.h"

namespace sojourn::live {

inline constexpr std::string_view request_header = "X-Sojourn-Request";
inline constexpr std::string_view priority_header = "X-Sojourn-Priority";
inline constexpr std::string_view outcome_header = "X-Sojourn-Outcome";
inline constexpr std::string_view spans_header = "X-Sojourn-Spans";

std::string format_spans(const std::vector<results::Span>& spans);
std::optional<std::vector<results::Span>> parse_spans(std::string_view text);

// What an answer means to its caller: the outcome header where there is one, else 2xx ok, 502
// reset, 504 timeout, 503 refused (a proxy without a live server), anything else failed.
results::Outcome outcome_of(int status, std::optional<std::string_view> outcome_header_value);

}  // namespace sojourn::live
