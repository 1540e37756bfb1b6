// Visits: a request at a replica, from the accept queue to the reply.
#include <utility>

#include "models/simulation/replication.h"

namespace sojourn::simulation {

namespace {

// A proxy passes a refused connection on to another replica this often (HAProxy 2.6: retries 3,
// option redispatch 1).
constexpr std::uint16_t redispatches_max = 3;

}  // namespace

void Replication::deliver(Strand& root) {
  if (disrupted_) {
    while (!replicas_[root.visit.replica].alive) {
      if (!redispatch(root.visit)) {
        answer(root, results::Outcome::refused);
        return;
      }
    }
    Replica& replica = replicas_[root.visit.replica];
    if (replica.frozen) {
      replica.held_visits.push_back(root.self);
      return;
    }
  }
  accept(root);
}

bool Replication::redispatch(Visit& refused) {
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
  const std::uint32_t service = program_->links[program_->calls[refused.call].link].callee;
  refused.replica = program_->services[service].first_replica + *target;
  return true;
}

void Replication::accept(Strand& root) {
  Replica& replica = replicas_[root.visit.replica];
  if (replica.has_free_worker()) {
    root.visit.arrived = now_;
    start(root, replica, true);
    return;
  }
  if (replica.queue.size() >= program_->services[replica.service].queue_capacity) {
    answer(root, results::Outcome::rejected);
    return;
  }
  root.visit.arrived = now_;
  replica.queue.push(root.self, program_->classes[root.visit.request_class].priority);
}

void Replication::start(Strand& root, Replica& replica, bool worker_was_idle) {
  const scenario::Overhead& overhead = program_->services[replica.service].overhead;
  root.visit.began = now_;
  ++replica.busy;
  const engine::Duration hold =
      overhead.hold + (worker_was_idle ? overhead.wake : engine::Duration{});
  if (hold > engine::Duration{}) {
    sleep(root, hold, false);
  } else {
    make_ready(root);
  }
}

results::Span Replication::span_of(const Strand& root) const {
  const Replica& replica = replicas_[root.visit.replica];
  const Trace& trace = traces_[root.self];
  results::Span span;
  span.path = root.visit.identity.path;
  span.service = replica.service;
  span.replica = replica.index;
  span.waiting = root.visit.began - root.visit.arrived;
  span.service_time = now_ - root.visit.began;
  span.calls = trace.calls;
  span.demand = trace.demand;
  return span;
}

// The reply leaves now; the worker is free after the overhead that follows a reply.
void Replication::end_visit(Strand& root, results::Outcome outcome) {
  const std::uint32_t index = root.visit.replica;
  Replica& replica = replicas_[index];
  if (options_.record_requests) {
    std::vector<results::Span>& spans = traces_[root.self].spans;
    spans.insert(spans.begin(), span_of(root));
  }
  const engine::Duration release = program_->services[replica.service].overhead.release;
  recorder_.visit_ended(replica.service,
                        {root.visit.arrived, root.visit.began, now_, later(now_, release)});
  answer(root, outcome);
  if (release > engine::Duration{}) {
    push(later(now_, release), EventKind::release, index, replica.incarnation);
  } else {
    release_worker(replica);
  }
}

// Whether a worker has begun with the strand's visit and not ended it.
bool Replication::is_served(const Strand& strand) const {
  return strand.state > StrandState::coming && strand.state < StrandState::replying &&
         !strands_[strand.root].visit.is_client();
}

void Replication::release_worker(Replica& replica) {
  --replica.busy;
  serve_waiting(replica);
}

void Replication::serve_waiting(Replica& replica) {
  while (!replica.queue.empty() && replica.has_free_worker() && !replica.frozen) {
    start(strands_[replica.queue.pop()], replica, false);
  }
}

}  // namespace sojourn::simulation
