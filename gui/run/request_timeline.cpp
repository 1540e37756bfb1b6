#include "gui/run/request_timeline.h"

#include <algorithm>
#include <span>
#include <string>
#include <variant>

#include "models/scenario/plan.h"
#include "models/simulation/drawing.h"

namespace sojourn::gui {
namespace {

using engine::Duration;
using results::Span;
using scenario::Purpose;
using scenario::RequestIdentity;

// A call inside a visit that succeeded: where its visit arrives, from the begin of the caller.
struct Placed {
  const Span* span = nullptr;
  scenario::EndpointId endpoint;
  Duration offset{};
};

}  // namespace

// One request's way through its spans.
class RequestTimeline::Unfolding {
 public:
  Unfolding(const RequestTimeline& timeline, const results::RequestRecord& record)
      : timeline_(timeline), record_(record) {
    identity_.stream = timeline.streams_[record.workload];
    identity_.request = record.request;
  }

  std::vector<TimedVisit> run() {
    const scenario::Workload& workload = scenario().workloads[record_.workload];
    const scenario::RequestClass& request_class = workload.classes[record_.request_class];
    const std::uint64_t root = scenario::root_path(request_class.name);
    const scenario::ServiceId callee = scenario().endpoints[request_class.endpoint.index].service;
    const auto* link = link_to(scenario::WorkloadId{record_.workload}, callee);
    for (std::uint32_t attempt = 1; attempt <= workload.retry.attempts; ++attempt) {
      const std::uint64_t path =
          attempt == 1 ? root : scenario::child_path(root, scenario::workload_site, attempt);
      if (const Span* span = span_of(path)) {
        const Duration back = network(link, path, Purpose::latency_back);
        const engine::Time ended = record_.done - back;
        visit(*span, request_class.endpoint, ended - span->service_time - span->waiting, 0);
        break;
      }
    }
    return std::move(visits_);
  }

 private:
  const scenario::Scenario& scenario() const { return *timeline_.scenario_; }

  const scenario::Link* link_to(
      const std::variant<scenario::ServiceId, scenario::WorkloadId>& caller,
      scenario::ServiceId callee) const {
    return &scenario().links[scenario().link_index(caller, callee)];
  }

  const Span* span_of(std::uint64_t path) const {
    const auto found = std::ranges::find(record_.spans, path, &Span::path);
    return found == record_.spans.end() ? nullptr : &*found;
  }

  RequestIdentity at(std::uint64_t path) const {
    return {identity_.stream, identity_.request, path};
  }

  Duration network(const scenario::Link* link, std::uint64_t path, Purpose purpose) const {
    return link->latency ? link->latency->first_duration(at(path).visit_key(purpose)) : Duration{};
  }

  void visit(const Span& span, scenario::EndpointId endpoint, engine::Time arrived,
             std::uint32_t depth) {
    const engine::Time began = arrived + span.waiting;
    visits_.push_back({span.service, span.replica, endpoint.index, depth, arrived, began,
                       began + span.service_time, span.calls});
    std::vector<Placed> placed;
    Walk walk{span.path, endpoint, 0, &placed};
    const Duration nominal = steps(scenario().endpoints[endpoint.index].steps, walk,
                                   scenario().services[span.service].overhead.hold);
    const double stretch = nominal > Duration{} && nominal != span.service_time
                               ? engine::to_seconds(span.service_time) / engine::to_seconds(nominal)
                               : 1;
    for (const Placed& each : placed) {
      const Duration offset = stretch == 1
                                  ? each.offset
                                  : engine::from_seconds(engine::to_seconds(each.offset) * stretch);
      visit(*each.span, each.endpoint, began + offset, depth + 1);
    }
  }

  struct Walk {
    std::uint64_t path = 0;
    scenario::EndpointId endpoint;
    std::uint32_t step = 0;  // number of the next one, depth first
    std::vector<Placed>* placed = nullptr;
  };

  // From when they begin to when they have ended.
  Duration steps(const scenario::Steps& all, Walk& walk, Duration now) {
    for (const scenario::Step& each : all) now = step(each, walk, now);
    return now;
  }

  Duration step(const scenario::Step& step, Walk& walk, Duration now) {
    const std::uint64_t site = timeline_.sites_[walk.endpoint.index][walk.step++];
    if (const auto* compute = std::get_if<scenario::Compute>(&step.action)) {
      return now + demand(compute->demand, walk.path, site);
    }
    if (const auto* delay = std::get_if<scenario::Delay>(&step.action)) {
      return now + demand(delay->time, walk.path, site);
    }
    if (const auto* call = std::get_if<scenario::Call>(&step.action)) {
      return this->call(*call, walk, site, now);
    }
    if (const auto* parallel = std::get_if<scenario::Parallel>(&step.action)) {
      Duration last = now;
      for (const scenario::Steps& branch : parallel->branches) {
        last = std::max(last, steps(branch, walk, now));
      }
      return last;
    }
    return choose(std::get<scenario::Choose>(step.action), walk, site, now);
  }

  Duration demand(const scenario::Distribution& distribution, std::uint64_t path,
                  std::uint64_t site) const {
    return distribution.first_duration(at(path).step_key(site, Purpose::demand));
  }

  Duration choose(const scenario::Choose& choice, Walk& walk, std::uint64_t site, Duration now) {
    const std::uint32_t taken = simulation::drawn_option(
        at(walk.path).step_key(site, Purpose::choice), std::span(choice.options));
    Duration end = now;
    for (std::uint32_t index = 0; index < choice.options.size(); ++index) {
      const scenario::Steps& inner = choice.options[index].steps;
      if (index == taken) {
        end = steps(inner, walk, now);
      } else {
        walk.step += scenario::step_count(inner);
      }
    }
    return end;
  }

  Duration call(const scenario::Call& call, const Walk& walk, std::uint64_t site, Duration now) {
    const scenario::ServiceId caller = scenario().endpoints[walk.endpoint.index].service;
    const scenario::ServiceId callee = scenario().endpoints[call.endpoint.index].service;
    const scenario::Link* link = link_to(caller, callee);
    for (std::uint32_t attempt = 1; attempt <= call.retry.attempts; ++attempt) {
      const std::uint64_t path = scenario::child_path(walk.path, site, attempt);
      const Span* span = span_of(path);
      if (span == nullptr) continue;
      const Duration there = network(link, path, Purpose::latency_there);
      walk.placed->push_back({span, call.endpoint, now + there});
      return now + there + span->waiting + span->service_time +
             network(link, path, Purpose::latency_back);
    }
    return now;
  }

  const RequestTimeline& timeline_;
  const results::RequestRecord& record_;
  RequestIdentity identity_;
  std::vector<TimedVisit> visits_;
};

RequestTimeline::RequestTimeline(const scenario::Scenario& scenario, std::uint32_t replication)
    : scenario_(&scenario) {
  for (const scenario::Workload& workload : scenario.workloads) {
    streams_.push_back(engine::random_stream(scenario.run.seed, replication, workload.name));
  }
  for (std::uint32_t index = 0; index < scenario.endpoints.size(); ++index) {
    const std::string name = scenario.endpoint_name({index});
    std::vector<std::uint64_t>& sites = sites_.emplace_back();
    const std::uint32_t steps = scenario::step_count(scenario.endpoints[index].steps);
    for (std::uint32_t step = 0; step < steps; ++step) {
      sites.push_back(scenario::step_site(name, step));
    }
  }
}

std::vector<TimedVisit> RequestTimeline::visits(const results::RequestRecord& record) const {
  if (record.spans.empty()) return {};
  return Unfolding(*this, record).run();
}

}  // namespace sojourn::gui
