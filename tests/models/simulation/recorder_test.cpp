#include "models/simulation/recorder.h"

#include <chrono>
#include <numeric>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using namespace std::chrono_literals;
using engine::Duration;
using results::Outcome;
using testing::DoubleEq;

engine::Time at(Duration since_start) {
  return engine::time_zero + since_start;
}

// Of half a second each.
void count_slice(std::vector<std::uint32_t>& slices, engine::Time at) {
  const auto slice = static_cast<std::size_t>((at - engine::time_zero) / 500ms);
  if (slice < slices.size()) {
    ++slices[slice];
  }
}

class RecorderTest : public testing::Test {
 protected:
  std::uint64_t outcomes(std::size_t segment, Outcome outcome) const {
    return recorder_.segments()[segment].classes[0].outcomes[static_cast<std::size_t>(outcome)];
  }

  const scenario::Scenario scenario_ =
      tests::parsed({.services = R"("s": {"host": "h", "endpoints": {"e": []}})",
                     .workloads = R"("w": {"poisson": "1/s", "requests": {"s.e": 1}})",
                     .hosts = R"("h": {"cores": 2})"});
  const Program program_ = compile(scenario_);
  // Two segments, [1 s, 3 s) and [3 s, 6 s), in slices of half a second.
  Recorder recorder_{program_, {at(1s), at(3s), at(6s)}, 500ms};
};

TEST_F(RecorderTest, PutsRequestsIntoTheSegmentOfTheirArrival) {
  for (const Duration arrival : {999ms, 1000ms, 2999ms, 3000ms, 5999ms, 6000ms}) {
    recorder_.request_arrived(0, at(arrival));
  }
  recorder_.request_ended(0, at(2s), at(4s), Outcome::ok);
  recorder_.request_ended(0, at(500ms), at(4s), Outcome::ok);
  recorder_.request_ended(0, at(5s), at(9s), Outcome::timeout);
  const auto& segments = recorder_.segments();
  EXPECT_EQ(segments[0].classes[0].arrivals, 2U);
  EXPECT_EQ(segments[1].classes[0].arrivals, 2U);
  EXPECT_EQ(outcomes(0, Outcome::ok), 1U);
  EXPECT_EQ(outcomes(1, Outcome::ok), 0U);
  EXPECT_EQ(outcomes(1, Outcome::timeout), 1U);
  EXPECT_EQ(segments[0].classes[0].latency.maximum(), 2s);
  EXPECT_EQ(segments[1].classes[0].latency.count(), 0U);
}

TEST_F(RecorderTest, PutsAnswersIntoTheSegmentOfTheirInstant) {
  recorder_.request_ended(0, at(500ms), at(2s), Outcome::ok);
  recorder_.request_ended(0, at(2s), at(4s), Outcome::ok);
  recorder_.request_ended(0, at(2s), at(7s), Outcome::ok);
  recorder_.request_ended(0, at(2s), at(4s), Outcome::failed);
  recorder_.close();
  EXPECT_EQ(recorder_.segments()[0].classes[0].answered, 1U);
  EXPECT_EQ(recorder_.segments()[1].classes[0].answered, 1U);
}

TEST_F(RecorderTest, KnowsWhichArrivalsCount) {
  EXPECT_FALSE(recorder_.counts(at(999ms)));
  EXPECT_TRUE(recorder_.counts(at(1s)));
  EXPECT_TRUE(recorder_.counts(at(5999ms)));
  EXPECT_FALSE(recorder_.counts(at(6s)));
}

TEST_F(RecorderTest, AddsUpTimesInEachSegment) {
  // Waits from 500 ms on, is served from 1.5 s to 5 s; its worker is free at 5.5 s.
  recorder_.visit_ended(0, {at(500ms), at(1500ms), at(5s), at(5500ms)});
  recorder_.visit_ended(0, {at(2s), at(2s), at(2500ms), at(2500ms)});
  const auto& segments = recorder_.segments();
  EXPECT_EQ(segments[0].seconds, 2);
  EXPECT_EQ(segments[1].seconds, 3);
  EXPECT_THAT(segments[0].services[0].queue_area(), DoubleEq(0.5));
  EXPECT_THAT(segments[1].services[0].queue_area(), DoubleEq(0));
  EXPECT_THAT(segments[0].services[0].busy_area(), DoubleEq(1.5 + 0.5));
  EXPECT_THAT(segments[1].services[0].busy_area(), DoubleEq(2.5));
}

TEST_F(RecorderTest, PutsVisitsIntoTheSegmentOfTheirArrivalAndRepliesIntoTheirOwn) {
  recorder_.visit_ended(0, {at(2s), at(2500ms), at(4s), at(4s)});
  recorder_.visit_ended(0, {at(4s), at(4s), at(8s), at(8s)});
  const auto& segments = recorder_.segments();
  EXPECT_EQ(segments[0].services[0].waiting.maximum(), 500ms);
  EXPECT_EQ(segments[0].services[0].response.maximum(), 2s);
  EXPECT_EQ(segments[0].services[0].ended, 0U);
  EXPECT_EQ(segments[1].services[0].response.maximum(), 4s);
  EXPECT_EQ(segments[1].services[0].ended, 1U);
}

TEST_F(RecorderTest, APlainVisitIsCountedAsItsCallItsRequestAndItself) {
  ASSERT_TRUE(program_.classes[0].plain);
  recorder_.plain_visit_ended(0, 0, {at(1s), at(2s), at(2500ms), at(2500ms)}, Outcome::ok);
  recorder_.plain_visit_ended(0, 0, {at(2s), at(2s), at(4s), at(5s)}, Outcome::ok);
  recorder_.plain_visit_ended(0, 0, {at(1s), at(1s), at(2s), at(2s)}, Outcome::failed);
  recorder_.share_plain_calls(program_);
  const Counts& first = recorder_.segments()[0];
  EXPECT_EQ(first.calls[0].latency.count(), 2U);
  EXPECT_EQ(first.classes[0].latency, first.calls[0].latency);
  EXPECT_EQ(first.classes[0].outcomes, first.calls[0].outcomes);
  EXPECT_EQ(outcomes(0, Outcome::failed), 1U);
  EXPECT_EQ(first.services[0].response.count(), 3U);
  EXPECT_EQ(first.services[0].response.maximum(), 2s);
  EXPECT_EQ(first.services[0].waiting.count(), 3U);
  EXPECT_THAT(first.services[0].busy_area(), DoubleEq(0.5 + 1 + 1));
  EXPECT_THAT(recorder_.segments()[1].services[0].busy_area(), DoubleEq(2));
  EXPECT_EQ(recorder_.segments()[1].services[0].ended, 1U);
}

// Some of many lie in both segments, in two slices, or outside.
TEST_F(RecorderTest, CountsManyAtOnceLikeOneByOne) {
  Recorder one_by_one(program_, recorder_.bounds(), 500ms);
  std::vector<std::uint32_t> arrived_in(12);
  std::vector<std::uint32_t> answered_in(12);
  for (int visit = 0; visit < 1000; ++visit) {
    const engine::Time began = at(visit * 7ms);
    const engine::Time arrived = at(visit * 6ms);
    const engine::Time ended = began + (visit % 100 == 0 ? 300ms : 1ms);
    recorder_.plain_visit_ended(0, 0, {arrived, began, ended, ended}, Outcome::ok);
    recorder_.answered(0, arrived, ended);
    one_by_one.visit_ended(0, {arrived, began, ended, ended});
    one_by_one.request_ended(0, arrived, ended, Outcome::ok);
    count_slice(arrived_in, arrived);
    count_slice(answered_in, ended);
  }
  recorder_.share_plain_calls(program_);
  recorder_.close();
  one_by_one.close();
  for (std::size_t index = 0; index < 2; ++index) {
    const Counts& left = recorder_.segments()[index];
    const Counts& right = one_by_one.segments()[index];
    EXPECT_EQ(left.classes[0].latency, right.classes[0].latency);
    EXPECT_EQ(left.classes[0].outcomes, right.classes[0].outcomes);
    EXPECT_EQ(left.classes[0].answered, right.classes[0].answered);
    EXPECT_EQ(left.services[0].waiting, right.services[0].waiting);
    EXPECT_EQ(left.services[0].response, right.services[0].response);
    EXPECT_EQ(left.services[0].ended, right.services[0].ended);
    EXPECT_EQ(left.services[0].waiting_time, right.services[0].waiting_time);
    EXPECT_EQ(left.services[0].busy_time, right.services[0].busy_time);
  }
  EXPECT_EQ(recorder_.slices().ok[0], arrived_in);
  EXPECT_EQ(recorder_.slices().answered[0], answered_in);
  EXPECT_EQ(recorder_.segments()[0].classes[0].answered,
            std::accumulate(answered_in.begin() + 2, answered_in.begin() + 6, 0U));
}

TEST_F(RecorderTest, AVisitWithoutReplyHasWaitedAndHeldItsWorker) {
  recorder_.visit_broken_off(0, at(1s), at(2s), at(7s));
  recorder_.waited_in_vain(0, at(2s), at(7s));
  const auto& segments = recorder_.segments();
  EXPECT_EQ(segments[0].services[0].waiting.count(), 1U);
  EXPECT_EQ(segments[0].services[0].response.count(), 0U);
  EXPECT_THAT(segments[0].services[0].queue_area(), DoubleEq(1 + 1));
  EXPECT_THAT(segments[0].services[0].busy_area(), DoubleEq(1));
  EXPECT_THAT(segments[1].services[0].queue_area(), DoubleEq(3));
  EXPECT_THAT(segments[1].services[0].busy_area(), DoubleEq(3));
}

TEST_F(RecorderTest, IntegratesBusyCoresOverEachSegment) {
  recorder_.cross_bound(at(1s));
  recorder_.cores_changed(0, at(2500ms), 1);
  recorder_.cross_bound(at(3s));
  recorder_.cross_bound(at(6s));
  const auto& segments = recorder_.segments();
  EXPECT_THAT(segments[0].host_area[0], DoubleEq(0.5));
  EXPECT_THAT(segments[1].host_area[0], DoubleEq(3));
}

TEST_F(RecorderTest, SegmentsAddUp) {
  recorder_.request_arrived(0, at(1s));
  recorder_.request_arrived(0, at(4s));
  recorder_.request_ended(0, at(1s), at(2s), Outcome::ok);
  recorder_.request_ended(0, at(4s), at(7s), Outcome::ok);
  recorder_.visit_ended(0, {at(1s), at(2s), at(4s), at(4s)});
  recorder_.attempt_ended(0, at(4s), at(5s), Outcome::ok);
  recorder_.attempt_ended(0, at(1s), at(5s), Outcome::reset);
  recorder_.close();
  Counts sum = recorder_.segments()[0];
  sum.merge(recorder_.segments()[1]);
  EXPECT_EQ(sum.seconds, 5);
  EXPECT_EQ(sum.classes[0].arrivals, 2U);
  EXPECT_EQ(sum.classes[0].answered, 1U);
  EXPECT_THAT(sum.classes[0].latency.mean_seconds(), DoubleEq(2));
  EXPECT_EQ(sum.services[0].ended, 1U);
  EXPECT_THAT(sum.services[0].waiting.mean_seconds(), DoubleEq(1));
  EXPECT_THAT(sum.services[0].response.mean_seconds(), DoubleEq(3));
  EXPECT_THAT(sum.services[0].queue_area(), DoubleEq(1));
  EXPECT_THAT(sum.services[0].busy_area(), DoubleEq(2));
  EXPECT_EQ(std::accumulate(sum.calls[0].outcomes.begin(), sum.calls[0].outcomes.end(), 0ULL), 2U);
  EXPECT_EQ(sum.calls[0].latency.count(), 1U);
}

TEST_F(RecorderTest, KeepsTheWholeRunInSlices) {
  recorder_.request_arrived(0, at(0s));
  recorder_.request_arrived(0, at(400ms));
  recorder_.request_ended(0, at(0s), at(1200ms), Outcome::ok);
  recorder_.request_ended(0, at(400ms), at(1200ms), Outcome::timeout);
  recorder_.request_arrived(0, at(6s));
  recorder_.close();
  const Slices& slices = recorder_.slices();
  ASSERT_EQ(slices.arrivals[0].size(), 12U);
  EXPECT_EQ(slices.arrivals[0][0], 2U);
  EXPECT_EQ(slices.ok[0][0], 1U);
  EXPECT_EQ(slices.answered[0][2], 1U);
  EXPECT_THAT(slices.latency_sum[0][0], DoubleEq(1.2));
  EXPECT_EQ(slices.slice_seconds, 0.5);
}

}  // namespace
}  // namespace sojourn::simulation
