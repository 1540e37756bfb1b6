#include "gui/run/offered_rate.h"

#include <algorithm>
#include <type_traits>
#include <variant>
#include <vector>

#include "models/scenario/call_graph.h"

namespace sojourn::gui {
namespace {

double open_rate(const scenario::RateProfile& profile, scenario::RateAt rate_at) {
  if (rate_at == scenario::RateAt::last) return profile.points.back().per_second;
  return std::ranges::max(profile.points, {}, &scenario::RatePoint::per_second).per_second;
}

double rate_of(const scenario::ArrivalProcess& arrivals, double response,
               scenario::RateAt rate_at) {
  return std::visit(
      [&](const auto& process) {
        if constexpr (requires { process.rate; }) {
          return open_rate(process.rate, rate_at);
        } else if constexpr (requires { process.interarrival; }) {
          return 1 / process.interarrival.mean();
        } else {
          const double cycle = process.think.mean() + response;
          return cycle > 0 ? process.users / cycle : 0;
        }
      },
      arrivals);
}

}  // namespace

OfferedRate offered_rate(const scenario::Scenario& scenario, scenario::RateAt rate_at) {
  const std::vector<double> responses =
      scenario::unloaded_response(scenario, scenario::CallGraph(scenario));
  OfferedRate offered;
  double time = 0;
  for (std::uint32_t index = 0; index < scenario.workloads.size(); ++index) {
    const scenario::Workload& workload = scenario.workloads[index];
    double response = 0;
    for (const scenario::RequestClass& each : workload.classes) {
      const scenario::ServiceId callee = scenario.endpoints[each.endpoint.index].service;
      const auto& link = scenario.links[scenario.link_index(scenario::WorkloadId{index}, callee)];
      const double network = link.latency ? 2 * link.latency->mean() : 0;
      response += each.probability * (responses[each.endpoint.index] + network);
    }
    const double rate = rate_of(workload.arrivals, response, rate_at);
    offered.per_second += rate;
    time += rate * response;
  }
  if (offered.per_second > 0) offered.response_s = time / offered.per_second;
  return offered;
}

}  // namespace sojourn::gui
