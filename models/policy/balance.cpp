#include "models/policy/balance.h"

#include <utility>

namespace sojourn::policy {

Balancer::Balancer(BalanceKind kind, std::vector<std::uint32_t> weights)
    : kind_(kind), eligible_count_(static_cast<std::uint32_t>(weights.size())) {
  engine::require(!weights.empty(), "a balancer needs at least one replica");
  peers_.resize(weights.size());
  const bool weighted = kind == BalanceKind::weighted || kind == BalanceKind::least_connections;
  for (std::size_t index = 0; index < weights.size(); ++index) {
    engine::require(weights[index] >= 1, "weights are at least 1");
    peers_[index].weight = weighted ? weights[index] : 1;
    equals_ = equals_ && peers_[index].weight == peers_.front().weight;
  }
  in_turn_ = kind == BalanceKind::round_robin;
  if (kind == BalanceKind::least_connections && size() > 1) {
    order_.emplace(size());
  }
}

std::optional<std::uint32_t> Balancer::pick_one_of_many(engine::Draws& draws) {
  const std::optional<std::uint32_t> chosen = choose(draws);
  if (chosen) {
    ++peers_[*chosen].in_flight;
    load_changed(*chosen);
  }
  return chosen;
}

std::optional<std::uint32_t> Balancer::pick_other(engine::Draws& draws, std::uint32_t excluded) {
  if (!peers_[excluded].eligible || eligible_count_ == 1) {
    return pick(draws);
  }
  set_eligible(excluded, false);
  const std::optional<std::uint32_t> chosen = pick(draws);
  set_eligible(excluded, true);
  return chosen;
}

void Balancer::set_eligible(std::uint32_t replica, bool eligible) {
  if (std::exchange(peers_[replica].eligible, eligible) == eligible) {
    return;
  }
  eligible_count_ += eligible ? 1U : ~0U;
  leave_turn();
  if (order_) {
    eligible ? order_->insert(replica) : order_->remove(replica);
  }
}

// In turn, those that have been asked in this round have lost the total, which is their number.
void Balancer::leave_turn() {
  if (!std::exchange(in_turn_, false)) {
    return;
  }
  for (std::uint32_t index = 0; index < size(); ++index) {
    peers_[index].current_weight = std::int64_t{turn_} - (index < turn_ ? size() : 0);
  }
}

std::optional<std::uint32_t> Balancer::choose(engine::Draws& draws) {
  if (eligible_count_ == 0) {
    return std::nullopt;
  }
  switch (kind_) {
    case BalanceKind::round_robin:
    case BalanceKind::weighted: return choose_smooth();
    case BalanceKind::least_connections: return choose_least();
    case BalanceKind::random: return nth_eligible(draws.below(eligible_count_));
    case BalanceKind::power_of_two: break;
  }
  const std::uint32_t first = nth_eligible(draws.below(eligible_count_));
  const std::uint32_t second = nth_eligible(draws.below(eligible_count_));
  return peers_[second].in_flight < peers_[first].in_flight ? second : first;
}

std::uint32_t Balancer::choose_smooth() {
  if (in_turn_) {
    const std::uint32_t chosen = turn_;
    turn_ = chosen + 1 == size() ? 0 : chosen + 1;
    return chosen;
  }
  std::int64_t total = 0;
  std::optional<std::uint32_t> best;
  for (std::uint32_t index = 0; index < size(); ++index) {
    Peer& peer = peers_[index];
    if (!peer.eligible) {
      continue;
    }
    peer.current_weight += peer.weight;
    total += peer.weight;
    if (!best || peer.current_weight > peers_[*best].current_weight) {
      best = index;
    }
  }
  peers_[*best].current_weight -= total;
  return *best;
}

std::uint32_t Balancer::choose_least() {
  if (equals_) {
    return order_->least();
  }
  std::optional<std::uint32_t> best;
  for (std::uint32_t index = 0; index < size(); ++index) {
    const Peer& peer = peers_[index];
    if (!peer.eligible) {
      continue;
    }
    if (!best) {
      best = index;
      continue;
    }
    // Loads compared as fractions: in_flight / weight.
    const std::uint64_t load = std::uint64_t{peer.in_flight} * peers_[*best].weight;
    const std::uint64_t least = std::uint64_t{peers_[*best].in_flight} * peer.weight;
    if (load < least || (load == least && order_->stands_before(index, *best))) {
      best = index;
    }
  }
  return *best;
}

std::uint32_t Balancer::nth_eligible(std::uint32_t position) const {
  if (eligible_count_ == size()) {
    return position;
  }
  for (std::uint32_t index = 0;; ++index) {
    if (peers_[index].eligible && position-- == 0) {
      return index;
    }
  }
}

}  // namespace sojourn::policy
