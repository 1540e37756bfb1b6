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
  if (!admit(root)) {
    answer(root, results::Outcome::rejected);
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

// Whether a worker has begun with the strand's visit and not ended it.
bool Replication::is_served(const Strand& strand) const {
  return strand.state > StrandState::coming && strand.state < StrandState::replying &&
         !strands_[strand.root].visit.is_client();
}

}  // namespace sojourn::simulation
