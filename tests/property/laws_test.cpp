// Laws that every run obeys, whatever the scenario.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/results/results_json.h"
#include "models/simulation/replication.h"
#include "models/simulation/simulate.h"
#include "tests/property/random_scenario.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using results::Results;
using tests::Cores;
using tests::Faults;
using tests::random_scenario;
using tests::Shape;

constexpr std::uint64_t scenarios = 60;

Results simulated(const std::string& text, unsigned threads = 1) {
  Options options;
  options.threads = threads;
  return simulate(tests::parsed(text), options).value();
}

RecordedRun recorded(const std::string& text, engine::Duration duration = 2500ms) {
  RecordOptions options;
  options.duration = duration;
  return simulate_recorded(tests::parsed(text), options);
}

// Runs the check on many random scenarios; a failure shows the first one that it failed on.
template <typename Check>
void for_each_scenario(const Shape& shape, Check check) {
  for (std::uint64_t seed = 1; seed <= scenarios && !testing::Test::HasFailure(); ++seed) {
    const std::string text = random_scenario(seed, shape);
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + text);
    check(seed, text);
  }
}

std::uint64_t errors_of(const results::RequestResult& request) {
  std::uint64_t errors = 0;
  for (const auto& [name, count] : request.error_counts) errors += count;
  return errors;
}

TEST(Laws, EveryRequestIsCountedOnce) {
  std::map<std::string, std::uint64_t> seen;
  for_each_scenario({}, [&](std::uint64_t, const std::string& text) {
    for (const auto& [name, request] : simulated(text).requests) {
      EXPECT_EQ(request.count, request.ok + errors_of(request)) << name;
      EXPECT_EQ(request.histogram.count(), request.ok) << name;
      seen["ok"] += request.ok;
      for (const auto& [error, count] : request.error_counts) seen[error] += count;
    }
  });
  // The scenarios are rich enough for the law to mean something.
  for (const char* outcome : {"ok", "rejected", "refused", "reset", "timeout", "failed"}) {
    EXPECT_GT(seen[outcome], 100U) << outcome;
  }
}

TEST(Laws, EveryRecordedRequestIsCountedOnce) {
  for_each_scenario({}, [&](std::uint64_t, const std::string& text) {
    const scenario::Scenario scenario = tests::parsed(text);
    const RecordedRun run = recorded(text);
    std::map<std::string, std::map<results::Outcome, std::uint64_t>> records;
    for (const results::RequestRecord& record : run.records) {
      const scenario::Workload& workload = scenario.workloads[record.workload];
      ++records[workload.name + "/" + workload.classes[record.request_class].name][record.outcome];
      EXPECT_LT(record.intended, engine::time_zero + 2500ms);
      EXPECT_GE(record.done, record.intended);
      EXPECT_EQ(record.spans.empty(), record.outcome != results::Outcome::ok);
    }
    for (const auto& [name, request] : run.results.requests) {
      std::uint64_t count = 0;
      for (const auto& [outcome, requests] : records[name]) count += requests;
      EXPECT_EQ(request.count, count) << name;
      EXPECT_EQ(request.ok, records[name][results::Outcome::ok]) << name;
    }
  });
}

TEST(Laws, TheNumberOfThreadsChangesNoByte) {
  for_each_scenario({}, [&](std::uint64_t, const std::string& text) {
    const std::string bytes = results::to_json(simulated(text));
    EXPECT_EQ(results::to_json(simulated(text, 2)), bytes);
    EXPECT_EQ(results::to_json(simulated(text, 8)), bytes);
  });
}

ReplicationOptions window() {
  ReplicationOptions options;
  options.bounds = {engine::time_zero, engine::time_zero + 2500ms};
  options.slice = 50ms;
  options.drain = 10s;
  options.requests_in_flight_max = UINT64_MAX;
  return options;
}

void run_to_the_end(Replication& run) {
  while (run.advance(1'000'000)) {
  }
}

// A run that nobody records takes the short ways of plain calls and leaves (program.h).
TEST(Laws, TheShortWayEndsWhereTheLongOneDoes) {
  for_each_scenario({.faults = Faults::none}, [&](std::uint64_t, const std::string& text) {
    const scenario::Scenario scenario = tests::parsed(text);
    const Program long_way = compile(scenario, true);
    Replication recorded(long_way, window());
    run_to_the_end(recorded);
    const Program program = compile(scenario);
    Replication original(program, window());
    original.advance(recorded.events() / 2);
    Replication clone = original;
    for (Replication* run : {&original, &clone}) {
      run_to_the_end(*run);
      EXPECT_EQ(run->fingerprint(), recorded.fingerprint());
      EXPECT_EQ(run->events(), recorded.events());
    }
  });
}

// The whole state of a run is a value: a copy that is taken half-way goes on as the original does,
// and neither disturbs the other.
TEST(Laws, ACloneGoesOnAlike) {
  for_each_scenario({}, [&](std::uint64_t seed, const std::string& text) {
    const scenario::Scenario scenario = tests::parsed(text);
    const Program program = compile(scenario, true);
    Replication whole(program, window());
    run_to_the_end(whole);
    Replication original(program, window());
    original.advance(whole.events() * (seed % 10) / 10);
    Replication clone = original;
    run_to_the_end(original);
    run_to_the_end(clone);
    EXPECT_EQ(original.fingerprint(), whole.fingerprint());
    EXPECT_EQ(clone.fingerprint(), whole.fingerprint());
    EXPECT_EQ(clone.events(), whole.events());
    const auto records = whole.take_records();
    const auto of_clone = clone.take_records();
    ASSERT_EQ(of_clone.size(), records.size());
    for (std::size_t index = 0; index < records.size(); ++index) {
      EXPECT_EQ(of_clone[index].request, records[index].request);
      EXPECT_EQ(of_clone[index].done, records[index].done);
      EXPECT_EQ(of_clone[index].spans, records[index].spans);
    }
  });
}

// Number of requests = arrival rate x time, exactly, once a run has drained: in the queue, and in
// the queue and at the workers together.
TEST(Laws, LittlesLawIsAnIdentity) {
  const Shape shape{.faults = Faults::gentle, .arrivals_end = true, .release = false};
  for_each_scenario(shape, [&](std::uint64_t, const std::string& text) {
    const RecordedRun run = recorded(text, 300s);
    for (const auto& [name, request] : run.results.requests) {
      EXPECT_EQ(request.error_counts.count("unfinished"), 0U) << name;
    }
    for (const auto& [name, service] : run.results.services) {
      const double visits = service.throughput.value;
      const double present = service.queue_length.value + service.in_service.value;
      EXPECT_NEAR(visits * service.response.mean.value, present, 1e-9 * present) << name;
      EXPECT_NEAR(visits * service.waiting.mean.value, service.queue_length.value, 1e-9 * present)
          << name;
    }
  });
}

// What the results say of everything but the unused service, of which there is nothing to say.
std::string without(Results results, const std::string& service) {
  results.services.erase(service);
  results.fingerprint.clear();
  results.scenario_sha256.clear();
  return results::to_json(results);
}

TEST(Laws, AnUnusedServiceChangesNothing) {
  const Shape with_idle{
      .more_services = R"("idle": {"replicas": 3, "endpoints": {"e": [{"compute": "1s"}]}}, )"};
  for_each_scenario({}, [&](std::uint64_t seed, const std::string& text) {
    EXPECT_EQ(without(simulated(random_scenario(seed, with_idle)), "idle"),
              without(simulated(text), "idle"));
  });
}

void expect_alike(const RecordedRun& left, const RecordedRun& right, std::int64_t unit,
                  engine::Duration tolerance) {
  ASSERT_EQ(left.records.size(), right.records.size());
  for (std::size_t index = 0; index < left.records.size(); ++index) {
    const results::RequestRecord& a = left.records[index];
    const results::RequestRecord& b = right.records[index];
    ASSERT_EQ(a.request, b.request);
    ASSERT_EQ(a.outcome, b.outcome) << "request " << a.request;
    ASSERT_LE(std::chrono::abs(a.latency() * unit - b.latency()), tolerance)
        << "request " << a.request << ": " << a.latency().count() << " ns, " << b.latency().count();
  }
}

// A thousandfold of all times gives a thousandfold of all latencies, up to the rounding of each
// time to nanoseconds. Shared cores magnify that: an arrival that is late by one delays all others.
TEST(Laws, TheUnitOfTimeDoesNotMatter) {
  RecordOptions options;
  options.duration = 2500s;
  options.drain = 30'000s;
  for (const Cores cores : {Cores::own, Cores::shared}) {
    const Shape seconds{.cores = cores};
    const Shape kiloseconds{.cores = cores, .unit = 1000};
    for_each_scenario(seconds, [&](std::uint64_t seed, const std::string& text) {
      const scenario::Scenario scaled = tests::parsed(random_scenario(seed, kiloseconds));
      expect_alike(recorded(text), simulate_recorded(scaled, options), 1000,
                   cores == Cores::own ? 100us : 20ms);
    });
  }
}

// A host whose cores always suffice is a core for each worker.
TEST(Laws, PlentyOfSharedCoresAreCoresOfOnesOwn) {
  const Shape own{.cores = Cores::own};
  const Shape plenty{.cores = Cores::plenty};
  for_each_scenario(own, [&](std::uint64_t seed, const std::string& text) {
    expect_alike(recorded(text), recorded(random_scenario(seed, plenty)), 1, 1us);
  });
}

// --- one first-come-first-served station, request by request, with the same draws

RecordedRun station(double rate, int workers, std::uint64_t seed) {
  scenario::Scenario scenario = tests::parsed(
      {.services =
           R"("s": {"workers": )" + std::to_string(workers) +
           R"(, "endpoints": {"e": [{"delay": {"lognormal": {"mean": "10ms", "cv": 2}}}]}})",
       .workloads =
           R"("w": {"poisson": ")" + std::to_string(rate) + R"(/s", "requests": {"s.e": 1}})"});
  scenario.run.seed = seed;
  RecordOptions options;
  options.duration = 20s;
  options.drain = 1h;
  return simulate_recorded(scenario, options);
}

// Lindley: shorter intervals between the same demands never shorten a wait.
TEST(Monotonicity, MoreLoadSparesNobody) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const RecordedRun calm = station(60, 1, seed);
    const RecordedRun busy = station(75, 1, seed);
    ASSERT_GE(busy.records.size(), calm.records.size());
    for (std::size_t index = 0; index < calm.records.size(); ++index) {
      ASSERT_GE(busy.records[index].latency() + 2ns, calm.records[index].latency());
    }
  }
}

// Kiefer and Wolfowitz: one worker more lets nobody wait longer.
TEST(Monotonicity, AnotherWorkerHarmsNobody) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const RecordedRun few = station(270, 3, seed);
    const RecordedRun more = station(270, 4, seed);
    ASSERT_EQ(few.records.size(), more.records.size());
    for (std::size_t index = 0; index < few.records.size(); ++index) {
      ASSERT_LE(more.records[index].latency(), few.records[index].latency());
    }
  }
}

}  // namespace
}  // namespace sojourn::simulation
