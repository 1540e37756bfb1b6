// Calls of one replica to one service: its own view of the callee's replicas (balancer, health
// checks), or the one proxy before them; and the network between, whose latency is slept. One
// thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "live-harness/addresses.h"
#include "live-harness/http_client.h"
#include "live-harness/http_task.h"
#include "models/policy/balance.h"
#include "models/results/results.h"
#include "models/scenario/plan.h"
#include "models/scenario/scenario.h"

namespace sojourn::live {

// One attempt of a call. Times are as the scenario wants them to be, not when a timer woke up: an
// attempt that times out ends at its deadline.
struct Attempt {
  std::string_view target;  // "/get"; alive until the attempt has ended
  scenario::RequestIdentity identity;
  std::uint32_t priority = 0;
  SteadyTime begin;
  std::optional<SteadyTime> deadline;
};

struct AttemptResult {
  results::Outcome outcome = results::Outcome::ok;
  std::string spans;  // of an answer that is ok
  SteadyTime end;
};

class Outbound {
 public:
  // `addresses`: the callee's replicas, or the one proxy (an invariant).
  Outbound(boost::asio::io_context& context, const scenario::Scenario& scenario,
           const scenario::Link& link, const std::vector<Address>& addresses);

  Task<AttemptResult> attempt(const Attempt& attempt);

  // Begins the health checks that the link asks for; they go on while the io_context runs.
  void start_checks();

 private:
  Task<AttemptResult> exchange(const Attempt& attempt, HttpClient& client);
  Task<> deliver_late(HttpClient& client, std::string target, Attempt attempt, SteadyTime arrival);
  Task<> check(std::uint32_t replica);

  boost::asio::io_context& context_;
  const scenario::Link& link_;
  bool event_driven_;  // the callee answers a check at once, however busy it is
  std::vector<HttpClient> clients_;
  policy::Balancer balancer_;
};

}  // namespace sojourn::live
