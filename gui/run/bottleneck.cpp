#include "gui/run/bottleneck.h"

namespace sojourn::gui {
namespace {

constexpr double bottleneck_least = 0.5;

}  // namespace

Utilizations utilizations_of(const results::Results& results) {
  Utilizations found;
  for (const auto& [name, service] : results.services) {
    if (service.utilization.value > 0) found.emplace(name, service.utilization);
  }
  return found;
}

std::optional<BusiestService> busiest_service(const Utilizations& utilizations) {
  std::optional<BusiestService> busiest;
  for (const auto& [name, utilization] : utilizations) {
    if (utilization.value <= 0) continue;
    if (busiest && utilization.value <= busiest->utilization.value) continue;
    busiest = BusiestService{.service = name,
                             .utilization = utilization,
                             .is_bottleneck = utilization.value >= bottleneck_least};
  }
  return busiest;
}

}  // namespace sojourn::gui
