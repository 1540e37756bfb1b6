// Visits: a request at a replica, from the accept queue to the reply; and plain calls (program.h).
#include <utility>

#include "models/simulation/drawing.h"
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

// Whether there is a worker for the visit, or room to wait for one.
bool Replication::admit(Strand& root) {
  Replica& replica = replicas_[root.visit.replica];
  root.visit.arrived = now_;
  if (replica.has_free_worker()) {
    start(root, replica, true);
    return true;
  }
  if (replica.is_full()) {
    return false;
  }
  replica.queue.push(root.self, program_->classes[root.visit.request_class].priority);
  return true;
}

void Replication::start(Strand& root, Replica& replica, bool worker_was_idle) {
  const scenario::Overhead& overhead = program_->services[replica.service].overhead;
  root.visit.began = now_;
  ++replica.busy;
  const engine::Duration hold =
      overhead.hold + (worker_was_idle ? overhead.wake : engine::Duration{});
  if (hold > engine::Duration{}) [[unlikely]] {
    sleep(root, hold, false);
  } else {
    make_ready(root);
  }
}

// The straight line from a call to the queue of its callee.
void Replication::call_plainly(Strand& strand, const Instruction& instruction) {
  const Visit& caller = root_of(strand).visit;
  strand.state = StrandState::calling;
  strand.attempt = 0;  // no late answer to an earlier call is taken for this one's
  visit_plainly(called_identity(caller.identity, caller.is_client(), instruction, 1),
                {strand.self, caller.replica, caller.request_class}, instruction.operand);
}

void Replication::visit_plainly(const scenario::RequestIdentity& identity, const Caller& caller,
                                std::uint32_t index) {
  const CallSite& call = program_->calls[index];
  Strand& root = strands_.take();
  root.state = StrandState::coming;
  root.root = root.self;
  root.pc = call.begin;
  root.failing = false;
  Visit& visit = root.visit;
  visit.identity = identity;
  visit.request_class = caller.request_class;
  visit.call = index;
  visit.caller = caller.strand;
  visit.proxy_view = none;
  visit.replica = call.only_replica;
  if (visit.replica == none) {
    choose_replica(visit, call, caller.replica);
  }
  if (!admit(root)) {
    recorder_.attempt_ended(call.statistics, now_, now_, results::Outcome::rejected);
    give_plain_answer(visit, results::Outcome::rejected);
    strands_.give_back(root);
  }
}

// Without faults every replica is eligible.
void Replication::choose_replica(Visit& visit, const CallSite& call, std::uint32_t caller_replica) {
  const LinkCode& link = program_->links[call.link];
  visit.proxy_view =
      link.first_view + (link.per_caller_replica ? replicas_[caller_replica].index : 0);
  engine::Draws draws(visit.identity.visit_key(scenario::Purpose::balance));
  visit.replica = program_->services[link.callee].first_replica +
                  *views_[visit.proxy_view].balancer.pick(draws);
}

void Replication::end_plain_visit(Strand& root, results::Outcome outcome) {
  const Visit& visit = root.visit;
  Replica& replica = replicas_[visit.replica];
  const engine::Duration release = program_->services[replica.service].overhead.release;
  recorder_.plain_visit_ended(program_->calls[visit.call].statistics, replica.service,
                              {visit.arrived, visit.began, now_, later(now_, release)}, outcome);
  give_plain_answer(visit, outcome);
  strands_.give_back(root);
  free_worker(replica, release);
}

void Replication::give_plain_answer(const Visit& visit, results::Outcome outcome) {
  if (visit.proxy_view != none) {
    views_[visit.proxy_view].balancer.release(replicas_[visit.replica].index);
  }
  if (visit.caller == none) {
    count_end(visit, outcome);
  } else {
    go_on(strands_[visit.caller], program_->calls[visit.call], outcome);
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

// The reply leaves now.
void Replication::end_visit(Strand& root, results::Outcome outcome) {
  if (plain_ && program_->calls[root.visit.call].plain) {
    end_plain_visit(root, outcome);
    return;
  }
  Replica& replica = replicas_[root.visit.replica];
  if (options_.record_requests) {
    std::vector<results::Span>& spans = traces_[root.self].spans;
    spans.insert(spans.begin(), span_of(root));
  }
  const engine::Duration release = program_->services[replica.service].overhead.release;
  recorder_.visit_ended(replica.service,
                        {root.visit.arrived, root.visit.began, now_, later(now_, release)});
  answer(root, outcome);
  free_worker(replica, release);
}

// After the overhead that follows a reply.
void Replication::free_worker(Replica& replica, engine::Duration release) {
  if (release > engine::Duration{}) [[unlikely]] {
    const auto index = static_cast<std::uint32_t>(&replica - replicas_.data());
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
