#include "live-harness/calibrate_samples.h"

#include <algorithm>
#include <utility>

#include "engine/require.h"
#include "models/scenario/plan.h"

namespace sojourn::live {

namespace {

using engine::to_seconds;
using results::RequestRecord;
using results::Span;
using scenario::RequestIdentity;
using scenario::Scenario;
using scenario::Steps;

// The requests that are under way at both ends of a run pair up wrongly: one for each worker.
constexpr std::size_t samples_per_worker_min = 20;

// The calls of one visit: how long they took by their own account, one after the other.
struct CallsSeen {
  double seconds = 0;
  double rounds = 0;  // calls that followed each other
  bool repeated = false;
};

struct ChildVisit {
  scenario::EndpointId endpoint;
  const Span* span = nullptr;
  double latency = 0;  // both ways, as the scenario states it
};

class RequestWalk {
 public:
  RequestWalk(const Scenario& scenario, const RequestRecord& record, std::uint64_t stream,
              std::vector<std::vector<VisitSample>>& samples)
      : scenario_(scenario), record_(record), stream_(stream), samples_(samples) {}

  void walk() {
    const scenario::Workload& workload = scenario_.workloads[record_.workload];
    const scenario::RequestClass& entry = workload.classes[record_.request_class];
    const scenario::WorkloadId caller{record_.workload};
    const Span* const span = find(scenario::root_path(entry.name));
    if (span != nullptr) {
      const ChildVisit root{entry.endpoint, span, stated_latency(caller, entry.endpoint, *span)};
      visit(caller, root, to_seconds(record_.latency()));
    }
  }

 private:
  using Caller = std::variant<scenario::ServiceId, scenario::WorkloadId>;

  const Span* find(std::uint64_t path) const {
    const auto found = std::ranges::find(record_.spans, path, &Span::path);
    return found == record_.spans.end() ? nullptr : &*found;
  }

  const scenario::Link& link_to(const Caller& caller, scenario::EndpointId callee) const {
    return scenario_.links[scenario_.link_index(caller, scenario_.endpoints[callee.index].service)];
  }

  double stated_latency(const Caller& caller, scenario::EndpointId callee, const Span& span) const {
    const scenario::Link& link = link_to(caller, callee);
    if (!link.latency) {
      return 0;
    }
    const RequestIdentity identity{stream_, record_.request, span.path};
    engine::Draws there(identity.visit_key(scenario::Purpose::latency_there));
    engine::Draws back(identity.visit_key(scenario::Purpose::latency_back));
    return link.latency->sample(there) + link.latency->sample(back);
  }

  // `observed`: what the caller saw.
  void visit(const Caller& caller, const ChildVisit& visited, double observed) {
    const Span& span = *visited.span;
    const scenario::Endpoint& endpoint = scenario_.endpoints[visited.endpoint.index];
    const double known = to_seconds(span.demand) + to_seconds(span.calls);
    VisitSample sample;
    sample.extra = observed - visited.latency - known;
    sample.waiting = to_seconds(span.waiting);
    sample.own = to_seconds(span.service_time) - known;
    samples_[scenario_.link_index(caller, endpoint.service)].push_back(sample);

    std::vector<ChildVisit> children;
    std::uint32_t number = 0;
    const CallsSeen seen = calls_of(visited, endpoint.steps, number, children);
    if (seen.repeated || seen.rounds == 0) {
      return;
    }
    const double share = (to_seconds(span.calls) - seen.seconds) / seen.rounds;
    for (const ChildVisit& child : children) {
      visit(endpoint.service, child, account(child) + share);
    }
  }

  static double account(const ChildVisit& child) {
    return to_seconds(child.span->waiting) + to_seconds(child.span->service_time) + child.latency;
  }

  // Steps are numbered depth first, as their random numbers are.
  CallsSeen calls_of(const ChildVisit& parent, const Steps& steps, std::uint32_t& number,
                     std::vector<ChildVisit>& children) {
    CallsSeen total;
    for (const scenario::Step& step : steps) {
      const std::uint32_t own_number = number++;
      CallsSeen seen;
      if (const auto* call = std::get_if<scenario::Call>(&step.action)) {
        seen = call_of(parent, *call, own_number, children);
      } else if (const auto* parallel = std::get_if<scenario::Parallel>(&step.action)) {
        for (const Steps& branch : parallel->branches) {
          const CallsSeen of_branch = calls_of(parent, branch, number, children);
          const bool repeated = seen.repeated || of_branch.repeated;
          seen = of_branch.seconds > seen.seconds ? of_branch : seen;
          seen.repeated = repeated;
        }
      } else if (const auto* choose = std::get_if<scenario::Choose>(&step.action)) {
        for (const scenario::Option& option : choose->options) {
          seen = sum(seen, calls_of(parent, option.steps, number, children));
        }
      }
      total = sum(total, seen);
    }
    return total;
  }

  CallsSeen call_of(const ChildVisit& parent, const scenario::Call& call, std::uint32_t number,
                    std::vector<ChildVisit>& children) {
    const std::uint64_t site =
        scenario::step_site(scenario_.endpoint_name(parent.endpoint), number);
    const Span* const span = find(scenario::child_path(parent.span->path, site, 1));
    const bool repeated = find(scenario::child_path(parent.span->path, site, 2)) != nullptr;
    if (span == nullptr) {
      return {0, 0, repeated};  // an option that was not chosen
    }
    const scenario::ServiceId caller = scenario_.endpoints[parent.endpoint.index].service;
    const ChildVisit child{call.endpoint, span, stated_latency(caller, call.endpoint, *span)};
    children.push_back(child);
    return {account(child), 1, repeated};
  }

  static CallsSeen sum(const CallsSeen& left, const CallsSeen& right) {
    return {left.seconds + right.seconds, left.rounds + right.rounds,
            left.repeated || right.repeated};
  }

  const Scenario& scenario_;
  const RequestRecord& record_;
  std::uint64_t stream_;
  std::vector<std::vector<VisitSample>>& samples_;
};

}  // namespace

std::vector<std::vector<VisitSample>> visit_samples(const Scenario& scenario,
                                                    std::uint32_t replication,
                                                    const std::vector<RequestRecord>& records) {
  std::vector<std::uint64_t> streams;
  for (const scenario::Workload& workload : scenario.workloads) {
    streams.push_back(engine::random_stream(scenario.run.seed, replication, workload.name));
  }
  std::vector<std::vector<VisitSample>> samples(scenario.links.size());
  for (const RequestRecord& record : records) {
    if (record.outcome == results::Outcome::ok) {
      RequestWalk(scenario, record, streams[record.workload], samples).walk();
    }
  }
  return samples;
}

std::vector<double> saturated_samples(const std::vector<RequestRecord>& records,
                                      std::uint32_t workers) {
  std::vector<const RequestRecord*> by_arrival;
  std::vector<engine::Time> departures;
  for (const RequestRecord& record : records) {
    if (record.outcome == results::Outcome::ok && !record.spans.empty()) {
      by_arrival.push_back(&record);
      departures.push_back(record.done);
    }
  }
  std::ranges::stable_sort(by_arrival, {}, &RequestRecord::sent);
  std::ranges::sort(departures);
  std::vector<double> samples;
  for (std::size_t n = workers; n < by_arrival.size(); ++n) {
    const RequestRecord& record = *by_arrival[n];
    const engine::Time begun = departures[n - workers];
    if (record.sent <= begun) {
      const Span& visit = record.spans.front();
      samples.push_back(to_seconds(record.done - begun - visit.demand - visit.calls));
    }
  }
  if (samples.size() < samples_per_worker_min * workers) {
    return {};
  }
  return samples;
}

}  // namespace sojourn::live
