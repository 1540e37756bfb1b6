#include "gui/run/sweep.h"

#include <algorithm>
#include <cmath>

#include "engine/histogram.h"
#include "gui/run/bottleneck.h"
#include "gui/run/offered_rate.h"
#include "models/scenario/visits.h"

namespace sojourn::gui {
namespace {

double failed_share(const results::RequestResult& request) {
  const auto unfinished =
      request.error_counts.find(results::outcome_name(results::Outcome::unfinished));
  const std::uint64_t cut_off = unfinished == request.error_counts.end() ? 0 : unfinished->second;
  const auto all = static_cast<double>(request.count - cut_off);
  return all > 0 ? (all - static_cast<double>(request.ok)) / all : 0;
}

results::Estimate plain(const results::Estimate& estimate) {
  return {estimate.value, estimate.low, estimate.high};
}

SweepFigures figures_of(const results::RequestResult& request) {
  SweepFigures figures;
  figures.offered = plain(request.offered);
  figures.throughput = plain(request.throughput);
  figures.errors.value = failed_share(request);
  if (request.ok > 0) {
    figures.mean = plain(request.latency.mean);
    figures.p50 = plain(request.latency.p50);
    figures.p95 = plain(request.latency.p95);
    figures.p99 = plain(request.latency.p99);
  }
  return figures;
}

// Of several classes: sums, and the distribution of all their latencies, without intervals.
SweepFigures total_of(const results::Results& results) {
  if (results.requests.size() == 1) return figures_of(results.requests.begin()->second);
  SweepFigures total;
  engine::Histogram all;
  double failed = 0;
  double count = 0;
  for (const auto& [name, request] : results.requests) {
    total.offered.value += request.offered.value;
    total.throughput.value += request.throughput.value;
    failed += failed_share(request) * static_cast<double>(request.count);
    count += static_cast<double>(request.count);
    all.merge(request.histogram);
  }
  total.errors.value = count > 0 ? failed / count : 0;
  if (all.count() == 0) return total;
  total.mean.value = all.mean_seconds();
  total.p50.value = engine::to_seconds(all.quantile(0.5));
  total.p95.value = engine::to_seconds(all.quantile(0.95));
  total.p99.value = engine::to_seconds(all.quantile(0.99));
  return total;
}

void add_bounds(SweepPoint& point, const scenario::Scenario& scenario) {
  const OfferedRate offered = offered_rate(scenario, scenario::RateAt::last);
  if (offered.per_second > 0 && std::isfinite(offered.response_s)) {
    point.response_min = offered.response_s;
  }
  const scenario::OfferedLoad load = scenario::full_load(scenario);
  double busiest = 0;
  for (const scenario::ServiceLoad& service : load.services) {
    busiest = std::max(busiest, service.utilization);
  }
  for (const double host : load.host_utilization) busiest = std::max(busiest, host);
  const double most = offered.per_second / busiest;
  if (busiest > 0 && std::isfinite(most)) point.throughput_max = most;
}

// At least 1 where the bound holds; between two points it is interpolated linearly.
double margin(const SweepPoint& point, const SweepBound& bound) {
  if (bound.figure == "throughput") {
    return std::isfinite(bound.found) ? bound.found / bound.limit : 0;
  }
  if (point.unstable || !std::isfinite(bound.found)) return 0;
  if (bound.figure == "errors") {
    return bound.limit > 0 ? 2 - bound.found / bound.limit : (bound.found > 0 ? 0 : 1);
  }
  constexpr double largest = 1e6;
  return bound.found > 0 ? std::min(bound.limit / bound.found, largest) : largest;
}

bool holds(const SweepPoint& point) {
  return std::ranges::all_of(point.bounds,
                             [&](const SweepBound& bound) { return margin(point, bound) >= 1; });
}

// Where the objectives change from holding to not holding, or back, between two points.
Crossing crossing_between(const SweepPoint& left, const SweepPoint& right) {
  Crossing crossing;
  crossing.met_below = holds(left);
  crossing.x = crossing.met_below ? right.at.x : left.at.x;
  for (std::size_t index = 0; index < left.bounds.size(); ++index) {
    const double before = margin(left, left.bounds[index]);
    const double after = margin(right, right.bounds[index]);
    if ((before >= 1) == (after >= 1)) continue;
    const double share = (before - 1) / (before - after);
    const double x = left.at.x + (right.at.x - left.at.x) * share;
    const bool is_binding = crossing.met_below ? x <= crossing.x : x >= crossing.x;
    if (!is_binding) continue;
    crossing.x = x;
    crossing.slo = left.bounds[index].slo;
    crossing.figure = left.bounds[index].figure;
  }
  return crossing;
}

}  // namespace

SweepPoint sweep_point(const SweepValue& at, const scenario::Scenario& scenario,
                       const results::Results& results) {
  SweepPoint point;
  point.at = at;
  point.total = total_of(results);
  for (const auto& [name, request] : results.requests) {
    point.requests[name] = figures_of(request);
  }
  point.utilization.value = 0;
  if (const auto busiest = busiest_service(utilizations_of(results))) {
    point.busiest = busiest->service;
    point.utilization = plain(busiest->utilization);
  }
  point.unstable = results.unstable;
  for (const report::SloVerdict& verdict : report::judge(scenario, results)) {
    for (const report::BoundVerdict& bound : verdict.bounds) {
      point.bounds.push_back({verdict.name, bound.figure, bound.limit, bound.found.value});
    }
  }
  add_bounds(point, scenario);
  return point;
}

std::optional<Knee> find_knee(const std::vector<SweepPoint>& points) {
  std::optional<Knee> knee;
  for (std::size_t index = 0; index < points.size(); ++index) {
    const SweepPoint& point = points[index];
    const double response = point.total.mean.value;
    if (point.unstable || !(response > 0)) continue;
    const double power = point.total.throughput.value / response;
    if (!knee || power > knee->power) knee = Knee{index, power};
  }
  return knee;
}

std::optional<Crossing> find_crossing(const std::vector<SweepPoint>& points) {
  for (std::size_t index = 1; index < points.size(); ++index) {
    const SweepPoint& left = points[index - 1];
    const SweepPoint& right = points[index];
    if (left.bounds.size() != right.bounds.size() || left.bounds.empty()) continue;
    if (holds(left) != holds(right)) return crossing_between(left, right);
  }
  return std::nullopt;
}

}  // namespace sojourn::gui
