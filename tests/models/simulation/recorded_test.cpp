// simulate_recorded: every request with its spans, as the paired comparison needs them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/recording.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using results::Span;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::record;
using tests::Recording;
using tests::requests_at;

std::uint64_t path_of_call(const std::string& caller, std::uint32_t step, std::uint64_t caller_path,
                           std::uint32_t attempt = 1) {
  return scenario::child_path(caller_path, scenario::step_site(caller, step), attempt);
}

TEST(RecordedRun, ASpanTellsWaitingServiceAndDemand) {
  const Recording run = record({.services = R"("s": {"overhead": {"hold": "2ms", "release": "1ms"},
                            "endpoints": {"e": [{"delay": "10ms"}, {"compute": "20ms"}]}})",
                                .workloads = requests_at({{10, "s.e"}, {20, "s.e"}})});
  const std::uint64_t root = scenario::root_path("s.e");
  EXPECT_THAT(
      run.run.records[0].spans,
      ElementsAre(
          Span{.path = root, .waiting = 0ms, .service_time = 32ms, .calls = 0ms, .demand = 30ms}));
  EXPECT_THAT(
      run.run.records[1].spans,
      ElementsAre(
          Span{.path = root, .waiting = 23ms, .service_time = 32ms, .calls = 0ms, .demand = 30ms}));
}

// The visits in a row take 20 + 30 ms; the parallel ones, from 50 to 70 and to 80, their union.
TEST(RecordedRun, CallsAreTheUnionOfWhatIsAwaited) {
  const Recording run = record({.services = R"("a": {"endpoints": {"e": [
                       {"call": "b.e"}, {"delay": "5ms"}, {"call": "c.e"},
                       {"parallel": [{"call": "b.e"}, [{"delay": "4ms"}, {"call": "c.e"}],
                                     {"delay": "50ms"}]}]}},
                      "b": {"endpoints": {"e": [{"delay": "20ms"}]}},
                      "c": {"endpoints": {"e": [{"delay": "30ms"}]}})",
                                .workloads = requests_at({{10, "a.e"}}),
                                .calls = R"("r00>a": {"latency": "1ms"})"});
  EXPECT_THAT(run.ends(), ElementsAre("107ms"));
  const std::uint64_t root = scenario::root_path("a.e");
  EXPECT_THAT(
      run.run.records[0].spans,
      ElementsAre(Span{.path = root, .service_time = 105ms, .calls = 84ms, .demand = 55ms + 4ms},
                  Span{.path = path_of_call("a.e", 0, root),
                       .service = 1,
                       .service_time = 20ms,
                       .demand = 20ms},
                  Span{.path = path_of_call("a.e", 2, root),
                       .service = 2,
                       .service_time = 30ms,
                       .demand = 30ms},
                  Span{.path = path_of_call("a.e", 4, root),
                       .service = 1,
                       .service_time = 20ms,
                       .demand = 20ms},
                  Span{.path = path_of_call("a.e", 6, root),
                       .service = 2,
                       .service_time = 30ms,
                       .demand = 30ms}));
}

TEST(RecordedRun, AVisitComesBeforeTheVisitsItLedTo) {
  const Recording run = record({.services = R"("a": {"endpoints": {"e": [{"call": "b.e"}]}},
                             "b": {"replicas": 2, "endpoints": {"e": [{"call": "c.e"}]}},
                             "c": {"replicas": 3, "endpoints": {"e": [{"delay": "3ms"}]}})",
                                .workloads = R"("w": {"renewal": "10ms", "requests": {"a.e": 1}})"},
                               65ms);
  std::vector<std::string> routes;
  for (const results::RequestRecord& record : run.run.records) {
    std::string& route = routes.emplace_back();
    for (const Span& span : record.spans) {
      route += static_cast<char>('a' + span.service);
      route += std::to_string(span.replica);
    }
  }
  // Each replica of b has its own view of c.
  EXPECT_THAT(routes, ElementsAre("a0b0c0", "a0b1c0", "a0b0c1", "a0b1c1", "a0b0c2", "a0b1c2"));
}

TEST(RecordedRun, HoldsOnlyTheVisitsWhoseReplyCounted) {
  const Recording run =
      record({.services = R"("a": {"endpoints": {"e": [{"call": "b.e", "timeout": "15ms",
                                                 "retry": {"attempts": 2, "backoff": "1ms"}}]}},
                      "b": {"workers": 9, "endpoints": {"e": [
                        {"choose": [{"probability": 0.5, "steps": [{"delay": "20ms"}]}]},
                        {"delay": "5ms"}]}})",
              .workloads = R"("w": {"renewal": "50ms", "requests": {"a.e": 1}})"});
  const std::uint64_t root = scenario::root_path("a.e");
  std::map<std::string, int> counts;
  for (const results::RequestRecord& record : run.run.records) {
    if (record.outcome != results::Outcome::ok) {
      EXPECT_EQ(record.outcome, results::Outcome::failed);
      EXPECT_THAT(record.spans, IsEmpty());
      ++counts["failed"];
      continue;
    }
    const std::uint32_t attempt = record.latency() == 5ms ? 1 : 2;
    ASSERT_EQ(record.spans.size(), 2U);
    EXPECT_EQ(record.spans[1].path, path_of_call("a.e", 0, root, attempt));
    EXPECT_EQ(record.spans[0].calls, attempt == 1 ? 5ms : 21ms);
    ++counts[std::to_string(attempt)];
  }
  EXPECT_GT(counts["1"], 3);
  EXPECT_GT(counts["2"], 1);
  EXPECT_GT(counts["failed"], 1);
}

// What a live service computes from the identity that it is told.
TEST(RecordedRun, DemandsAreTheDrawsOfTheVisitsName) {
  const Recording run =
      record({.services = R"("a": {"workers": "unlimited", "endpoints": {"e": [
                        {"delay": {"exponential": "3ms"}}, {"call": "b.e"}]}},
                      "b": {"workers": "unlimited", "endpoints": {"e": [
                        {"compute": {"lognormal": {"mean": "2ms", "cv": 1.5}}}]}})",
              .workloads = R"("w": {"poisson": "200/s", "requests": {"a.e": 1}})"});
  const std::uint64_t stream = engine::random_stream(run.scenario.run.seed, 0, "w");
  const auto demand = [&](const results::RequestRecord& record, std::size_t span,
                          const scenario::Step& step, const char* endpoint) {
    const scenario::RequestIdentity identity{stream, record.request, record.spans[span].path};
    engine::Draws draws(
        identity.step_key(scenario::step_site(endpoint, 0), scenario::Purpose::demand));
    const auto* delay = std::get_if<scenario::Delay>(&step.action);
    return (delay ? delay->time : std::get<scenario::Compute>(step.action).demand)
        .sample_duration(draws);
  };
  ASSERT_GT(run.run.records.size(), 150U);
  for (const results::RequestRecord& record : run.run.records) {
    ASSERT_EQ(record.spans.size(), 2U);
    EXPECT_EQ(record.spans[0].demand, demand(record, 0, run.scenario.endpoints[0].steps[0], "a.e"));
    EXPECT_EQ(record.spans[1].demand, demand(record, 1, run.scenario.endpoints[1].steps[0], "b.e"));
    EXPECT_EQ(record.latency(), record.spans[0].demand + record.spans[1].demand);
  }
}

TEST(RecordedRun, LatenciesAreTheDrawsOfTheVisitsName) {
  const Recording run = record({.services = R"("s": {"endpoints": {"e": []}})",
                                .workloads = R"("w": {"poisson": "200/s", "requests": {"s.e": 1}})",
                                .calls = R"("w>s": {"latency": {"exponential": "4ms"}})"});
  const std::uint64_t stream = engine::random_stream(run.scenario.run.seed, 0, "w");
  for (const results::RequestRecord& record : run.run.records) {
    const scenario::RequestIdentity identity{stream, record.request, record.spans.at(0).path};
    engine::Draws there(identity.visit_key(scenario::Purpose::latency_there));
    engine::Draws back(identity.visit_key(scenario::Purpose::latency_back));
    const engine::Distribution& latency = *run.scenario.links[0].latency;
    EXPECT_EQ(record.latency(), latency.sample_duration(there) + latency.sample_duration(back));
  }
}

TEST(RecordedRun, DeletesTheWarmupFromItsResultsAndNotFromItsRecords) {
  RecordOptions options;
  options.duration = 100ms;
  options.warmup = 45ms;
  const Recording run =
      record(tests::parsed({.services = R"("s": {"endpoints": {"e": [{"delay": "1ms"}]}})",
                            .workloads = R"("w": {"renewal": "10ms", "requests": {"s.e": 1}})"}),
             options);
  EXPECT_EQ(run.run.records.size(), 9U);
  EXPECT_EQ(run.run.results.requests.at("w/s.e").count, 5U);
  EXPECT_EQ(run.run.results.warmup_s, 0.045);
  EXPECT_EQ(run.run.results.duration_s, 0.1);
  EXPECT_EQ(run.run.results.replications, 1U);
  EXPECT_THAT(run.run.results.warnings, IsEmpty());
}

// The first request waits under all others in a stack: it is served last, after 100 ms, and
// although it came in the warm-up the run waits for it.
TEST(RecordedRun, RunsUntilEveryRequestHasItsAnswer) {
  RecordOptions options;
  options.duration = 100ms;
  options.warmup = 25ms;
  const Recording run = record(
      tests::parsed(
          {.services =
               R"("s": {"queue": {"order": "lifo"}, "endpoints": {"e": [{"delay": "50ms"}]}})",
           .workloads = requests_at({{10, "s.e"}, {20, "s.e"}, {30, "s.e"}, {40, "s.e"}})}),
      options);
  EXPECT_THAT(run.ends(), ElementsAre("50ms", "190ms", "130ms", "70ms"));
}

TEST(RecordedRun, WhatOutlastsTheDrainIsUnfinished) {
  RecordOptions options;
  options.duration = 100ms;
  options.drain = 60ms;
  const Recording run =
      record(tests::parsed(
                 {.services = R"("s": {"endpoints": {"e": [{"delay": "50ms"}]}})",
                  .workloads = requests_at({{10, "s.e"}, {20, "s.e"}, {30, "s.e"}, {40, "s.e"}})}),
             options);
  EXPECT_THAT(run.ends(), ElementsAre("50ms", "90ms", "130ms", "unfinished 120ms"));
  EXPECT_EQ(run.run.results.requests.at("r03/s.e").error_counts.at("unfinished"), 1U);
}

TEST(RecordedRun, ReplicationsDiffer) {
  const auto scenario = tests::parsed(
      {.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "1ms"}}]}})",
       .workloads = R"("w": {"poisson": "100/s", "requests": {"s.e": 1}})"});
  RecordOptions options;
  options.duration = 1s;
  const std::string first = record(scenario, options).run.results.fingerprint;
  EXPECT_EQ(record(scenario, options).run.results.fingerprint, first);
  options.replication = 1;
  EXPECT_NE(record(scenario, options).run.results.fingerprint, first);
}

TEST(RecordedRun, EndsWhenItIsCancelled) {
  const auto scenario = tests::parsed(
      {.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "1ms"}}]}})",
       .workloads = R"("w": {"poisson": "1000/s", "requests": {"s.e": 1}})"});
  RecordOptions options;
  options.duration = 10s;
  const RecordedRun whole = simulate_recorded(scenario, options);
  int asked = 0;
  options.cancelled = [&asked] { return ++asked < 0; };
  EXPECT_EQ(simulate_recorded(scenario, options).results.fingerprint, whole.results.fingerprint);
  EXPECT_GT(asked, 3);
  asked = 0;
  options.cancelled = [&asked] { return ++asked == 2; };
  const RecordedRun ended = simulate_recorded(scenario, options);
  EXPECT_EQ(asked, 2);
  EXPECT_THAT(ended.records, IsEmpty());
}

}  // namespace
}  // namespace sojourn::simulation
