// Calls: attempts over the network, their answers, timeouts and retries.
#include "models/simulation/drawing.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

void Replication::begin_call(Strand& strand) {
  strand.attempt = 0;
  if (program_->recorded) {
    Trace& trace = traces_[strand.root];
    if (trace.calls_open++ == 0) {
      trace.calls_since = now_;
    }
  }
  begin_attempt(strand);
}

void Replication::begin_attempt(Strand& strand) {
  const Visit& caller = root_of(strand).visit;
  const LinkCode& link = program_->links[call_of(strand).link];
  ++strand.attempt;
  strand.state = StrandState::calling;
  strand.attempt_started = now_;
  const scenario::RequestIdentity identity = called_identity(
      caller.identity, caller.is_client(), program_->code[strand.pc], strand.attempt);
  const std::uint32_t offset = link.per_caller_replica ? replicas_[caller.replica].index : 0;
  const std::uint32_t view = link.first_view + offset;
  engine::Draws draws(identity.visit_key(scenario::Purpose::balance));
  const auto target = views_[view].balancer.pick(draws);
  if (!target) {
    resolve_attempt(strand, results::Outcome::refused);
    return;
  }
  strand.view = view;
  strand.target = *target;
  send(strand, caller, identity);
}

void Replication::send(Strand& strand, const Visit& caller,
                       const scenario::RequestIdentity& identity) {
  const CallSite& call = call_of(strand);
  const LinkCode& link = program_->links[call.link];
  Strand& callee = new_root(identity, call.begin);
  Visit& visit = callee.visit;
  visit.request_class = caller.request_class;
  visit.call = program_->code[strand.pc].operand;
  visit.replica = program_->services[link.callee].first_replica + strand.target;
  visit.caller = strand.self;
  visit.caller_generation = strand.generation;
  visit.caller_attempt = strand.attempt;
  if (link.proxy) {
    visit.proxy_view = strand.view;
    strand.view = none;
  }
  if (call.timeout) {
    strand.timeout = queue_.push_cancellable(later(now_, *call.timeout),
                                             {EventKind::timeout, strand.self, 0, 0});
  }
  const engine::Duration there = drawn_latency(link, identity, scenario::Purpose::latency_there);
  if (there > engine::Duration{}) {
    push(later(now_, there), EventKind::deliver, callee.self);
  } else {
    deliver(callee);
  }
}

// The answer to a visit, which has no strand left but its root, leaves its replica (or the refusal
// comes back).
void Replication::answer(Strand& root, results::Outcome outcome) {
  Visit& visit = root.visit;
  if (visit.proxy_view != none) {
    views_[visit.proxy_view].balancer.release(replicas_[visit.replica].index);
  }
  const LinkCode& link = program_->links[program_->calls[visit.call].link];
  const engine::Duration back =
      drawn_latency(link, visit.identity, scenario::Purpose::latency_back);
  if (back > engine::Duration{}) {
    root.state = StrandState::replying;
    visit.outcome = outcome;
    push(later(now_, back), EventKind::reply, root.self);
  } else {
    give_answer(root, outcome);
  }
}

// Ends the visit.
void Replication::give_answer(Strand& root, results::Outcome outcome) {
  if (is_awaited(root.visit)) {
    Strand& caller = strands_[root.visit.caller];
    if (program_->recorded && outcome == results::Outcome::ok) {
      const std::vector<results::Span>& spans = traces_[root.self].spans;
      std::vector<results::Span>& all = traces_[caller.root].spans;
      all.insert(all.end(), spans.begin(), spans.end());
    }
    resolve_attempt(caller, outcome);
  }
  strands_.give_back(root);
}

bool Replication::is_awaited(const Visit& visit) const {
  const Strand& caller = strands_[visit.caller];
  return caller.generation == visit.caller_generation && caller.state == StrandState::calling &&
         caller.attempt == visit.caller_attempt &&
         program_->code[caller.pc].operand == visit.call;  // and not an earlier one, given up
}

void Replication::on_timeout(Strand& strand) {
  resolve_attempt(strand, results::Outcome::timeout);
}

void Replication::resolve_attempt(Strand& strand, results::Outcome outcome) {
  const CallSite& call = call_of(strand);
  forget_call(strand);
  recorder_.attempt_ended(call.statistics, strand.attempt_started, now_, outcome);
  if (outcome == results::Outcome::ok || strand.attempt >= call.retry.attempts) {
    end_call(strand, call, outcome);
    return;
  }
  strand.state = StrandState::backing_off;
  const engine::Duration wait =
      scenario::draw_backoff(call.retry, root_of(strand).visit.identity,
                             program_->code[strand.pc].site, strand.attempt + 1U);
  push(later(now_, wait), EventKind::backoff, strand.self, strand.generation);
}

void Replication::on_backoff(Strand& strand, std::uint32_t generation) {
  const bool stale = strand.generation != generation || strand.state != StrandState::backing_off;
  if (!stale && !(disrupted_ && held_by_freeze(strand))) {
    begin_attempt(strand);
  }
}

void Replication::end_call(Strand& strand, const CallSite& call, results::Outcome outcome) {
  if (program_->recorded) {
    Trace& trace = traces_[strand.root];
    if (--trace.calls_open == 0) {
      trace.calls += now_ - trace.calls_since;
    }
  }
  take_answer(strand, call, outcome);
  make_ready(strand);
}

// The caller waits no longer for its attempt: no timeout, no request in flight in its own view.
void Replication::forget_call(Strand& strand) {
  if (strand.timeout != engine::EventHandle{}) {
    queue_.cancel(strand.timeout);
    strand.timeout = {};
  }
  if (strand.view != none) {
    views_[strand.view].balancer.release(strand.target);
    strand.view = none;
  }
}

}  // namespace sojourn::simulation
