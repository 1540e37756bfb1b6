// One field of a scenario over a range of values: which values, what came out, where the knee is
// and how far the objectives hold. Plain values and pure functions, safe between threads. Times in
// seconds, rates per second.
//
// Sources: the knee is where power, throughput / response time, is largest (Kleinrock, "Power and
// deterministic rules of thumb for probabilistic problems in computer communications", ICC 1979);
// the bounds are those of operational analysis (Denning & Buzen, ACM Computing Surveys 10 (1978)):
// throughput <= 1 / largest demand, response time >= the unloaded one.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/report/slo.h"
#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::gui {

struct SweepValue {
  double x = 0;       // on the axis: seconds, per second, a share or a number
  std::string value;  // as the document has it: "80/s", "250ms", "5"
  friend bool operator==(const SweepValue&, const SweepValue&) = default;
};

// "10/s..90/s:9", "1ms..1s:4 log", "1..8:8", "0%..5%:6": A, B and the number of points, spread
// evenly or evenly on a logarithmic scale, or a list "80/s, 100/s, 120/s". Both ends have units of
// one kind; whole numbers stay whole, equal ones are joined. At most 1000 points. Rising. The error
// says what was expected.
std::expected<std::vector<SweepValue>, std::string> parse_range(std::string_view text);

struct SweepFigures {
  results::Estimate offered, throughput, errors, mean, p50, p95, p99;  // errors: a share
  friend bool operator==(const SweepFigures&, const SweepFigures&) = default;
};

// A bound of an objective and what was found for it.
struct SweepBound {
  std::string slo;
  std::string figure;  // "mean", "p99", "errors", "throughput"
  double limit = 0;    // at most; throughput: at least
  double found = 0;
  friend bool operator==(const SweepBound&, const SweepBound&) = default;
};

struct SweepPoint {
  SweepValue at;
  SweepFigures total;  // all classes; quantiles of their latencies together
  std::map<std::string, SweepFigures> requests;
  std::string busiest;            // service with the highest utilization; empty: none is limited
  results::Estimate utilization;  // of it
  bool unstable = false;
  std::vector<SweepBound> bounds;
  std::optional<double> throughput_max;  // analytic: the busiest service at 100 %
  std::optional<double> response_min;    // analytic: nothing ever waits
  friend bool operator==(const SweepPoint&, const SweepPoint&) = default;
};

SweepPoint sweep_point(const SweepValue& at, const scenario::Scenario& scenario,
                       const results::Results& results);

struct Knee {
  std::size_t point = 0;
  double power = 0;  // throughput / mean response time
};
// Of stable points that answered anything; nullopt: there is none.
std::optional<Knee> find_knee(const std::vector<SweepPoint>& points);

// Where the objectives cease to hold (or begin to) along the axis.
struct Crossing {
  double x = 0;
  bool met_below = true;  // x is the largest value that meets them; false: the smallest
  std::string slo;        // that breaks first
  std::string figure;
};
// "Max sustainable", interpolated between the two points around it: latencies on the scale of their
// reciprocals, on which those of M/M/1 are straight; all else linearly. nullopt: they hold at every
// point, or at none, or there are no objectives.
std::optional<Crossing> find_crossing(const std::vector<SweepPoint>& points);

// point,x,value,scope,name,figure,estimate,low,high — one figure a line, RFC 4180, shortest numbers
// that read back exactly. scope: point, request, service, slo, limit (of an slo), bound.
std::string sweep_csv(const std::vector<SweepPoint>& points);

// Reads the same points; the error says in which line and what was expected.
std::expected<std::vector<SweepPoint>, std::string> parse_sweep_csv(std::string_view text);

}  // namespace sojourn::gui
