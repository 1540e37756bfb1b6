// Visits: a request at a replica, from the accept queue to the reply.
#include <utility>

#include "models/simulation/replication.h"

namespace sojourn::simulation {

namespace {

// A proxy passes a refused connection on to another replica this often (HAProxy 2.6: retries 3,
// option redispatch 1).
constexpr std::uint32_t redispatches_max = 3;

}  // namespace

void Replication::deliver(std::uint32_t visit) {
  while (!replicas_[visits_[visit].replica].alive) {
    if (!redispatch(visit)) {
      answer(visit, results::Outcome::refused);
      discard_visit(visit);
      return;
    }
  }
  Replica& replica = replicas_[visits_[visit].replica];
  if (replica.frozen) {
    replica.held_visits.push_back(visit);
    return;
  }
  accept(visit);
}

bool Replication::redispatch(std::uint32_t visit) {
  Visit& refused = visits_[visit];
  if (refused.proxy_view == none || refused.redispatches == redispatches_max) {
    return false;
  }
  ++refused.redispatches;
  policy::Balancer& balancer = views_[refused.proxy_view].balancer;
  const std::uint32_t excluded = replicas_[refused.replica].index;
  balancer.release(excluded);
  engine::Draws draws(refused.identity.step_key(refused.redispatches, scenario::Purpose::balance));
  const auto target = balancer.pick_other(draws, excluded);
  if (!target) {
    refused.proxy_view = none;
    return false;
  }
  const std::uint32_t service = program_->links[refused.link].callee;
  refused.replica = program_->services[service].first_replica + *target;
  return true;
}

bool Replication::has_free_worker(const Replica& replica) const {
  return replica.busy < program_->services[replica.service].workers;
}

void Replication::accept(std::uint32_t visit) {
  Visit& accepted = visits_[visit];
  Replica& replica = replicas_[accepted.replica];
  const bool free_worker = has_free_worker(replica);
  if (!free_worker && replica.queue.size() >= program_->services[replica.service].queue_capacity) {
    answer(visit, results::Outcome::rejected);
    discard_visit(visit);
    return;
  }
  accepted.arrived = now_;
  if (free_worker) {
    start(visit, true);
    return;
  }
  replica.queue.push(visit, accepted.priority);
  recorder_.waiting_changed(replica.service, now_, 1);
}

void Replication::start(std::uint32_t visit, bool worker_was_idle) {
  Visit& started = visits_[visit];
  Replica& replica = replicas_[started.replica];
  const scenario::Overhead& overhead = program_->services[replica.service].overhead;
  started.began = now_;
  ++replica.busy;
  recorder_.busy_changed(replica.service, now_, 1);
  recorder_.visit_started(replica.service, started.arrived, now_);
  const std::uint32_t begin = program_->endpoints[started.endpoint].begin;
  const std::uint32_t strand = new_strand(visit, none, begin);
  const engine::Duration hold =
      overhead.hold + (worker_was_idle ? overhead.wake : engine::Duration{});
  if (hold > engine::Duration{}) {
    sleep(strand, hold, false);
  } else {
    make_ready(strand);
  }
}

results::Span Replication::span_of(std::uint32_t visit) const {
  const Visit& ended = visits_[visit];
  const Replica& replica = replicas_[ended.replica];
  results::Span span;
  span.path = ended.identity.path;
  span.service = replica.service;
  span.replica = replica.index;
  span.waiting = ended.began - ended.arrived;
  span.service_time = now_ - ended.began;
  span.calls = ended.calls;
  span.demand = ended.demand;
  return span;
}

// The reply leaves now; the worker is free after the overhead that follows a reply.
void Replication::end_visit(std::uint32_t visit, results::Outcome outcome) {
  Visit& ended = visits_[visit];
  const std::uint32_t replica = ended.replica;
  const std::uint32_t service = replicas_[replica].service;
  recorder_.visit_ended(service, ended.arrived, now_);
  if (options_.record_requests) {
    spans_[visit].insert(spans_[visit].begin(), span_of(visit));
  }
  answer(visit, outcome);
  discard_visit(visit);
  const engine::Duration release = program_->services[service].overhead.release;
  if (release > engine::Duration{}) {
    push(later(now_, release), EventKind::release, replica, replicas_[replica].incarnation);
  } else {
    release_worker(replica);
  }
}

void Replication::release_worker(std::uint32_t replica) {
  --replicas_[replica].busy;
  recorder_.busy_changed(replicas_[replica].service, now_, -1);
  serve_waiting(replica);
}

void Replication::serve_waiting(std::uint32_t replica) {
  Replica& serving = replicas_[replica];
  while (!serving.frozen && !serving.queue.empty() && has_free_worker(serving)) {
    recorder_.waiting_changed(serving.service, now_, -1);
    start(serving.queue.pop(), false);
  }
}

Visit& Replication::new_visit(std::uint32_t index) {
  Visit& visit = visits_[index];
  visit = Visit{};
  visit.used = true;
  if (options_.record_requests) {
    spans_.resize(visits_.slots());
    spans_[index].clear();
  }
  return visit;
}

// The spans of its answered calls, and its own; none in a run that is not recorded.
std::vector<results::Span> Replication::take_spans(std::uint32_t visit) {
  return options_.record_requests ? std::exchange(spans_[visit], {}) : std::vector<results::Span>();
}

// Of a visit without strands.
void Replication::discard_visit(std::uint32_t visit) {
  visits_[visit].used = false;
  visits_.give_back(visit);
}

}  // namespace sojourn::simulation
