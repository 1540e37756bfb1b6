#include "live-harness/calibrate.h"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "live-harness/calibrate_experiments.h"
#include "live-harness/calibrate_samples.h"
#include "models/scenario/scenario_json.h"
#include "models/simulation/simulate.h"

namespace sojourn::live {
namespace {

using namespace std::chrono_literals;
using scenario::Implementation;
using scenario::Scenario;

constexpr double microsecond = 1e-6;

Scenario parse(const std::string& text) {
  auto parsed = scenario::parse_scenario(text);
  EXPECT_TRUE(parsed.has_value()) << (parsed ? "" : describe(parsed.error().front(), "test"));
  return std::move(parsed.value());
}

// A gateway that calls two services one after the other and two side by side.
Scenario shop() {
  return parse(R"({
    "sojourn": 1, "name": "shop",
    "services": {
      "gateway": {"workers": "unlimited", "endpoints": {
        "show": [{"delay": {"exponential": "1ms"}}, {"call": "cart.get"}, {"call": "user.get"}],
        "buy": [{"parallel": [{"call": "cart.get"}, [{"call": "user.get"}]]}]}},
      "cart": {"replicas": 3, "workers": 2, "endpoints": {"get": [{"delay":
        {"exponential": "8ms"}}]}},
      "user": {"workers": 1, "endpoints": {"get": [{"delay": {"exponential": "3ms"}}]}}
    },
    "calls": {"gateway>cart": {"via": "haproxy"}},
    "workloads": {"shoppers": {"poisson": "100/s",
      "requests": {"gateway.show": 3, "gateway.buy": 1}}}
  })");
}

std::size_t service_of(const Scenario& scenario, const std::string& name) {
  for (std::size_t index = 0; index < scenario.services.size(); ++index) {
    if (scenario.services[index].name == name) return index;
  }
  return scenario.services.size();
}

std::size_t link_of(const Scenario& scenario, const std::string& caller,
                    const std::string& callee) {
  for (std::size_t index = 0; index < scenario.links.size(); ++index) {
    const scenario::Link& link = scenario.links[index];
    if (scenario.caller_name(link.caller) == caller &&
        scenario.services[link.callee.index].name == callee) {
      return index;
    }
  }
  return scenario.links.size();
}

// The system to be calibrated: the scenario with constants that the calibration does not know.
Scenario with_costs(Scenario scenario) {
  for (scenario::Service& service : scenario.services) {
    service.overhead = {300us, 50us, 100us};
  }
  for (scenario::Link& link : scenario.links) {
    link.latency = engine::Distribution::deterministic(40 * microsecond);
  }
  return scenario;
}

std::vector<results::RequestRecord> perform(const Experiment& experiment) {
  simulation::RecordOptions options;
  options.replication = calibration_replication;
  options.duration = 2s;
  Scenario system = with_costs(experiment.scenario);
  return simulation::simulate_recorded(system, options).records;
}

Addresses addresses_of(const Scenario& scenario) {
  Addresses addresses;
  for (const scenario::Service& service : scenario.services) {
    addresses.services[service.name].resize(service.replicas);
  }
  return addresses;
}

// The whole campaign, with the simulator in place of a deployment.
Calibration calibrate_simulated(const Scenario& scenario) {
  const Addresses addresses = addresses_of(scenario);
  const Experiment quiet = low_load_experiment(scenario, addresses, {0});
  const auto visits = visit_samples(quiet.scenario, calibration_replication, perform(quiet));
  std::vector<std::vector<double>> saturated(scenario.services.size());
  for (std::uint32_t index = 0; index < scenario.services.size(); ++index) {
    if (const auto busy = saturation_experiment(scenario, addresses, {index})) {
      saturated[index] = saturated_samples(perform(*busy), *scenario.services[index].workers);
    }
  }
  return constants_from(scenario, visits, saturated);
}

TEST(Calibrate, TrimmedMeanLeavesOutTheFarthest) {
  std::vector<double> samples(100, 2.0);
  samples[3] = 1000;
  samples[70] = -1000;
  const engine::Interval interval = trimmed_mean(samples);
  EXPECT_DOUBLE_EQ(interval.value, 2);
  EXPECT_LT(interval.half_width(), 100);
  EXPECT_DOUBLE_EQ(trimmed_mean(std::vector<double>{}).value, 0);
  EXPECT_DOUBLE_EQ(trimmed_mean(std::vector<double>{1, 2, 3}).value, 2);
}

TEST(Calibrate, LowLoadIsOneUserOfTheWorkload) {
  const Scenario scenario = shop();
  const Experiment experiment = low_load_experiment(scenario, addresses_of(scenario), {0});
  ASSERT_EQ(experiment.scenario.workloads.size(), 1U);
  const auto& closed = std::get<scenario::Closed>(experiment.scenario.workloads[0].arrivals);
  EXPECT_EQ(closed.users, 1U);
  EXPECT_EQ(experiment.scenario.workloads[0].classes.size(), 2U);
  EXPECT_EQ(experiment.scenario.links.size(), scenario.links.size());
}

TEST(Calibrate, SaturationKeepsEveryWorkerOfOneReplicaBusy) {
  const Scenario scenario = shop();
  const auto cart = static_cast<std::uint32_t>(service_of(scenario, "cart"));
  const auto experiment = saturation_experiment(scenario, addresses_of(scenario), {cart});
  ASSERT_TRUE(experiment.has_value());
  EXPECT_EQ(std::get<scenario::Closed>(experiment->scenario.workloads[0].arrivals).users, 6U);
  EXPECT_EQ(experiment->scenario.services[cart].replicas, 1U);
  EXPECT_EQ(experiment->addresses.links.at("(calibration)>cart").size(), 1U);
}

TEST(Calibrate, WhatSaturationCannotShowIsLeftOut) {
  const auto possible = [](const std::string& service) {
    const Scenario scenario =
        parse(R"({"sojourn": 1, "name": "one", "services": {"cart": )" + service + R"(},
      "workloads": {"all": {"poisson": "10/s", "requests": {"cart.get": 1}}}})");
    return saturation_experiment(scenario, addresses_of(scenario), {0}).has_value();
  };
  EXPECT_TRUE(possible(R"({"workers": 2, "endpoints": {"get": [{"delay": "5ms"}]}})"));
  EXPECT_FALSE(possible(R"({"workers": "unlimited", "endpoints": {"get": [{"delay": "5ms"}]}})"));
  EXPECT_FALSE(possible(R"({"workers": 2, "endpoints": {"get": [{"compute": "5ms"}]}})"));
  EXPECT_FALSE(possible(R"({"workers": 64, "endpoints": {"get": [{"delay": "1ms"}]}})"));
  EXPECT_FALSE(possible(
      R"({"workers": 2, "queue": {"capacity": 0}, "endpoints": {"get": [{"delay": "5ms"}]}})"));
}

TEST(Calibrate, SaturatedSamplesAreExactForASingleWorker) {
  const Scenario scenario = shop();
  const auto user = static_cast<std::uint32_t>(service_of(scenario, "user"));
  const auto experiment = saturation_experiment(scenario, addresses_of(scenario), {user});
  const auto samples = saturated_samples(perform(*experiment), 1);
  ASSERT_GT(samples.size(), 100U);
  for (const double sample : samples) EXPECT_NEAR(sample, 400 * microsecond, microsecond);
}

TEST(Calibrate, ManyWorkersNeedManySaturatedSamples) {
  std::vector<results::RequestRecord> records(1000);
  for (std::size_t n = 0; n < records.size(); ++n) {
    records[n].sent = engine::time_zero + std::chrono::milliseconds(n / 10);
    records[n].done = records[n].sent + std::chrono::milliseconds(10);
    records[n].outcome = results::Outcome::ok;
    records[n].spans.resize(1);
  }
  EXPECT_EQ(saturated_samples(records, 10).size(), 990U);
  EXPECT_TRUE(saturated_samples(records, 64).empty());
}

// What a client can see is found exactly: network, wake + hold, hold + release.
TEST(Calibrate, BuiltInConstantsAreRecovered) {
  const Scenario scenario = shop();
  const Calibration found = calibrate_simulated(scenario);
  EXPECT_TRUE(found.warnings.empty());
  for (const std::string name : {"cart", "user"}) {
    const ServiceConstants& constants = found.services[service_of(scenario, name)];
    const double hold = constants.hold.value;
    EXPECT_NEAR(hold + constants.wake.value, 350 * microsecond, microsecond) << name;
    EXPECT_NEAR(hold + constants.release.value, 400 * microsecond, microsecond) << name;
  }
  for (const auto& latency : found.latencies) {
    EXPECT_NEAR(latency.value, 40 * microsecond, microsecond);
  }
}

// Seen from outside only the sums are known: network + wake + hold, and hold + release.
TEST(Calibrate, OutsideViewKeepsTheSums) {
  Scenario scenario = shop();
  for (scenario::Service& service : scenario.services) {
    service.implementation = Implementation::flask;
  }
  const Calibration found = calibrate_simulated(scenario);
  const std::size_t cart = service_of(scenario, "cart");
  const double hold = found.services[cart].hold.value;
  EXPECT_NEAR(hold + found.services[cart].release.value, 400 * microsecond, microsecond);
  EXPECT_NEAR(hold + 2 * found.latencies[link_of(scenario, "gateway", "cart")].value,
              430 * microsecond, microsecond);
}

// A calibrated scenario predicts what the system does, request for request.
TEST(Calibrate, CalibratedScenarioBehavesAsTheSystem) {
  const Scenario scenario = shop();
  simulation::RecordOptions options;
  options.duration = 5s;
  const auto system = simulation::simulate_recorded(with_costs(scenario), options);
  const Scenario model = calibrated(scenario, calibrate_simulated(scenario));
  const auto predicted = simulation::simulate_recorded(model, options);
  ASSERT_EQ(system.records.size(), predicted.records.size());
  double worst = 0;
  for (std::size_t i = 0; i < system.records.size(); ++i) {
    const auto difference = system.records[i].latency() - predicted.records[i].latency();
    worst = std::max(worst, std::abs(engine::to_seconds(difference)));
  }
  EXPECT_LT(worst, 300 * microsecond);
}

TEST(Calibrate, StatedLatencyStaysAndTheMeasuredOneIsAdded) {
  Scenario scenario = shop();
  const std::size_t link = link_of(scenario, "gateway", "cart");
  scenario.links[link].latency = engine::Distribution::exponential(1e-3);
  Calibration calibration;
  calibration.services.resize(scenario.services.size());
  calibration.latencies.resize(scenario.links.size());
  calibration.latencies[link] = {50 * microsecond, 0, 0};
  const Scenario model = calibrated(scenario, calibration);
  EXPECT_NEAR(model.links[link].latency->mean(), 1.05e-3, 1e-9);
}

TEST(Calibrate, FiguresNameEveryConstantWithItsInterval) {
  const Scenario scenario = shop();
  const auto figures = figures_of(scenario, calibrate_simulated(scenario));
  for (const char* name : {"cart.hold_s", "cart.hold_low_s", "cart.hold_high_s", "cart.wake_s",
                           "cart.release_s", "gateway>cart.latency_s"}) {
    EXPECT_TRUE(figures.contains(name)) << name;
  }
  EXPECT_LE(figures.at("cart.hold_low_s"), figures.at("cart.hold_s"));
}

}  // namespace
}  // namespace sojourn::live
