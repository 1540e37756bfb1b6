#include "models/policy/balance.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::policy {
namespace {

using engine::Draws;
using testing::ElementsAre;

Draws draws_of(std::uint64_t request) {
  return Draws({.stream = 11, .request = request, .site = 7});
}

Balancer equal(BalanceKind kind, std::uint32_t replicas) {
  return {kind, std::vector<std::uint32_t>(replicas, 1)};
}

// The requests that are given to each replica while the others are out of the rotation.
void load(Balancer& balancer, const std::vector<std::uint32_t>& in_flight) {
  Draws draws = draws_of(0);
  for (std::uint32_t busy = 0; busy < in_flight.size(); ++busy) {
    for (std::uint32_t other = 0; other < balancer.size(); ++other) {
      balancer.set_eligible(other, other == busy);
    }
    for (std::uint32_t count = 0; count < in_flight[busy]; ++count) balancer.pick(draws);
  }
  for (std::uint32_t replica = 0; replica < balancer.size(); ++replica) {
    balancer.set_eligible(replica, true);
    ASSERT_EQ(balancer.in_flight(replica), in_flight[replica]);
  }
}

// "+" gives the next request, shown as a letter ("-" if no replica was eligible); a digit ends one
// of that replica; "x0" takes replica 0 out of the rotation and "o0" puts it back.
std::string perform(Balancer& balancer, std::string_view script) {
  std::string picks;
  std::uint64_t request = 0;
  for (std::size_t at = 0; at < script.size(); ++at) {
    if (script[at] == '+') {
      Draws draws = draws_of(request++);
      const auto picked = balancer.pick(draws);
      picks += picked ? static_cast<char>('a' + *picked) : '-';
    } else if (script[at] == 'x' || script[at] == 'o') {
      const bool back = script[at] == 'o';
      balancer.set_eligible(static_cast<std::uint32_t>(script[++at] - '0'), back);
    } else if (script[at] != ' ') {
      balancer.release(static_cast<std::uint32_t>(script[at] - '0'));
    }
  }
  return picks;
}

struct Case {
  const char* name;
  BalanceKind kind;
  std::vector<std::uint32_t> weights;
  std::string_view script;
  std::string_view picks;
};

std::string name_of(const testing::TestParamInfo<Case>& test) {
  return test.param.name;
}

class BalancerTable : public testing::TestWithParam<Case> {};

TEST_P(BalancerTable, PicksInTheOrderOfTheProduct) {
  Balancer balancer(GetParam().kind, GetParam().weights);
  EXPECT_EQ(perform(balancer, GetParam().script), GetParam().picks);
}

constexpr BalanceKind smooth = BalanceKind::weighted;
constexpr BalanceKind round_robin = BalanceKind::round_robin;
constexpr BalanceKind least = BalanceKind::least_connections;

// nginx: the commit message of smooth weighted round robin, and its arithmetic by hand (lb_trace).
INSTANTIATE_TEST_SUITE_P(
    SmoothWeightedRoundRobin, BalancerTable,
    testing::Values(Case{"commit", smooth, {5, 1, 1}, "+++++++", "aabacaa"},
                    Case{"commit_twice", smooth, {5, 1, 1}, "+++++++ +++++++", "aabacaaaabacaa"},
                    Case{"halves", smooth, {4, 2, 1}, "+++++++", "abacaba"},
                    Case{"ten_to_one", smooth, {10, 1}, "+++++++++++", "aaaaabaaaaa"},
                    Case{"equal", smooth, {1, 1, 1}, "+++ +++", "abcabc"},
                    Case{"one_gone", smooth, {2, 1, 1}, "x0 ++++ o0 +++", "bcbcabc"},
                    Case{"heedless_of_load", smooth, {2, 1}, "+ 0 + 1 + 0", "aba"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    RoundRobin, BalancerTable,
    testing::Values(Case{"in_turn", round_robin, {1, 1, 1}, "+++++++", "abcabca"},
                    Case{"heedless_of_weights", round_robin, {9, 1, 1}, "++++++", "abcabc"},
                    Case{"one_replica", round_robin, {1}, "+++", "aaa"},
                    Case{"skips_the_dead", round_robin, {1, 1, 1}, "+ x1 +++ o1 +++", "accabca"},
                    Case{"nobody", round_robin, {1, 1}, "x0 x1 + o1 +", "-b"}),
    name_of);

// HAProxy 2.6 lb_fwlc.c without the newer "+1": "weighted" is lb_trace-7.
INSTANTIATE_TEST_SUITE_P(
    LeastConnections, BalancerTable,
    testing::Values(Case{"weighted", least, {2, 1}, "++++++", "ababaa"},
                    Case{"equal_loads_take_turns", least, {1, 1, 1}, "++++++", "abcabc"},
                    Case{"the_freed_one", least, {1, 1, 1}, "+++ 1 +", "abcb"},
                    Case{"freed_first_picked_first", least, {1, 1, 1}, "+++ 2 0 ++", "abcca"},
                    Case{"idle_ones_in_turn", least, {1, 1}, "+ 0 + 1 + 0 + 1", "abab"},
                    Case{"two_for_one", least, {1, 1}, "+++ 0 0 ++ 1 +", "abaaba"},
                    Case{"skips_the_dead", least, {1, 1, 1}, "x1 +++ o1 ++", "acabc"},
                    Case{"nobody", least, {1}, "x0 +", "-"}),
    name_of);

TEST(Balancer, CountsWhatIsInFlight) {
  Balancer balancer = equal(BalanceKind::round_robin, 2);
  EXPECT_EQ(perform(balancer, "+++ 1"), "aba");
  EXPECT_EQ(balancer.in_flight(0), 2U);
  EXPECT_EQ(balancer.in_flight(1), 0U);
}

TEST(Balancer, PutsAReplicaInOrOutOnlyOnce) {
  Balancer balancer = equal(BalanceKind::round_robin, 2);
  EXPECT_EQ(perform(balancer, "x0 x0 o0 + x0 + o0 o0 x1 ++"), "abaa");
  EXPECT_FALSE(balancer.eligible(1));
  EXPECT_TRUE(balancer.eligible(0));
}

TEST(Balancer, PicksAnotherOneWhileThereIsOne) {
  for (const BalanceKind kind :
       {BalanceKind::round_robin, BalanceKind::weighted, BalanceKind::random,
        BalanceKind::least_connections, BalanceKind::power_of_two}) {
    Balancer balancer = equal(kind, 3);
    balancer.set_eligible(2, false);
    for (std::uint64_t request = 0; request < 50; ++request) {
      Draws draws = draws_of(request);
      EXPECT_EQ(balancer.pick_other(draws, 0), 1U);
    }
    EXPECT_TRUE(balancer.eligible(0));
  }
}

TEST(Balancer, PicksTheExcludedOneIfItIsTheLast) {
  Balancer balancer = equal(BalanceKind::random, 2);
  balancer.set_eligible(1, false);
  Draws draws = draws_of(1);
  EXPECT_EQ(balancer.pick_other(draws, 0), 0U);
  balancer.set_eligible(0, false);
  EXPECT_EQ(balancer.pick_other(draws, 0), std::nullopt);
}

TEST(Balancer, ExcludingOneThatIsOutAnywayChangesNothing) {
  Balancer balancer = equal(BalanceKind::round_robin, 3);
  balancer.set_eligible(0, false);
  Draws draws = draws_of(1);
  EXPECT_EQ(balancer.pick_other(draws, 0), 1U);
  EXPECT_FALSE(balancer.eligible(0));
}

TEST(Balancer, RandomIsTheDrawAmongTheEligible) {
  Balancer balancer = equal(BalanceKind::random, 4);
  balancer.set_eligible(1, false);
  const std::vector<std::uint32_t> eligible = {0, 2, 3};
  for (std::uint64_t request = 0; request < 200; ++request) {
    Draws twin = draws_of(request);
    Draws draws = draws_of(request);
    EXPECT_EQ(balancer.pick(draws), eligible[twin.below(3)]);
  }
}

// For each pair of draws with replacement a request that draws it: each pair is equally likely, so
// the counts are the probabilities x n^2, exactly.
std::vector<std::uint32_t> picks_over_all_pairs(const Balancer& balancer) {
  const std::uint32_t n = balancer.size();
  std::vector<std::uint32_t> counts(n, 0);
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (std::uint64_t request = 0; seen.size() < std::size_t{n} * n; ++request) {
    Draws twin = draws_of(request);
    const std::uint32_t first = twin.below(n);
    const std::uint32_t second = twin.below(n);
    if (!seen.emplace(first, second).second) continue;
    Balancer copy = balancer;
    Draws draws = draws_of(request);
    ++counts[copy.pick(draws).value()];
  }
  return counts;
}

// lb_trace-8 and lb_trace-10, exactly.
TEST(Balancer, PowerOfTwoStillPicksTheMostLoadedOnceInNSquared) {
  Balancer three = equal(BalanceKind::power_of_two, 3);
  load(three, {0, 1, 2});
  EXPECT_THAT(picks_over_all_pairs(three), ElementsAre(5, 3, 1));
  Balancer ten = equal(BalanceKind::power_of_two, 10);
  load(ten, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  EXPECT_THAT(picks_over_all_pairs(ten), ElementsAre(19, 17, 15, 13, 11, 9, 7, 5, 3, 1));
}

TEST(Balancer, PowerOfTwoKeepsTheFirstDrawOnATie) {
  Balancer balancer = equal(BalanceKind::power_of_two, 5);
  for (std::uint64_t request = 0; request < 200; ++request) {
    Balancer copy = balancer;
    Draws twin = draws_of(request);
    Draws draws = draws_of(request);
    EXPECT_EQ(copy.pick(draws), twin.below(5));
  }
}

TEST(Balancer, PowerOfTwoIgnoresTheDead) {
  Balancer balancer = equal(BalanceKind::power_of_two, 3);
  load(balancer, {0, 1, 2});
  balancer.set_eligible(0, false);
  std::vector<int> counts(3, 0);
  for (std::uint64_t request = 0; request < 1000; ++request) {
    Balancer copy = balancer;
    Draws draws = draws_of(request);
    ++counts[copy.pick(draws).value()];
  }
  EXPECT_EQ(counts[0], 0);
  EXPECT_NEAR(counts[2], 250, 60);  // both draws fall on it: a quarter
}

TEST(BalancerDeathTest, ReleasesOnlyWhatWasPicked) {
  Balancer balancer = equal(BalanceKind::round_robin, 2);
  EXPECT_DEATH(balancer.release(0), "only what was picked");
}

// --- the definitions, taken literally

// Every pick looks at every replica, as the products do.
class LiteralBalancer {
 public:
  LiteralBalancer(BalanceKind kind, std::uint32_t replicas) : kind_(kind), peers_(replicas) {}

  std::optional<std::uint32_t> pick() {
    std::int64_t eligible = 0;
    std::optional<std::uint32_t> best;
    for (std::uint32_t index = 0; index < peers_.size(); ++index) {
      if (!peers_[index].eligible) continue;
      ++eligible;
      ++peers_[index].credit;
      if (!best || stands_before(peers_[index], peers_[*best])) best = index;
    }
    if (!best) return std::nullopt;
    peers_[*best].credit -= eligible;
    change(*best, 1);
    return best;
  }

  void change(std::uint32_t replica, int by) {
    peers_[replica].in_flight += by;
    peers_[replica].changed = ++changes_;
  }
  int in_flight(std::uint32_t replica) const { return peers_[replica].in_flight; }
  void set_eligible(std::uint32_t replica, bool eligible) { peers_[replica].eligible = eligible; }

 private:
  struct Peer {
    std::int64_t credit = 0;
    int in_flight = 0;
    std::uint64_t changed = 0;
    bool eligible = true;
  };
  bool stands_before(const Peer& left, const Peer& right) const {
    return kind_ == BalanceKind::round_robin ? left.credit > right.credit
                                             : std::tuple(left.in_flight, left.changed) <
                                                   std::tuple(right.in_flight, right.changed);
  }

  BalanceKind kind_;
  std::vector<Peer> peers_;
  std::uint64_t changes_ = 0;
};

class Shortcuts : public testing::TestWithParam<BalanceKind> {};

TEST_P(Shortcuts, ChooseAsTheDefinitionsSay) {
  for (std::uint64_t run = 0; run < 200; ++run) {
    Draws luck = draws_of(run);
    const std::uint32_t replicas = 1 + luck.below(6);
    const std::uint32_t disturbances = run % 4 == 0 ? 0 : 1;
    Balancer balancer = equal(GetParam(), replicas);
    LiteralBalancer literal(GetParam(), replicas);
    for (int step = 0; step < 300; ++step) {
      const std::uint32_t replica = luck.below(replicas);
      const std::uint32_t what = luck.below(10);
      if (what < 5) {
        ASSERT_EQ(balancer.pick(luck), literal.pick()) << "run " << run << " step " << step;
      } else if (what < 9) {
        if (literal.in_flight(replica) > 0) {
          balancer.release(replica);
          literal.change(replica, -1);
        }
      } else if (disturbances > 0) {
        const bool eligible = luck.below(2) == 0;
        balancer.set_eligible(replica, eligible);
        literal.set_eligible(replica, eligible);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, Shortcuts,
                         testing::Values(BalanceKind::round_robin, BalanceKind::least_connections),
                         [](const auto& kind) {
                           return kind.param == BalanceKind::round_robin
                                      ? std::string("RoundRobin")
                                      : std::string("LeastConnections");
                         });

}  // namespace
}  // namespace sojourn::policy
