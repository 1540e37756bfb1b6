#include "live-harness/replay_run.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fmt/format.h>

#include "live-harness/protocol.h"

namespace sojourn::live {

namespace asio = boost::asio;
using results::Outcome;

namespace {

// From on_start to time zero: enough to bring all coroutines to their first wait.
constexpr auto lead = std::chrono::milliseconds(20);

// Requests wait for their instants this far ahead of the plan, so that at the instant itself there
// is nothing left to do but to send.
constexpr std::size_t requests_ahead = 64;

constexpr auto guard_period = std::chrono::milliseconds(20);

}  // namespace

ReplayRunner::ReplayRunner(const scenario::Scenario& scenario, const Addresses& addresses,
                           const ReplayOptions& options)
    : scenario_(scenario), options_(options), context_(1), pacer_(context_, options.spin) {
  connect_entries(addresses);
  for (const scenario::Workload& workload : scenario.workloads) {
    streams_.push_back(
        engine::random_stream(scenario.run.seed, options.replication, workload.name));
  }
  for (const scenario::Endpoint& endpoint : scenario.endpoints) {
    paths_.push_back("/" + endpoint.name);
  }
  for (const PlannedRequest& planned :
       plan_open_requests(scenario, options.replication, options.duration)) {
    results::RequestRecord& record = requests_.emplace_back().record;
    record.workload = planned.workload;
    record.request = planned.request;
    record.request_class = planned.request_class;
    record.intended = planned.at;
  }
  open_requests_ = requests_.size();
}

void ReplayRunner::connect_entries(const Addresses& addresses) {
  const HttpClientOptions client_options{.connections_max = options_.caps.connections_max,
                                         .stamp_sent = true};
  std::map<const scenario::Link*, Target*> by_link;
  for (const scenario::Link* const link : entry_links(scenario_)) {
    const scenario::Service& callee = scenario_.services[link->callee.index];
    by_link[link] = &targets_.emplace_back(
        context_, *link, callee.implementation == scenario::Implementation::built_in,
        addresses.links.at(entry_link_name(scenario_, *link)), client_options);
  }
  for (std::uint32_t index = 0; index < scenario_.workloads.size(); ++index) {
    std::vector<Target*>& targets = entries_.emplace_back();
    for (const scenario::RequestClass& entry : scenario_.workloads[index].classes) {
      const scenario::ServiceId service = scenario_.endpoints[entry.endpoint.index].service;
      targets.push_back(
          by_link.at(&scenario_.links[scenario_.link_index(scenario::WorkloadId{index}, service)]));
    }
  }
}

ReplayRun ReplayRunner::run(SchedulingClass wanted) {
  ReplayRun result;
  const SteadyTime zero = SteadyClock::now() + lead;
  pacer_.set_zero(zero);
  start_workloads();
  if (options_.on_start) {
    options_.on_start(zero);
  }
  {
    const ScopedScheduling scheduling(wanted);
    result.scheduling = scheduling_name(scheduling.achieved());
    if (active_ > 0) {
      pacer_.run();
    }
  }
  result.records = collect_records();
  result.send_error = send_error_;
  for (const Target& target : targets_) {
    result.connections_opened += target.connections_opened();
  }
  result.aborted = aborted_;
  return result;
}

void ReplayRunner::start_workloads() {
  active_ = open_requests_;
  asio::co_spawn(context_, feed_open_requests(), asio::detached);
  for (std::uint32_t index = 0; index < scenario_.workloads.size(); ++index) {
    const auto* const closed = std::get_if<scenario::Closed>(&scenario_.workloads[index].arrivals);
    const std::uint32_t users = closed != nullptr ? closed->users : 0;
    active_ += users;
    for (std::uint32_t number = 0; number < users; ++number) {
      asio::co_spawn(context_, user(index, number), asio::detached);
    }
  }
  for (Target& target : targets_) {
    for (std::uint32_t replica = 0; replica < target.replicas_checked(); ++replica) {
      asio::co_spawn(context_, target.check_health(pacer_, replica), asio::detached);
    }
  }
  asio::co_spawn(context_, guard(), asio::detached);
}

Task<> ReplayRunner::feed_open_requests() {
  for (std::size_t index = 0; index < open_requests_; ++index) {
    if (index >= requests_ahead) {
      co_await pacer_.until(requests_[index - requests_ahead].record.intended);
    }
    asio::co_spawn(context_, open_request(requests_[index]), asio::detached);
  }
}

Task<> ReplayRunner::open_request(Request& request) {
  co_await pacer_.until(request.record.intended);
  co_await conduct(request);
  finish_one();
}

Task<> ReplayRunner::user(std::uint32_t workload, std::uint32_t number) {
  const auto& closed = std::get<scenario::Closed>(scenario_.workloads[workload].arrivals);
  const engine::Time end = engine::time_zero + options_.duration;
  engine::Time ready = engine::time_zero;
  for (std::uint64_t iteration = 0;; ++iteration) {
    const std::uint64_t number_of_request = scenario::closed_request(number, iteration);
    ready += scenario::draw_think(closed, streams_[workload], number_of_request);
    if (ready >= end) {
      break;
    }
    co_await pacer_.until(ready);
    if (!count_closed_send()) {
      co_return;
    }
    Request& request = requests_.emplace_back();
    request.record.workload = workload;
    request.record.request = number_of_request;
    request.record.request_class =
        scenario::draw_class(scenario_.workloads[workload], streams_[workload], number_of_request);
    request.record.intended = ready;
    co_await conduct(request);
    ready = request.record.done;
  }
  finish_one();
}

// Ends the run when it was cancelled or the time to drain is over.
Task<> ReplayRunner::guard() {
  const engine::Time end = engine::time_zero + options_.duration + options_.drain;
  while (pacer_.now() < end) {
    if (options_.cancelled && options_.cancelled()) {
      abort("cancelled");
      co_return;
    }
    co_await pacer_.until(std::min(end, pacer_.now() + guard_period));
  }
  pacer_.stop();
}

void ReplayRunner::finish_one() {
  if (--active_ == 0) {
    pacer_.stop();
  }
}

bool ReplayRunner::connections_left() {
  std::size_t open = 0;
  for (const Target& target : targets_) {
    open += target.connections_open();
  }
  return exchanges_ < options_.caps.connections_max && open <= options_.caps.connections_max;
}

bool ReplayRunner::count_closed_send() {
  const auto second =
      std::chrono::floor<std::chrono::seconds>(pacer_.now().time_since_epoch()).count();
  if (second != closed_second_) {
    closed_second_ = second;
    closed_sent_ = 0;
  }
  if (static_cast<double>(++closed_sent_) > options_.caps.rate_max) {
    abort(fmt::format("closed workloads sent more than {:g} requests within a second",
                      options_.caps.rate_max));
    return false;
  }
  return true;
}

void ReplayRunner::abort(std::string reason) {
  if (aborted_.empty()) {
    aborted_ = std::move(reason);
  }
  pacer_.stop();
}

std::vector<results::RequestRecord> ReplayRunner::collect_records() {
  const engine::Time end = pacer_.now();
  std::vector<results::RequestRecord> records;
  records.reserve(requests_.size());
  for (Request& request : requests_) {
    results::RequestRecord& record = request.record;
    if (!request.sent) {
      record.sent = std::max(record.intended, end);
    }
    if (record.outcome == Outcome::unfinished) {
      record.done = std::max(record.intended, end);
    } else if (auto spans = parse_spans(request.spans)) {
      record.spans = *std::move(spans);
    }
    records.push_back(std::move(record));
  }
  std::ranges::sort(records, {}, [](const results::RequestRecord& record) {
    return std::tuple(record.intended, record.workload, record.request);
  });
  return records;
}

const scenario::Workload& ReplayRunner::workload_of(const Request& request) const {
  return scenario_.workloads[request.record.workload];
}

const scenario::RequestClass& ReplayRunner::class_of(const Request& request) const {
  return workload_of(request).classes[request.record.request_class];
}

}  // namespace sojourn::live
