// Who calls whom how often: the endpoints of a scenario as a graph of expected calls.
//
// One execution of an endpoint makes an expected number of calls to each other endpoint: the steps
// of a choice count with its probability, parallel branches add up. Retries and failures are not
// counted: every call is made once. Immutable; the scenario is not needed after construction.
#pragma once

#include <optional>
#include <vector>

#include "models/scenario/scenario.h"

namespace sojourn::scenario {

struct ExpectedCalls {
  EndpointId callee;
  double count = 0;  // per execution of the caller, >= 0
};

class CallGraph {
 public:
  // Uses only the endpoints and their steps. O(steps + endpoints log endpoints).
  explicit CallGraph(const Scenario& scenario);

  // One entry for each callee, in order of its id.
  const std::vector<ExpectedCalls>& calls_of(EndpointId caller) const {
    return calls_[caller.index];
  }

  std::size_t endpoints() const { return calls_.size(); }

  // Sets of endpoints that reach each other (strongly connected), callees before their callers,
  // each set in order of ids. A set of one endpoint is a loop only if it calls itself.
  const std::vector<std::vector<EndpointId>>& components() const { return components_; }

  // How often each endpoint of a component is executed, if the first is entered entries[0] times
  // from outside, the second entries[1] times and so on. nullopt: the loop never ends.
  // O(n^3) for n endpoints in a loop, O(1) for an endpoint alone.
  std::optional<std::vector<double>> executions(const std::vector<EndpointId>& component,
                                                std::vector<double> entries) const;

  // The other way round: total cost of one execution of each endpoint of a component, if an
  // execution costs costs[i] beyond the calls inside the component. nullopt: the loop never ends.
  std::optional<std::vector<double>> totals(const std::vector<EndpointId>& component,
                                            std::vector<double> costs) const;

 private:
  std::vector<std::vector<double>> calls_inside(const std::vector<EndpointId>& component) const;

  std::vector<std::vector<ExpectedCalls>> calls_;
  std::vector<std::vector<EndpointId>> components_;
};

}  // namespace sojourn::scenario
