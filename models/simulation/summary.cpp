#include "models/simulation/summary.h"

#include <algorithm>
#include <cmath>

#include "engine/fingerprint.h"
#include "engine/interval.h"
#include "models/results/latency_figures.h"
#include "models/simulation/estimates.h"

namespace sojourn::simulation {

namespace {

using results::Estimate;

using Replications = std::vector<ReplicationCounts>;

// One figure per replication.
template <typename Figure>
std::vector<double> each(const Replications& replications, Figure figure) {
  std::vector<double> values;
  values.reserve(replications.size());
  for (const ReplicationCounts& replication : replications) {
    values.push_back(static_cast<double>(figure(replication.counts)));
  }
  return values;
}

// What each replication saw of a service's or a call's latencies.
template <typename Part>
std::vector<LatencyDigest> digests(const Replications& replications,
                                   std::vector<Part> CountsDigest::* parts, std::size_t index,
                                   LatencyDigest Part::* member) {
  std::vector<LatencyDigest> all;
  all.reserve(replications.size());
  for (const ReplicationCounts& replication : replications) {
    all.push_back((replication.counts.*parts)[index].*member);
  }
  return all;
}

template <typename Figure>
Estimate per_second(const Replications& replications, Figure figure) {
  return mean_estimate(each(replications, [&](const CountsDigest& counts) {
    return counts.seconds > 0 ? static_cast<double>(figure(counts)) / counts.seconds : 0.0;
  }));
}

std::uint64_t sum_of(const OutcomeCounts& outcomes) {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : outcomes) {
    sum += count;
  }
  return sum;
}

constexpr auto ok_index = static_cast<std::size_t>(results::Outcome::ok);

// Shares of all outcomes but ok; select() gives the outcome counts of a replication.
template <typename Select>
std::map<std::string, Estimate> error_shares(const Replications& replications, Select select) {
  std::map<std::string, Estimate> shares;
  for (std::size_t outcome = ok_index + 1; outcome < results::outcome_count; ++outcome) {
    const auto counts =
        each(replications, [&](const CountsDigest& c) { return select(c)[outcome]; });
    if (std::ranges::all_of(counts, [](double count) { return count == 0; })) {
      continue;
    }
    const auto all = each(replications, [&](const CountsDigest& c) { return sum_of(select(c)); });
    const char* name = results::outcome_name(static_cast<results::Outcome>(outcome));
    shares[name] = ratio_estimate(counts, all);
  }
  return shares;
}

results::RequestResult request_result(const Replications& replications, std::size_t index,
                                      const std::string& name, const RunLength& length,
                                      const std::vector<double>& control,
                                      std::vector<std::string>& warnings) {
  const auto of = [index](const CountsDigest& counts) -> const ClassCounts& {
    return counts.classes[index];
  };
  results::RequestResult result;
  for (const ReplicationCounts& replication : replications) {
    const ClassCounts& counts = of(replication.counts);
    result.count += counts.arrivals;
    result.ok += counts.outcomes[ok_index];
    for (std::size_t outcome = ok_index + 1; outcome < results::outcome_count; ++outcome) {
      if (counts.outcomes[outcome] > 0) {
        result.error_counts[results::outcome_name(static_cast<results::Outcome>(outcome))] +=
            counts.outcomes[outcome];
      }
    }
  }
  result.offered = per_second(replications, [&](const CountsDigest& c) { return of(c).arrivals; });
  result.throughput =
      per_second(replications, [&](const CountsDigest& c) { return of(c).answered; });
  result.errors = error_shares(
      replications, [&](const CountsDigest& c) -> const OutcomeCounts& { return of(c).outcomes; });
  const auto latencies = class_latencies(replications, index);
  result.latency = latency_estimate(latencies, length, control);
  result.histogram = pooled(latencies);
  if (result.ok == 0) {
    warnings.push_back(name + ": no request was answered in the measured window");
  } else if (const std::string figures = without_interval(result.latency); !figures.empty()) {
    warnings.push_back(name + ": too few samples for an interval of " + figures);
  }
  return result;
}

results::ServiceResult service_result(const Replications& replications, const LatencyPools& pools,
                                      std::size_t index, const scenario::Service& service,
                                      const RunLength& length) {
  const auto of = [index](const CountsDigest& counts) -> const ServiceDigest& {
    return counts.services[index];
  };
  results::ServiceResult result;
  result.throughput = per_second(replications, [&](const CountsDigest& c) { return of(c).ended; });
  result.queue_length =
      per_second(replications, [&](const CountsDigest& c) { return of(c).queue_area(); });
  result.in_service =
      per_second(replications, [&](const CountsDigest& c) { return of(c).busy_area(); });
  if (service.workers) {
    const double workers = static_cast<double>(*service.workers) * service.replicas;
    result.utilization = per_second(
        replications, [&](const CountsDigest& c) { return of(c).busy_area() / workers; });
  }
  const auto latencies = [&](LatencyDigest ServiceDigest::* member) {
    return digests(replications, &CountsDigest::services, index, member);
  };
  result.waiting =
      latency_estimate(pools.waiting[index], latencies(&ServiceDigest::waiting), length);
  result.response =
      latency_estimate(pools.response[index], latencies(&ServiceDigest::response), length);
  return result;
}

results::CallResult call_result(const Replications& replications, const LatencyPools& pools,
                                std::size_t index, const RunLength& length) {
  const auto of = [index](const CountsDigest& counts) -> const CallDigest& {
    return counts.calls[index];
  };
  results::CallResult result;
  result.throughput =
      per_second(replications, [&](const CountsDigest& c) { return sum_of(of(c).outcomes); });
  result.errors = error_shares(
      replications, [&](const CountsDigest& c) -> const OutcomeCounts& { return of(c).outcomes; });
  result.latency = latency_estimate(
      pools.calls[index], digests(replications, &CountsDigest::calls, index, &CallDigest::latency),
      length);
  return result;
}

void drop_interval(Estimate& estimate) {
  estimate.low.reset();
  estimate.high.reset();
}

void drop_intervals(results::LatencySummary& latency) {
  for (const results::LatencyFigure& figure : results::latency_figures) {
    drop_interval(latency.*figure.member);
  }
}

std::string reason_of(BrokenOff broken_off) {
  return broken_off == BrokenOff::standstill
             ? "users of a closed workload who are answered at once and do not think come back at "
               "the same instant for ever"
             : "more requests were in flight than the run allows";
}

// Whether the requests in flight grow with the arrivals. Of one replication only if by more than
// four deviations of the random walk that they are at the edge of stability.
bool is_growing(const std::vector<double>& growth, const std::vector<double>& arrivals) {
  // Of 100 arrivals two or more stay, in every likely world.
  constexpr double growth_max = 0.02;
  if (const auto interval = engine::mean_interval(growth, 0.99)) {
    return interval->value > growth_max && interval->low > 0;
  }
  return growth.front() > growth_max &&
         growth.front() * arrivals.front() > 4 * std::sqrt(2 * arrivals.front());
}

// Why the system is held unstable; empty if it is not. What grows is seen in open workloads only:
// the requests in flight of a closed one are bounded by its users.
std::string instability(const Program& program, const Replications& replications) {
  for (const ReplicationCounts& replication : replications) {
    if (replication.broken_off != BrokenOff::no) {
      return reason_of(replication.broken_off);
    }
  }
  const bool open = std::ranges::any_of(program.scenario->workloads, [](const auto& workload) {
    return !std::holds_alternative<scenario::Closed>(workload.arrivals);
  });
  if (!open) {
    return {};
  }
  std::vector<double> growth;
  std::vector<double> arrivals;
  for (const ReplicationCounts& replication : replications) {
    arrivals.push_back(0);
    for (const ClassCounts& counts : replication.counts.classes) {
      arrivals.back() += static_cast<double>(counts.arrivals);
    }
    const double more = static_cast<double>(replication.population_end) -
                        static_cast<double>(replication.population_begin);
    growth.push_back(arrivals.back() > 0 ? more / arrivals.back() : 0.0);
  }
  return is_growing(growth, arrivals)
             ? "the requests in flight keep growing: more arrive than can be served"
             : "";
}

void mark_unstable(results::Results& results, const std::string& reason) {
  results.unstable = true;
  results.warnings.insert(
      results.warnings.begin(),
      "unstable: " + reason + "; latencies depend on the length of the run and have no interval");
  for (auto& [name, request] : results.requests) {
    drop_intervals(request.latency);
  }
  for (auto& [name, service] : results.services) {
    drop_interval(service.queue_length);
    drop_intervals(service.waiting);
    drop_intervals(service.response);
  }
  for (auto& [name, call] : results.calls) {
    drop_intervals(call.latency);
  }
}

}  // namespace

std::vector<const engine::Histogram*> class_latencies(const Replications& replications,
                                                      std::size_t index) {
  std::vector<const engine::Histogram*> pointers;
  pointers.reserve(replications.size());
  for (const ReplicationCounts& replication : replications) {
    pointers.push_back(&replication.counts.classes[index].latency);
  }
  return pointers;
}

results::Results summarize(const Program& program, const Replications& replications,
                           const LatencyPools& pools, const std::vector<RunLength>& lengths,
                           const Controls& controls) {
  const scenario::Scenario& scenario = *program.scenario;
  // Services and calls remember as long as the class that remembers longest.
  RunLength shortest;
  for (const RunLength& length : lengths) {
    shortest = shorter(shortest, length);
  }
  results::Results results;
  results.replications = static_cast<std::uint32_t>(replications.size());
  for (std::size_t index = 0; index < program.class_names.size(); ++index) {
    const std::string& name = program.class_names[index];
    results.requests[name] = request_result(
        replications, index, name, lengths.empty() ? RunLength{} : lengths[index],
        controls.empty() ? std::vector<double>{} : controls[index], results.warnings);
  }
  for (std::size_t index = 0; index < scenario.services.size(); ++index) {
    results.services[scenario.services[index].name] =
        service_result(replications, pools, index, scenario.services[index], shortest);
  }
  for (std::size_t index = 0; index < program.call_names.size(); ++index) {
    results.calls[program.call_names[index]] = call_result(replications, pools, index, shortest);
  }
  for (std::size_t index = 0; index < scenario.hosts.size(); ++index) {
    const double cores =
        static_cast<double>(scenario.hosts[index].cores) * scenario.hosts[index].count;
    results.hosts[scenario.hosts[index].name].utilization = per_second(
        replications, [&](const CountsDigest& counts) { return counts.host_area[index] / cores; });
  }
  engine::Fingerprint fingerprint;
  for (const ReplicationCounts& replication : replications) {
    fingerprint.add(replication.fingerprint);
  }
  results.fingerprint = fingerprint.text();
  const std::string reason = instability(program, replications);
  if (!reason.empty()) {
    mark_unstable(results, reason);
  } else if (const Collapse collapse = find_collapse(replications); collapse.any()) {
    results.collapsed = collapse.replications;
    results.warnings.insert(
        results.warnings.begin(),
        "collapsed: " + collapse_text(collapse, replications.size(), program.class_names));
  }
  return results;
}

Collapse find_collapse(const Replications& replications) {
  std::vector<const Ending*> endings;
  for (const ReplicationCounts& replication : replications) {
    endings.push_back(&replication.ending);
  }
  return find_collapse(endings);
}

bool is_unstable(const Program& program, const Replications& replications) {
  return !instability(program, replications).empty();
}

}  // namespace sojourn::simulation
