// Load balancers as pure state machines: which replica gets the next request. Free of clock and
// socket: the same code runs in the simulator and in the live services' clients. Copyable values,
// not thread-safe.
//
// Semantics, after the products:
// - round_robin, weighted: smooth weighted round robin of nginx 1.22
//   (ngx_http_upstream_round_robin.c): each pick adds its weight to every eligible peer's current
//   weight, the greatest (first among equals) wins and loses the total.
// - least_connections: fewest requests in flight over weight; among equals the one whose load
//   changed longest ago (HAProxy 2.6 lb_fwlc.c: equal keys leave in the order of being queued).
// - random: uniform over the eligible. power_of_two: two draws with replacement over the eligible,
//   the one with fewer requests in flight, the first on a tie (Envoy least_request, choice_count
//   2).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/random.h"
#include "engine/require.h"
#include "models/policy/load_order.h"

namespace sojourn::policy {

enum class BalanceKind { round_robin, weighted, random, least_connections, power_of_two };

class Balancer {
 public:
  // weights: one per replica, each >= 1; size >= 1. Only `weighted` and `least_connections` heed
  // them.
  Balancer(BalanceKind kind, std::vector<std::uint32_t> weights);

  // The replica of the next request, counted as in flight there; nullopt if none is eligible.
  // O(1) while all are eligible and of equal weight, and always for least connections among equals;
  // else O(replicas).
  std::optional<std::uint32_t> pick(engine::Draws& draws) {
    return peers_.size() == 1 ? pick_the_only_one() : pick_one_of_many(draws);
  }

  // As pick, but not `excluded` (a retry after a refused connection) if another one is eligible.
  std::optional<std::uint32_t> pick_other(engine::Draws& draws, std::uint32_t excluded);

  // A request that was given to `replica` has ended.
  void release(std::uint32_t replica) {
    engine::require(peers_[replica].in_flight > 0, "only what was picked can be released");
    --peers_[replica].in_flight;
    load_changed(replica);
  }

  // Takes a replica out of the rotation or puts it back (health checks).
  void set_eligible(std::uint32_t replica, bool eligible);

  bool eligible(std::uint32_t replica) const { return peers_[replica].eligible; }
  std::uint32_t in_flight(std::uint32_t replica) const { return peers_[replica].in_flight; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(peers_.size()); }

 private:
  struct Peer {
    std::uint32_t weight = 1;
    std::uint32_t in_flight = 0;
    std::int64_t current_weight = 0;  // smooth round robin
    bool eligible = true;
  };

  std::optional<std::uint32_t> pick_the_only_one() {
    if (!peers_.front().eligible) {
      return std::nullopt;
    }
    ++peers_.front().in_flight;
    return 0;
  }

  void load_changed(std::uint32_t replica) {
    if (order_) {
      order_->change(replica, peers_[replica].in_flight);
    }
  }

  std::optional<std::uint32_t> pick_one_of_many(engine::Draws& draws);
  std::optional<std::uint32_t> choose(engine::Draws& draws);
  std::uint32_t choose_smooth();
  void leave_turn();
  std::uint32_t choose_least();
  std::uint32_t nth_eligible(std::uint32_t position) const;

  BalanceKind kind_;
  std::vector<Peer> peers_;
  std::uint32_t eligible_count_;
  bool equals_ = true;  // all of one weight
  // Round robin of replicas that were always eligible: simply in turn, current weights not kept.
  bool in_turn_ = false;
  std::uint32_t turn_ = 0;
  std::optional<LoadOrder> order_;  // of least connections of many; of unequal weights for ties
};

}  // namespace sojourn::policy
