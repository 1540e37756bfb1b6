// What one request of a replay does, from its intended send time to its record.
#include <algorithm>
#include <array>
#include <span>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <fmt/format.h>

#include "live-harness/protocol.h"
#include "live-harness/replay_run.h"

namespace sojourn::live {

namespace asio = boost::asio;
using results::Outcome;
using scenario::Purpose;
using scenario::RequestIdentity;

Task<> ReplayRunner::conduct(Request& request) {
  if (++in_flight_ > options_.caps.in_flight_max) {
    abort(fmt::format("more than {} requests in flight", options_.caps.in_flight_max));
    co_return;
  }
  const scenario::Retry& retry = workload_of(request).retry;
  const RequestIdentity root{streams_[request.record.workload], request.record.request,
                             scenario::root_path(class_of(request).name)};
  Attempt attempt{.request = &request,
                  .target = entries_[request.record.workload][request.record.request_class],
                  .identity = root,
                  .begin = request.record.intended};
  AttemptEnd end = co_await try_once(attempt);
  for (std::uint32_t number = 2;
       number <= retry.attempts && end.outcome != Outcome::ok && aborted_.empty(); ++number) {
    attempt.number = number;
    attempt.identity.path = scenario::child_path(root.path, scenario::workload_site, number);
    attempt.begin = end.at + scenario::draw_backoff(retry, root, scenario::workload_site, number);
    co_await pacer_.until(attempt.begin);
    end = co_await try_once(attempt);
  }
  --in_flight_;
  if (aborted_.empty()) {
    request.record.outcome = end.outcome;
    request.record.done = end.at;
  }
}

Task<ReplayRunner::AttemptEnd> ReplayRunner::try_once(Attempt attempt) {
  const std::optional<std::uint32_t> replica = attempt.target->pick(attempt.identity);
  attempt.arrives = attempt.begin;
  if (!replica) {
    note_sent(attempt);
    co_return AttemptEnd{.outcome = Outcome::refused, .at = pacer_.now()};
  }
  attempt.replica = *replica;
  attempt.arrives += attempt.target->latency(attempt.identity, Purpose::latency_there);
  const AttemptEnd end = co_await travel(attempt);
  attempt.target->release(*replica);
  co_return end;
}

// There, served, and back. The timeout counts from the planned begin, so that a late send does not
// lengthen it.
Task<ReplayRunner::AttemptEnd> ReplayRunner::travel(const Attempt& attempt) {
  const auto& timeout = workload_of(*attempt.request).timeout;
  const engine::Time deadline = timeout ? attempt.begin + *timeout : engine::time_never;
  if (attempt.arrives >= deadline) {
    asio::co_spawn(context_, deliver_in_vain(attempt), asio::detached);
    co_await pacer_.until(deadline);
    co_return AttemptEnd{.outcome = Outcome::timeout, .at = pacer_.now()};
  }
  if (attempt.arrives > attempt.begin) {
    co_await pacer_.until(attempt.arrives);
  }
  HttpAnswer answer = co_await exchange(attempt, deadline);
  AttemptEnd end{.outcome = outcome_of(answer), .at = pacer_.since_zero(answer.done)};
  const engine::Duration back = attempt.target->latency(attempt.identity, Purpose::latency_back);
  if (answer.error != HttpError::timeout && back > engine::Duration{}) {
    const bool late = end.at + back >= deadline;
    co_await pacer_.until(late ? deadline : end.at + back);
    end = {.outcome = late ? Outcome::timeout : end.outcome, .at = pacer_.now()};
  }
  if (end.outcome == Outcome::ok) {
    attempt.request->spans = std::move(answer.spans);
  }
  co_return end;
}

// A request whose client has given up while it was still on its way arrives all the same.
Task<> ReplayRunner::deliver_in_vain(Attempt attempt) {
  co_await pacer_.until(attempt.arrives);
  co_await exchange(attempt, attempt.arrives + *workload_of(*attempt.request).timeout);
}

Task<HttpAnswer> ReplayRunner::exchange(const Attempt& attempt, engine::Time deadline) {
  const scenario::RequestClass& request_class = class_of(*attempt.request);
  const std::string identity = scenario::format_identity(attempt.identity);
  const std::string priority = std::to_string(request_class.priority);
  const std::array<HttpHeader, 2> headers = {
      {{request_header, identity}, {priority_header, priority}}};
  const auto needed = std::span(headers).first(request_class.priority == 0 ? 1 : 2);
  const auto until =
      deadline == engine::time_never ? std::nullopt : std::optional(pacer_.instant(deadline));
  HttpAnswer answer;
  answer.error = HttpError::exhausted;
  if (!connections_left()) {
    abort(fmt::format("{} connections open at once", options_.caps.connections_max));
    co_return answer;
  }
  ++exchanges_;
  note_sent(attempt);
  answer = co_await attempt.target->client(attempt.replica)
               .get(paths_[request_class.endpoint.index], needed, until);
  --exchanges_;
  if (answer.error == HttpError::exhausted) {
    abort("no descriptor or port left for another connection");
  }
  co_return answer;
}

// Of the first attempt. On a link with latency the send is due when the request would arrive; the
// record tells it as if the client itself had been as late.
void ReplayRunner::note_sent(const Attempt& attempt) {
  if (attempt.number == 1) {
    const engine::Duration late = std::max(pacer_.now() - attempt.arrives, engine::Duration{});
    attempt.request->record.sent = attempt.request->record.intended + late;
    attempt.request->sent = true;
    send_error_.add(late);
  }
}

}  // namespace sojourn::live
