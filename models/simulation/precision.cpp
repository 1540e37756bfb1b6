#include "models/simulation/precision.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "models/results/latency_figures.h"
#include "models/simulation/estimates.h"

namespace sojourn::simulation {

namespace {

using results::Estimate;
using results::LatencySummary;

double half_width_of(const Estimate& figure) {
  return (*figure.high - *figure.low) / 2;
}

double allowed(const PrecisionTarget& target, double value) {
  return target.is_relative ? target.half_width * value : target.half_width;
}

// Half-width over the one allowed, tightened where that is relative; 0 where nothing varies.
double excess(const PrecisionTarget& target, const Estimate& figure) {
  const double half_width = half_width_of(figure);
  const double tightened = target.is_relative ? 1 / (1 + target.half_width) : 1;
  return half_width > 0 ? half_width / (allowed(target, figure.value) * tightened) : 0.0;
}

void look_at(const PrecisionTarget& target, const std::vector<const engine::Histogram*>& latencies,
             const LatencySummary& latency, const RunLength& length, Outlook& outlook) {
  const results::LatencyFigure& figure = *results::latency_figure(target.figure);
  const Estimate& estimate = latency.*figure.member;
  const auto count = static_cast<double>(latencies.size());
  if (estimate.low) {
    const double times = excess(target, estimate);
    const double half_width = half_width_of(estimate);
    outlook.reached = outlook.reached && times <= 1;
    outlook.relative_half_width =
        std::max(outlook.relative_half_width, half_width > 0 ? half_width / estimate.value : 0.0);
    outlook.replications = std::max(outlook.replications, count * times * times);
    return;
  }
  RunLength certain = length;  // as many replications would know it
  certain.sure = 1;
  const Shortage shortage = figure.p > 0 ? quantile_shortage(latencies, figure.p, certain)
                                         : mean_shortage(latencies, certain);
  constexpr double some_more = 1.5;
  outlook.reached = false;
  outlook.longer = std::max(outlook.longer, shortage.longer);
  outlook.replications = std::max(outlook.replications, count * std::max(some_more, shortage.more));
}

}  // namespace

std::vector<PrecisionTarget> precision_targets(double share) {
  return {{"mean", share, true}, {"p99", share, true}};
}

bool is_precise(const results::Results& results, const std::vector<PrecisionTarget>& targets) {
  for (const auto& [name, request] : results.requests) {
    for (const PrecisionTarget& target : targets) {
      const Estimate& figure = request.latency.*results::latency_figure(target.figure)->member;
      if (!figure.low || half_width_of(figure) > allowed(target, figure.value)) {
        return false;
      }
    }
  }
  return true;
}

Outlook outlook(const std::vector<PrecisionTarget>& targets,
                const std::vector<ReplicationCounts>& replications,
                const std::vector<RunLength>& lengths, const Controls& controls) {
  Outlook outlook;
  outlook.reached = true;
  const std::size_t classes = replications.front().counts.classes.size();
  for (std::size_t index = 0; index < classes; ++index) {
    const auto latencies = class_latencies(replications, index);
    const RunLength length = lengths.empty() ? RunLength{} : lengths[index];
    const LatencySummary latency = latency_estimate(
        latencies, length, controls.empty() ? std::vector<double>{} : controls[index]);
    for (const PrecisionTarget& target : targets) {
      look_at(target, latencies, latency, length, outlook);
    }
  }
  return outlook;
}

std::string hopelessness(const Outlook& outlook, std::uint32_t have,
                         std::uint32_t replications_max) {
  constexpr double far = 3;
  constexpr double short_by_far = 1.5;
  constexpr std::uint32_t many = 40;
  if (outlook.longer > short_by_far || (outlook.longer > 1 && have >= many)) {
    const std::string times = std::isfinite(outlook.longer)
                                  ? " about " + fmt::format("{:.1f}", outlook.longer) + " times"
                                  : "";
    return "and cannot be: each replication has too few samples for an interval, however many "
           "there are; lengthen run.duration" +
           times;
  }
  const double factor = have >= many ? far / 2 : far;
  if (outlook.replications > factor * replications_max && have < replications_max) {
    return fmt::format(
        "and given up after {} replications: it would take about {:.2g}, more than {}; ask for "
        "less or lengthen run.duration",
        have, outlook.replications, replications_max);
  }
  return have >= replications_max ? "within " + std::to_string(replications_max) + " replications"
                                  : "";
}

}  // namespace sojourn::simulation
