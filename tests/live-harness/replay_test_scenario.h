// Small scenarios for tests of the replay, made without a file: one service "web" with the endpoint
// "get", and workloads that call it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "live-harness/replay.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

inline scenario::Poisson poisson(double per_second) {
  return {{scenario::RateShape::steps, {{engine::Duration{}, per_second}}}};
}
inline scenario::Constant constant(double per_second) {
  return {{scenario::RateShape::steps, {{engine::Duration{}, per_second}}}};
}

class TestScenario {
 public:
  explicit TestScenario(std::uint32_t replicas = 1) {
    scenario_.name = "test";
    scenario::Service web;
    web.name = "web";
    web.replicas = replicas;
    web.endpoints = {scenario::EndpointId{0}};
    scenario_.services = {web};
    scenario_.endpoints = {{"get", scenario::ServiceId{0}, {}}};
  }

  // Workloads must be added in the order of their names.
  scenario::Workload& add(const std::string& name, scenario::ArrivalProcess arrivals) {
    const scenario::WorkloadId id{static_cast<std::uint32_t>(scenario_.workloads.size())};
    scenario::Workload workload;
    workload.name = name;
    workload.arrivals = std::move(arrivals);
    workload.classes = {{"web.get", scenario::EndpointId{0}, 1, 0}};
    scenario_.workloads.push_back(workload);
    scenario::Link link;
    link.caller = id;
    link.callee = scenario::ServiceId{0};
    link.weights.assign(scenario_.services[0].replicas, 1);
    scenario_.links.push_back(link);
    return scenario_.workloads.back();
  }

  scenario::Scenario& operator*() { return scenario_; }
  const scenario::Scenario& operator*() const { return scenario_; }
  scenario::Scenario* operator->() { return &scenario_; }
  const scenario::Scenario* operator->() const { return &scenario_; }

  // The same addresses for every workload.
  Addresses at(const std::vector<Address>& replicas) const {
    Addresses addresses;
    addresses.services["web"] = replicas;
    for (const scenario::Workload& workload : scenario_.workloads) {
      addresses.links[workload.name + ">web"] = replicas;
    }
    return addresses;
  }

 private:
  scenario::Scenario scenario_;
};

inline ReplayOptions for_duration(engine::Duration duration) {
  ReplayOptions options;
  options.duration = duration;
  options.drain = std::chrono::minutes(1);  // a run ends as soon as all is answered
  return options;
}

inline std::uint64_t count(const ReplayRun& run, results::Outcome outcome) {
  std::uint64_t matching = 0;
  for (const results::RequestRecord& record : run.records) {
    matching += record.outcome == outcome ? 1U : 0U;
  }
  return matching;
}

}  // namespace sojourn::live
