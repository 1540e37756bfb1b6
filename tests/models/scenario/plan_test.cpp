#include "models/scenario/plan.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scenario_text.h"

namespace sojourn::scenario {
namespace {

using namespace std::chrono_literals;
using engine::Duration;
using engine::Time;
using testing::ElementsAre;

constexpr const char* one_service = R"("s": {"endpoints": {"e": []}})";

// Workload "w" with this arrival process and no other.
Scenario with_arrivals(const std::string& arrivals) {
  return tests::parsed({.services = one_service,
                        .workloads = R"("w": {)" + arrivals + R"(, "requests": {"s.e": 1}})"});
}

std::vector<Arrival> arrivals_of(const Scenario& scenario, std::size_t count,
                                 std::uint32_t replication = 0, std::uint32_t workload = 0) {
  ArrivalPlan plan(scenario, {workload}, replication);
  std::vector<Arrival> arrivals;
  for (std::size_t index = 0; index < count; ++index) arrivals.push_back(plan.next());
  return arrivals;
}

std::vector<Duration> instants(const Scenario& scenario, std::size_t count) {
  std::vector<Duration> result;
  for (const Arrival& arrival : arrivals_of(scenario, count)) {
    result.push_back(arrival.at - engine::time_zero);
  }
  return result;
}

std::vector<double> gaps(const std::vector<Arrival>& arrivals) {
  std::vector<double> result;
  Time before = engine::time_zero;
  for (const Arrival& arrival : arrivals) {
    result.push_back(engine::to_seconds(arrival.at - before));
    before = arrival.at;
  }
  return result;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// Kolmogorov-Smirnov statistic x sqrt(n) against the exponential distribution: 1.95 is exceeded by
// one true sample in a thousand.
double ks_of_exponential(std::vector<double> values, double mean) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t index = 0; index < values.size(); ++index) {
    const double expected = 1 - std::exp(-values[index] / mean);
    const auto rank = static_cast<double>(index);
    distance = std::max({distance, expected - rank / n, (rank + 1) / n - expected});
  }
  return distance * std::sqrt(n);
}

double lag1_of(const std::vector<double>& values) {
  const double mean = mean_of(values);
  double variance = 0;
  double covariance = 0;
  for (std::size_t index = 0; index < values.size(); ++index) {
    variance += (values[index] - mean) * (values[index] - mean);
    if (index > 0) covariance += (values[index] - mean) * (values[index - 1] - mean);
  }
  return covariance / variance;
}

TEST(ArrivalPlan, PoissonGapsAreExponentialAndIndependent) {
  const Scenario scenario = with_arrivals(R"("poisson": "250/s")");
  for (std::uint32_t replication = 0; replication < 4; ++replication) {
    const std::vector<double> sample = gaps(arrivals_of(scenario, 20'000, replication));
    EXPECT_NEAR(mean_of(sample) * 250, 1, 4 / std::sqrt(20'000.0));
    EXPECT_LT(ks_of_exponential(sample, 0.004), 1.95);
    EXPECT_LT(std::abs(lag1_of(sample)), 4 / std::sqrt(20'000.0));
  }
}

TEST(ArrivalPlan, NumbersItsRequestsAndNeverGoesBack) {
  const std::vector<Arrival> arrivals = arrivals_of(with_arrivals(R"("poisson": "9/s")"), 500);
  for (std::size_t index = 0; index < arrivals.size(); ++index) {
    EXPECT_EQ(arrivals[index].request, index);
    EXPECT_EQ(arrivals[index].request_class, 0U);
  }
  EXPECT_TRUE(std::ranges::is_sorted(arrivals, {}, &Arrival::at));
}

TEST(ArrivalPlan, ConstantArrivalsHitTheirInstants) {
  EXPECT_THAT(instants(with_arrivals(R"("constant": "8/s")"), 4),
              ElementsAre(125ms, 250ms, 375ms, 500ms));
  // Rounded one by one: thirds of a second do not drift.
  const auto thirds = instants(with_arrivals(R"("constant": "3/s")"), 300'000);
  EXPECT_EQ(thirds[0], 333'333'333ns);
  EXPECT_EQ(thirds[1], 666'666'667ns);
  EXPECT_EQ(thirds[299'999], 100'000s);
}

TEST(ArrivalPlan, ConstantArrivalsFollowTheStepsOfTheirRate) {
  const Scenario scenario = with_arrivals(
      R"("constant": {"steps": [["0s", "2/s"], ["1s", "0/s"], ["3s", "10/s"], ["3.5s", "1/s"]]})");
  EXPECT_THAT(instants(scenario, 10), ElementsAre(500ms, 1s, 3100ms, 3200ms, 3300ms, 3400ms, 3500ms,
                                                  4500ms, 5500ms, 6500ms));
}

TEST(ArrivalPlan, AnArrivalMayNeedSeveralSteps) {
  const Scenario scenario = with_arrivals(
      R"("constant": {"steps": [["0s", "0.25/s"], ["1s", "0.5/s"], ["2s", "0/s"], ["5s",
        "1/s"]]})");
  EXPECT_THAT(instants(scenario, 2), ElementsAre(5250ms, 6250ms));
}

// From 0 to 100/s in 10 s: 5 t^2 arrivals until t, then 100 a second.
TEST(ArrivalPlan, ConstantArrivalsFollowARampToTheNanosecond) {
  const auto up =
      instants(with_arrivals(R"("constant": {"ramps": [["0s", "0/s"], ["10s", "100/s"]]})"), 700);
  for (std::size_t k = 1; k <= 500; ++k) {
    const double exact = std::sqrt(static_cast<double>(k) / 5);
    EXPECT_NEAR(engine::to_seconds(up[k - 1]), exact, 1e-9) << "arrival " << k;
  }
  EXPECT_EQ(up[4], 1s);
  EXPECT_EQ(up[19], 2s);
  EXPECT_EQ(up[499], 10s);
  EXPECT_EQ(up[500], 10'010ms);
  EXPECT_EQ(up[699], 12s);
}

// From 100/s down to 20/s in 2 s: 100 t - 20 t^2, 120 of them.
TEST(ArrivalPlan, ConstantArrivalsFollowARampDown) {
  const auto down =
      instants(with_arrivals(R"("constant": {"ramps": [["0s", "100/s"], ["2s", "20/s"]]})"), 140);
  for (std::size_t k = 1; k <= 120; ++k) {
    const double exact = (100 - std::sqrt(10'000 - 80.0 * static_cast<double>(k))) / 40;
    EXPECT_NEAR(engine::to_seconds(down[k - 1]), exact, 1.5e-9) << "arrival " << k;
  }
  EXPECT_EQ(down[79], 1s);
  EXPECT_EQ(down[119], 2s);
  EXPECT_EQ(down[139], 3s);
}

TEST(ArrivalPlan, ARampMayReachZeroAndComeBack) {
  const auto valley =
      instants(with_arrivals(
                   R"("constant": {"ramps": [["0s", "10/s"], ["2s", "0/s"], ["3s", "0/s"], ["4s",
            "20/s"]]})"),
               22);
  EXPECT_EQ(valley[9], 2s);  // 10 t - 2.5 t^2: the tenth at the very end
  EXPECT_NEAR(engine::to_seconds(valley[10]), 3 + std::sqrt(0.1), 1e-9);
  EXPECT_EQ(valley[19], 4s);
  EXPECT_EQ(valley[21], 4100ms);
}

// Thinning is not needed: a profile only bends the time axis, so that the expected number of
// arrivals up to each one is what it would be at 1/s.
TEST(ArrivalPlan, ProfilesBendTimeAndLeaveTheDrawsAlone) {
  const auto unit = arrivals_of(with_arrivals(R"("poisson": "1/s")"), 400);
  const auto bent = arrivals_of(
      with_arrivals(R"("poisson": {"ramps": [["0s", "0/s"], ["10s", "40/s"], ["12s", "10/s"]]})"),
      400);
  for (std::size_t index = 0; index < unit.size(); ++index) {
    const double t = engine::to_seconds(bent[index].at);
    const double late = std::max(0.0, t - 12);
    const double middle = std::clamp(t - 10, 0.0, 2.0);
    const double early = std::min(t, 10.0);
    const double expected = 2 * early * early + (40 * middle - 7.5 * middle * middle) + 10 * late;
    EXPECT_NEAR(engine::to_seconds(unit[index].at), expected, 1e-6);
  }
}

TEST(ArrivalPlan, RenewalAddsItsIntervals) {
  EXPECT_THAT(instants(with_arrivals(R"("renewal": "40ms")"), 4),
              ElementsAre(40ms, 80ms, 120ms, 160ms));
  const auto sample = gaps(arrivals_of(
      with_arrivals(R"("renewal": {"erlang": {"stages": 4, "mean": "10ms"}})"), 20'000));
  EXPECT_NEAR(mean_of(sample), 0.010, 4 * 0.005 / std::sqrt(20'000.0));
  EXPECT_LT(std::abs(lag1_of(sample)), 4 / std::sqrt(20'000.0));
}

TEST(ArrivalPlan, ReplicationsAndSeedsDrawApart) {
  Scenario scenario = with_arrivals(R"("poisson": "10/s")");
  std::set<Time> first;
  for (std::uint32_t replication = 0; replication < 50; ++replication) {
    first.insert(arrivals_of(scenario, 1, replication).front().at);
  }
  scenario.run.seed = 2;
  first.insert(arrivals_of(scenario, 1).front().at);
  EXPECT_EQ(first.size(), 51U);
}

Scenario shop(const std::string& more_services, const std::string& more_workloads) {
  return tests::parsed(
      {.services = more_services + R"("cart": {"endpoints": {"get": [], "put": []}})",
       .workloads = more_workloads +
                    R"("shop": {"poisson": "5/s", "requests": {"cart.get": 3, "cart.put": 1}})"});
}

TEST(ArrivalPlan, AnotherWorkloadOrServiceShiftsNoDraw) {
  const Scenario small = shop("", "");
  const Scenario large =
      shop(R"("a": {"endpoints": {"e": []}}, "z": {"replicas": 9, "endpoints": {"e": []}}, )",
           R"("admins": {"poisson": "7/s", "requests": {"a.e": 1}},
              "zoo": {"closed": {"users": 3, "think": "1s"}, "requests": {"z.e": 1}}, )");
  ASSERT_EQ(large.workloads[1].name, "shop");
  const auto before = arrivals_of(small, 1000, 3, 0);
  const auto after = arrivals_of(large, 1000, 3, 1);
  for (std::size_t index = 0; index < before.size(); ++index) {
    ASSERT_EQ(before[index].at, after[index].at);
    ASSERT_EQ(before[index].request_class, after[index].request_class);
  }
}

TEST(DrawClass, GivesEachClassItsShare) {
  const Scenario scenario = tests::parsed(
      {.services = R"("s": {"endpoints": {"a": [], "b": [], "c": []}})",
       .workloads = R"("w": {"poisson": "1/s", "requests": {"s.a": 5, "s.b": 3, "s.c": 2}})"});
  constexpr double n = 40'000;
  std::vector<double> counts(3, 0);
  for (const Arrival& arrival : arrivals_of(scenario, static_cast<std::size_t>(n))) {
    ++counts.at(arrival.request_class);
  }
  const std::vector<double> shares = {0.5, 0.3, 0.2};
  for (std::size_t index = 0; index < shares.size(); ++index) {
    const double deviation = std::sqrt(shares[index] * (1 - shares[index]) / n);
    EXPECT_NEAR(counts[index] / n, shares[index], 4 * deviation);
  }
}

TEST(DrawClass, IsTheSameWhoeverAsks) {
  const Scenario scenario = shop("", "");
  const std::uint64_t stream = engine::random_stream(scenario.run.seed, 5, "shop");
  for (const Arrival& arrival : arrivals_of(scenario, 200, 5)) {
    EXPECT_EQ(draw_class(scenario.workloads[0], stream, arrival.request), arrival.request_class);
  }
}

TEST(Closed, NumbersUsersAndIterationsApart) {
  EXPECT_EQ(closed_request(0, 0), 0U);
  EXPECT_EQ(closed_request(0, 7), 7U);
  EXPECT_EQ(closed_request(3, 7), (3ULL << 24U) + 7);
  EXPECT_NE(closed_request(1, 0), closed_request(0, 0xFFFFFFU));
}

TEST(Closed, ThinksForAsLongAsItsDistributionSays) {
  const Closed closed{.users = 1, .think = Distribution::exponential(2)};
  std::vector<double> thinks;
  for (std::uint64_t iteration = 0; iteration < 10'000; ++iteration) {
    thinks.push_back(engine::to_seconds(draw_think(closed, 99, closed_request(4, iteration))));
  }
  EXPECT_LT(ks_of_exponential(thinks, 2), 1.95);
  EXPECT_EQ(draw_think({.users = 1, .think = Distribution::deterministic(0.25)}, 1, 2), 250ms);
}

TEST(RequestIdentity, SurvivesItsHeader) {
  for (const RequestIdentity& identity :
       {RequestIdentity{0, 0, 0}, RequestIdentity{1, 2, 3},
        RequestIdentity{UINT64_MAX, 0xABCDEF, 0x8000'0000'0000'0000}}) {
    EXPECT_EQ(parse_identity(format_identity(identity)), identity);
  }
  EXPECT_EQ(format_identity({0xFF, 0x10, 0xA}), "ff-10-a");
}

TEST(RequestIdentity, IsReadFromNothingElse) {
  for (const char* text :
       {"", "-", "--", "1", "1-2", "1-2-", "-1-2", "1--2", "1-2-3-4", "1-2-3 ", " 1-2-3", "g-1-2",
        "0x1-2-3", "+1-2-3", "1-2-10000000000000000", "1 -2-3"}) {
    EXPECT_EQ(parse_identity(text), std::nullopt) << '"' << text << '"';
  }
}

// The visits of a request: its entry, and three attempts of each of two steps there.
std::vector<std::uint64_t> paths_of_a_request() {
  std::vector<std::uint64_t> paths = {root_path("cart.get")};
  for (std::uint32_t step = 0; step < 2; ++step) {
    for (std::uint32_t attempt = 1; attempt <= 3; ++attempt) {
      paths.push_back(child_path(paths.front(), step_site("cart.get", step), attempt));
    }
  }
  return paths;
}

TEST(RequestIdentity, NamesEveryDrawOfARequestApart) {
  std::set<std::uint64_t> sites;
  std::size_t names = 0;
  const auto name = [&](const engine::RandomKey& key) {
    sites.insert(key.site);
    ++names;
  };
  for (const std::uint64_t path : paths_of_a_request()) {
    const RequestIdentity identity{7, 8, path};
    for (std::uint32_t step = 0; step < 10; ++step) {
      const std::uint64_t site = step_site("cart.get", step);
      for (std::uint64_t attempt = 0; attempt < 4; ++attempt) {
        name(identity.step_key(site, Purpose::backoff, attempt));
      }
      name(identity.step_key(site, Purpose::demand));
      name(identity.step_key(site, Purpose::choice));
    }
    name(identity.visit_key(Purpose::balance));
    name(identity.visit_key(Purpose::latency_there));
    name(identity.visit_key(Purpose::latency_back));
  }
  EXPECT_EQ(sites.size(), names);
}

TEST(RequestIdentity, KeepsStreamAndRequestInItsKeys) {
  const RequestIdentity identity{7, 8, 9};
  EXPECT_EQ(identity.step_key(1, Purpose::demand).stream, 7U);
  EXPECT_EQ(identity.step_key(1, Purpose::demand).request, 8U);
  EXPECT_EQ(identity.visit_key(Purpose::balance).request, 8U);
}

TEST(StepCount, CountsNestedStepsDepthFirst) {
  const Scenario scenario =
      tests::parsed({.services = R"("s": {"endpoints": {"e": [{"delay": "1ms"},
         {"parallel": [[{"delay": "1ms"}, {"compute": "1ms"}], {"delay": "1ms"}]},
         {"choose": [{"probability": 0.5, "steps": [{"choose": [{"probability": 1, "steps": []}]}]},
                     {"probability": 0.1, "steps": [{"delay": "1ms"}]}]}]}})",
                     .workloads = R"("w": {"poisson": "1/s", "requests": {"s.e": 1}})"});
  EXPECT_EQ(step_count(scenario.endpoints[0].steps), 8U);
  EXPECT_EQ(step_count(Steps{}), 0U);
}

Retry retry_after(Duration backoff, double multiplier = 2,
                  std::optional<Duration> backoff_max = std::nullopt) {
  Retry retry;
  retry.attempts = 100;
  retry.backoff = backoff;
  retry.multiplier = multiplier;
  retry.backoff_max = backoff_max;
  return retry;
}

std::vector<Duration> backoffs(const Retry& retry, std::uint32_t attempts) {
  std::vector<Duration> waits;
  for (std::uint32_t attempt = 2; attempt <= attempts; ++attempt) {
    waits.push_back(draw_backoff(retry, {1, 2, 3}, 4, attempt));
  }
  return waits;
}

TEST(DrawBackoff, GrowsByItsMultiplierUpToItsMaximum) {
  EXPECT_THAT(backoffs(retry_after(25ms), 6), ElementsAre(25ms, 50ms, 100ms, 200ms, 400ms));
  EXPECT_THAT(backoffs(retry_after(25ms, 2, 80ms), 6), ElementsAre(25ms, 50ms, 80ms, 80ms, 80ms));
  EXPECT_THAT(backoffs(retry_after(10ms, 1), 4), ElementsAre(10ms, 10ms, 10ms));
  EXPECT_THAT(backoffs(retry_after(8ms, 1.5), 4), ElementsAre(8ms, 12ms, 18ms));
  EXPECT_THAT(backoffs(retry_after(0ms), 3), ElementsAre(0ms, 0ms));
}

TEST(DrawBackoff, StaysARealTimeHoweverManyAttempts) {
  EXPECT_GT(draw_backoff(retry_after(1h, 100), {1, 2, 3}, 4, 100), 1h);
}

TEST(DrawBackoff, FullJitterIsUniformBelowTheBackoff) {
  Retry retry = retry_after(100ms);
  retry.jitter = Jitter::full;
  std::vector<double> shares;
  for (std::uint64_t request = 0; request < 10'000; ++request) {
    const RequestIdentity identity{1, request, 3};
    const Duration wait = draw_backoff(retry, identity, 4, 3);
    EXPECT_EQ(wait, draw_backoff(retry, identity, 4, 3));
    EXPECT_NE(wait, 2 * draw_backoff(retry, identity, 4, 2));
    EXPECT_LT(wait, 200ms);
    shares.push_back(-std::log(engine::to_seconds(wait) / 0.2));  // exponential if uniform
  }
  EXPECT_LT(ks_of_exponential(shares, 1), 1.95);
}

}  // namespace
}  // namespace sojourn::scenario
