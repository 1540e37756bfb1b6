#include "gui/run/what_if_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>
#include <variant>

#include "engine/time.h"
#include "models/scenario/visits.h"

namespace sojourn::gui {
namespace {

constexpr double visits_min = 400;  // of a shortened replication: fewer say nothing
constexpr std::int64_t warmup_divisor = 5;

bool changes(const scenario::ArrivalProcess& arrivals) {
  return std::visit(
      [](const auto& process) {
        if constexpr (requires { process.rate; }) {
          return process.rate.points.size() > 1;
        } else {
          return false;
        }
      },
      arrivals);
}

double half_width(const results::Estimate& estimate) {
  if (!estimate.low || !estimate.high || !(estimate.value > 0)) {
    return std::numeric_limits<double>::infinity();
  }
  return (*estimate.high - *estimate.low) / 2 / estimate.value;
}

}  // namespace

bool is_transient(const scenario::Scenario& scenario) {
  return !scenario.faults.empty() ||
         std::ranges::any_of(scenario.workloads, [](const scenario::Workload& workload) {
           return changes(workload.arrivals);
         });
}

double visits_per_second(const scenario::Scenario& scenario) {
  double visits = 0;
  for (const scenario::ServiceLoad& load :
       scenario::full_load(scenario, scenario::RateAt::peak).services) {
    visits += load.visits_per_second;
  }
  return std::isfinite(visits) ? std::max(visits, 1e-3) : 1e9;
}

WhatIfStep fit_run(const scenario::Scenario& scenario, double visits_max,
                   std::uint32_t replications) {
  WhatIfStep step{.run = scenario.run};
  step.run.precision.reset();
  const double rate = visits_per_second(scenario);
  const double own_visits = rate * engine::to_seconds(scenario.run.duration);
  step.visits = own_visits * scenario.run.replications;
  step.is_whole = step.visits <= visits_max;
  if (step.is_whole) return step;
  const std::uint32_t few = std::min(replications, scenario.run.replications);
  if (is_transient(scenario)) {
    // Two carry intervals; one alone is for those that take very long.
    const double fitting =
        visits_max / own_visits < 0.5 ? 1.0 : std::clamp(visits_max / own_visits, 2.0, 1e6);
    step.run.replications = std::min(static_cast<std::uint32_t>(fitting), few);
    step.is_whole = step.run.replications == scenario.run.replications;
    step.visits = own_visits * step.run.replications;
    return step;
  }
  step.run.replications = few;
  double part = 1;
  while (own_visits * part * few > visits_max && own_visits * part / 2 > visits_min) part /= 2;
  step.visits = own_visits * part * few;
  const double seconds = engine::to_seconds(scenario.run.duration) * part;
  step.run.duration = std::max(engine::from_seconds(seconds), engine::Duration{1000});
  const engine::Duration fifth = step.run.duration / warmup_divisor;
  const engine::Duration half = step.run.duration / 2;
  step.run.warmup = scenario.run.warmup ? std::min(*scenario.run.warmup, half) : fifth;
  return step;
}

double tightness(const results::Results& results) {
  double widest = 0;
  for (const auto& [name, request] : results.requests) {
    if (request.ok == 0) continue;
    widest = std::max({widest, half_width(request.latency.mean), half_width(request.latency.p99)});
  }
  return widest;
}

}  // namespace sojourn::gui
