#include "models/simulation/simulate.h"

#include <atomic>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/results/results_json.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using results::Results;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// M/M/1 with a service time of 10 ms.
tests::Parts station(const std::string& arrivals, const std::string& run,
                     const std::string& faults = "") {
  return {.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "10ms"}}]}})",
          .workloads = R"("w": {)" + arrivals + R"(, "requests": {"s.e": 1}})",
          .faults = faults,
          .run = run};
}

Results simulated(const tests::Parts& parts, const Options& options = {}) {
  return simulate(tests::parsed(parts), options).value();
}

TEST(Simulate, NamesWhatItWasMadeFrom) {
  const Results results = simulated(
      station(R"("poisson": "50/s")", R"("duration": "2s", "replications": 3, "seed": 7)"));
  EXPECT_EQ(results.kind, results::Kind::simulated);
  EXPECT_EQ(results.scenario_name, "test");
  EXPECT_EQ(results.scenario_sha256.size(), 64U);
  EXPECT_EQ(results.seed, 7U);
  EXPECT_EQ(results.replications, 3U);
  EXPECT_EQ(results.duration_s, 2);
  EXPECT_EQ(results.fingerprint.size(), 16U);
  EXPECT_EQ(results.run, std::nullopt);
  EXPECT_EQ(results.requests.count("w/s.e"), 1U);
  EXPECT_EQ(results.calls.count("w>s.e"), 1U);
  EXPECT_EQ(results.services.count("s"), 1U);
  EXPECT_TRUE(results.hosts.empty());
}

TEST(Simulate, OptionsComeBeforeTheScenario) {
  Options options;
  options.seed = 99;
  options.replications = 2;
  const tests::Parts parts =
      station(R"("poisson": "50/s")", R"("duration": "2s", "replications": 3, "seed": 7)");
  const Results results = simulated(parts, options);
  EXPECT_EQ(results.seed, 99U);
  EXPECT_EQ(results.replications, 2U);
  EXPECT_NE(results.fingerprint, simulated(parts).fingerprint);
  EXPECT_EQ(results.fingerprint,
            simulated(station(R"("poisson": "50/s")",
                              R"("duration": "2s", "replications": 2, "seed": 99)"))
                .fingerprint);
}

TEST(Simulate, GivesTheSameBytesOnAnyNumberOfThreads) {
  const tests::Parts parts =
      station(R"("poisson": "70/s")", R"("duration": "5s", "replications": 12)");
  const std::string bytes = results::to_json(simulated(parts));
  for (const unsigned threads : {2U, 8U}) {
    Options options;
    options.threads = threads;
    EXPECT_EQ(results::to_json(simulated(parts, options)), bytes);
  }
}

// --- warm-up

TEST(Warmup, IsTakenAsGiven) {
  EXPECT_EQ(
      simulated(station(R"("poisson": "50/s")", R"("duration": "4s", "warmup": "1.5s")")).warmup_s,
      1.5);
  EXPECT_EQ(
      simulated(station(R"("poisson": "50/s")", R"("duration": "4s", "warmup": "0s")")).warmup_s,
      0);
}

TEST(Warmup, FoundIsAtLeastATenthAndWholeTenths) {
  const Results results =
      simulated(station(R"("poisson": "50/s")", R"("duration": "30s", "replications": 10)"));
  const double tenths = results.warmup_s / 3;
  EXPECT_GE(tenths, 1);
  EXPECT_LE(tenths, 5);
  EXPECT_EQ(tenths, static_cast<int>(tenths));
}

// All users come at once after a second: the latency of the first two seconds is not that of later.
TEST(Warmup, FoundCoversALongTransient) {
  const Results results = simulated(
      {.services =
           R"("s": {"endpoints": {"e": [{"delay": {"uniform": {"low": "9ms", "high": "11ms"}}}]}})",
       .workloads = R"("w": {"closed": {"users": 90, "think": "1s"}, "requests": {"s.e": 1}})",
       .run = R"("duration": "10s", "replications": 5)"});
  EXPECT_GE(results.warmup_s, 1);
  EXPECT_LE(results.warmup_s, 5);
}

TEST(Warmup, OfATransientExperimentIsNone) {
  const std::string run = R"("duration": "2s", "replications": 2)";
  EXPECT_EQ(
      simulated(station(R"("poisson": "50/s")", run, R"({"at": "1s", "restart": "s"})")).warmup_s,
      0);
  EXPECT_EQ(
      simulated(station(R"("poisson": {"steps": [["0s", "50/s"], ["1s", "60/s"]]})", run)).warmup_s,
      0);
  EXPECT_EQ(simulated(station(R"("constant": {"ramps": [["0s", "50/s"], ["1s", "60/s"]]})", run))
                .warmup_s,
            0);
  EXPECT_GT(simulated(station(R"("poisson": {"steps": [["0s", "50/s"]]})", run)).warmup_s, 0);
  EXPECT_GT(simulated(station(R"("renewal": "20ms")", run)).warmup_s, 0);
}

TEST(Warmup, GivenHoldsForATransientExperimentToo) {
  EXPECT_EQ(simulated(station(R"("poisson": "50/s")", R"("duration": "2s", "warmup": "500ms")",
                              R"({"at": "1s", "restart": "s"})"))
                .warmup_s,
            0.5);
}

TEST(Warmup, CountsOnlyWhatArrivesAfterIt) {
  const Results results = simulated(station(
      R"("constant": "10/s")", R"("duration": "10s", "warmup": "4.05s", "replications": 3)"));
  EXPECT_EQ(results.requests.at("w/s.e").count, 3 * 59U);  // 4.1 ... 9.9
  EXPECT_NEAR(results.requests.at("w/s.e").offered.value, 59 / 5.95, 1e-12);
}

TEST(Warmup, OfARunOfNanosecondsIsNone) {
  EXPECT_EQ(simulated(station(R"("poisson": "50/s")", R"("duration": "9ns")")).warmup_s, 0);
}

// --- uncertainty

TEST(Intervals, AreGivenWhereTheSamplesCarryThem) {
  const Results results =
      simulated(station(R"("poisson": "50/s")", R"("duration": "60s", "replications": 10)"));
  const results::RequestResult& request = results.requests.at("w/s.e");
  for (const results::Estimate* figure :
       {&request.offered, &request.throughput, &request.latency.mean, &request.latency.p50,
        &request.latency.p90, &request.latency.p95, &request.latency.p99}) {
    ASSERT_TRUE(figure->low && figure->high);
    EXPECT_LT(*figure->low, figure->value);
    EXPECT_GT(*figure->high, figure->value);
  }
  EXPECT_EQ(request.latency.p999.low, std::nullopt);  // 27 values beyond it
  EXPECT_THAT(results.warnings, Contains("w/s.e: too few samples for an interval of p999"));
}

TEST(Intervals, AreMissingWithTooFewReplications) {
  const Results results =
      simulated(station(R"("poisson": "50/s")", R"("duration": "60s", "replications": 4)"));
  EXPECT_EQ(results.requests.at("w/s.e").latency.mean.low, std::nullopt);
  EXPECT_EQ(results.requests.at("w/s.e").throughput.low, std::nullopt);
  EXPECT_THAT(results.warnings,
              Contains("w/s.e: too few samples for an interval of mean, p50, p90, p95, p99, p999"));
}

// 5400 requests a replication, but a station this busy remembers some 360 of them.
TEST(Intervals, AreMissingWhereReplicationsAreShorterThanTheMemoryOfTheQueue) {
  const Results results =
      simulated(station(R"("poisson": "90/s")", R"("duration": "60s", "replications": 20)"));
  EXPECT_FALSE(results.unstable);
  EXPECT_THAT(results.warnings,
              Contains(HasSubstr("w/s.e: too few samples for an interval of mean")));
  EXPECT_EQ(results.services.at("s").response.mean.low, std::nullopt);
  EXPECT_EQ(results.calls.at("w>s.e").latency.p99.low, std::nullopt);
  EXPECT_TRUE(results.requests.at("w/s.e").throughput.low);
}

// A transient is no memory: the replications of a ramp are independent of each other.
TEST(Intervals, OfATransientAreGiven) {
  const Results results =
      simulated(station(R"("poisson": {"ramps": [["0s", "10/s"], ["60s", "90/s"]]})",
                        R"("duration": "60s", "replications": 20)"));
  EXPECT_TRUE(results.requests.at("w/s.e").latency.mean.low);
  EXPECT_TRUE(results.requests.at("w/s.e").latency.p95.low);
}

TEST(Intervals, NoAnswerAtAllIsSaid) {
  const Results results = simulated(
      {.services = R"("s": {"endpoints": {"e": [{"delay": "1h"}]}})",
       .workloads = R"("w": {"poisson": "5/s", "requests": {"s.e": 1}, "timeout": "10ms"})",
       .run = R"("duration": "10s")"});
  EXPECT_EQ(results.requests.at("w/s.e").ok, 0U);
  EXPECT_THAT(results.warnings, Contains("w/s.e: no request was answered in the measured window"));
}

TEST(Precision, IsReachedByMoreReplications) {
  Options options;
  options.precision = precision_targets(0.03);
  const Results results = simulated(
      station(R"("poisson": "50/s")", R"("duration": "60s", "replications": 2)"), options);
  EXPECT_GT(results.replications, 10U);
  for (const results::Estimate& figure :
       {results.requests.at("w/s.e").latency.mean, results.requests.at("w/s.e").latency.p99}) {
    ASSERT_TRUE(figure.low);
    EXPECT_LE((*figure.high - *figure.low) / 2, 0.03 * figure.value);
  }
  EXPECT_THAT(results.warnings, Each(Not(HasSubstr("precision"))));
  options.threads = 3;
  EXPECT_EQ(
      results::to_json(simulated(
          station(R"("poisson": "50/s")", R"("duration": "60s", "replications": 2)"), options)),
      results::to_json(results));
}

TEST(Precision, MissedIsSaid) {
  Options options;
  options.precision = precision_targets(0.07);
  options.replications_max = 15;
  const Results results =
      simulated(station(R"("poisson": "50/s")", R"("duration": "60s")"), options);
  EXPECT_EQ(results.replications, 15U);
  EXPECT_THAT(results.warnings, Contains(HasSubstr("was not reached within 15 replications")));
}

TEST(Precision, OutOfReachIsGivenUpAtOnce) {
  Options options;
  options.precision = precision_targets(0.0005);
  const Results results =
      simulated(station(R"("poisson": "50/s")", R"("duration": "60s")"), options);
  EXPECT_EQ(results.replications, 10U);
  EXPECT_THAT(results.warnings, Contains(HasSubstr("given up after 10 replications: it would")));
}

// No number of replications gives a p99 its interval if each is too short for one.
TEST(Precision, OfRunsTooShortForAnIntervalIsGivenUpAtOnce) {
  Options options;
  options.precision = precision_targets(0.05);
  const Results results =
      simulated(station(R"("poisson": "80/s")", R"("duration": "10s")"), options);
  EXPECT_EQ(results.replications, 10U);
  EXPECT_THAT(results.warnings, Contains(HasSubstr("for an interval, however many")));
}

TEST(Precision, CanBeAskedOfOneFigureInSeconds) {
  Options options;
  options.precision = {{"p50", 0.0004, false}};
  const Results results =
      simulated(station(R"("poisson": "50/s")", R"("duration": "60s")"), options);
  EXPECT_GT(results.replications, 10U);
  const results::Estimate& p50 = results.requests.at("w/s.e").latency.p50;
  ASSERT_TRUE(p50.low);
  EXPECT_LE((*p50.high - *p50.low) / 2, 0.0004);
  EXPECT_TRUE(is_precise(results, options.precision));
  EXPECT_FALSE(is_precise(results, {{"p50", 0.00001, false}}));
}

TEST(Precision, EndsWhenTheTimeIsUp) {
  Options options;
  options.precision = precision_targets(0.01);
  options.threads = 2;
  std::atomic<int> asked = 0;
  options.out_of_time = [&asked] { return ++asked > 6; };
  const Results results =
      simulated(station(R"("poisson": "50/s")", R"("duration": "60s")"), options);
  EXPECT_GE(results.replications, 10U);
  EXPECT_LE(results.replications, 18U);
  EXPECT_THAT(results.warnings, Contains(HasSubstr("was not reached within the time given")));
  EXPECT_TRUE(results.requests.at("w/s.e").latency.mean.low);
}

// Latencies without any spread are as precise as can be, zero ones included.
TEST(Precision, OfTheCertainIsReachedAtOnce) {
  Options options;
  options.precision = precision_targets(0.01);
  options.replications_max = 30;
  for (const std::string delay : {"0s", "3ms"}) {
    const Results results =
        simulated({.services = R"("s": {"workers": "unlimited", "endpoints": {"e": [{"delay": ")" +
                               delay + R"("}]}})",
                   .workloads = R"("w": {"poisson": "100/s", "requests": {"s.e": 1}})",
                   .run = R"("duration": "20s")"},
                  options);
    EXPECT_EQ(results.replications, 10U) << delay;
  }
}

// --- stability

TEST(Stability, AnOverloadedOpenSystemIsUnstable) {
  const Results results =
      simulated(station(R"("poisson": "120/s")", R"("duration": "60s", "replications": 5)"));
  EXPECT_TRUE(results.unstable);
  EXPECT_THAT(results.warnings.front(), HasSubstr("unstable"));
  const results::RequestResult& request = results.requests.at("w/s.e");
  EXPECT_EQ(request.latency.mean.low, std::nullopt);
  EXPECT_EQ(results.services.at("s").queue_length.low, std::nullopt);
  EXPECT_TRUE(request.throughput.low);
  EXPECT_NEAR(request.throughput.value, 100, 5);
}

TEST(Stability, ABusyOpenSystemIsStable) {
  const Results results =
      simulated(station(R"("poisson": "90/s")", R"("duration": "1200s", "replications": 10)"));
  EXPECT_FALSE(results.unstable);
  EXPECT_TRUE(results.requests.at("w/s.e").latency.mean.low);
}

TEST(Stability, IsJudgedFromOneReplicationToo) {
  EXPECT_TRUE(simulated(station(R"("poisson": "120/s")", R"("duration": "60s", "replications": 1)"))
                  .unstable);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Options options;
    options.seed = seed;
    options.replications = 1;
    EXPECT_FALSE(
        simulated(station(R"("poisson": "90/s")", R"("duration": "10s")"), options).unstable)
        << "seed " << seed;
  }
}

TEST(Stability, AClosedSystemNeverGrows) {
  const Results results = simulated(
      {.services = R"("s": {"endpoints": {"e": [{"delay": {"exponential": "10ms"}}]}})",
       .workloads = R"("w": {"closed": {"users": 200, "think": "1ms"}, "requests": {"s.e": 1}})",
       .run = R"("duration": "5s", "replications": 2)"});
  EXPECT_FALSE(results.unstable);
  EXPECT_GT(results.services.at("s").queue_length.value, 190);
}

TEST(Stability, ALossSystemNeverGrows) {
  EXPECT_FALSE(simulated({.services = R"("s": {"queue": {"capacity": 5},
                                         "endpoints": {"e": [{"delay": "10ms"}]}})",
                          .workloads = R"("w": {"poisson": "500/s", "requests": {"s.e": 1}})",
                          .run = R"("duration": "5s", "replications": 5)"})
                   .unstable);
}

TEST(Stability, TooManyRequestsInFlightEndTheRun) {
  Options options;
  options.requests_in_flight_max = 50;
  const Results results = simulated(
      station(R"("poisson": "300/s")", R"("duration": "1000s", "replications": 2)"), options);
  EXPECT_TRUE(results.unstable);
  EXPECT_THAT(results.warnings.front(), HasSubstr("more requests were in flight"));
  const results::RequestResult& request = results.requests.at("w/s.e");
  EXPECT_LT(request.count, 2000U);
}

// --- progress and the way out

TEST(Cancellation, LeavesNoResult) {
  Options options;
  options.cancelled = [] { return true; };
  EXPECT_EQ(simulate(tests::parsed(station(R"("poisson": "50/s")", "")), options), std::nullopt);
  std::atomic<int> asked = 0;
  options.cancelled = [&] { return ++asked > 20; };
  options.threads = 2;
  const std::string long_run = R"("duration": "1000h", "replications": 4)";
  EXPECT_EQ(simulate(tests::parsed(station(R"("poisson": "90/s")", long_run)), options),
            std::nullopt);
}

TEST(Progress, CountsTheReplications) {
  std::vector<std::uint32_t> done;
  Options options;
  options.threads = 3;
  options.on_progress = [&](const Progress& progress) {
    done.push_back(progress.replications_done);
    EXPECT_EQ(progress.replications_planned, 12U);
  };
  simulated(station(R"("poisson": "50/s")", R"("duration": "1s", "replications": 12)"), options);
  ASSERT_EQ(done.size(), 12U);
  for (std::uint32_t index = 0; index < 12; ++index) EXPECT_EQ(done[index], index + 1);
}

TEST(Progress, TellsThePrecisionReached) {
  double reached = 0;
  Options options;
  options.precision = precision_targets(0.2);
  options.on_progress = [&](const Progress& progress) { reached = progress.precision_reached; };
  simulated(station(R"("poisson": "50/s")", R"("duration": "60s")"), options);
  EXPECT_GT(reached, 0);
  EXPECT_LT(reached, 0.2);
}

// --- series

TEST(Series, TellTheRatesOverTime) {
  const Results results = simulated(
      {.services = R"("s": {"workers": "unlimited", "endpoints": {"e": [{"delay": "100ms"}]}})",
       .workloads = R"("w": {"constant": {"steps": [["0s", "100/s"], ["5s", "300/s"]]},
                             "requests": {"s.e": 1}})",
       .run = R"("duration": "10s", "replications": 2)"});
  const auto& time = results.series.at("time");
  const auto& offered = results.series.at("w/s.e offered");
  const auto& throughput = results.series.at("w/s.e throughput");
  ASSERT_EQ(time.size(), 200U);
  EXPECT_EQ(time[100], 5);
  EXPECT_NEAR(offered[50], 100, 1e-9);
  EXPECT_NEAR(offered[150], 300, 1e-9);
  EXPECT_NEAR(throughput[101], 100, 1e-9);  // of those that arrived until 5 s
  EXPECT_NEAR(throughput[103], 300, 1e-9);
  EXPECT_NEAR(results.series.at("w/s.e mean")[70], 0.1, 1e-9);
}

// --- the ends of time

TEST(LongTimes, NeverOverflow) {
  const std::string ever = "2562047h";  // 292 years: the longest duration there is
  const Results results =
      simulated({.services = R"("s": {"workers": "unlimited", "overhead": {"release": ")" + ever +
                             R"("}, "endpoints": {"e": [{"call": "t.e", "timeout": ")" + ever +
                             R"("}, {"delay": "3s"}], "f": [{"parallel": [{"delay": ")" + ever +
                             R"("}, {"delay": ")" + ever + R"("}]}]}},
                    "t": {"endpoints": {"e": []}})",
                 .workloads = R"("w": {"constant": "10/s", "requests": {"s.e": 1, "s.f": 1}},
                       "x": {"closed": {"users": 2, "think": ")" +
                              ever + R"("}, "requests": {"s.f": 1}})",
                 .faults = R"({"at": "1s", "for": ")" + ever + R"(", "slow": "s", "factor": 1000})",
                 .run = R"("duration": "5s", "replications": 2)"});
  const results::RequestResult& request = results.requests.at("w/s.f");
  EXPECT_EQ(request.error_counts.at("unfinished"), request.count);
  EXPECT_GT(results.requests.at("w/s.e").ok, 2U);
}

}  // namespace
}  // namespace sojourn::simulation
