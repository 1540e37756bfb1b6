#include "live-harness/service/outbound.h"

#include <algorithm>
#include <array>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "engine/require.h"
#include "live-harness/protocol.h"
#include "live-harness/service/behaviour.h"
#include "models/policy/health.h"

namespace sojourn::live {

namespace {

namespace asio = boost::asio;
using scenario::Purpose;

policy::BalanceKind kind_of(scenario::Balance balance) {
  switch (balance) {
    case scenario::Balance::weighted: return policy::BalanceKind::weighted;
    case scenario::Balance::random: return policy::BalanceKind::random;
    case scenario::Balance::least_connections: return policy::BalanceKind::least_connections;
    case scenario::Balance::power_of_two: return policy::BalanceKind::power_of_two;
    case scenario::Balance::round_robin: break;
  }
  return policy::BalanceKind::round_robin;
}

// One weight for each address; a proxy has its own.
std::vector<std::uint32_t> weights_of(const scenario::Link& link, std::size_t addresses) {
  const bool given = link.via == scenario::Via::client && link.weights.size() == addresses;
  return given ? link.weights : std::vector<std::uint32_t>(addresses, 1);
}

Task<> sleep_until(asio::io_context& context, SteadyTime time) {
  if (time > SteadyClock::now()) {
    Timer timer(context, time);
    co_await timer.async_wait(as_values);
  }
}

// The headers of one attempt; the views in `list` point into the texts beside it.
struct Headers {
  explicit Headers(const Attempt& attempt)
      : identity(scenario::format_identity(attempt.identity)),
        priority(std::to_string(attempt.priority)),
        list{{{request_header, identity}, {priority_header, priority}}},
        count(attempt.priority == 0 ? 1 : 2) {}
  Headers(const Headers&) = delete;
  Headers& operator=(const Headers&) = delete;

  std::span<const HttpHeader> span() const { return std::span(list).first(count); }

  std::string identity;
  std::string priority;
  std::array<HttpHeader, 2> list;
  std::size_t count;
};

}  // namespace

Outbound::Outbound(asio::io_context& context, const scenario::Scenario& scenario,
                   const scenario::Link& link, const std::vector<Address>& addresses)
    : context_(context),
      link_(link),
      event_driven_(scenario.services[link.callee.index].implementation ==
                    scenario::Implementation::built_in),
      balancer_(kind_of(link.balance), weights_of(link, addresses.size())) {
  clients_.reserve(addresses.size());
  for (const Address& address : addresses) {
    clients_.emplace_back(context, address, HttpClientOptions{.stamp_sent = !event_driven_});
  }
}

Task<AttemptResult> Outbound::attempt(const Attempt& attempt) {
  engine::Draws draws(attempt.identity.visit_key(Purpose::balance));
  const auto replica = balancer_.pick(draws);
  if (!replica) {
    co_return AttemptResult{results::Outcome::refused, {}, attempt.begin};
  }
  AttemptResult result = co_await exchange(attempt, clients_[*replica]);
  if (attempt.deadline && result.end >= *attempt.deadline) {
    co_await sleep_until(context_, *attempt.deadline);
    result = {results::Outcome::timeout, {}, *attempt.deadline};
  } else {
    co_await sleep_until(context_, result.end);
  }
  balancer_.release(*replica);
  co_return result;
}

// There and back again, but for the last sleep: the result's end may lie in the future.
Task<AttemptResult> Outbound::exchange(const Attempt& attempt, HttpClient& client) {
  const SteadyTime arrival =
      attempt.begin + draw_latency(link_.latency, attempt.identity, Purpose::latency_there);
  if (attempt.deadline && arrival >= *attempt.deadline) {
    asio::co_spawn(context_, deliver_late(client, std::string(attempt.target), attempt, arrival),
                   asio::detached);
    co_return AttemptResult{results::Outcome::timeout, {}, arrival};
  }
  co_await sleep_until(context_, arrival);
  const Headers headers(attempt);
  HttpAnswer answer = co_await client.get(attempt.target, headers.span(), attempt.deadline);
  AttemptResult result{outcome_of(answer), {}, answer.done};
  if (result.outcome == results::Outcome::ok) {
    result.spans = std::move(answer.spans);
  }
  result.end += draw_latency(link_.latency, attempt.identity, Purpose::latency_back);
  co_return result;
}

// The caller gave up while its request was still on the network: it arrives all the same.
Task<> Outbound::deliver_late(HttpClient& client, std::string target, Attempt attempt,
                              SteadyTime arrival) {
  const Headers headers(attempt);
  co_await sleep_until(context_, arrival);
  co_await client.get(target, headers.span());
}

void Outbound::start_checks() {
  if (!link_.health || link_.via != scenario::Via::client) {
    return;
  }
  for (std::uint32_t replica = 0; replica < clients_.size(); ++replica) {
    asio::co_spawn(context_, check(replica), asio::detached);
  }
}

// Checks are spread over the interval, as HAProxy does it. A sync worker of gunicorn that is busy
// answers nothing: there, that the connection is taken must do.
Task<> Outbound::check(std::uint32_t replica) {
  const scenario::HealthCheck& health = *link_.health;
  policy::HealthView view(health.fall, health.rise);
  HttpClient prober(context_, clients_[replica].address());
  SteadyTime next = SteadyClock::now() + health.interval * replica / clients_.size();
  while (true) {
    co_await sleep_until(context_, next);
    next = std::max(next, SteadyClock::now() - health.interval) + health.interval;
    bool passed = false;
    if (event_driven_) {
      const HttpAnswer answer = co_await prober.get("/sojourn/ready", {}, next);
      passed = answer.status == 200;
    } else {
      passed = co_await prober.listens(next);
    }
    if (view.report(passed)) {
      balancer_.set_eligible(replica, view.healthy());
    }
  }
}

}  // namespace sojourn::live
