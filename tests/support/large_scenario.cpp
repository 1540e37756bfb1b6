#include "tests/support/large_scenario.h"

#include <algorithm>

#include <fmt/format.h>

namespace sojourn::tests {

namespace {

std::string service_name(std::uint32_t layer, std::uint32_t index) {
  return fmt::format("s{}-{:05}", layer, index);
}

std::string call_of(const Layers& layers, std::uint32_t layer, std::uint32_t index) {
  const std::string timeout =
      layers.by_events ? fmt::format(R"(, "timeout": "{}s")", 5 * layers.hold_s) : "";
  return fmt::format(R"({{"call": "{}.e"{}}})", service_name(layer, index % layers.services),
                     timeout);
}

std::string steps_of(const Layers& layers, std::uint32_t layer, std::uint32_t index) {
  if (layer + 1 == layers.layers) {
    return fmt::format(R"({{"delay": {{"uniform": {{"low": "{}s", "high": "{}s"}}}}}})",
                       layers.hold_s / 2, layers.hold_s * 3 / 2);
  }
  return fmt::format(
      R"({{"delay": {{"exponential": "1ms"}}}}, {{"choose": [)"
      R"({{"probability": 0.5, "steps": [{}]}}, {{"probability": 0.5, "steps": [{}]}}]}})",
      call_of(layers, layer + 1, index), call_of(layers, layer + 1, index + 1));
}

std::string services_of(const Layers& layers) {
  std::string text;
  for (std::uint32_t layer = 0; layer < layers.layers; ++layer) {
    for (std::uint32_t index = 0; index < layers.services; ++index) {
      // Who waits for others needs no queue of its own where requests do not come back.
      const bool unlimited = !layers.by_events && layer + 1 < layers.layers;
      text +=
          fmt::format(R"({}"{}": {{"replicas": {}, "workers": {}, "endpoints": {{"e": [{}]}}}})",
                      text.empty() ? "" : ",\n", service_name(layer, index), layers.replicas,
                      unlimited ? R"("unlimited")" : std::to_string(layers.workers),
                      steps_of(layers, layer, index));
    }
  }
  return text;
}

std::string links_of(const Layers& layers) {
  std::string text;
  for (std::uint32_t layer = 0; layer + 1 < layers.layers; ++layer) {
    for (std::uint32_t index = 0; index < layers.services; ++index) {
      for (std::uint32_t other = 0; other < std::min(2U, layers.services); ++other) {
        text += fmt::format(R"({}"{}>{}": {{"balance": "{}"}})", text.empty() ? "" : ",\n",
                            service_name(layer, index),
                            service_name(layer + 1, (index + other) % layers.services),
                            layers.by_events ? "least-connections" : "random");
      }
    }
  }
  return text;
}

std::string rate_of(const Layers& layers) {
  const double rate = layers.requests_per_second / layers.workloads;
  if (layers.arrivals_end_s == 0) {
    return fmt::format(R"("{}/s")", rate);
  }
  return fmt::format(R"({{"steps": [["0s", "{}/s"], ["{}s", "0.001/h"]]}})", rate,
                     layers.arrivals_end_s);
}

std::string workloads_of(const Layers& layers) {
  std::string text;
  for (std::uint32_t workload = 0; workload < layers.workloads; ++workload) {
    std::string requests;
    for (std::uint32_t index = workload; index < layers.services; index += layers.workloads) {
      requests +=
          fmt::format(R"({}"{}.e": 1)", requests.empty() ? "" : ", ", service_name(0, index));
    }
    text += fmt::format(R"({}"w{:05}": {{"poisson": {}, "requests": {{{}}}}})",
                        text.empty() ? "" : ",\n", workload, rate_of(layers), requests);
  }
  return text;
}

std::string run_of(double duration_s, std::uint32_t replications) {
  return fmt::format(R"({{"duration": "{}s", "replications": {}, "seed": 1}})", duration_s,
                     replications);
}

}  // namespace

std::string layered_scenario(const Layers& layers) {
  return "{\"sojourn\": 1, \"name\": \"layers\", \"services\": {\n" + services_of(layers) +
         "},\n\"calls\": {\n" + links_of(layers) + "},\n\"workloads\": {\n" + workloads_of(layers) +
         "},\n\"run\": " + run_of(layers.duration_s, layers.replications) + "}\n";
}

std::string fan_out_scenario(std::uint32_t leaves, double duration_s, std::uint32_t replications) {
  std::string services;
  std::string branches;
  for (std::uint32_t leaf = 0; leaf < leaves; ++leaf) {
    services += fmt::format(
        R"(,{}"leaf{:04}": {{"endpoints": {{"e": [{{"delay": {{"exponential": "1ms"}}}}]}}}})",
        "\n", leaf);
    branches += fmt::format(R"({}{{"call": "leaf{:04}.e"}})", leaf == 0 ? "" : ", ", leaf);
  }
  return R"({"sojourn": 1, "name": "fan-out", "services": {"root": {"workers": "unlimited", )"
         R"("endpoints": {"e": [{"parallel": [)" +
         branches + "]}]}}" + services +
         R"(}, "workloads": {"w": {"poisson": "500/s", "requests": {"root.e": 1}}}, "run": )" +
         run_of(duration_s, replications) + "}\n";
}

}  // namespace sojourn::tests
