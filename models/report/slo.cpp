#include "models/report/slo.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/report/names.h"
#include "models/results/latency_figures.h"

namespace sojourn::report {

namespace {

using results::Estimate;
using results::Kind;
using results::RequestResult;
using results::Results;

enum class Side { at_most, at_least };

// The exact upper end of a two-sided 95 % interval when none of n was seen.
double none_of(std::uint64_t count) {
  constexpr double tail = 0.025;
  return 1 - std::pow(tail, 1 / static_cast<double>(count));
}

Estimate errors_of(const RequestResult& request, Kind kind) {
  double share = 0;
  double low = 0;
  double high = 0;
  bool has_interval = true;
  bool any = false;
  for (const auto& [outcome, estimate] : request.errors) {
    if (kind == Kind::simulated && outcome == "unfinished") continue;
    any = true;
    share += estimate.value;
    has_interval = has_interval && estimate.low && estimate.high;
    low += estimate.low.value_or(0);
    high += estimate.high.value_or(0);
  }
  if (!any && request.count > 0) return {0, 0.0, none_of(request.count)};
  if (!has_interval) return {share, std::nullopt, std::nullopt};
  // The sums of the ends enclose the interval of the sum, generously.
  return {share, std::max(low, 0.0), std::min(high, 1.0)};
}

class Judge {
 public:
  explicit Judge(const Results& results) : results_(results) {}

  SloVerdict judge(const scenario::Slo& slo, const std::string& request_name) const {
    SloVerdict verdict{slo.name, request_name, {}, Verdict::pass};
    const auto found = results_.requests.find(request_name);
    const RequestResult none;
    const RequestResult& request = found == results_.requests.end() ? none : found->second;
    for (const results::LatencyFigure& figure : results::latency_figures) {
      const auto limit = slo.latency.find(figure.name);
      if (limit == slo.latency.end()) continue;
      verdict.bounds.push_back(
          latency_bound(figure.name, limit->second, request, request.latency.*figure.member));
    }
    if (slo.errors) verdict.bounds.push_back(error_bound(*slo.errors, request));
    if (slo.throughput) {
      BoundVerdict bound{
          "throughput", *slo.throughput, request.throughput, Verdict::inconclusive, {}};
      decide(bound, Side::at_least);
      verdict.bounds.push_back(std::move(bound));
    }
    for (const BoundVerdict& bound : verdict.bounds) {
      verdict.verdict = std::max(verdict.verdict, bound.verdict);
    }
    return verdict;
  }

 private:
  BoundVerdict latency_bound(const char* name, double limit, const RequestResult& request,
                             const Estimate& found) const {
    BoundVerdict bound{name, limit, found, Verdict::inconclusive, {}};
    if (results_.unstable) {
      fail(bound, "unstable: it grows with the length of the run");
    } else if (results_.kind != Kind::solved && request.ok == 0) {
      fail(bound, "no request was answered");
    } else {
      decide(bound, Side::at_most);
    }
    return bound;
  }

  BoundVerdict error_bound(double limit, const RequestResult& request) const {
    BoundVerdict bound{
        "errors", limit, errors_of(request, results_.kind), Verdict::inconclusive, {}};
    if (results_.unstable) {
      fail(bound, "unstable: no steady state");
    } else if (limit == 0 && bound.found.value == 0) {
      bound.verdict = Verdict::pass;
    } else {
      decide(bound, Side::at_most);
    }
    return bound;
  }

  static void fail(BoundVerdict& bound, const char* reason) {
    bound.verdict = Verdict::fail;
    bound.reason = reason;
  }

  void decide(BoundVerdict& bound, Side side) const {
    const auto keeps = [&](double value) {
      return side == Side::at_most ? value <= bound.limit : value >= bound.limit;
    };
    const Estimate& found = bound.found;
    if (!std::isfinite(found.value)) {
      bound.reason = "no figure";
    } else if (found.low && found.high) {
      const bool low_keeps = keeps(*found.low);
      const bool high_keeps = keeps(*found.high);
      bound.verdict = low_keeps && high_keeps   ? Verdict::pass
                      : low_keeps || high_keeps ? Verdict::inconclusive
                                                : Verdict::fail;
      if (low_keeps != high_keeps) bound.reason = "bound inside the interval";
    } else if (results_.kind == Kind::simulated) {
      bound.reason = "too few samples";
    } else {
      bound.verdict = keeps(found.value) ? Verdict::pass : Verdict::fail;
    }
  }

  const Results& results_;
};

}  // namespace

std::vector<SloVerdict> judge(const scenario::Scenario& scenario, const Results& results) {
  std::vector<SloVerdict> verdicts;
  const Judge judge(results);
  for (const scenario::Slo& slo : scenario.slos) {
    const scenario::Workload& workload = scenario.workloads[slo.workload.index];
    verdicts.push_back(judge.judge(slo, class_name(workload, slo.request_class)));
  }
  return verdicts;
}

Verdict overall(const std::vector<SloVerdict>& verdicts) {
  Verdict worst = Verdict::pass;
  for (const SloVerdict& verdict : verdicts) worst = std::max(worst, verdict.verdict);
  return worst;
}

}  // namespace sojourn::report
