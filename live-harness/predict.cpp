#include "live-harness/predict.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace sojourn::live {

namespace {

using scenario::Endpoint;
using scenario::Scenario;
using scenario::Step;
using scenario::Steps;

bool step_computes(const Step& step) {
  if (const auto* parallel = std::get_if<scenario::Parallel>(&step.action)) {
    return std::ranges::any_of(parallel->branches,
                               [](const Steps& branch) { return computes(branch); });
  }
  if (const auto* choose = std::get_if<scenario::Choose>(&step.action)) {
    return std::ranges::any_of(
        choose->options, [](const scenario::Option& option) { return computes(option.steps); });
  }
  return std::holds_alternative<scenario::Compute>(step.action);
}

}  // namespace

bool computes(const Steps& steps) {
  return std::ranges::any_of(steps, step_computes);
}

Deployed as_deployed(Scenario scenario, unsigned cores) {
  Deployed deployed;
  const bool any_computes = std::ranges::any_of(
      scenario.endpoints, [](const Endpoint& endpoint) { return computes(endpoint.steps); });
  if (any_computes) {
    scenario.hosts = {{"this machine", 1, cores}};
    for (scenario::Service& service : scenario.services) {
      service.host = scenario::HostId{0};
    }
    deployed.warnings.push_back(fmt::format(
        "all services compute on this machine's {} cores, and are predicted so; beside them runs "
        "the load generator, which the prediction does not know",
        cores));
  }
  deployed.scenario = std::move(scenario);
  return deployed;
}

}  // namespace sojourn::live
