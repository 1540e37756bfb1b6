// The far end of a workload's link: the replicas as the client sees them, or the one proxy before
// them. Chooses a replica for each attempt as the simulator does, draw for draw, checks the health
// of the replicas where the link says so, and owns the connections. Used on the io_context's thread
// only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "live-harness/addresses.h"
#include "live-harness/http_client.h"
#include "live-harness/pacing.h"
#include "models/policy/balance.h"
#include "models/policy/health.h"
#include "models/scenario/plan.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

class Target {
 public:
  // One address for each replica, or the proxy's. `event_driven`: the service answers health checks
  // however busy it is; where it does not (a sync worker of gunicorn), that a connection is taken
  // must do.
  Target(boost::asio::io_context& context, const scenario::Link& link, bool event_driven,
         const std::vector<Address>& addresses, HttpClientOptions options);

  // The client for an attempt, which counts as in flight there until release(); nullopt: every
  // replica has failed its health checks.
  std::optional<std::uint32_t> pick(const scenario::RequestIdentity& attempt);
  void release(std::uint32_t choice);
  HttpClient& client(std::uint32_t choice) { return clients_[choice]; }

  // How long the network takes, one way.
  engine::Duration latency(const scenario::RequestIdentity& attempt,
                           scenario::Purpose purpose) const;

  // Checks the health of one replica, from time zero until the io_context ends. Like HAProxy's, the
  // checks of the replicas are spread over the interval; one that takes longer has failed.
  Task<> check_health(Pacer& pacer, std::uint32_t replica);
  std::uint32_t replicas_checked() const;  // 0 where the link says nothing of health

  std::size_t connections_open() const;
  std::uint64_t connections_opened() const;

 private:
  boost::asio::io_context& context_;
  const scenario::Link& link_;
  bool event_driven_;
  policy::Balancer balancer_;  // of a proxy: the one address
  std::vector<policy::HealthView> health_;
  std::vector<HttpClient> clients_;
};

}  // namespace sojourn::live
