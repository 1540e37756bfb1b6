// Documents become the scenario they describe: one test for each part of the format.
#include <chrono>
#include <cmath>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "models/scenario/sha256.h"
#include "tests/models/scenario/documents.h"

namespace sojourn::scenario {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// The shop with one field replaced.
Scenario shop_with(const std::string& path, const std::string& value) {
  return parsed(shop, {{path, value}});
}

const Link& link(const Scenario& scenario, std::string_view caller, std::string_view callee) {
  for (const Link& candidate : scenario.links) {
    if (scenario.caller_name(candidate.caller) == caller &&
        scenario.services[candidate.callee.index].name == callee) {
      return candidate;
    }
  }
  ADD_FAILURE() << caller << ">" << callee;
  return scenario.links.front();
}

// The first step of cart.get when it is replaced by `step`.
Step step_of(const std::string& step) {
  const Scenario scenario = shop_with("services.cart.endpoints.get", "[" + step + "]");
  for (const Endpoint& endpoint : scenario.endpoints) {
    if (endpoint.name == "get" && !endpoint.steps.empty()) {
      return endpoint.steps.front();
    }
  }
  ADD_FAILURE() << step;
  return Step{Delay{Distribution::deterministic(0)}};
}

engine::DistributionShape shape_of(const std::string& distribution) {
  const Step step = step_of("{\"delay\": " + distribution + "}");
  const auto* const delay = std::get_if<Delay>(&step.action);
  return delay == nullptr ? engine::DistributionShape{} : delay->time.shape();
}

TEST(ParseScenario, PutsEverythingInTheOrderOfNames) {
  const Scenario scenario = parsed(shop);
  ASSERT_EQ(scenario.services.size(), 3U);
  EXPECT_EQ(scenario.services[0].name, "cart");
  EXPECT_EQ(scenario.services[1].name, "gateway");
  EXPECT_EQ(scenario.services[2].name, "order");
  ASSERT_EQ(scenario.endpoints.size(), 4U);
  EXPECT_EQ(scenario.endpoint_name({0}), "cart.get");
  EXPECT_EQ(scenario.endpoint_name({1}), "gateway.browse");
  EXPECT_EQ(scenario.endpoint_name({2}), "gateway.checkout");
  EXPECT_EQ(scenario.endpoint_name({3}), "order.create");
  EXPECT_EQ(scenario.services[1].endpoints, (std::vector<EndpointId>{{1}, {2}}));
}

TEST(ParseScenario, DoesNotDependOnTheOrderOfKeys) {
  const Scenario a = parsed(R"({"sojourn": 1, "name": "n",
    "services": {"b": {"endpoints": {"y": [], "x": []}}, "a": {"endpoints": {"z": []}}},
    "workloads": {"v": {"poisson": "1/s", "requests": {"b.x": 1, "a.z": 2}},
                  "u": {"poisson": "1/s", "requests": {"b.y": 1}}}})");
  const Scenario b = parsed(R"({"workloads": {"u": {"requests": {"b.y": 1}, "poisson": "1/s"},
                  "v": {"poisson": "1/s", "requests": {"a.z": 2, "b.x": 1}}},
    "services": {"a": {"endpoints": {"z": []}}, "b": {"endpoints": {"x": [], "y": []}}},
    "name": "n", "sojourn": 1})");
  EXPECT_TRUE(is_same(a, b));
}

TEST(ParseScenario, HasADefaultForEverythingThatNeedNotBeSaid) {
  const Scenario scenario = parsed(R"({"sojourn": 1, "name": "least",
    "services": {"s": {"endpoints": {"e": []}}},
    "workloads": {"w": {"poisson": "1/s", "requests": {"s.e": 7}}}})");
  Service expected_service;
  expected_service.name = "s";
  expected_service.endpoints = {{0}};
  EXPECT_EQ(scenario.services.front(), expected_service);
  EXPECT_EQ(scenario.services.front().workers, 1U);
  EXPECT_EQ(scenario.services.front().queue_capacity, std::nullopt);
  EXPECT_EQ(scenario.workloads.front().classes.front().probability, 1);
  EXPECT_EQ(scenario.workloads.front().retry, Retry{});
  EXPECT_EQ(scenario.run, RunOptions{});
  EXPECT_EQ(scenario.live, LiveOptions{});
  EXPECT_EQ(scenario.run.duration, seconds(60));
  EXPECT_EQ(scenario.links.front().weights, std::vector<std::uint32_t>{1});
}

TEST(ParseScenario, ReadsServicesAndHosts) {
  const Scenario scenario = parsed(R"({"sojourn": 1, "name": "n",
    "hosts": {"small": {"cores": 2}, "big": {"count": 3, "cores": 16}},
    "services": {"s": {"replicas": 4, "workers": "unlimited", "host": "small",
      "queue": {"capacity": 128, "order": "priority"}, "implementation": "flask",
      "overhead": {"hold": "150us", "wake": "50us", "release": "100us"},
      "endpoints": {"e": []}}},
    "workloads": {"w": {"poisson": "1/s", "requests": {"s.e": 1}}}})");
  ASSERT_EQ(scenario.hosts.size(), 2U);
  EXPECT_EQ(scenario.hosts[0], (Host{.name = "big", .count = 3, .cores = 16}));
  EXPECT_EQ(scenario.hosts[1], (Host{.name = "small", .count = 1, .cores = 2}));
  const Service& s = scenario.services.front();
  EXPECT_EQ(s.replicas, 4U);
  EXPECT_EQ(s.workers, std::nullopt);
  EXPECT_EQ(s.queue_capacity, 128U);
  EXPECT_EQ(s.queue_order, QueueOrder::priority);
  EXPECT_EQ(s.host, HostId{1});
  EXPECT_EQ(s.implementation, Implementation::flask);
  EXPECT_EQ(s.overhead.hold, std::chrono::microseconds(150));
  EXPECT_EQ(s.overhead.wake, std::chrono::microseconds(50));
  EXPECT_EQ(s.overhead.release, std::chrono::microseconds(100));
}

TEST(ParseScenario, ReadsEveryDistribution) {
  EXPECT_EQ(shape_of("\"5ms\""), engine::DistributionShape(engine::Deterministic{0.005}));
  EXPECT_EQ(shape_of(R"({"deterministic": "0s"})"),
            engine::DistributionShape(engine::Deterministic{0}));
  EXPECT_EQ(shape_of(R"({"exponential": "5ms"})"),
            engine::DistributionShape(engine::Exponential{0.005}));
  EXPECT_EQ(shape_of(R"({"erlang": {"stages": 4, "mean": "5ms"}})"),
            engine::DistributionShape(engine::Erlang{4, 0.005}));
  EXPECT_EQ(shape_of(R"({"hyperexponential": [{"probability": "90%", "mean": "1ms"},
                                               {"probability": 0.1, "mean": "9ms"}]})"),
            engine::DistributionShape(engine::Hyperexponential{{{0.9, 0.001}, {0.1, 0.009}}}));
  EXPECT_EQ(shape_of(R"({"lognormal": {"mean": "5ms", "cv": 0.5}})"),
            engine::DistributionShape(engine::Lognormal{0.005, 0.5}));
  EXPECT_EQ(shape_of(R"({"gamma": {"mean": "5ms", "cv": 2}})"),
            engine::DistributionShape(engine::Gamma{0.005, 2}));
  EXPECT_EQ(shape_of(R"({"weibull": {"shape": 1.5, "scale": "5ms"}})"),
            engine::DistributionShape(engine::Weibull{1.5, 0.005}));
  EXPECT_EQ(shape_of(R"({"pareto": {"shape": 2.5, "minimum": "1ms"}})"),
            engine::DistributionShape(engine::Pareto{2.5, 0.001}));
  EXPECT_EQ(shape_of(R"({"pareto": {"shape": 2.5, "minimum": "1ms", "maximum": "1s"}})"),
            engine::DistributionShape(engine::BoundedPareto{2.5, 0.001, 1}));
  EXPECT_EQ(shape_of(R"({"uniform": {"low": "0s", "high": "2ms"}})"),
            engine::DistributionShape(engine::Uniform{0, 0.002}));
  EXPECT_EQ(shape_of(R"({"empirical": ["1ms", "2ms", "1ms"]})"),
            engine::DistributionShape(engine::Empirical{{0.001, 0.002, 0.001}}));
  EXPECT_EQ(shape_of(R"({"histogram": [{"low": "1ms", "high": "2ms", "weight": 3}]})"),
            engine::DistributionShape(engine::HistogramDistribution{{{0.001, 0.002, 3}}}));
}

TEST(ParseScenario, ReadsMixturesOfAnyDistributions) {
  const auto shape = shape_of(R"({"mixture": [{"probability": 0.95, "of": {"exponential": "1ms"}},
                                              {"probability": "5%", "of": "200ms"}]})");
  const auto& mixture = std::get<engine::Mixture>(shape);
  ASSERT_EQ(mixture.parts.size(), 2U);
  EXPECT_EQ(mixture.parts[0].probability, 0.95);
  EXPECT_EQ(*mixture.parts[0].part, Distribution::exponential(0.001));
  EXPECT_EQ(*mixture.parts[1].part, Distribution::deterministic(0.2));
}

TEST(ParseScenario, ReadsCallsWithAllTheirPolicies) {
  const Step step = step_of(R"({"call": "order.create", "timeout": "300ms", "on_error": "continue",
    "retry": {"attempts": 3, "backoff": "25ms", "multiplier": 1.5, "backoff_max": "1s",
              "jitter": "full"}})");
  const Call& call = std::get<Call>(step.action);
  EXPECT_EQ(call.endpoint, EndpointId{3});
  EXPECT_EQ(call.timeout, milliseconds(300));
  EXPECT_EQ(call.on_error, OnError::proceed);
  EXPECT_EQ(call.retry, (Retry{.attempts = 3,
                               .backoff = milliseconds(25),
                               .multiplier = 1.5,
                               .backoff_max = seconds(1),
                               .jitter = Jitter::full}));
}

TEST(ParseScenario, ReadsParallelBranchesOfOneStepOrSeveral) {
  const Step step =
      step_of(R"({"parallel": [{"delay": "1ms"}, [{"delay": "2ms"}, {"compute": "3ms"}], []]})");
  const Parallel& parallel = std::get<Parallel>(step.action);
  ASSERT_EQ(parallel.branches.size(), 3U);
  EXPECT_EQ(parallel.branches[0].size(), 1U);
  EXPECT_EQ(parallel.branches[1].size(), 2U);
  EXPECT_TRUE(parallel.branches[2].empty());
  EXPECT_EQ(parallel.branches[1][1], (Step{Compute{Distribution::deterministic(0.003)}}));
}

TEST(ParseScenario, ReadsChoicesThatMayLeaveNothingToDo) {
  const Step step = step_of(R"({"choose": [{"probability": "30%", "steps": [{"delay": "1ms"}]},
                                           {"probability": 0.2, "steps": []}]})");
  const Choose& choose = std::get<Choose>(step.action);
  ASSERT_EQ(choose.options.size(), 2U);
  EXPECT_EQ(choose.options[0].probability, 0.3);
  EXPECT_EQ(choose.options[1].probability, 0.2);
  EXPECT_EQ(choose.options[0].steps.size(), 1U);
}

TEST(ParseScenario, FindsALinkForEveryPairThatOccurs) {
  const Scenario scenario = parsed(shop);
  ASSERT_EQ(scenario.links.size(), 3U);
  const std::string names[] = {"gateway>cart", "gateway>order", "shoppers>gateway"};
  for (std::uint32_t i = 0; i < 3; ++i) {
    const Link& found = scenario.links[i];
    EXPECT_EQ(scenario.caller_name(found.caller) + ">" + scenario.services[found.callee.index].name,
              names[i]);
    EXPECT_EQ(scenario.link_index(found.caller, found.callee), i);
  }
}

TEST(ParseScenario, FindsCallsInsideBranchesAndOptions) {
  const Scenario scenario = shop_with(
      "services.cart.endpoints.get",
      R"([{"parallel": [{"choose": [{"probability": 0, "steps": [{"call": "order.create"}]}]}]}])");
  EXPECT_EQ(scenario.links.size(), 4U);
  EXPECT_EQ(link(scenario, "cart", "order").balance, Balance::round_robin);
}

TEST(ParseScenario, ReadsLinks) {
  const Scenario scenario = parsed(
      shop, {{"calls.gateway>cart", R"({"balance": "weighted", "weights": [2, 1, 256],
                                        "health": {"fall": 5}, "latency": "1ms"})"},
             {"calls.shoppers>gateway", R"({"via": "haproxy", "balance": "power-of-two"})"}});
  const Link& cart = link(scenario, "gateway", "cart");
  EXPECT_EQ(cart.balance, Balance::weighted);
  EXPECT_EQ(cart.weights, (std::vector<std::uint32_t>{2, 1, 256}));
  EXPECT_EQ(cart.via, Via::client);
  EXPECT_EQ(cart.health, (HealthCheck{.interval = milliseconds(500), .fall = 5, .rise = 2}));
  EXPECT_EQ(cart.latency, Distribution::deterministic(0.001));
  const Link& gateway = link(scenario, "shoppers", "gateway");
  EXPECT_EQ(gateway.via, Via::haproxy);
  EXPECT_EQ(gateway.balance, Balance::power_of_two);
  EXPECT_EQ(gateway.health, HealthCheck{}) << "a proxy always checks";
  const Link& order = link(scenario, "gateway", "order");
  EXPECT_EQ(order.health, std::nullopt);
  EXPECT_EQ(order.weights, (std::vector<std::uint32_t>{1, 1}));
}

TEST(ParseScenario, LetsALinkReplaceTheLatencyOfTheNetwork) {
  const Scenario scenario = parsed(shop, {{"network.latency", "250us"},
                                          {"calls.gateway>cart.latency", "0s"},
                                          {"calls.gateway>order.latency", "2ms"}});
  EXPECT_EQ(link(scenario, "shoppers", "gateway").latency, Distribution::deterministic(0.00025));
  EXPECT_EQ(link(scenario, "gateway", "order").latency, Distribution::deterministic(0.002));
  EXPECT_EQ(link(scenario, "gateway", "cart").latency, std::nullopt) << "0s is none";
}

TEST(ParseScenario, NormalisesWeightsToProbabilities) {
  const Workload workload = parsed(shop).workloads.front();
  ASSERT_EQ(workload.classes.size(), 2U);
  EXPECT_EQ(workload.classes[0].name, "gateway.browse");
  EXPECT_EQ(workload.classes[0].probability, 0.75);
  EXPECT_EQ(workload.classes[1].probability, 0.25);
}

TEST(ParseScenario, KeepsWeightsThatAreProbabilitiesToTheLastBit) {
  const Scenario scenario = shop_with("workloads.shoppers.requests",
                                      R"({"gateway.browse": 0.1, "gateway.checkout": 0.9})");
  EXPECT_EQ(scenario.workloads.front().classes[0].probability, 0.1);
  EXPECT_EQ(scenario.workloads.front().classes[1].probability, 0.9);
}

TEST(ParseScenario, ReadsPrioritiesTimeoutsAndRetriesOfWorkloads) {
  const Scenario scenario = parsed(
      shop, {{"workloads.shoppers.requests.gateway.browse", R"({"weight": 1, "priority": 7})"},
             {"workloads.shoppers.timeout", "2s"},
             {"workloads.shoppers.retry", R"({"attempts": 2})"}});
  const Workload& workload = scenario.workloads.front();
  EXPECT_EQ(workload.classes[0].priority, 7U);
  EXPECT_EQ(workload.classes[1].priority, 0U);
  EXPECT_EQ(workload.timeout, seconds(2));
  EXPECT_EQ(workload.retry.attempts, 2U);
}

ArrivalProcess arrivals_of(const std::string& key, const std::string& value) {
  const std::string text =
      R"({"sojourn": 1, "name": "n", "services": {"s": {"endpoints": {"e": []}}},
    "workloads": {"w": {"requests": {"s.e": 1}, ")" +
      key + "\": " + value + "}}}";
  return parsed(text).workloads.front().arrivals;
}

TEST(ParseScenario, ReadsConstantRatesAndProfiles) {
  const RateProfile constant{.shape = RateShape::steps, .points = {{seconds(0), 100}}};
  EXPECT_EQ(arrivals_of("poisson", R"("100/s")"), ArrivalProcess(Poisson{constant}));
  EXPECT_EQ(arrivals_of("constant", R"("6000/min")"), ArrivalProcess(Constant{constant}));
  const RateProfile steps{.shape = RateShape::steps,
                          .points = {{seconds(0), 0}, {seconds(30), 400}}};
  EXPECT_EQ(arrivals_of("poisson", R"({"steps": [["0s", "0/s"], ["30s", "400/s"]]})"),
            ArrivalProcess(Poisson{steps}));
  RateProfile ramps = steps;
  ramps.shape = RateShape::ramps;
  EXPECT_EQ(arrivals_of("constant", R"({"ramps": [["0s", "0/s"], ["30s", "400/s"]]})"),
            ArrivalProcess(Constant{ramps}));
}

TEST(ParseScenario, TakesAProfileOfOnePointForAConstantRate) {
  EXPECT_EQ(arrivals_of("poisson", R"({"ramps": [["0s", "100/s"]]})"),
            arrivals_of("poisson", R"("100/s")"));
}

TEST(ParseScenario, ReadsRenewalAndClosedWorkloads) {
  EXPECT_EQ(arrivals_of("renewal", R"({"exponential": "10ms"})"),
            ArrivalProcess(Renewal{Distribution::exponential(0.01)}));
  EXPECT_EQ(arrivals_of("closed", R"({"users": 50, "think": "7s"})"),
            ArrivalProcess(Closed{50, Distribution::deterministic(7)}));
}

TEST(ParseScenario, ReadsFaultsInOrderOfTime) {
  const Scenario scenario = shop_with("faults", R"([
    {"at": "30s", "slow": "cart", "factor": 3},
    {"at": "20s", "for": "5s", "freeze": "cart/2"},
    {"at": "10s", "for": "5s", "kill": "order/1"},
    {"at": "20s", "restart": "order/0"}])");
  ASSERT_EQ(scenario.faults.size(), 4U);
  EXPECT_EQ(scenario.faults[0], (Fault{.at = seconds(10),
                                       .lasts = seconds(5),
                                       .kind = FaultKind::kill,
                                       .service = {2},
                                       .replica = 1}));
  EXPECT_EQ(scenario.faults[1].kind, FaultKind::freeze) << "ties in order of the file";
  EXPECT_EQ(scenario.faults[2].kind, FaultKind::restart);
  EXPECT_EQ(scenario.faults[3].factor, 3);
  EXPECT_EQ(scenario.faults[3].replica, std::nullopt);
  EXPECT_EQ(scenario.faults[3].lasts, std::nullopt);
}

TEST(ParseScenario, ReadsWhereADrawingShowsItsParts) {
  const Scenario scenario = shop_with("layout", R"({"shoppers": [-10, 20.5], "cart": [0, 0]})");
  ASSERT_EQ(scenario.layout.size(), 2U);
  EXPECT_EQ(scenario.layout[0], (Place{.name = "cart", .x = 0, .y = 0}));
  EXPECT_EQ(scenario.layout[1], (Place{.name = "shoppers", .x = -10, .y = 20.5}));
}

TEST(ParseScenario, ReadsSlos) {
  const Scenario scenario = shop_with("slos", R"({"all of it": {
    "request": "shoppers/gateway.checkout", "mean": "50ms", "p50": "40ms", "p90": "90ms",
    "p95": "95ms", "p99": "300ms", "p999": "1s", "errors": "0.1%", "throughput": "20/s"}})");
  ASSERT_EQ(scenario.slos.size(), 1U);
  const Slo& slo = scenario.slos.front();
  EXPECT_EQ(slo.name, "all of it");
  EXPECT_EQ(slo.request_class, 1U);
  EXPECT_EQ(slo.latency, (std::map<std::string, double>{{"mean", 0.05},
                                                        {"p50", 0.04},
                                                        {"p90", 0.09},
                                                        {"p95", 0.095},
                                                        {"p99", 0.3},
                                                        {"p999", 1}}));
  EXPECT_EQ(slo.errors, 0.001);
  EXPECT_EQ(slo.throughput, 20);
}

TEST(ParseScenario, ReadsOptionsOfRunAndLiveValidation) {
  const Scenario scenario =
      parsed(shop, {{"run", R"({"duration": "10min", "warmup": "5s", "replications": 20,
                         "precision": "2%", "seed": 18446744073709551615})"},
                    {"live", R"({"duration": "30s", "warmup": "3s",
                          "tolerances": {"throughput": "1%", "p99": 0.08}})"}});
  EXPECT_EQ(scenario.run, (RunOptions{.duration = seconds(600),
                                      .warmup = seconds(5),
                                      .replications = 20,
                                      .precision = 0.02,
                                      .seed = 18446744073709551615ULL}));
  EXPECT_EQ(scenario.live.duration, seconds(30));
  EXPECT_EQ(scenario.live.tolerances.throughput, 0.01);
  EXPECT_EQ(scenario.live.tolerances.p99, 0.08);
  EXPECT_EQ(scenario.live.tolerances.mean, std::nullopt);
  EXPECT_EQ(parsed(shop, {{"run.warmup", "auto"}}).run.warmup, std::nullopt);
}

TEST(ParseScenario, IsNamedByTheHashOfItsBytes) {
  EXPECT_EQ(parsed(shop).sha256, sha256_hex(shop));
  const std::string with_space = std::string(shop) + "\n";
  EXPECT_NE(parsed(with_space).sha256, sha256_hex(shop));
}

TEST(ParseScenario, AllowsALoopOfCallsThatIsLeftWithSomeProbability) {
  const Scenario scenario =
      shop_with("services.order.endpoints.create",
                R"([{"choose": [{"probability": "90%", "steps": [{"call": "order.create"}]}]}])");
  EXPECT_EQ(link(scenario, "order", "order").callee, ServiceId{2});
}

TEST(ParseScenario, ReadsAFileOfTwentyThousandServicesInLittleTime) {
  std::string text =
      R"({"sojourn": 1, "name": "large", "services": {"s0": {"endpoints": {"e": []}})";
  for (int i = 1; i < 20'000; ++i) {
    text += ",\n\"s" + std::to_string(i) + R"(": {"endpoints": {"e": [{"call": "s)" +
            std::to_string(i / 2) + ".e\"}]}}";
  }
  text += R"(}, "workloads": {"w": {"poisson": "1/s", "requests": {"s19999.e": 1}}}})";
  const Scenario scenario = parsed(text);
  EXPECT_EQ(scenario.services.size(), 20'000U);
  EXPECT_EQ(scenario.links.size(), 20'000U);
}

TEST(KnownKeys, ListsEveryDefinition) {
  const auto known = known_keys();
  EXPECT_EQ(known.size(), 29U);
  EXPECT_TRUE(known.at("service").contains("replicas"));
  EXPECT_TRUE(known.at("scenario").contains("sojourn"));
}

}  // namespace
}  // namespace sojourn::scenario
