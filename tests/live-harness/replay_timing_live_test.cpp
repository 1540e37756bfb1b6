// The generator's own honesty: sends happen when they were planned, whatever the server does, and a
// server that stands still is seen. Each expectation holds on a busy machine as well, or is skipped
// when a canary finds it busy.
#include <cmath>

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

struct FrozenRun {
  ReplayRun run;
  engine::Time frozen;
  engine::Time thawed;

  bool sent_into_the_freeze(const RequestRecord& record) const {
    return record.sent > frozen && record.sent < thawed;
  }
};

// The server stands still for a second from 0.5 s on.
FrozenRun run_with_a_freeze() {
  TestScenario scenario;
  scenario.add("load", poisson(200));
  TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  ReplayOptions options = for_duration(seconds(2));
  SteadyTime zero{};
  std::future<std::pair<SteadyTime, SteadyTime>> freeze;
  std::thread freezer;
  options.on_start = [&](SteadyTime start) {
    zero = start;
    freezer = std::thread([&] {
      std::this_thread::sleep_until(zero + milliseconds(500));
      freeze = server.freeze(seconds(1));
    });
  };
  FrozenRun result{replay(*scenario, scenario.at({server.address()}), options), {}, {}};
  freezer.join();
  const auto [frozen, thawed] = freeze.get();
  result.frozen = engine::Time(frozen - zero);
  result.thawed = engine::Time(thawed - zero);
  return result;
}

TEST(ReplayTiming, AFrozenServerIsSeenAndDelaysNoSend) {
  const FrozenRun frozen = run_with_a_freeze();
  EXPECT_EQ(count(frozen.run, Outcome::ok), frozen.run.records.size());
  engine::Histogram late;
  engine::Duration waited{};
  engine::Duration at_least{};
  for (const RequestRecord& record : frozen.run.records) {
    if (frozen.sent_into_the_freeze(record)) {
      EXPECT_GE(record.done, frozen.thawed);
      waited += record.latency();
      at_least += frozen.thawed - record.intended;
      late.add(record.sent - record.intended);
    }
  }
  EXPECT_GE(waited, at_least);
  // A closed loop would have sent one request and waited, and the next ones half a second late.
  EXPECT_GT(late.count(), 100U);
  EXPECT_LT(late.quantile(0.5), milliseconds(100));
  EXPECT_GT(frozen.run.connections_opened, 100U) << "each of them needs a connection of its own";
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

TEST(ReplayTiming, SendsAreAsPlanned) {
  TestScenario scenario;
  scenario.add("load", poisson(rate));
  const TestServer server([](const TestServer::Seen&) { return ok_reply(); });
  HostObserver observer({});
  ReplayRun run = replay(*scenario, scenario.at({server.address()}), for_duration(seconds(2)));
  const Judgement judgement = judge(observer.stop(), {});

  EXPECT_TRUE(run.scheduling == "other" || run.scheduling == "fifo") << run.scheduling;
  engine::Histogram from_records;
  for (const RequestRecord& record : run.records) {
    EXPECT_GE(record.sent, record.intended);
    from_records.add(record.sent - record.intended);
  }
  EXPECT_EQ(from_records, run.send_error);

  if (judgement.verdict == Verdict::invalid) {
    GTEST_SKIP() << "too busy for more: " << judgement.reasons.front();
  }
  // A timer that is rounded to milliseconds would be half a millisecond late.
  EXPECT_LT(run.send_error.quantile(0.5), std::chrono::microseconds(250));
  std::ranges::sort(run.records, {}, &RequestRecord::sent);
  const std::vector<double> sent = gaps(run.records);
  EXPECT_LT(distance_to_exponential(sent, 1 / rate),
            1.95 / std::sqrt(static_cast<double>(sent.size())) + 0.05);
}

}  // namespace
}  // namespace sojourn::live
