// Results and scenarios for the tests of reports: figures a reader can check at a glance.
#pragma once

#include <chrono>
#include <string>

#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::report {

inline results::Estimate around(double value, double half_width) {
  return {value, value - half_width, value + half_width};
}

inline results::Estimate bare(double value) {
  return {value, std::nullopt, std::nullopt};
}

inline results::LatencySummary latency_sample(double mean) {
  return {around(mean, mean / 100),         around(mean * 0.75, mean / 80),
          around(mean * 1.9, mean / 40),    around(mean * 2.5, mean / 20),
          {mean * 4, mean * 3.8, mean * 5}, bare(mean * 6)};
}

inline results::RequestResult request_sample(double rate, std::chrono::microseconds mean) {
  results::RequestResult request;
  for (const int percent : {20, 45, 70, 100, 160, 250}) {
    request.histogram.add(mean * percent / 100, 100);
  }
  request.ok = request.histogram.count();
  request.count = request.ok;
  request.offered = around(rate, rate / 200);
  request.throughput = around(rate, rate / 180);
  request.latency = latency_sample(std::chrono::duration<double>(mean).count());
  return request;
}

// Two classes and two services, all well.
inline results::Results simulated_sample() {
  using namespace std::chrono_literals;
  results::Results results;
  results.kind = results::Kind::simulated;
  results.scenario_name = "cart-and-order";
  results.scenario_sha256 = "ab12";
  results.replications = 20;
  results.duration_s = 600;
  results.warmup_s = 60;
  results.fingerprint = "0dc90d93307aa1c0";
  results.requests["shoppers/gateway.browse"] = request_sample(320, 2104us);
  results.requests["shoppers/gateway.checkout"] = request_sample(80.25, 12345us);
  results.services["cart"] = {around(321, 2),   around(0.693, 0.013),   around(2.79, 0.3),
                              around(2.1, 0.1), latency_sample(0.0009), latency_sample(0.0021)};
  results.services["gateway"] = {around(400, 2),       bare(0),
                                 around(0, 0),         around(1.3, 0.1),
                                 latency_sample(4e-7), latency_sample(0.0042)};
  results.hosts["node"].utilization = around(0.42, 0.004);
  return results;
}

// One run of the same, a little slower.
inline results::Results measured_sample() {
  results::Results results = simulated_sample();
  results.kind = results::Kind::measured;
  results.replications = 1;
  results.duration_s = 20;
  results.warmup_s = 2;
  results.fingerprint.clear();
  results.hosts.clear();
  results.run = results::RunFacts{"Linux 6.1, 2 cores", "clean", {}, {}, {}};
  const auto slower = [](results::Estimate& estimate, double factor) {
    estimate = bare(estimate.value * factor);
  };
  const auto all = [&](results::LatencySummary& latency) {
    slower(latency.mean, 1.02);
    slower(latency.p50, 1.01);
    slower(latency.p90, 1.02);
    slower(latency.p95, 0.97);
    slower(latency.p99, 1.25);
    slower(latency.p999, 1);
  };
  for (auto& [name, request] : results.requests) {
    request.offered = bare(request.offered.value);
    slower(request.throughput, 0.998);
    all(request.latency);
  }
  for (auto& [name, service] : results.services) {
    slower(service.throughput, 0.998);
    slower(service.utilization, 1.03);
    slower(service.queue_length, 1.1);
    slower(service.in_service, 1);
    all(service.waiting);
    all(service.response);
  }
  return results;
}

// "shoppers" with the classes "gateway.browse" and "gateway.checkout".
inline scenario::Scenario scenario_sample() {
  scenario::Scenario scenario;
  scenario.name = "cart-and-order";
  scenario::Service cart;
  cart.name = "cart";
  cart.replicas = 3;
  cart.workers = 4;
  scenario::Service gateway;
  gateway.name = "gateway";
  gateway.workers.reset();
  scenario.services = {cart, gateway};
  scenario::Workload shoppers;
  shoppers.name = "shoppers";
  shoppers.classes.resize(2);
  shoppers.classes[0].name = "gateway.browse";
  shoppers.classes[1].name = "gateway.checkout";
  scenario.workloads = {shoppers};
  return scenario;
}

}  // namespace sojourn::report
