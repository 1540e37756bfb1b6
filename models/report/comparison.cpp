#include "models/report/comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sojourn::report {

namespace {

using results::Estimate;
using results::RequestResult;
using results::Results;
using results::ServiceResult;

constexpr Estimate unknown{std::numeric_limits<double>::quiet_NaN(), std::nullopt, std::nullopt};

std::optional<double> relative_error(const Estimate& predicted, const Estimate& measured) {
  if (predicted.value == measured.value) return 0;
  const double error = predicted.value / measured.value - 1;
  if (measured.value == 0 || !std::isfinite(error)) return std::nullopt;
  return error;
}

std::optional<bool> overlap(const Estimate& left, const Estimate& right) {
  if (!left.low || !left.high || !right.low || !right.high) return std::nullopt;
  return *left.low <= *right.high && *right.low <= *left.high;
}

// All errors together. The intervals of the single kinds do not add up to one of the sum.
Estimate errors_of(const RequestResult& request) {
  if (request.errors.size() == 1) return request.errors.begin()->second;
  double sum = 0;
  for (const auto& [outcome, share] : request.errors) sum += share.value;
  return {sum, std::nullopt, std::nullopt};
}

// A class of which nothing was answered has no latency, whatever stands in its place.
Estimate latency_of(const RequestResult& request, const Estimate& figure) {
  return request.count > 0 && request.ok == 0 ? unknown : figure;
}

class Comparer {
 public:
  explicit Comparer(const scenario::Tolerances& tolerances, bool invalid)
      : tolerances_(tolerances), invalid_(invalid) {}

  Compared request(const std::string& name, const RequestResult& left,
                   const RequestResult& right) const {
    Compared compared{name, {}, std::nullopt, std::nullopt};
    const auto add = [&](const char* figure, const Estimate& predicted, const Estimate& measured,
                         const std::optional<double>& tolerance) {
      compared.figures.push_back(judged(figure, predicted, measured, tolerance));
    };
    const auto latency = [&](const char* figure, Estimate results::LatencySummary::* member,
                             const std::optional<double>& tolerance) {
      add(figure, latency_of(left, left.latency.*member), latency_of(right, right.latency.*member),
          tolerance);
    };
    add("throughput", left.throughput, right.throughput, tolerances_.throughput);
    if (!left.errors.empty() || !right.errors.empty()) {
      add("errors", errors_of(left), errors_of(right), std::nullopt);
    }
    latency("mean", &results::LatencySummary::mean, tolerances_.mean);
    latency("p50", &results::LatencySummary::p50, tolerances_.p50);
    latency("p95", &results::LatencySummary::p95, tolerances_.p95);
    latency("p99", &results::LatencySummary::p99, tolerances_.p99);
    if (!invalid_ && left.histogram.count() > 0 && right.histogram.count() > 0) {
      compared.ks_distance = engine::Histogram::ks_distance(left.histogram, right.histogram);
    }
    return compared;
  }

  Compared service(const std::string& name, const ServiceResult& left,
                   const ServiceResult& right) const {
    Compared compared{name, {}, std::nullopt, std::nullopt};
    const auto add = [&](const char* figure, const Estimate& predicted, const Estimate& measured) {
      compared.figures.push_back(judged(figure, predicted, measured, std::nullopt));
    };
    add("throughput", left.throughput, right.throughput);
    if (left.utilization.value != 0 || right.utilization.value != 0) {
      add("utilization", left.utilization, right.utilization);
    }
    add("mean", left.response.mean, right.response.mean);
    add("p50", left.response.p50, right.response.p50);
    add("p95", left.response.p95, right.response.p95);
    add("p99", left.response.p99, right.response.p99);
    return compared;
  }

 private:
  ComparedFigure judged(const char* name, const Estimate& predicted, const Estimate& measured,
                        const std::optional<double>& tolerance) const {
    ComparedFigure figure;
    figure.name = name;
    figure.predicted = predicted;
    figure.measured = measured;
    figure.tolerance = tolerance;
    figure.overlap = overlap(predicted, measured);
    if (invalid_) return figure;
    figure.error = relative_error(predicted, measured);
    figure.breached = tolerance && (!figure.error || std::abs(*figure.error) > *tolerance);
    return figure;
  }

  scenario::Tolerances tolerances_;
  bool invalid_;
};

// both(name, left, right) for what both have; the rest is listed by its side.
template <typename Value, typename Both>
void match(const std::map<std::string, Value>& left, const std::map<std::string, Value>& right,
           const std::string& what, Comparison& comparison, Both both) {
  for (const auto& [name, value] : left) {
    const auto other = right.find(name);
    if (other == right.end()) {
      comparison.only_left.push_back(what + name);
    } else {
      both(name, value, other->second);
    }
  }
  for (const auto& [name, value] : right) {
    if (!left.contains(name)) comparison.only_right.push_back(what + name);
  }
}

int badness(const std::string& verdict) {
  if (verdict == "invalid") return 3;
  if (verdict == "degraded") return 2;
  return verdict.empty() ? 0 : 1;
}

void take_verdict(Comparison& comparison, const std::optional<results::RunFacts>& run) {
  if (!run) return;
  if (badness(run->verdict) > badness(comparison.verdict)) comparison.verdict = run->verdict;
  comparison.reasons.insert(comparison.reasons.end(), run->reasons.begin(), run->reasons.end());
}

// A class that one side lacks keeps no tolerance.
bool misses_class(const Comparison& comparison, const scenario::Tolerances& tolerances) {
  const bool any = tolerances.throughput || tolerances.mean || tolerances.p50 || tolerances.p95 ||
                   tolerances.p99;
  const auto is_request = [](const std::string& name) { return name.starts_with("request "); };
  return any && !comparison.invalid() &&
         (std::ranges::any_of(comparison.only_left, is_request) ||
          std::ranges::any_of(comparison.only_right, is_request));
}

Side side_of(const Results& results) {
  return {results::kind_name(results.kind), results.kind, results.scenario_name, results.unstable,
          results.warnings};
}

}  // namespace

Comparison compare(const Results& left, const Results& right,
                   const scenario::Tolerances& tolerances) {
  Comparison comparison;
  comparison.predicted = side_of(left);
  comparison.measured = side_of(right);
  if (left.kind == right.kind) {
    comparison.predicted.label = "left";
    comparison.measured.label = "right";
  }
  comparison.same_scenario = left.scenario_sha256 == right.scenario_sha256;
  take_verdict(comparison, left.run);
  take_verdict(comparison, right.run);
  const Comparer comparer(tolerances, comparison.invalid());
  match(left.requests, right.requests, "request ", comparison,
        [&](const std::string& name, const RequestResult& a, const RequestResult& b) {
          comparison.requests.push_back(comparer.request(name, a, b));
        });
  match(left.services, right.services, "service ", comparison,
        [&](const std::string& name, const ServiceResult& a, const ServiceResult& b) {
          comparison.services.push_back(comparer.service(name, a, b));
        });
  comparison.breached = misses_class(comparison, tolerances);
  for (const Compared& compared : comparison.requests) {
    comparison.breached =
        comparison.breached || std::ranges::any_of(compared.figures, &ComparedFigure::breached);
  }
  return comparison;
}

}  // namespace sojourn::report
