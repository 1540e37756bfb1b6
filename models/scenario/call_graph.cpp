#include "models/scenario/call_graph.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <variant>

namespace sojourn::scenario {

namespace {

using Matrix = std::vector<std::vector<double>>;

// Below this a pivot is rounding error: the loop is left with probability 0.
constexpr double pivot_least = 1e-12;

void add_calls(const Steps& steps, double probability, std::vector<ExpectedCalls>& calls) {
  for (const Step& step : steps) {
    if (const auto* const call = std::get_if<Call>(&step.action)) {
      calls.push_back({.callee = call->endpoint, .count = probability});
    } else if (const auto* const parallel = std::get_if<Parallel>(&step.action)) {
      for (const Steps& branch : parallel->branches) {
        add_calls(branch, probability, calls);
      }
    } else if (const auto* const choose = std::get_if<Choose>(&step.action)) {
      for (const Option& option : choose->options) {
        add_calls(option.steps, probability * option.probability, calls);
      }
    }
  }
}

// One entry for each callee. A call that is never made is none.
std::vector<ExpectedCalls> merged(std::vector<ExpectedCalls> calls) {
  std::stable_sort(calls.begin(), calls.end(), [](const ExpectedCalls& a, const ExpectedCalls& b) {
    return a.callee.index < b.callee.index;
  });
  std::vector<ExpectedCalls> result;
  for (const ExpectedCalls& call : calls) {
    if (call.count <= 0) {
      continue;
    }
    if (!result.empty() && result.back().callee == call.callee) {
      result.back().count += call.count;
    } else {
      result.push_back(call);
    }
  }
  return result;
}

// Tarjan's algorithm (SIAM J. Comput. 1, 1972) without recursion: call chains may be long.
class ComponentSearch {
 public:
  explicit ComponentSearch(const std::vector<std::vector<ExpectedCalls>>& calls)
      : calls_(calls), order_(calls.size(), unseen), low_(calls.size()), on_path_(calls.size()) {}

  std::vector<std::vector<EndpointId>> run() {
    for (std::uint32_t start = 0; start < calls_.size(); ++start) {
      if (order_[start] == unseen) {
        search_from(start);
      }
    }
    return std::move(components_);
  }

 private:
  static constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();

  struct Visit {
    std::uint32_t endpoint;
    std::size_t next_call;
  };

  void enter(std::uint32_t endpoint) {
    order_[endpoint] = low_[endpoint] = next_order_++;
    path_.push_back(endpoint);
    on_path_[endpoint] = true;
    visits_.push_back({.endpoint = endpoint, .next_call = 0});
  }

  void search_from(std::uint32_t start) {
    enter(start);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      const std::uint32_t endpoint = visit.endpoint;
      if (visit.next_call < calls_[endpoint].size()) {
        const std::uint32_t callee = calls_[endpoint][visit.next_call++].callee.index;
        if (order_[callee] == unseen) {
          enter(callee);
        } else if (on_path_[callee]) {
          low_[endpoint] = std::min(low_[endpoint], order_[callee]);
        }
        continue;
      }
      visits_.pop_back();
      if (!visits_.empty()) {
        const std::uint32_t caller = visits_.back().endpoint;
        low_[caller] = std::min(low_[caller], low_[endpoint]);
      }
      if (low_[endpoint] == order_[endpoint]) {
        close(endpoint);
      }
    }
  }

  void close(std::uint32_t root) {
    std::vector<EndpointId> component;
    std::uint32_t member = unseen;
    while (member != root) {
      member = path_.back();
      path_.pop_back();
      on_path_[member] = false;
      component.push_back({member});
    }
    std::sort(component.begin(), component.end(),
              [](EndpointId a, EndpointId b) { return a.index < b.index; });
    components_.push_back(std::move(component));
  }

  const std::vector<std::vector<ExpectedCalls>>& calls_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<bool> on_path_;
  std::vector<std::uint32_t> path_;
  std::vector<Visit> visits_;
  std::vector<std::vector<EndpointId>> components_;
  std::uint32_t next_order_ = 0;
};

// Solves x = rhs + calls * x for calls >= 0 by elimination without pivoting: I - calls is an
// M-matrix, all of whose pivots are positive, exactly if the expected number of calls is finite
// (Berman & Plemmons, "Nonnegative Matrices in the Mathematical Sciences", theorem 6.2.3).
std::optional<std::vector<double>> solve(Matrix calls, std::vector<double> rhs) {
  const std::size_t n = rhs.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      calls[i][j] = (i == j ? 1.0 : 0.0) - calls[i][j];
    }
  }
  for (std::size_t pivot = 0; pivot < n; ++pivot) {
    if (!(calls[pivot][pivot] > pivot_least)) {
      return std::nullopt;
    }
    for (std::size_t i = pivot + 1; i < n; ++i) {
      const double factor = calls[i][pivot] / calls[pivot][pivot];
      if (factor != 0) {
        for (std::size_t j = pivot; j < n; ++j) {
          calls[i][j] -= factor * calls[pivot][j];
        }
        rhs[i] -= factor * rhs[pivot];
      }
    }
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = i + 1; j < n; ++j) {
      rhs[i] -= calls[i][j] * rhs[j];
    }
    rhs[i] /= calls[i][i];
  }
  return rhs;
}

Matrix transposed(const Matrix& matrix) {
  Matrix result = matrix;
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j < matrix.size(); ++j) {
      result[i][j] = matrix[j][i];
    }
  }
  return result;
}

}  // namespace

CallGraph::CallGraph(const Scenario& scenario) {
  calls_.reserve(scenario.endpoints.size());
  for (const Endpoint& endpoint : scenario.endpoints) {
    std::vector<ExpectedCalls> calls;
    add_calls(endpoint.steps, 1, calls);
    calls_.push_back(merged(std::move(calls)));
  }
  components_ = ComponentSearch(calls_).run();
}

// calls_inside[i][j]: calls of the component's endpoint i to its endpoint j.
Matrix CallGraph::calls_inside(const std::vector<EndpointId>& component) const {
  Matrix matrix(component.size(), std::vector<double>(component.size()));
  for (std::size_t i = 0; i < component.size(); ++i) {
    for (const ExpectedCalls& call : calls_of(component[i])) {
      const auto place =
          std::lower_bound(component.begin(), component.end(), call.callee,
                           [](EndpointId a, EndpointId b) { return a.index < b.index; });
      if (place != component.end() && *place == call.callee) {
        matrix[i][static_cast<std::size_t>(place - component.begin())] = call.count;
      }
    }
  }
  return matrix;
}

std::optional<std::vector<double>> CallGraph::executions(const std::vector<EndpointId>& component,
                                                         std::vector<double> entries) const {
  return solve(transposed(calls_inside(component)), std::move(entries));
}

std::optional<std::vector<double>> CallGraph::totals(const std::vector<EndpointId>& component,
                                                     std::vector<double> costs) const {
  return solve(calls_inside(component), std::move(costs));
}

}  // namespace sojourn::scenario
