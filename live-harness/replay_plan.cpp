#include "live-harness/replay_plan.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "models/scenario/plan.h"

namespace sojourn::live {

namespace {

using scenario::RateProfile;
using scenario::RateShape;
using scenario::Scenario;
using scenario::Workload;

const RateProfile* profile_of(const Workload& workload) {
  if (const auto* poisson = std::get_if<scenario::Poisson>(&workload.arrivals)) {
    return &poisson->rate;
  }
  if (const auto* constant = std::get_if<scenario::Constant>(&workload.arrivals)) {
    return &constant->rate;
  }
  return nullptr;
}

// at >= 0, where the first point is.
double rate_at(const RateProfile& profile, engine::Duration at) {
  const auto next = std::ranges::upper_bound(profile.points, at, {}, &scenario::RatePoint::at);
  const scenario::RatePoint& last = *std::prev(next);
  if (next == profile.points.end() || profile.shape == RateShape::steps) {
    return last.per_second;
  }
  const double share = engine::to_seconds(at - last.at) / engine::to_seconds(next->at - last.at);
  return last.per_second + share * (next->per_second - last.per_second);
}

double rate_at(const Workload& workload, engine::Duration at) {
  if (const auto* renewal = std::get_if<scenario::Renewal>(&workload.arrivals)) {
    return 1 / renewal->interarrival.mean();
  }
  const RateProfile* const profile = profile_of(workload);
  return profile != nullptr ? rate_at(*profile, at) : 0;
}

std::string shown(engine::Duration duration) {
  return fmt::format("{:g} s", engine::to_seconds(duration));
}

std::string refuse_target(const scenario::Link& link, const std::string& name,
                          const Scenario& scenario, const Addresses& addresses,
                          const std::vector<Address>& allowed_targets) {
  const auto found = addresses.links.find(name);
  if (found == addresses.links.end()) {
    return fmt::format("no address is known for {}", name);
  }
  const scenario::Service& callee = scenario.services[link.callee.index];
  const std::size_t expected = link.via == scenario::Via::haproxy ? 1 : callee.replicas;
  if (found->second.size() != expected) {
    return fmt::format("{} needs {} {}, but {} known", name, expected,
                       expected == 1 ? "address" : "addresses", found->second.size());
  }
  for (const Address& address : found->second) {
    if (!is_loopback(address) &&
        std::ranges::find(allowed_targets, address) == allowed_targets.end()) {
      return fmt::format(
          "{} ({}) is not on this machine's loopback; requests go there only if it is named as an "
          "allowed target",
          format_address(address), name);
    }
  }
  return {};
}

}  // namespace

std::vector<PlannedRequest> plan_open_requests(const Scenario& scenario, std::uint32_t replication,
                                               engine::Duration duration) {
  std::vector<PlannedRequest> planned;
  const engine::Time end = engine::time_zero + duration;
  for (std::uint32_t index = 0; index < scenario.workloads.size(); ++index) {
    if (std::holds_alternative<scenario::Closed>(scenario.workloads[index].arrivals)) {
      continue;
    }
    scenario::ArrivalPlan plan(scenario, scenario::WorkloadId{index}, replication);
    for (scenario::Arrival next = plan.next(); next.at < end; next = plan.next()) {
      planned.push_back({next.at, index, next.request, next.request_class});
    }
  }
  std::ranges::sort(planned, {}, [](const PlannedRequest& request) {
    return std::tuple(request.at, request.workload, request.request);
  });
  return planned;
}

PeakRate peak_rate(const Scenario& scenario, engine::Duration duration) {
  // The sum of the rates is linear between the points of all profiles: its peak is at one of them,
  // or right before one.
  std::vector<engine::Duration> instants = {engine::Duration{}, duration - engine::Duration{1}};
  for (const Workload& workload : scenario.workloads) {
    if (const RateProfile* const profile = profile_of(workload)) {
      for (const scenario::RatePoint& point : profile->points) {
        instants.insert(instants.end(), {point.at, point.at - engine::Duration{1}});
      }
    }
  }
  std::erase_if(instants, [duration](engine::Duration at) {
    return at < engine::Duration{} || at >= duration;
  });
  std::ranges::sort(instants);
  PeakRate peak;
  for (const engine::Duration at : instants) {
    double total = 0;
    for (const Workload& workload : scenario.workloads) {
      total += rate_at(workload, at);
    }
    if (total > peak.per_second) {
      peak = {total, engine::time_zero + at};
    }
  }
  return peak;
}

std::string refuse_size(const Scenario& scenario, const ReplayOptions& options) {
  const Caps& caps = options.caps;
  if (options.duration <= engine::Duration{}) {
    return "nothing to replay: the duration is 0";
  }
  if (options.duration > caps.duration_max) {
    return fmt::format("a replay of {} is longer than the cap of {}", shown(options.duration),
                       shown(caps.duration_max));
  }
  const PeakRate peak = peak_rate(scenario, options.duration);
  if (peak.per_second > caps.rate_max) {
    return fmt::format("the workloads ask for {:g} requests per second at {}; the cap is {:g}",
                       peak.per_second, shown(peak.at.time_since_epoch()), caps.rate_max);
  }
  std::uint64_t users = 0;
  for (const Workload& workload : scenario.workloads) {
    const auto* const closed = std::get_if<scenario::Closed>(&workload.arrivals);
    users += closed != nullptr ? closed->users : 0;
  }
  if (users > caps.connections_max) {
    return fmt::format("{} users need as many connections; the cap is {}", users,
                       caps.connections_max);
  }
  return {};
}

std::string entry_link_name(const Scenario& scenario, const scenario::Link& link) {
  return scenario.workloads[std::get<scenario::WorkloadId>(link.caller).index].name + ">" +
         scenario.services[link.callee.index].name;
}

std::vector<const scenario::Link*> entry_links(const Scenario& scenario) {
  std::vector<const scenario::Link*> entries;
  for (const scenario::Link& link : scenario.links) {
    if (std::holds_alternative<scenario::WorkloadId>(link.caller)) {
      entries.push_back(&link);
    }
  }
  return entries;
}

std::string refuse_plan(const Scenario& scenario, const Addresses& addresses,
                        const ReplayOptions& options, const std::vector<Address>& allowed_targets) {
  if (std::string refusal = refuse_size(scenario, options); !refusal.empty()) {
    return refusal;
  }
  for (const scenario::Link* const link : entry_links(scenario)) {
    std::string refusal = refuse_target(*link, entry_link_name(scenario, *link), scenario,
                                        addresses, allowed_targets);
    if (!refusal.empty()) {
      return refusal;
    }
  }
  return {};
}

}  // namespace sojourn::live
