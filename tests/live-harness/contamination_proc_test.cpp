#include "live-harness/contamination_proc.h"

#include <gtest/gtest.h>

namespace sojourn::live {
namespace {

TEST(ProcText, TheMachineIsTheFirstLine) {
  const auto ticks = parse_machine_ticks(
      "cpu  8650 3 6948 246294 1544 7 306 267 11 0\n"
      "cpu0 3551 0 2630 125537 89 0 11 149 0 0\n"
      "cpu1 5099 0 4318 120757 1455 0 294 118 0 0\n"
      "intr 575122 0 0 0\nctxt 7\nbtime 1\nprocesses 3\n");
  ASSERT_TRUE(ticks);
  EXPECT_EQ(*ticks, (MachineTicks{.idle = 246294 + 1544, .steal = 267, .processors = 2}));
}

TEST(ProcText, AMachineMayHaveManyProcessors) {
  std::string text = "cpu  1 2 3 4 5 6 7 8\n";
  for (int processor = 0; processor < 128; ++processor) {
    text += "cpu" + std::to_string(processor) + " 1 2 3 4 5 6 7 8\n";
  }
  EXPECT_EQ(parse_machine_ticks(text)->processors, 128U);
}

TEST(ProcText, WhatIsNoProcStatIsRefused) {
  for (const char* const text :
       {"", "cpu", "cpu  1 2 3", "cpu  1 2 3 4 5 6 7 eight\ncpu0 1 2 3 4 5 6 7 8\n",
        "cpu  1 2 3 4 5 6 7 8\n", "cpu0 1 2 3 4 5 6 7 8\n"}) {
    EXPECT_FALSE(parse_machine_ticks(text)) << text;
  }
}

std::string process_line(const std::string& name) {
  return "4711 (" + name +
         ") S 17 4711 4711 0 -1 4194560 1000 2000 0 0 31 12 500 60 20 0 2 0 98765 1000000 500 "
         "18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n";
}

TEST(ProcText, AProcessHasItsTimesBehindItsName) {
  const ProcessTicks expected{
      .pid = 4711, .parent = 17, .started = 98765, .own = 43, .children = 560};
  for (const char* const name : {"cat", "gunicorn: master", "a) S 1 (b", "(", ""}) {
    const auto process = parse_process_ticks(process_line(name));
    ASSERT_TRUE(process) << name;
    EXPECT_EQ(*process, expected) << name;
  }
}

TEST(ProcText, WhatIsNoProcessIsRefused) {
  for (const char* const text :
       {"", "4711", "4711 (cat)", "4711 (cat) S 17 1", "x (cat) S 17 4711 4711 0 -1"}) {
    EXPECT_FALSE(parse_process_ticks(text)) << text;
  }
}

TEST(ProcText, PressureIsTheTotalOfSome) {
  EXPECT_EQ(parse_pressure_some("some avg10=1.10 avg60=1.85 avg300=1.47 total=16553763\n"
                                "full avg10=0.00 avg60=0.00 avg300=0.00 total=99\n"),
            16553763U);
  EXPECT_FALSE(parse_pressure_some(""));
  EXPECT_FALSE(parse_pressure_some("some avg10=1.10\nfull total=99\n"));
  EXPECT_FALSE(parse_pressure_some("full avg10=0.00 total=99\n"));
}

ProcessTicks process(int pid, int parent, std::uint64_t own, std::uint64_t children = 0,
                     std::uint64_t started = 0) {
  return {.pid = pid,
          .parent = parent,
          .started = started == 0 ? static_cast<std::uint64_t>(pid) : started,
          .own = own,
          .children = children};
}

TEST(ProcessTrees, WhatWasUsedBeforeDoesNotCount) {
  ProcessTrees trees({10});
  EXPECT_EQ(trees.ticks(), 0U);
  trees.observe({process(10, 1, 100, 1000)});
  EXPECT_EQ(trees.ticks(), 0U);
  trees.observe({process(10, 1, 130, 1005)});
  EXPECT_EQ(trees.ticks(), 35U);
}

TEST(ProcessTrees, DescendantsCountAndStrangersDoNot) {
  ProcessTrees trees({10});
  const std::vector<ProcessTicks> before = {process(12, 11, 0), process(11, 10, 0),
                                            process(10, 1, 0), process(20, 1, 0)};
  trees.observe(before);
  trees.observe({process(12, 11, 4), process(11, 10, 2), process(10, 1, 1), process(20, 1, 64),
                 process(13, 12, 8), process(21, 20, 128)});
  EXPECT_EQ(trees.ticks(), 1U + 2 + 4 + 8);
}

TEST(ProcessTrees, SeveralRootsMayBelongToOneTree) {
  ProcessTrees trees({10, 11});
  trees.observe({process(10, 1, 0), process(11, 10, 0)});
  trees.observe({process(10, 1, 3), process(11, 10, 5)});
  EXPECT_EQ(trees.ticks(), 8U);
}

TEST(ProcessTrees, AnEndedChildIsInItsParentsAccount) {
  ProcessTrees trees({10});
  trees.observe({process(10, 1, 0, 7), process(11, 10, 50)});
  trees.observe({process(10, 1, 1, 7), process(11, 10, 60)});
  EXPECT_EQ(trees.ticks(), 11U);
  trees.observe({process(10, 1, 2, 7 + 62)});  // it used 2 more before it ended
  EXPECT_EQ(trees.ticks(), 14U);
}

TEST(ProcessTrees, AChildThatWasNeverSeenIsInItsParentsAccount) {
  ProcessTrees trees({10});
  trees.observe({process(10, 1, 0)});
  trees.observe({process(10, 1, 1, 30)});
  EXPECT_EQ(trees.ticks(), 31U);
}

TEST(ProcessTrees, AChildThatNobodyWaitedForKeepsWhatWasSeenOfIt) {
  ProcessTrees trees({10});
  trees.observe({process(10, 1, 0), process(11, 10, 5)});
  trees.observe({process(10, 1, 0), process(11, 10, 25)});
  trees.observe({process(10, 1, 3)});
  EXPECT_EQ(trees.ticks(), 23U);
}

// A master is killed; its workers are killed and waited for by init; the master by its parent.
TEST(ProcessTrees, AFamilyThatWasKilledTogetherIsCountedOnce) {
  ProcessTrees trees({10});
  trees.observe({process(10, 1, 0), process(11, 10, 10), process(12, 11, 100)});
  trees.observe({process(10, 1, 0), process(11, 10, 12), process(12, 11, 140)});
  EXPECT_EQ(trees.ticks(), 42U);
  trees.observe({process(10, 1, 0, 12)});
  EXPECT_EQ(trees.ticks(), 42U);
}

TEST(ProcessTrees, AFamilyThatEndedInOrderIsCountedOnce) {
  ProcessTrees trees({10});
  trees.observe({process(10, 1, 0), process(11, 10, 10), process(12, 11, 100)});
  trees.observe({process(10, 1, 0, 10 + 105)});
  EXPECT_EQ(trees.ticks(), 5U);
}

TEST(ProcessTrees, AnOrphanStaysOurs) {
  ProcessTrees trees({10});
  trees.observe({process(10, 1, 0), process(11, 10, 0), process(12, 11, 0)});
  trees.observe({process(10, 1, 0), process(12, 1, 9)});
  trees.observe({process(10, 1, 0), process(12, 1, 20)});
  EXPECT_EQ(trees.ticks(), 20U);
}

TEST(ProcessTrees, APidThatIsUsedAgainIsAStranger) {
  ProcessTrees trees({10});
  trees.observe({process(10, 1, 0), process(11, 10, 5)});
  trees.observe({process(10, 1, 0, 5), process(11, 1, 400, 0, 999)});
  EXPECT_EQ(trees.ticks(), 0U);
}

}  // namespace
}  // namespace sojourn::live
