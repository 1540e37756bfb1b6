#include "models/scenario/visits.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <variant>

#include "engine/require.h"
#include "engine/time.h"

namespace sojourn::scenario {

namespace {

// A loop's response times are found by iteration, since the longest of parallel branches is not
// linear. They rise to their limit from below.
constexpr int sweeps_max = 100'000;
constexpr double sweep_tolerance = 1e-12;

class ResponseTimes {
 public:
  explicit ResponseTimes(const Scenario& scenario)
      : scenario_(scenario), seconds_(scenario.endpoints.size()) {}

  void work_out(const std::vector<EndpointId>& component, bool is_loop) {
    for (int sweep = 0; sweep < (is_loop ? sweeps_max : 1); ++sweep) {
      double change = 0;
      for (const EndpointId id : component) {
        const double before = seconds_[id.index];
        seconds_[id.index] = response(scenario_.endpoints[id.index]);
        change = std::max(change, std::abs(seconds_[id.index] - before) / seconds_[id.index]);
      }
      if (!(change > sweep_tolerance)) {
        return;
      }
    }
  }

  std::vector<double> take() && { return std::move(seconds_); }

 private:
  double response(const Endpoint& endpoint) const {
    const Service& service = scenario_.services[endpoint.service.index];
    return engine::to_seconds(service.overhead.hold) + total(endpoint.steps, endpoint.service);
  }

  double total(const Steps& steps, ServiceId caller) const {
    double sum = 0;
    for (const Step& step : steps) {
      sum += mean(step, caller);
    }
    return sum;
  }

  double mean(const Step& step, ServiceId caller) const {
    if (const auto* const compute = std::get_if<Compute>(&step.action)) {
      return compute->demand.mean();
    }
    if (const auto* const delay = std::get_if<Delay>(&step.action)) {
      return delay->time.mean();
    }
    if (const auto* const call = std::get_if<Call>(&step.action)) {
      return call_mean(*call, caller);
    }
    if (const auto* const parallel = std::get_if<Parallel>(&step.action)) {
      double longest = 0;
      for (const Steps& branch : parallel->branches) {
        longest = std::max(longest, total(branch, caller));
      }
      return longest;
    }
    double sum = 0;
    for (const Option& option : std::get<Choose>(step.action).options) {
      // A probability of 0 keeps even an infinite mean away.
      sum += option.probability > 0 ? option.probability * total(option.steps, caller) : 0;
    }
    return sum;
  }

  double call_mean(const Call& call, ServiceId caller) const {
    const ServiceId callee = scenario_.endpoints[call.endpoint.index].service;
    const Link& link = scenario_.links[scenario_.link_index(caller, callee)];
    const double latency = link.latency ? link.latency->mean() : 0;
    const double answered = 2 * latency + seconds_[call.endpoint.index];
    return call.timeout ? std::min(engine::to_seconds(*call.timeout), answered) : answered;
  }

  const Scenario& scenario_;
  std::vector<double> seconds_;
};

bool calls_itself(const CallGraph& graph, EndpointId endpoint) {
  const std::vector<ExpectedCalls>& calls = graph.calls_of(endpoint);
  return std::any_of(calls.begin(), calls.end(),
                     [&](const ExpectedCalls& call) { return call.callee == endpoint; });
}

// Mean seconds of one core that an execution needs in its own steps.
double own_demand(const Steps& steps) {
  double sum = 0;
  for (const Step& step : steps) {
    if (const auto* const compute = std::get_if<Compute>(&step.action)) {
      sum += compute->demand.mean();
    } else if (const auto* const parallel = std::get_if<Parallel>(&step.action)) {
      for (const Steps& branch : parallel->branches) {
        sum += own_demand(branch);
      }
    } else if (const auto* const choose = std::get_if<Choose>(&step.action)) {
      for (const Option& option : choose->options) {
        sum += option.probability > 0 ? option.probability * own_demand(option.steps) : 0;
      }
    }
  }
  return sum;
}

double rate_of(const RateProfile& profile, RateAt rate_at) {
  double rate = profile.points.back().per_second;
  if (rate_at == RateAt::peak) {
    for (const RatePoint& point : profile.points) {
      rate = std::max(rate, point.per_second);
    }
  }
  return rate;
}

// Requests per second of a workload; 0 for a closed one.
double open_rate(const Workload& workload, RateAt rate_at) {
  if (const auto* const poisson = std::get_if<Poisson>(&workload.arrivals)) {
    return rate_of(poisson->rate, rate_at);
  }
  if (const auto* const constant = std::get_if<Constant>(&workload.arrivals)) {
    return rate_of(constant->rate, rate_at);
  }
  if (const auto* const renewal = std::get_if<Renewal>(&workload.arrivals)) {
    return 1 / renewal->interarrival.mean();
  }
  return 0;
}

double closed_rate(const Scenario& scenario, WorkloadId id, const std::vector<double>& responses) {
  const Workload& workload = scenario.workloads[id.index];
  const auto* const closed = std::get_if<Closed>(&workload.arrivals);
  if (closed == nullptr) {
    return 0;
  }
  double cycle = closed->think.mean();
  for (const RequestClass& entry : workload.classes) {
    const ServiceId callee = scenario.endpoints[entry.endpoint.index].service;
    const Link& link = scenario.links[scenario.link_index(id, callee)];
    const double latency = link.latency ? link.latency->mean() : 0;
    cycle += entry.probability * (2 * latency + responses[entry.endpoint.index]);
  }
  return cycle > 0 ? closed->users / cycle : 0;  // what takes no time loads nothing
}

// Executions of each endpoint if each is entered from outside so often.
std::vector<double> executions(const CallGraph& graph, std::vector<double> visits) {
  const auto& components = graph.components();
  for (auto component = components.rbegin(); component != components.rend(); ++component) {
    std::vector<double> entries;
    double entered = 0;
    for (const EndpointId id : *component) {
      entries.push_back(visits[id.index]);
      entered += visits[id.index];
    }
    if (entered <= 0) {
      continue;
    }
    const auto inside = graph.executions(*component, std::move(entries));
    engine::require(inside.has_value(), "loops of calls are left with some probability");
    for (std::size_t i = 0; i < component->size(); ++i) {
      for (const ExpectedCalls& call : graph.calls_of((*component)[i])) {
        visits[call.callee.index] += (*inside)[i] * call.count;
      }
    }
    for (std::size_t i = 0; i < component->size(); ++i) {
      visits[(*component)[i].index] = (*inside)[i];  // calls inside have been counted there
    }
  }
  return visits;
}

// Executions of each endpoint per second.
std::vector<double> endpoint_rates(const Scenario& scenario, const CallGraph& graph,
                                   const std::vector<double>& workload_rates) {
  std::vector<double> rates(scenario.endpoints.size());
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    for (const RequestClass& entry : scenario.workloads[i].classes) {
      rates[entry.endpoint.index] += workload_rates[i] * entry.probability;
    }
  }
  return executions(graph, std::move(rates));
}

OfferedLoad load_of(const Scenario& scenario, const std::vector<double>& rates,
                    const std::vector<double>& responses) {
  OfferedLoad load{.services = std::vector<ServiceLoad>(scenario.services.size()),
                   .host_utilization = std::vector<double>(scenario.hosts.size())};
  for (std::size_t i = 0; i < scenario.endpoints.size(); ++i) {
    const Endpoint& endpoint = scenario.endpoints[i];
    if (rates[i] <= 0) {
      continue;
    }
    ServiceLoad& service = load.services[endpoint.service.index];
    const Overhead& overhead = scenario.services[endpoint.service.index].overhead;
    service.visits_per_second += rates[i];
    service.busy_workers += rates[i] * (responses[i] + engine::to_seconds(overhead.release));
    service.busy_cores += rates[i] * own_demand(endpoint.steps);
  }
  for (std::size_t i = 0; i < scenario.services.size(); ++i) {
    const Service& service = scenario.services[i];
    if (service.workers) {
      const double workers = static_cast<double>(service.replicas) * *service.workers;
      load.services[i].utilization = load.services[i].busy_workers / workers;
    }
    if (service.host) {
      const Host& host = scenario.hosts[service.host->index];
      const double cores = static_cast<double>(host.count) * host.cores;
      load.host_utilization[service.host->index] += load.services[i].busy_cores / cores;
    }
  }
  return load;
}

OfferedLoad load_with(const Scenario& scenario, RateAt rate_at, bool with_closed) {
  const CallGraph graph(scenario);
  const std::vector<double> responses = unloaded_response(scenario, graph);
  std::vector<double> rates;
  for (std::uint32_t i = 0; i < scenario.workloads.size(); ++i) {
    const double closed = with_closed ? closed_rate(scenario, {i}, responses) : 0;
    rates.push_back(open_rate(scenario.workloads[i], rate_at) + closed);
  }
  return load_of(scenario, endpoint_rates(scenario, graph, rates), responses);
}

}  // namespace

std::vector<double> expected_visits(const CallGraph& graph, EndpointId root) {
  std::vector<double> entries(graph.endpoints());
  entries[root.index] = 1;
  return executions(graph, std::move(entries));
}

std::vector<double> unloaded_response(const Scenario& scenario, const CallGraph& graph) {
  ResponseTimes times(scenario);
  for (const std::vector<EndpointId>& component : graph.components()) {
    times.work_out(component, component.size() > 1 || calls_itself(graph, component.front()));
  }
  return std::move(times).take();
}

OfferedLoad open_load(const Scenario& scenario, RateAt rate_at) {
  return load_with(scenario, rate_at, false);
}

OfferedLoad full_load(const Scenario& scenario, RateAt rate_at) {
  return load_with(scenario, rate_at, true);
}

}  // namespace sojourn::scenario
