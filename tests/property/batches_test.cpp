// A queue at a time or an event at a time: the same bytes, whatever the network.
#include "tests/support/batches.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "engine/random.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using tests::results_of;
using tests::runs_in_batches;

// Writes a network without a way back: layers of services with queues, and gateways that call
// them layer after layer.
class Author {
 public:
  explicit Author(std::uint64_t seed) : draws_({.stream = seed, .request = 0, .site = 1}) {}

  tests::Parts write() {
    tests::Parts parts;
    const std::uint32_t layers = 1 + draws_.below(4);
    for (std::uint32_t layer = 0; layer < layers; ++layer) {
      parts.services += queue("a" + std::to_string(layer)) + ",\n";
      parts.services += queue("b" + std::to_string(layer)) + ",\n";
    }
    parts.services += R"("inner": {"workers": "unlimited", "endpoints": {"ask": [)" +
                      steps("inner", layers / 2, layers) + R"({"delay": "1ms"}]}},)" + "\n";
    parts.services += R"("outer": {"workers": "unlimited", "replicas": 2, "endpoints": {"ask": [)" +
                      steps("outer", 0, layers / 2) + R"({"delay": )" + time() +
                      R"(}, {"call": "inner.ask"}]}})";
    parts.workloads = R"("v": {)" + arrivals() + R"(, "requests": {"inner.ask": 1}},
                         "w": {)" +
                      arrivals() + R"(, "requests": {"outer.ask": 3, "inner.ask": 1}})";
    for (const auto& [names, members] : links_) {
      parts.calls += (parts.calls.empty() ? "\"" : ",\n\"") + names + "\": " + members;
    }
    parts.run = R"("duration": "4s", "replications": 2)";
    return parts;
  }

 private:
  std::string time() {
    const std::string mean = std::to_string(100 + draws_.below(4000)) + "us";
    switch (draws_.below(4)) {
      case 0: return '"' + mean + '"';
      case 1: return R"({"erlang": {"stages": 3, "mean": ")" + mean + "\"}}";
      case 2: return R"({"lognormal": {"mean": ")" + mean + R"(", "cv": 1.5}})";
      default: return R"({"exponential": ")" + mean + "\"}";
    }
  }

  std::string arrivals() {
    const std::string rate = '"' + std::to_string(20 + draws_.below(150)) + "/s\"";
    switch (draws_.below(4)) {
      case 0: return R"("constant": )" + rate;
      case 1: return R"("renewal": )" + time();
      default: return R"("poisson": )" + rate;
    }
  }

  std::string queue(const std::string& service) {
    replicas_[service] = 1 + draws_.below(3);
    return '"' + service + R"(": {"workers": )" + std::to_string(1 + draws_.below(12)) +
           R"(, "replicas": )" + std::to_string(replicas_[service]) +
           R"(, "endpoints": {"e": [{"delay": )" + time() +
           R"(}, {"choose": [{"probability": 0.3, "steps": [{"compute": )" + time() + "}]}]}]}}";
  }

  std::string call(const std::string& caller, const std::string& service) {
    std::string& link = links_[caller + ">" + service];
    if (link.empty()) {
      const char* const balance = draws_.below(2) == 0 ? "random" : "round-robin";
      const bool far = replicas_[service] == 1 || balance == std::string("random");
      link = R"({"via": "haproxy", "balance": ")" + std::string(balance) + '"' +
             (far && draws_.below(2) == 0 ? R"(, "latency": )" + time() : "") + "}";
    }
    return R"({"call": ")" + service + R"(.e"})";
  }

  // One step for each layer.
  std::string steps(const std::string& caller, std::uint32_t first, std::uint32_t last) {
    std::string text;
    for (std::uint32_t layer = first; layer < last; ++layer) {
      const std::string a = "a" + std::to_string(layer);
      const std::string b = "b" + std::to_string(layer);
      switch (draws_.below(3)) {
        case 0: text += call(caller, a); break;
        case 1:
          text += R"({"choose": [{"probability": 0.5, "steps": [)" + call(caller, b) + "]}]}";
          break;
        default: text += R"({"parallel": [)" + call(caller, a) + ", " + call(caller, b) + "]}";
      }
      text += ", ";
    }
    return text;
  }

  engine::Draws draws_;
  std::map<std::string, std::uint32_t> replicas_;  // by service
  std::map<std::string, std::string> links_;       // by "CALLER>CALLEE"
};

TEST(Batches, GiveTheSameBytesAsEvents) {
  constexpr std::uint64_t networks = 100;
  unsigned in_batches = 0;
  for (std::uint64_t seed = 1; seed <= networks && !HasFailure(); ++seed) {
    const tests::Parts parts = Author(seed).write();
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + tests::text_of(parts));
    const scenario::Scenario scenario = tests::parsed(parts);
    in_batches += runs_in_batches(scenario) ? 1 : 0;
    EXPECT_EQ(results_of(scenario, true), results_of(scenario, false));
  }
  EXPECT_GT(in_batches, networks / 2) << "networks that need no events";
}

}  // namespace
}  // namespace sojourn::simulation
