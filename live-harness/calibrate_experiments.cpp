#include "live-harness/calibrate_experiments.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "live-harness/predict.h"

namespace sojourn::live {

namespace {

using scenario::Call;
using scenario::Choose;
using scenario::Closed;
using scenario::Delay;
using scenario::Distribution;
using scenario::EndpointId;
using scenario::Link;
using scenario::Parallel;
using scenario::Scenario;
using scenario::ServiceId;
using scenario::Step;
using scenario::Steps;
using scenario::Workload;
using scenario::WorkloadId;

constexpr double pause_seconds = 0.004;  // longer than a worker needs to become idle
constexpr double rate_max = 2000;        // per second, in a saturated run
constexpr int fixed_point_rounds = 50;   // calls of calls; loops of calls are left with probability
const char* const workload_name = "(calibration)";

// Mean time of steps when nobody waits, with the mean times of endpoints as known so far.
double mean_time(const Steps& steps, const std::vector<double>& endpoints) {
  double total = 0;
  for (const Step& step : steps) {
    if (const auto* delay = std::get_if<Delay>(&step.action)) {
      total += delay->time.mean();
    } else if (const auto* compute = std::get_if<scenario::Compute>(&step.action)) {
      total += compute->demand.mean();
    } else if (const auto* call = std::get_if<Call>(&step.action)) {
      total += endpoints[call->endpoint.index];
    } else if (const auto* parallel = std::get_if<Parallel>(&step.action)) {
      double longest = 0;
      for (const Steps& branch : parallel->branches) {
        longest = std::max(longest, mean_time(branch, endpoints));
      }
      total += longest;
    } else if (const auto* choose = std::get_if<Choose>(&step.action)) {
      for (const scenario::Option& option : choose->options) {
        total += option.probability * mean_time(option.steps, endpoints);
      }
    }
  }
  return total;
}

std::vector<double> mean_times(const Scenario& scenario) {
  std::vector<double> times(scenario.endpoints.size(), 0);
  for (int round = 0; round < fixed_point_rounds; ++round) {
    std::vector<double> next(times.size(), 0);
    for (std::size_t index = 0; index < times.size(); ++index) {
      next[index] = mean_time(scenario.endpoints[index].steps, times);
    }
    times = std::move(next);
  }
  return times;
}

// Adds `visits` times the calls of these steps.
void add_calls(const Steps& steps, double visits, std::vector<double>& calls) {
  for (const Step& step : steps) {
    if (const auto* call = std::get_if<Call>(&step.action)) {
      calls[call->endpoint.index] += visits;
    } else if (const auto* parallel = std::get_if<Parallel>(&step.action)) {
      for (const Steps& branch : parallel->branches) {
        add_calls(branch, visits, calls);
      }
    } else if (const auto* choose = std::get_if<Choose>(&step.action)) {
      for (const scenario::Option& option : choose->options) {
        add_calls(option.steps, visits * option.probability, calls);
      }
    }
  }
}

// Requests per second in the long run; of a closed workload at most.
double rate_of(const Workload& workload) {
  if (const auto* poisson = std::get_if<scenario::Poisson>(&workload.arrivals)) {
    return poisson->rate.points.back().per_second;
  }
  if (const auto* constant = std::get_if<scenario::Constant>(&workload.arrivals)) {
    return constant->rate.points.back().per_second;
  }
  if (const auto* renewal = std::get_if<scenario::Renewal>(&workload.arrivals)) {
    return 1 / renewal->interarrival.mean();
  }
  const auto& closed = std::get<Closed>(workload.arrivals);
  return closed.users / std::max(1.0, closed.think.mean());
}

// Visits per second of each endpoint, as far as the workloads reach it.
std::vector<double> visit_rates(const Scenario& scenario) {
  std::vector<double> entries(scenario.endpoints.size(), 0);
  for (const Workload& workload : scenario.workloads) {
    for (const scenario::RequestClass& each : workload.classes) {
      entries[each.endpoint.index] += rate_of(workload) * each.probability;
    }
  }
  std::vector<double> rates = entries;
  for (int round = 0; round < fixed_point_rounds; ++round) {
    std::vector<double> next = entries;
    for (std::size_t index = 0; index < rates.size(); ++index) {
      add_calls(scenario.endpoints[index].steps, rates[index], next);
    }
    rates = std::move(next);
  }
  return rates;
}

// The scenario with this one workload, whose links are given; links between services stay.
Scenario with_workload(const Scenario& original, Workload workload, std::vector<Link> entries) {
  Scenario scenario = original;
  std::erase_if(scenario.links,
                [](const Link& link) { return std::holds_alternative<WorkloadId>(link.caller); });
  scenario.workloads = {std::move(workload)};
  for (Link& link : entries) {
    link.caller = WorkloadId{0};
    link.latency.reset();
    scenario.links.push_back(std::move(link));
  }
  std::ranges::sort(scenario.links, {}, [&scenario](const Link& link) {
    return std::tie(scenario.caller_name(link.caller), scenario.services[link.callee.index].name);
  });
  scenario.faults.clear();
  scenario.slos.clear();
  return scenario;
}

}  // namespace

Experiment low_load_experiment(const Scenario& scenario, const Addresses& addresses,
                               WorkloadId id) {
  Workload workload = scenario.workloads[id.index];
  workload.arrivals = Closed{1, Distribution::exponential(pause_seconds)};
  std::vector<Link> entries;
  for (const Link& link : scenario.links) {
    const auto* caller = std::get_if<WorkloadId>(&link.caller);
    if (caller != nullptr && *caller == id) {
      entries.push_back(link);
    }
  }
  return {with_workload(scenario, std::move(workload), std::move(entries)), addresses};
}

std::optional<Experiment> saturation_experiment(const Scenario& scenario,
                                                const Addresses& addresses, ServiceId id) {
  const scenario::Service& service = scenario.services[id.index];
  const std::vector<double> times = mean_times(scenario);
  const std::vector<double> rates = visit_rates(scenario);
  Workload workload;
  workload.name = workload_name;
  double total_rate = 0;
  double total_time = 0;
  for (const EndpointId endpoint : service.endpoints) {
    const double rate = rates[endpoint.index];
    if (computes(scenario.endpoints[endpoint.index].steps)) {
      return std::nullopt;
    }
    if (rate > 0) {
      workload.classes.push_back({scenario.endpoint_name(endpoint), endpoint, rate, 0});
      total_rate += rate;
      total_time += rate * times[endpoint.index];
    }
  }
  if (!service.workers || workload.classes.empty()) {
    return std::nullopt;
  }
  const std::uint32_t workers = *service.workers;
  const std::uint32_t waiting = std::min({workers + 2, 16U, service.queue_capacity.value_or(16)});
  if (waiting == 0 || workers * total_rate > rate_max * total_time) {
    return std::nullopt;
  }
  for (scenario::RequestClass& each : workload.classes) {
    each.probability /= total_rate;
  }
  workload.arrivals = Closed{workers + waiting, Distribution::deterministic(0)};

  Link entry;
  entry.callee = id;
  entry.weights = {1};
  Experiment experiment{with_workload(scenario, std::move(workload), {entry}), {}};
  experiment.scenario.services[id.index].replicas = 1;
  experiment.addresses.links[std::string(workload_name) + ">" + service.name] = {
      addresses.services.at(service.name).front()};
  return experiment;
}

}  // namespace sojourn::live
