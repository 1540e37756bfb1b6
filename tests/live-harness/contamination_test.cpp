#include "live-harness/contamination.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::live {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::IsEmpty;

engine::Histogram late(engine::Duration p50, engine::Duration p99) {
  engine::Histogram histogram;
  histogram.add(p50, 9800);
  histogram.add(p99, 200);
  return histogram;
}

HostFigures quiet_host() {
  HostFigures figures;
  figures.wake_up = late(microseconds(15), microseconds(80));
  figures.foreign_cpu = 0.01;
  figures.own_cpu = 0.10;
  figures.pressure_some = 0.02;
  return figures;
}

const engine::Histogram punctual = late(microseconds(2), microseconds(30));

TEST(Judge, AQuietHostIsClean) {
  const Judgement judgement = judge(quiet_host(), punctual);
  EXPECT_EQ(judgement.verdict, Verdict::clean);
  EXPECT_THAT(judgement.reasons, IsEmpty());
}

TEST(Judge, OthersMayUseALittleCpuSomeIsDegradedMuchIsInvalid) {
  HostFigures figures = quiet_host();
  figures.foreign_cpu = 0.049;
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::clean);
  figures.foreign_cpu = 0.12;
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::degraded);
  EXPECT_THAT(judge(figures, punctual).reasons,
              ElementsAre("CPU used by other processes 12.0 % (clean: below 5.0 %)"));
  figures.foreign_cpu = 0.21;
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::invalid);
}

TEST(Judge, TheHypervisorMayTakeVeryLittle) {
  HostFigures figures = quiet_host();
  figures.steal = 0.02;
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::degraded);
  EXPECT_THAT(judge(figures, punctual).reasons,
              ElementsAre("CPU taken by the hypervisor 2.0 % (clean: below 1.0 %)"));
  figures.steal = 0.06;
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::invalid);
}

TEST(Judge, ALateCanaryOnAnIdleHostIsAStrangersDoing) {
  HostFigures figures = quiet_host();
  figures.wake_up = late(microseconds(15), microseconds(1300));
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::degraded);
  EXPECT_THAT(judge(figures, punctual).reasons,
              ElementsAre("wake-up canary p99 1.3 ms (clean: below 200 us)"));
  figures.wake_up = late(microseconds(15), microseconds(2500));
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::invalid);
}

TEST(Judge, OurOwnLoadMakesTheCanaryLateButNotTheRunInvalid) {
  HostFigures figures = quiet_host();
  figures.wake_up = late(microseconds(15), milliseconds(4));
  figures.own_cpu = 0.6;
  const Judgement judgement = judge(figures, punctual);
  EXPECT_EQ(judgement.verdict, Verdict::degraded);
  EXPECT_THAT(judgement.reasons, ElementsAre("wake-up canary p99 4.0 ms (clean: below 200 us); "
                                             "our own processes used 60.0 % of all cores"));
  figures.foreign_cpu = 0.06;
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::invalid) << "others were there as well";
}

TEST(Judge, AHostThatIsTooSmallForOurLoadIsNotClean) {
  HostFigures figures = quiet_host();
  figures.own_cpu = 0.93;
  EXPECT_EQ(judge(figures, punctual).verdict, Verdict::degraded);
  EXPECT_THAT(judge(figures, punctual).reasons,
              ElementsAre("our own processes used 93.0 % of all cores (clean: up to 90.0 %)"));
}

TEST(Judge, LateSendsAreNotThePlan) {
  EXPECT_EQ(judge(quiet_host(), late(microseconds(2), microseconds(900))).verdict, Verdict::clean);
  const Judgement judgement = judge(quiet_host(), late(microseconds(2), milliseconds(3)));
  EXPECT_EQ(judgement.verdict, Verdict::degraded);
  EXPECT_THAT(judgement.reasons, ElementsAre("send error p99 3.0 ms (clean: below 1.0 ms)"));
  EXPECT_EQ(judge(quiet_host(), late(microseconds(2), milliseconds(11))).verdict, Verdict::invalid);
}

TEST(Judge, NothingSentIsNoSendError) {
  EXPECT_EQ(judge(quiet_host(), {}).verdict, Verdict::clean);
}

TEST(Judge, WhatIsNotKnownIsNotClean) {
  HostFigures figures = quiet_host();
  figures.wake_up = {};
  figures.foreign_cpu = figures.steal = -1;
  const Judgement judgement = judge(figures, punctual);
  EXPECT_EQ(judgement.verdict, Verdict::degraded);
  EXPECT_THAT(judgement.reasons,
              ElementsAre("observed for less than 0.1 s",
                          "CPU used by other processes is unknown: /proc cannot be read",
                          "CPU taken by the hypervisor is unknown: /proc cannot be read"));
}

TEST(Judge, EveryReasonIsTold) {
  HostFigures figures = quiet_host();
  figures.wake_up = late(milliseconds(1), milliseconds(9));
  figures.foreign_cpu = 0.5;
  figures.steal = 0.02;
  const Judgement judgement = judge(figures, late(microseconds(2), milliseconds(3)));
  EXPECT_EQ(judgement.verdict, Verdict::invalid);
  EXPECT_EQ(judgement.reasons.size(), 4U);
}

TEST(Judge, VerdictsHaveNames) {
  EXPECT_STREQ(verdict_name(Verdict::clean), "clean");
  EXPECT_STREQ(verdict_name(Verdict::degraded), "degraded");
  EXPECT_STREQ(verdict_name(Verdict::invalid), "invalid");
}

}  // namespace
}  // namespace sojourn::live
