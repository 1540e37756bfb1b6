// A queue at a time or an event at a time: the same results, byte for byte. Their fingerprint
// contains every counted request with its number, its instant and how long it took.
#include <string>

#include <gtest/gtest.h>

#include "models/simulation/batch/replication.h"
#include "tests/support/batches.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;

using tests::results_of;
using tests::runs_in_batches;

void expect_same(tests::Parts parts) {
  parts.run = R"("duration": "20s", "replications": 3)";
  const scenario::Scenario scenario = tests::parsed(parts);
  EXPECT_TRUE(runs_in_batches(scenario));
  EXPECT_EQ(results_of(scenario, true), results_of(scenario, false));
}

const std::string exponential = R"([{"delay": {"exponential": "10ms"}}])";
const std::string one_class = R"("w": {"poisson": "80/s", "requests": {"s.e": 1}})";

// Behind a gateway without queue: services s0, s1 ... with these members.
tests::Parts network(const std::string& steps, const std::string& members, unsigned services) {
  std::string text =
      R"("gateway": {"workers": "unlimited", "endpoints": {"ask": [)" + steps + "]}}";
  for (unsigned index = 0; index < services; ++index) {
    text += R"(, "s)" + std::to_string(index) + R"(": {)" + members + R"("endpoints": {"e": )" +
            exponential + "}}";
  }
  return {.services = text,
          .workloads = R"("w": {"poisson": "75/s", "requests": {"gateway.ask": 1}})"};
}

TEST(BatchReplication, OneQueue) {
  expect_same(
      {.services = R"("s": {"endpoints": {"e": )" + exponential + "}}", .workloads = one_class});
}

TEST(BatchReplication, ManyWorkersAndReplicas) {
  const std::string members = R"("s": {"workers": 3, "replicas": 4, "endpoints": {"e": )";
  const std::string load = R"("w": {"poisson": "1100/s", "requests": {"s.e": 1}})";
  for (const char* balance :
       {R"("round-robin")", R"("random")", R"("weighted", "weights": [2, 2, 2, 1])"}) {
    expect_same({.services = members + exponential + "}}",
                 .workloads = load,
                 .calls = std::string(R"("w>s": {"balance": )") + balance + "}"});
  }
}

TEST(BatchReplication, QueuesInARow) {
  expect_same(network(R"({"call": "s0.e"}, {"call": "s1.e"}, {"call": "s2.e"})", "", 3));
  expect_same(network(R"({"call": "s2.e"}, {"delay": {"exponential": "5ms"}}, {"call": "s0.e"})",
                      R"("workers": 2, )", 3));
}

TEST(BatchReplication, BranchesAndOptions) {
  expect_same(network(R"({"parallel": [{"call": "s0.e"}, {"call": "s1.e"}, {"delay": "7ms"}]},
                         {"choose": [{"probability": 0.5, "steps": [{"call": "s2.e"}]},
                                     {"probability": 0.2, "steps": [{"delay": "3ms"}]}]},
                         {"call": "s3.e"})",
                      "", 4));
}

TEST(BatchReplication, BranchesThatMeetAtOneQueue) {
  expect_same(network(R"({"parallel": [{"call": "s0.e"}, {"call": "s0.e"}, {"call": "s0.e"}]})",
                      R"("workers": 4, )", 1));
}

TEST(BatchReplication, StepsOfALeafAddUp) {
  expect_same({.services = R"("s": {"endpoints": {"e": [
                   {"compute": {"lognormal": {"mean": "4ms", "cv": 2}}},
                   {"choose": [{"probability": 0.3, "steps": [
                       {"delay": "9ms"}, {"delay": {"exponential": "1ms"}}]}]},
                   {"delay": {"erlang": {"stages": 3, "mean": "2ms"}}}]}})",
               .workloads = one_class});
}

TEST(BatchReplication, CallsOverTheNetwork) {
  tests::Parts parts = network(R"({"call": "s0.e"}, {"call": "s1.e"})", "", 2);
  parts.calls = R"("w>gateway": {"latency": {"exponential": "2ms"}},
                   "gateway>s0": {"latency": "300us"},
                   "gateway>s1": {"latency": {"exponential": "1ms"}})";
  expect_same(parts);
}

TEST(BatchReplication, GatewaysBehindGatewaysAndClassesOfTheirOwn) {
  tests::Parts parts = network(R"({"call": "inner.ask"}, {"call": "s1.e"})", "", 2);
  parts.services += R"(, "inner": {"workers": "unlimited", "replicas": 3, "endpoints": {
                       "ask": [{"delay": "1ms"}, {"call": "s0.e"}],
                       "tell": [{"delay": {"exponential": "2ms"}}, {"call": "s1.e"}]}})";
  parts.workloads = R"("v": {"constant": "20/s", "requests": {"inner.tell": 1}},
                       "w": {"poisson": {"steps": [["0s", "20/s"], ["10s", "70/s"]]},
                             "requests": {"gateway.ask": 0.6, "s1.e": 0.4}})";
  expect_same(parts);
}

TEST(BatchReplication, ARateThatRisesSuddenly) {
  tests::Parts parts = network(R"({"call": "s0.e"}, {"call": "s1.e"})", R"("workers": 40, )", 2);
  parts.workloads = R"("v": {"poisson": "1/s", "requests": {"s1.e": 1}},
                       "w": {"poisson": {"steps": [["0s", "0/s"], ["15s", "3000/s"]]},
                             "requests": {"gateway.ask": 1}})";
  expect_same(parts);
}

// Whoever comes at the same nanosecond is served in the order in which events were scheduled; where
// two were scheduled at the same one as well, the batch leaves it to them.
TEST(BatchReplication, EqualInstants) {
  tests::Parts parts = network(R"({"call": "s0.e"}, {"call": "s1.e"})", "", 2);
  for (auto at = parts.services.find(exponential); at != std::string::npos;
       at = parts.services.find(exponential)) {
    parts.services.replace(at, exponential.size(), R"([{"delay": "10ms"}])");
  }
  parts.workloads = R"("v": {"constant": "10/s", "requests": {"s1.e": 1}},
                       "w": {"constant": "50/s", "requests": {"gateway.ask": 1}})";
  parts.run = R"("duration": "20s", "replications": 2)";
  const scenario::Scenario scenario = tests::parsed(parts);
  EXPECT_EQ(results_of(scenario, true), results_of(scenario, false));
}

TEST(BatchReplication, AnOverloadIsLeftToTheEvents) {
  tests::Parts parts{.services = R"("s": {"endpoints": {"e": )" + exponential + "}}",
                     .workloads = R"("w": {"poisson": "300/s", "requests": {"s.e": 1}})",
                     .run = R"("duration": "20s", "replications": 2)"};
  const scenario::Scenario scenario = tests::parsed(parts);
  EXPECT_FALSE(runs_in_batches(scenario));
  EXPECT_EQ(results_of(scenario, true), results_of(scenario, false));
}

TEST(BatchReplication, TooManyRequestsInFlightAreLeftToTheEvents) {
  const scenario::Scenario scenario =
      tests::parsed(tests::Parts{.services = R"("s": {"endpoints": {"e": )" + exponential + "}}",
                                 .workloads = R"("w": {"poisson": "95/s", "requests": {"s.e": 1}})",
                                 .run = R"("duration": "20s")"});
  EXPECT_TRUE(runs_in_batches(scenario));
  EXPECT_FALSE(runs_in_batches(scenario, 2));
}

TEST(BatchReplication, ACancelledOneLeavesNothing) {
  const scenario::Scenario scenario = tests::parsed(tests::Parts{
      .services = R"("s": {"endpoints": {"e": )" + exponential + "}}", .workloads = one_class});
  const Program program = compile(scenario);
  ReplicationOptions options;
  options.bounds = {engine::time_zero, engine::time_zero + 1h};
  options.slice = 1s;
  options.drain = 1h;
  options.requests_in_flight_max = 1000;
  unsigned asked = 0;
  EXPECT_FALSE(replicate_in_batches(program, batches_of(program).value(), options,
                                    [&] { return ++asked == 10; }));
  EXPECT_EQ(asked, 10U);
}

}  // namespace
}  // namespace sojourn::simulation
