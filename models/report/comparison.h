// Two results side by side, predicted against measured (or any pair), and the paired comparison of
// single requests. Relative error = predicted / measured - 1, as in the literature on validation.
// Pure functions, safe between threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/time.h"
#include "models/results/records.h"
#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::report {

struct ComparedFigure {
  std::string name;  // "throughput", "errors", "utilization", "mean", "p50", "p95", "p99"
  results::Estimate predicted;
  results::Estimate measured;
  // predicted / measured - 1; nullopt where measured is 0 and predicted is not, or one is unknown
  std::optional<double> error;
  std::optional<double> tolerance;  // of the scenario, where it sets one; request classes only
  bool breached = false;            // |error| > tolerance, or a tolerance but no error
  std::optional<bool> overlap;      // of the two intervals; nullopt where one has none
};

// Same requests on both sides: (predicted - measured) latency, request by request.
struct PairedError {
  std::uint64_t pairs = 0;            // requests that were answered ok on both sides
  std::uint64_t outcome_differs = 0;  // on both sides, but ended differently
  std::uint64_t unmatched = 0;        // on one side only
  double median_absolute_s = 0;
  double p95_absolute_s = 0;
  double mean_s = 0;          // signed: bias
  bool demands_equal = true;  // every common span drew the same demand
};

struct Compared {
  std::string name;  // "shoppers/gateway.checkout" or "cart"
  std::vector<ComparedFigure> figures;
  std::optional<double> ks_distance;  // of the latency distributions
  std::optional<PairedError> paired;
};

// Where one side's figures come from.
struct Side {
  std::string label;  // heads its column: "simulated", or "left" and "right" for two of a kind
  results::Kind kind = results::Kind::simulated;
  std::string scenario_name;
  bool unstable = false;
  std::vector<std::string> warnings;
};

struct Comparison {
  Side predicted, measured;
  bool same_scenario = true;  // equal sha256
  // Contamination verdict on the measurement (the worse one of two): "clean", "degraded",
  // "invalid"; empty when neither side was measured. Invalid: no errors and no distances are
  // given, nothing is breached.
  std::string verdict;
  std::vector<std::string> reasons;
  std::vector<Compared> requests;
  std::vector<Compared> services;
  // Classes and services that the other side lacks: "request a/b.c", "service cart".
  std::vector<std::string> only_left, only_right;
  bool breached = false;

  bool invalid() const { return verdict == "invalid"; }
};

// predicted is the left, measured the right one; tolerances may be empty.
Comparison compare(const results::Results& left, const results::Results& right,
                   const scenario::Tolerances& tolerances = {});

// Adds the paired figures of requests intended from `warmup` on. Names of classes are taken from
// the scenario.
void add_paired(Comparison& comparison, const scenario::Scenario& scenario,
                const std::vector<results::RequestRecord>& predicted,
                const std::vector<results::RequestRecord>& measured, engine::Duration warmup = {});

}  // namespace sojourn::report
