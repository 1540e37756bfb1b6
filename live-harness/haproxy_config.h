// The configuration of the one HAProxy 2.6 process that stands for all proxies of a deployment: a
// `listen` section for each link. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "live-harness/addresses.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

struct ProxyServer {
  std::string name;
  Address address;
  std::uint32_t weight = 1;
};

struct ProxyLink {
  std::string name;  // "gateway>cart"
  Address listen;
  scenario::Balance balance = scenario::Balance::round_robin;
  std::vector<ProxyServer> servers;
  scenario::HealthCheck health;
  // True: the servers keep connections alive and answer GET /sojourn/ready beside their work.
  // False: one connection a request, and whatever is asked occupies a worker (gunicorn's sync
  // workers): connections are closed after each answer, and a check only connects.
  bool event_driven = true;
};

std::string haproxy_config(const std::vector<ProxyLink>& links);

}  // namespace sojourn::live
