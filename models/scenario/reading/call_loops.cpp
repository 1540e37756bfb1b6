#include "models/scenario/reading/call_loops.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/scenario/call_graph.h"
#include "models/scenario/quantity.h"
#include "models/scenario/reading/limits.h"

namespace sojourn::scenario {

namespace {

constexpr std::size_t shown_hops_max = 8;

bool is_member(const std::vector<EndpointId>& component, EndpointId endpoint) {
  return std::find(component.begin(), component.end(), endpoint) != component.end();
}

// A shortest way round from the component's first endpoint back to itself, by breadth first search.
std::vector<EndpointId> way_round(const CallGraph& graph,
                                  const std::vector<EndpointId>& component) {
  std::vector<std::vector<EndpointId>> ways{{component.front()}};
  std::set<std::uint32_t> reached;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    for (const ExpectedCalls& call : graph.calls_of(ways[i].back())) {
      const bool is_new = reached.insert(call.callee.index).second;
      if (!is_new || !is_member(component, call.callee)) {
        continue;
      }
      std::vector<EndpointId> longer = ways[i];
      longer.push_back(call.callee);
      if (call.callee == component.front()) {
        return longer;
      }
      ways.push_back(std::move(longer));
    }
  }
  return component;
}

std::string shown_way(const Scenario& scenario, const std::vector<EndpointId>& way) {
  std::string text;
  for (std::size_t i = 0; i < way.size(); ++i) {
    const bool is_left_out =
        way.size() > shown_hops_max && i >= shown_hops_max - 1 && i + 1 < way.size();
    if (is_left_out) {
      text += i == shown_hops_max - 1 ? " > ..." : "";
      continue;
    }
    text += (i == 0 ? "" : " > ") + scenario.endpoint_name(way[i]);
  }
  return text;
}

// Executions that one execution of each endpoint leads to, itself included. A loop that never ends
// is reported and counts as nothing, so that its callers are judged by the rest.
std::vector<double> count_executions(const CallGraph& graph, const Context& context) {
  std::vector<double> totals(graph.endpoints());
  for (const std::vector<EndpointId>& component : graph.components()) {
    std::vector<double> costs;
    for (const EndpointId endpoint : component) {
      double cost = 1;
      for (const ExpectedCalls& call : graph.calls_of(endpoint)) {
        cost += call.count * totals[call.callee.index];  // 0 inside the component, so far
      }
      costs.push_back(cost);
    }
    const LocatedValue& place = *context.endpoint_values[component.front().index];
    if (component.size() > limits::loop_endpoints) {
      context.problems.add_found(
          place, "a loop of calls through " + std::to_string(component.size()) + " endpoints",
          "loops through at most " + std::to_string(limits::loop_endpoints));
      continue;
    }
    const std::optional<std::vector<double>> sums = graph.totals(component, costs);
    if (!sums) {
      context.problems.add_found(place,
                                 "calls that go round for ever: " +
                                     shown_way(context.scenario, way_round(graph, component)),
                                 "a loop that leads to less than one further round, on average");
      continue;
    }
    for (std::size_t i = 0; i < component.size(); ++i) {
      totals[component[i].index] = (*sums)[i];
    }
  }
  return totals;
}

}  // namespace

void check_call_loops(Context& context) {
  const std::vector<double> totals = count_executions(CallGraph(context.scenario), context);
  std::set<std::uint32_t> judged;
  for (const Workload& workload : context.scenario.workloads) {
    for (const RequestClass& entry : workload.classes) {
      const std::uint32_t root = entry.endpoint.index;
      if (totals[root] > limits::visits && judged.insert(root).second) {
        context.problems.add_found(
            *context.endpoint_values[root],
            "calls that lead to " + format_number(totals[root]) + " executions for each request",
            "at most " + format_number(limits::visits) + " on average");
      }
    }
  }
}

}  // namespace sojourn::scenario
