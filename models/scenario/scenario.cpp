#include "models/scenario/scenario.h"

#include <algorithm>
#include <tuple>

#include "engine/require.h"

namespace sojourn::scenario {

std::string Scenario::endpoint_name(EndpointId id) const {
  const Endpoint& endpoint = endpoints[id.index];
  return services[endpoint.service.index].name + "." + endpoint.name;
}

const std::string& Scenario::caller_name(const std::variant<ServiceId, WorkloadId>& caller) const {
  if (const auto* const service = std::get_if<ServiceId>(&caller)) {
    return services[service->index].name;
  }
  return workloads[std::get<WorkloadId>(caller).index].name;
}

std::uint32_t Scenario::link_index(std::variant<ServiceId, WorkloadId> caller,
                                   ServiceId callee) const {
  const auto wanted = std::tie(caller_name(caller), services[callee.index].name);
  const auto precedes = [this](const Link& link, const auto& names) {
    return std::tie(caller_name(link.caller), services[link.callee.index].name) < names;
  };
  const auto found = std::lower_bound(links.begin(), links.end(), wanted, precedes);
  engine::require(found != links.end() && found->caller == caller && found->callee == callee,
                  "the caller calls the service");
  return static_cast<std::uint32_t>(found - links.begin());
}

}  // namespace sojourn::scenario
