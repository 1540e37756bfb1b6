#include "models/simulation/replication.h"

#include <algorithm>
#include <utility>

#include "engine/require.h"

namespace sojourn::simulation {

namespace {

constexpr std::uint64_t rounds_in_no_time_max = 100'000;

}  // namespace

Replication::Replication(const Program& program, const ReplicationOptions& options)
    : program_(&program),
      options_(options),
      disrupted_(!program.scenario->faults.empty()),
      attention_(options.bounds.front()),
      demands_(program),
      fingerprint_(program.classes.size()),
      recorder_(program, options.bounds, options.slice) {
  create_replicas();
  create_views();
  schedule_disruption();
  create_sources();
}

void Replication::create_replicas() {
  const auto& services = program_->scenario->services;
  for (std::uint32_t service = 0; service < services.size(); ++service) {
    for (std::uint32_t index = 0; index < services[service].replicas; ++index) {
      Replica& replica =
          replicas_.emplace_back(services[service].queue_order, services[service].overhead);
      replica.workers = program_->services[service].workers;
      replica.queue_capacity = program_->services[service].queue_capacity;
      replica.service = service;
      replica.index = index;
    }
  }
  for (const std::uint32_t host : program_->machine_host) {
    machines_.emplace_back(program_->scenario->hosts[host].cores);
  }
}

Replication::View Replication::fresh_view(std::uint32_t link) const {
  const scenario::Link& description = program_->scenario->links[link];
  View view{fresh_balancer(*program_, link), {}};
  if (description.health) {
    const policy::HealthView healthy(description.health->fall, description.health->rise);
    view.health.assign(view.balancer.size(), healthy);
  }
  return view;
}

void Replication::create_views() {
  for (std::uint32_t link = 0; link < program_->links.size(); ++link) {
    for (std::uint32_t view = 0; view < program_->links[link].views; ++view) {
      views_.push_back(fresh_view(link));
    }
  }
}

void Replication::create_sources() {
  const scenario::Scenario& scenario = *program_->scenario;
  for (std::uint32_t index = 0; index < scenario.workloads.size(); ++index) {
    const scenario::Workload& workload = scenario.workloads[index];
    Source& source = sources_.emplace_back();
    source.stream = engine::random_stream(scenario.run.seed, options_.replication, workload.name);
    if (const auto* closed = std::get_if<scenario::Closed>(&workload.arrivals)) {
      for (std::uint32_t user = 0; user < closed->users; ++user) {
        think(index, user, 0);
      }
      continue;
    }
    source.plan.emplace(scenario, scenario::WorkloadId{index}, options_.replication);
    plan_arrival(index);
  }
}

bool Replication::is_over() const {
  if (finished_ || broken_off_ != BrokenOff::no) {
    return true;
  }
  const engine::Time window_end = options_.bounds.back();
  const engine::Time next = next_time();
  if (!all_bounds_crossed() || next <= window_end) {
    return false;
  }
  const std::uint64_t awaited = options_.arrivals_stop ? population_ : counted_;
  return (queue_.empty() && arrivals_.empty()) || awaited == 0 ||
         next - window_end > options_.drain;
}

void Replication::break_off(BrokenOff why) {
  broken_off_ = why;
  attention_ = engine::Time::min();
}

// Once: closes what is open. A run that ended early keeps its levels to the end of the window.
void Replication::finish() {
  if (std::exchange(finished_, true)) {
    return;
  }
  while (!all_bounds_crossed()) {
    cross_bound();
  }
  record_open_visits();
  give_up_unfinished();
  recorder_.share_plain_calls(*program_);
  recorder_.close();
}

// Visits that still wait or hold a worker have done so up to now.
void Replication::record_open_visits() {
  for (Replica& replica : replicas_) {
    for (const std::uint32_t root : replica.queue.take_all()) {
      recorder_.waited_in_vain(replica.service, strands_[root].visit.arrived, now_);
    }
  }
  for (std::uint32_t slot = 0; slot < strands_.slots(); ++slot) {
    const Strand& strand = strands_[slot];
    if (strand.is_root() && is_served(strand)) {
      recorder_.visit_broken_off(replicas_[strand.visit.replica].service, strand.visit.arrived,
                                 strand.visit.began, now_);
    }
  }
}

// Before everything else at that instant.
void Replication::cross_bound() {
  now_ = std::max(now_, options_.bounds[population_at_bounds_.size()]);
  recorder_.cross_bound(now_);
  population_at_bounds_.push_back(population_);
  const std::size_t crossed = population_at_bounds_.size();
  attention_ = crossed < options_.bounds.size() ? options_.bounds[crossed] : engine::Time::min();
}

// Returns when the user will come back.
engine::Time Replication::think(std::uint32_t workload, std::uint32_t user,
                                std::uint32_t iteration) {
  const auto& closed = std::get<scenario::Closed>(program_->scenario->workloads[workload].arrivals);
  const std::uint64_t request = scenario::closed_request(user, iteration);
  const engine::Duration pause = scenario::draw_think(closed, sources_[workload].stream, request);
  push(later(now_, pause), EventKind::think, workload, user, iteration);
  return later(now_, pause);
}

// Where neither the answer (a refusal, say) nor the thinking takes time, time stands still.
void Replication::come_back(std::uint32_t workload, std::uint64_t request, engine::Time arrived) {
  const engine::Time back = think(workload, static_cast<std::uint32_t>(request >> 24U),
                                  static_cast<std::uint32_t>(request & 0xFFFFFFU) + 1);
  rounds_in_no_time_ = back == arrived ? rounds_in_no_time_ + 1 : 0;
  if (rounds_in_no_time_ > rounds_in_no_time_max) {
    break_off(BrokenOff::standstill);
  }
}

void Replication::on_think(std::uint32_t workload, std::uint32_t user, std::uint32_t iteration) {
  if (options_.arrivals_stop && now_ >= options_.bounds.back()) {
    return;
  }
  const std::uint64_t request = scenario::closed_request(user, iteration);
  const scenario::Workload& description = program_->scenario->workloads[workload];
  begin_request(workload, request,
                scenario::draw_class(description, sources_[workload].stream, request));
}

void Replication::end_request(Strand& client, results::Outcome outcome) {
  const Visit& ended = client.visit;
  recorder_.request_ended(ended.request_class, ended.arrived, now_, outcome);
  leave(ended, outcome);
  if (program_->recorded) {
    write_record(client, outcome);
  }
  const std::uint64_t request = ended.identity.request;
  const engine::Time arrived = ended.arrived;
  const std::uint32_t workload = program_->classes[ended.request_class].workload;
  strands_.give_back(client);
  const bool closed = !sources_[workload].plan.has_value();
  if (closed && outcome != results::Outcome::unfinished) {
    come_back(workload, request, arrived);
  }
}

void Replication::write_record(const Strand& client, results::Outcome outcome) {
  const Visit& ended = client.visit;
  results::RequestRecord& record = records_.emplace_back();
  record.workload = program_->classes[ended.request_class].workload;
  record.request = ended.identity.request;
  record.request_class = ended.request_class - program_->first_class[record.workload];
  record.intended = ended.arrived;
  record.sent = ended.arrived;
  record.done = now_;
  record.outcome = outcome;
  if (outcome == results::Outcome::ok) {
    record.spans = std::exchange(traces_[client.self].spans, {});
  }
}

// Requests still under way at the end are counted as such: none is lost.
void Replication::give_up_unfinished() {
  for (std::uint32_t index = 0; index < strands_.slots(); ++index) {
    Strand& strand = strands_[index];
    if (strand.state != StrandState::free && strand.is_root() && strand.visit.is_request()) {
      end_request(strand, results::Outcome::unfinished);
    }
  }
}

}  // namespace sojourn::simulation
