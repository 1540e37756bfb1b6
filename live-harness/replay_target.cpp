#include "live-harness/replay_target.h"

namespace sojourn::live {

namespace {

using scenario::Balance;

policy::BalanceKind balance_kind(Balance balance) {
  switch (balance) {
    case Balance::round_robin: return policy::BalanceKind::round_robin;
    case Balance::weighted: return policy::BalanceKind::weighted;
    case Balance::random: return policy::BalanceKind::random;
    case Balance::least_connections: return policy::BalanceKind::least_connections;
    case Balance::power_of_two: break;
  }
  return policy::BalanceKind::power_of_two;
}

policy::Balancer balancer_of(const scenario::Link& link) {
  return link.via == scenario::Via::haproxy
             ? policy::Balancer(policy::BalanceKind::round_robin, {1})
             : policy::Balancer(balance_kind(link.balance), link.weights);
}

}  // namespace

Target::Target(boost::asio::io_context& context, const scenario::Link& link, bool event_driven,
               const std::vector<Address>& addresses, HttpClientOptions options)
    : context_(context), link_(link), event_driven_(event_driven), balancer_(balancer_of(link)) {
  if (link.via == scenario::Via::client && link.health) {
    health_.assign(addresses.size(), {link.health->fall, link.health->rise});
  }
  clients_.reserve(addresses.size());
  for (const Address& address : addresses) {
    clients_.emplace_back(context, address, options);
  }
}

std::optional<std::uint32_t> Target::pick(const scenario::RequestIdentity& attempt) {
  engine::Draws draws(attempt.visit_key(scenario::Purpose::balance));
  return balancer_.pick(draws);
}

void Target::release(std::uint32_t choice) {
  balancer_.release(choice);
}

engine::Duration Target::latency(const scenario::RequestIdentity& attempt,
                                 scenario::Purpose purpose) const {
  if (!link_.latency) {
    return {};
  }
  engine::Draws draws(attempt.visit_key(purpose));
  return link_.latency->sample_duration(draws);
}

Task<> Target::check_health(Pacer& pacer, std::uint32_t replica) {
  HttpClient prober(context_, clients_[replica].address());
  const engine::Duration interval = link_.health->interval;
  for (engine::Time due = engine::time_zero + interval * replica / health_.size();;
       due += interval) {
    co_await pacer.until(due);
    const std::optional<SteadyTime> deadline = pacer.instant(due + interval);
    bool passed = false;
    if (event_driven_) {
      const HttpAnswer answer = co_await prober.get("/sojourn/ready", {}, deadline);
      passed = answer.status == 200;
    } else {
      passed = co_await prober.listens(deadline);
    }
    if (health_[replica].report(passed)) {
      balancer_.set_eligible(replica, health_[replica].healthy());
    }
  }
}

std::uint32_t Target::replicas_checked() const {
  return static_cast<std::uint32_t>(health_.size());
}

std::size_t Target::connections_open() const {
  std::size_t open = 0;
  for (const HttpClient& client : clients_) {
    open += client.connections_open();
  }
  return open;
}

std::uint64_t Target::connections_opened() const {
  std::uint64_t opened = 0;
  for (const HttpClient& client : clients_) {
    opened += client.connections_opened();
  }
  return opened;
}

}  // namespace sojourn::live
