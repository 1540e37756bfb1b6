#include "models/policy/load_order.h"

#include <algorithm>
#include <tuple>

#include "engine/require.h"

namespace sojourn::policy {

LoadOrder::LoadOrder(std::uint32_t peers) : peers_(peers) {
  for (std::uint32_t peer = 0; peer < peers; ++peer) {
    link(peer, peer == 0 ? none : peer - 1);
  }
}

LoadOrder::List& LoadOrder::list_of(std::uint32_t load) {
  if (load >= lists_.size()) {
    lists_.resize(load + 1);
  }
  return lists_[load];
}

std::uint32_t LoadOrder::least() {
  engine::require(count_ > 0, "an empty load order has no least");
  while (lists_[lowest_].first == none) {
    ++lowest_;
  }
  return lists_[lowest_].first;
}

void LoadOrder::change(std::uint32_t peer, std::uint32_t load) {
  const bool listed = peers_[peer].listed;
  if (listed) {
    unlink(peer);
  }
  peers_[peer].load = load;
  peers_[peer].changed = ++changes_;
  if (listed) {
    link(peer, list_of(load).last);
  }
}

void LoadOrder::remove(std::uint32_t peer) {
  if (peers_[peer].listed) {
    unlink(peer);
  }
}

void LoadOrder::insert(std::uint32_t peer) {
  if (peers_[peer].listed) {
    return;
  }
  std::uint32_t previous = list_of(peers_[peer].load).last;
  while (previous != none && stands_before(peer, previous)) {
    previous = peers_[previous].previous;
  }
  link(peer, previous);
}

bool LoadOrder::stands_before(std::uint32_t left, std::uint32_t right) const {
  return std::tuple(peers_[left].changed, left) < std::tuple(peers_[right].changed, right);
}

void LoadOrder::link(std::uint32_t peer, std::uint32_t previous) {
  Peer& linked = peers_[peer];
  List& list = list_of(linked.load);
  linked.listed = true;
  linked.previous = previous;
  linked.next = previous == none ? list.first : peers_[previous].next;
  (previous == none ? list.first : peers_[previous].next) = peer;
  (linked.next == none ? list.last : peers_[linked.next].previous) = peer;
  lowest_ = std::min(lowest_, linked.load);
  ++count_;
}

void LoadOrder::unlink(std::uint32_t peer) {
  Peer& unlinked = peers_[peer];
  List& list = lists_[unlinked.load];
  (unlinked.previous == none ? list.first : peers_[unlinked.previous].next) = unlinked.next;
  (unlinked.next == none ? list.last : peers_[unlinked.next].previous) = unlinked.previous;
  unlinked.listed = false;
  --count_;
}

}  // namespace sojourn::policy
