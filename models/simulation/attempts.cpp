// Calls: attempts over the network, their answers, timeouts and retries.
#include <utility>

#include "models/simulation/replication.h"

namespace sojourn::simulation {

const CallSite& Replication::call_of(const Strand& strand) const {
  return program_->calls[program_->code[strand.pc].operand];
}

engine::Duration Replication::latency(std::uint32_t link, const scenario::RequestIdentity& identity,
                                      scenario::Purpose purpose) const {
  const engine::Distribution* const distribution = program_->links[link].latency;
  if (distribution == nullptr) {
    return {};
  }
  engine::Draws draws(identity.visit_key(purpose));
  return distribution->sample_duration(draws);
}

void Replication::begin_call(std::uint32_t index) {
  Strand& strand = strands_[index];
  strand.attempt = 0;
  Visit& caller = visits_[strand.visit];
  if (caller.calls_open++ == 0) {
    caller.calls_since = now_;
  }
  begin_attempt(index);
}

void Replication::begin_attempt(std::uint32_t index) {
  Strand& strand = strands_[index];
  const Visit& caller = visits_[strand.visit];
  const CallSite& call = call_of(strand);
  const LinkCode& link = program_->links[call.link];
  ++strand.attempt;
  strand.state = StrandState::calling;
  strand.attempt_started = now_;
  scenario::RequestIdentity identity = caller.identity;
  if (caller.endpoint != none || strand.attempt > 1) {
    identity.path =
        scenario::child_path(caller.identity.path, program_->code[strand.pc].site, strand.attempt);
  }
  const std::uint32_t offset = link.per_caller_replica ? replicas_[caller.replica].index : 0;
  strand.view = link.first_view + offset;
  engine::Draws draws(identity.visit_key(scenario::Purpose::balance));
  const auto target = views_[strand.view].balancer.pick(draws);
  if (!target) {
    strand.view = none;
    resolve_attempt(index, results::Outcome::refused, {});
    return;
  }
  strand.target = *target;
  send(index, identity, *target);
}

void Replication::send(std::uint32_t index, const scenario::RequestIdentity& identity,
                       std::uint32_t target) {
  const std::uint32_t created = visits_.take();
  Visit& visit = new_visit(created);
  Strand& strand = strands_[index];
  const Visit& caller = visits_[strand.visit];
  const CallSite& call = call_of(strand);
  const LinkCode& link = program_->links[call.link];
  visit.identity = identity;
  visit.endpoint = call.endpoint;
  visit.replica = program_->services[link.callee].first_replica + target;
  visit.workload = caller.workload;
  visit.request_class = caller.request_class;
  visit.priority = caller.priority;
  visit.link = call.link;
  visit.caller = {index, strand.generation, strand.attempt};
  if (link.proxy) {
    visit.proxy_view = strand.view;
    strand.view = none;
  }
  if (call.timeout) {
    strand.timeout =
        queue_.push_cancellable(later(now_, *call.timeout), {EventKind::timeout, index, 0, 0});
  }
  const engine::Duration there = latency(call.link, identity, scenario::Purpose::latency_there);
  if (there > engine::Duration{}) {
    push(later(now_, there), EventKind::deliver, created);
  } else {
    deliver(created);
  }
}

// The answer to a visit leaves its replica (or the refusal comes back).
void Replication::answer(std::uint32_t index, results::Outcome outcome) {
  Visit& visit = visits_[index];
  if (visit.proxy_view != none) {
    views_[visit.proxy_view].balancer.release(replicas_[visit.replica].index);
    visit.proxy_view = none;
  }
  const engine::Duration back =
      latency(visit.link, visit.identity, scenario::Purpose::latency_back);
  if (back <= engine::Duration{}) {
    if (is_waiting(visit.caller)) {
      resolve_attempt(visit.caller.strand, outcome, take_spans(index));
    }
    return;
  }
  const std::uint32_t reply = replies_.take();
  replies_[reply] = {visit.caller, outcome, take_spans(index)};
  push(later(now_, back), EventKind::reply, reply);
}

bool Replication::is_waiting(const CallerRef& caller) const {
  const Strand& strand = strands_[caller.strand];
  return strand.generation == caller.generation && strand.state == StrandState::calling &&
         strand.attempt == caller.attempt;
}

void Replication::on_reply(std::uint32_t index) {
  const CallerRef caller = replies_[index].caller;
  const results::Outcome outcome = replies_[index].outcome;
  std::vector<results::Span> spans = std::move(replies_[index].spans);
  replies_.give_back(index);
  if (is_waiting(caller)) {
    resolve_attempt(caller.strand, outcome, std::move(spans));
  }
}

void Replication::on_timeout(std::uint32_t strand) {
  resolve_attempt(strand, results::Outcome::timeout, {});
}

void Replication::resolve_attempt(std::uint32_t index, results::Outcome outcome,
                                  std::vector<results::Span>&& spans) {
  Strand& strand = strands_[index];
  const CallSite& call = call_of(strand);
  forget_call(index);
  recorder_.attempt_ended(call.statistics, strand.attempt_started, now_, outcome);
  Visit& caller = visits_[strand.visit];
  if (outcome == results::Outcome::ok) {
    if (options_.record_requests) {
      std::vector<results::Span>& all = spans_[strand.visit];
      all.insert(all.end(), spans.begin(), spans.end());
    }
    end_call(index, outcome);
    return;
  }
  if (strand.attempt >= call.retry.attempts) {
    end_call(index, outcome);
    return;
  }
  strand.state = StrandState::backing_off;
  const engine::Duration wait = scenario::draw_backoff(
      call.retry, caller.identity, program_->code[strand.pc].site, strand.attempt + 1);
  push(later(now_, wait), EventKind::backoff, index, strand.generation);
}

void Replication::on_backoff(std::uint32_t strand, std::uint32_t generation) {
  const bool stale = strands_[strand].generation != generation ||
                     strands_[strand].state != StrandState::backing_off;
  if (!stale && !held_by_freeze(strand)) {
    begin_attempt(strand);
  }
}

void Replication::end_call(std::uint32_t index, results::Outcome outcome) {
  Strand& strand = strands_[index];
  Visit& caller = visits_[strand.visit];
  if (--caller.calls_open == 0) {
    caller.calls += now_ - caller.calls_since;
  }
  strand.call_outcome = outcome;
  strand.failing = outcome != results::Outcome::ok && !call_of(strand).proceed_on_error;
  strand.pc = program_->code[strand.pc].next;
  make_ready(index);
}

// The caller waits no longer for its attempt: no timeout, no request in flight in its own view.
void Replication::forget_call(std::uint32_t index) {
  Strand& strand = strands_[index];
  queue_.cancel(strand.timeout);
  strand.timeout = {};
  if (strand.view != none) {
    views_[strand.view].balancer.release(strand.target);
    strand.view = none;
  }
}

}  // namespace sojourn::simulation
