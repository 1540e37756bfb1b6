// The generator's own honesty: sends happen when they were planned, whatever the server does, and a
// server that stands still is seen. Each expectation holds on a busy machine as well, or is skipped
// when an observer of the host finds it busy.
#include <cmath>
#include <future>

#include <gtest/gtest.h>

#include "live-harness/contamination.h"
#include "live-harness/replay_plan.h"
#include "tests/live-harness/replay_test_scenario.h"
#include "tests/live-harness/replay_test_server.h"

namespace sojourn::live {
namespace {

using results::Outcome;
using results::RequestRecord;
using std::chrono::milliseconds;
using std::chrono::seconds;

// The server stands still until all that was planned for the first second has been sent.
TEST(ReplayTiming, AFrozenServerIsSeenAndDelaysNoSend) {
  constexpr engine::Time end_of_freeze(seconds(1));
  TestScenario scenario;
  scenario.add("load", poisson(200));
  TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  std::promise<void> thaw;
  std::future<SteadyTime> thawed = server.freeze(thaw.get_future().share());
  ReplayOptions options = for_duration(milliseconds(1500));
  SteadyTime zero{};
  options.on_start = [&zero](SteadyTime start) { zero = start; };
  // Called every 20 ms at instants that are kept in order with those of the sends: after some
  // calls, each send that was due before the first of them has been made or was held back.
  int calls = 0;
  options.cancelled = [&] {
    if (SteadyClock::now() - zero > end_of_freeze.time_since_epoch() && ++calls == 5) {
      thaw.set_value();
    }
    return false;
  };
  const ReplayRun run = replay(*scenario, scenario.at({server.address()}), options);

  EXPECT_EQ(count(run, Outcome::ok), run.records.size());
  const engine::Time going_on(thawed.get() - zero);
  std::uint64_t sent_into_the_freeze = 0;
  for (const RequestRecord& record : run.records) {
    if (record.intended < end_of_freeze) {
      // A closed loop would have sent one request and waited.
      EXPECT_LT(record.sent, going_on);
      EXPECT_GE(record.done, going_on);
      ++sent_into_the_freeze;
    }
  }
  EXPECT_GT(sent_into_the_freeze, 100U);
  EXPECT_GE(run.connections_opened, sent_into_the_freeze) << "each needs one of its own";
}

// Largest distance between the distribution of the values and the exponential one of that mean.
double distance_to_exponential(std::vector<double> values, double mean) {
  std::ranges::sort(values);
  double distance = 0;
  for (std::size_t index = 0; index < values.size(); ++index) {
    const auto n = static_cast<double>(values.size());
    const double expected = 1 - std::exp(-values[index] / mean);
    distance = std::max({distance, std::abs(static_cast<double>(index) / n - expected),
                         std::abs(static_cast<double>(index + 1) / n - expected)});
  }
  return distance;
}

std::vector<double> gaps(const std::vector<RequestRecord>& records) {
  std::vector<double> result;
  for (std::size_t index = 1; index < records.size(); ++index) {
    result.push_back(engine::to_seconds(records[index].sent - records[index - 1].sent));
  }
  return result;
}

constexpr double rate = 1000;

TEST(ReplayTiming, PlannedArrivalsArePoisson) {
  TestScenario scenario;
  scenario.add("load", poisson(rate));
  std::vector<double> planned;
  engine::Time last{};
  for (const PlannedRequest& request : plan_open_requests(*scenario, 0, seconds(5))) {
    planned.push_back(engine::to_seconds(request.at - last));
    last = request.at;
  }
  ASSERT_GT(planned.size(), 4700U);
  // Kolmogorov-Smirnov at the 0.1 % level; the seed is fixed.
  EXPECT_LT(distance_to_exponential(planned, 1 / rate),
            1.95 / std::sqrt(static_cast<double>(planned.size())));
}

struct ObservedRun {
  ReplayRun run;
  Judgement judgement;  // of the host alone
};

ObservedRun observed_run() {
  TestScenario scenario;
  scenario.add("load", poisson(rate));
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  HostObserver observer({});
  ObservedRun observed;
  observed.run = replay(*scenario, scenario.at({server.address()}), for_duration(seconds(2)));
  observed.judgement = judge(observer.stop(), {});
  return observed;
}

bool sends_are_poisson(const ReplayRun& run) {
  // A timer that is rounded to milliseconds would be half a millisecond late.
  if (run.send_error.quantile(0.5) >= std::chrono::microseconds(250)) return false;
  std::vector<RequestRecord> records = run.records;
  std::ranges::sort(records, {}, &RequestRecord::sent);
  const std::vector<double> sent = gaps(records);
  return distance_to_exponential(sent, 1 / rate) <
         1.95 / std::sqrt(static_cast<double>(sent.size())) + 0.05;
}

// A stall of the machine makes a run differ from its plan; a defect of ours makes every run.
TEST(ReplayTiming, SendsAreAsPlanned) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    const auto [run, judgement] = observed_run();
    EXPECT_TRUE(run.scheduling == "other" || run.scheduling == "fifo") << run.scheduling;
    engine::Histogram from_records;
    for (const RequestRecord& record : run.records) {
      EXPECT_GE(record.sent, record.intended);
      from_records.add(record.sent - record.intended);
    }
    EXPECT_EQ(from_records, run.send_error);
    if (sends_are_poisson(run)) {
      return;
    }
    if (judgement.verdict == Verdict::invalid) {
      GTEST_SKIP() << "too busy for more: " << judgement.reasons.front();
    }
  }
  ADD_FAILURE() << "the sends of none of the runs were as planned";
}

}  // namespace
}  // namespace sojourn::live
