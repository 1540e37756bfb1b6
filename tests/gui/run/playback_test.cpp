#define QT_NO_KEYWORDS
#include "gui/run/playback.h"

#include <cmath>
#include <memory>
#include <numeric>

#include <gtest/gtest.h>

#include "gui/run/recording_controller.h"
#include "gui/run/request_timeline.h"
#include "models/simulation/simulate.h"
#include "tests/gui/run/run_support.h"
#include "tests/support/scenario_text.h"

namespace sojourn::gui {
namespace {

struct Recorded {
  scenario::Scenario scenario;
  simulation::RecordedRun run;
  engine::Duration duration;

  Recorded(const std::string& name, std::vector<scenario::Override> overrides, int seconds)
      : scenario(tests::parsed(source_of(name).text, overrides)),
        duration(std::chrono::seconds(seconds)) {
    simulation::RecordOptions options;
    options.duration = duration;
    run = simulation::simulate_recorded(scenario, options);
  }
  Playback playback() const { return *make_playback(scenario, run.records, run.results, duration); }
};

double area(const std::vector<double>& series, double slice_s) {
  return std::accumulate(series.begin(), series.end(), 0.0) * slice_s;
}

TEST(RequestTimeline, PutsEveryVisitWhereItHappened) {
  const Recorded recorded("cart-and-order", {}, 30);
  const RequestTimeline timeline(recorded.scenario, 0);
  std::size_t checked = 0;
  for (const results::RequestRecord& record : recorded.run.records) {
    if (record.outcome != results::Outcome::ok) continue;
    const std::vector<TimedVisit> visits = timeline.visits(record);
    ASSERT_EQ(visits.size(), record.spans.size());
    EXPECT_EQ(visits.front().arrived, record.intended);
    EXPECT_EQ(visits.front().ended, record.done);
    for (const TimedVisit& visit : visits) {
      EXPECT_GE(visit.arrived, visits.front().began);
      EXPECT_LE(visit.ended, visits.front().ended);
    }
    ++checked;
  }
  EXPECT_GT(checked, 1000U);
}

// A worker serves one visit after the other: if visits are placed exactly, none overlap.
TEST(RequestTimeline, VisitsOfOneWorkerDoNotOverlap) {
  const Recorded recorded("cart-and-order", {}, 60);
  const RequestTimeline timeline(recorded.scenario, 0);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<TimedVisit>> by_replica;
  for (const results::RequestRecord& record : recorded.run.records) {
    for (const TimedVisit& visit : timeline.visits(record)) {
      if (recorded.scenario.services[visit.service].workers == 1U) {
        by_replica[{visit.service, visit.replica}].push_back(visit);
      }
    }
  }
  EXPECT_EQ(by_replica.size(), 6U);
  for (auto& [replica, visits] : by_replica) {
    std::ranges::sort(visits, {}, &TimedVisit::began);
    for (std::size_t index = 1; index < visits.size(); ++index) {
      ASSERT_GE(visits[index].began, visits[index - 1].ended);
    }
  }
}

TEST(Playback, KeepsLittlesLaw) {
  const Recorded recorded("cart-and-order", {}, 120);
  const Playback playback = recorded.playback();
  std::vector<double> waiting(playback.services.size());
  std::vector<double> held(playback.services.size());
  for (const results::RequestRecord& record : recorded.run.records) {
    for (const results::Span& span : record.spans) {
      waiting[span.service] += engine::to_seconds(span.waiting);
      held[span.service] += engine::to_seconds(span.service_time);
    }
  }
  for (std::size_t index = 0; index < playback.services.size(); ++index) {
    const ServicePlayback& service = playback.services[index];
    const auto& figures = playback.results.services.at(service.name);
    // What reaches beyond the end is cut off.
    EXPECT_NEAR(area(service.queue, playback.slice_s), waiting[index],
                0.02 * waiting[index] + 1e-9);
    EXPECT_NEAR(area(service.busy, playback.slice_s), held[index], 0.02 * held[index]);
    EXPECT_NEAR(area(service.queue, playback.slice_s) / playback.duration_s,
                figures.queue_length.value, 0.01 * figures.queue_length.value + 1e-9);
    EXPECT_NEAR(area(service.busy, playback.slice_s) / playback.duration_s,
                figures.in_service.value, 0.01 * figures.in_service.value);
  }
}

TEST(Playback, CountsWhatTheResultsCount) {
  const Recorded recorded("cart-and-order", {}, 120);
  const Playback playback = recorded.playback();
  EXPECT_LE(playback.slices, playback_slices_max);
  std::uint64_t ok = 0;
  for (const ClassPlayback& request : playback.classes) {
    const auto& figures = playback.results.requests.at(request.name);
    EXPECT_EQ(request.count, figures.count);
    EXPECT_EQ(request.ok, figures.ok);
    EXPECT_NEAR(area(request.offered, playback.slice_s), static_cast<double>(figures.count), 1e-6);
    EXPECT_NEAR(area(request.throughput, playback.slice_s) / playback.duration_s,
                figures.throughput.value, 1e-9);
    ok += request.ok;
  }
  const LatencyHeatmap& map = playback.heatmap;
  EXPECT_EQ(map.counts.size(), map.rows * map.columns);
  EXPECT_EQ(std::accumulate(map.counts.begin(), map.counts.end(), std::uint64_t{0}), ok);
}

TEST(Playback, ShowsTheSlowestRequestsSpanBySpan) {
  const Recorded recorded("cart-and-order", {}, 60);
  const Playback playback = recorded.playback();
  ASSERT_EQ(playback.slowest.size(), slowest_count);
  double last = std::numeric_limits<double>::infinity();
  for (const SlowRequest& slow : playback.slowest) {
    EXPECT_LE(slow.latency_s, last);
    last = slow.latency_s;
    ASSERT_FALSE(slow.spans.empty());
    EXPECT_EQ(slow.spans.front().service, "gateway");
    EXPECT_EQ(slow.spans.front().depth, 0U);
    EXPECT_NEAR(slow.spans.front().ended_s, slow.latency_s, 1e-9);
  }
}

TEST(Playback, ShowsFaultsAndTheErrorsTheyCause) {
  const Recorded recorded("cart-and-order",
                          {{"faults", R"([{"at": "20s", "for": "20s", "kill": "cart"}])"}}, 60);
  const Playback playback = recorded.playback();
  ASSERT_EQ(playback.faults.size(), 1U);
  EXPECT_EQ(playback.faults.front().from_s, 20);
  EXPECT_EQ(playback.faults.front().until_s, 40);
  const auto at = [&](double seconds) {
    return static_cast<std::size_t>(seconds / playback.slice_s);
  };
  const ServicePlayback& cart = playback.services.front();
  EXPECT_EQ(cart.name, "cart");
  EXPECT_EQ(cart.replicas_up[at(10)], 3);
  EXPECT_EQ(cart.replicas_up[at(30)], 0);
  EXPECT_EQ(cart.replicas_up[at(50)], 3);
  double during = 0;
  double before = 0;
  for (const ClassPlayback& request : playback.classes) {
    for (std::size_t slice = 0; slice < playback.slices; ++slice) {
      (slice < at(20) ? before : during) += request.errors[slice];
    }
  }
  EXPECT_EQ(before, 0);
  EXPECT_GT(during, 0);
}

TEST(RecordingController, ShortensWhatWouldBeTooLong) {
  RecordingController controller;
  PlaybackPointer playback;
  QObject::connect(&controller, &RecordingController::finished,
                   [&playback](const auto& done) { playback = done; });
  controller.start(source_of("mm1", {{"run.duration", "10h"}}));
  ASSERT_TRUE(soon([&] { return playback != nullptr; }));
  EXPECT_TRUE(playback->is_shortened);
  EXPECT_LT(playback->duration_s, playback->own_duration_s);
  EXPECT_LE(playback->classes.front().count, 205'000U);
  EXPECT_GT(playback->classes.front().count, 100'000U);
}

TEST(RecordingController, CancelIsAnsweredAtOnce) {
  RecordingController controller;
  int cancelled = 0;
  int finished = 0;
  QObject::connect(&controller, &RecordingController::cancelled, [&cancelled] { ++cancelled; });
  QObject::connect(&controller, &RecordingController::finished, [&finished] { ++finished; });
  controller.start(source_of("mm1"));
  controller.cancel();
  EXPECT_EQ(cancelled, 1);
  QTest::qWait(500);
  EXPECT_EQ(finished, 0);
}

TEST(RecordingController, MayBeDestroyedWhileItSimulates) {
  auto controller = std::make_unique<RecordingController>();
  controller->start(source_of("social-feed", {{"run.duration", "10h"}}));
  QTest::qWait(100);
  const Stopwatch watch;
  controller.reset();
  EXPECT_LT(watch.seconds() * 1000, cancel_ms);
}

}  // namespace
}  // namespace sojourn::gui
