// Peers by load, for least-connections balancing: a list for each number of requests in flight, in
// the order in which the peers' load changed last. Copyable value, not thread-safe.
#pragma once

#include <cstdint>
#include <vector>

namespace sojourn::policy {

class LoadOrder {
 public:
  // All idle, in the order of their numbers. O(peers).
  explicit LoadOrder(std::uint32_t peers);

  // Of those with the fewest requests in flight the one whose load changed longest ago. Not empty
  // (an invariant). O(1) amortised over changes of load by one.
  std::uint32_t least();

  // The peer's load changes now. O(1).
  void change(std::uint32_t peer, std::uint32_t load);

  // Takes a peer out, and puts it back where it would stand now. O(1), O(peers of that load).
  void remove(std::uint32_t peer);
  void insert(std::uint32_t peer);

  // Whether the load of `left` changed longer ago; if neither ever did, the lower number. O(1).
  bool stands_before(std::uint32_t left, std::uint32_t right) const;

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  struct Peer {
    std::uint32_t load = 0;
    std::uint32_t previous = none;
    std::uint32_t next = none;
    bool listed = false;
    std::uint64_t changed = 0;  // when, counted in changes
  };
  struct List {
    std::uint32_t first = none;
    std::uint32_t last = none;
  };

  void link(std::uint32_t peer, std::uint32_t previous);
  void unlink(std::uint32_t peer);
  List& list_of(std::uint32_t load);

  std::vector<Peer> peers_;
  std::vector<List> lists_;   // by load
  std::uint32_t lowest_ = 0;  // no list below it has a peer
  std::uint32_t count_ = 0;   // of listed peers
  std::uint64_t changes_ = 0;
};

}  // namespace sojourn::policy
