#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/simulation/batch/plan.h"
#include "tests/support/scenario_text.h"

namespace sojourn::simulation {
namespace {

using testing::ElementsAre;
using Op = Stage::Op;

// Two queues behind a gateway whose one endpoint has these steps.
class BatchPlanTest : public testing::Test {
 protected:
  void plan(const std::string& steps, const std::string& calls = "") {
    scenario_ = tests::parsed(
        tests::Parts{.services = R"("a": {"endpoints": {"e": [{"delay": "1ms"}]}},
                                    "b": {"endpoints": {"e": [{"delay": "1ms"}]}},
                                    "gateway": {"workers": "unlimited", "endpoints": {"ask": [)" +
                                 steps + "]}}",
                     .workloads = R"("w": {"poisson": "1/s", "requests": {"gateway.ask": 1}})",
                     .calls = calls});
    plan_ = batch_plan(compile(scenario_));
  }

  std::vector<Op> ops() const {
    std::vector<Op> ops;
    for (const Stage& stage : plan_.stages) {
      ops.push_back(stage.op);
    }
    return ops;
  }

  // How many results tell of each interval.
  std::vector<unsigned> reports() const {
    std::vector<unsigned> reports(plan_.intervals);
    for (const ReportedInterval& reported : plan_.reported) {
      ++reports[reported.interval];
    }
    return reports;
  }

  scenario::Scenario scenario_;
  BatchPlan plan_;
};

// A call without network is as long as the visit, and the request as the visit to the gateway.
TEST_F(BatchPlanTest, WhatIsTheSameIsMeasuredOnce) {
  plan(R"({"call": "a.e"}, {"call": "b.e"})");
  EXPECT_THAT(ops(), ElementsAre(Op::queue, Op::queue, Op::measure, Op::end));
  // Each queue: the visit, the call. The gateway: the visit, the call, the request.
  EXPECT_THAT(reports(), ElementsAre(2, 2, 3));
  EXPECT_EQ(plan_.classes.front().cells, 1U);
}

TEST_F(BatchPlanTest, TheNetworkMakesACallLonger) {
  plan(R"({"call": "a.e"})", R"("gateway>a": {"latency": "1ms"})");
  EXPECT_THAT(ops(), ElementsAre(Op::pass_time, Op::queue, Op::pass_time, Op::measure, Op::measure,
                                 Op::end));
  // The visit to a; the call of it, which is as long as the visit to the gateway, and so the
  // request.
  EXPECT_THAT(reports(), ElementsAre(1, 4));
}

TEST_F(BatchPlanTest, InstantsOfLaterCallsAreKept) {
  plan(R"({"call": "a.e"}, {"call": "b.e"})", R"("gateway>b": {"latency": "1ms"})");
  EXPECT_THAT(ops(), ElementsAre(Op::queue, Op::keep, Op::pass_time, Op::queue, Op::pass_time,
                                 Op::measure, Op::measure, Op::end));
  EXPECT_EQ(plan_.classes.front().cells, 2U);
}

// Not everybody takes an option: what happens there is never the same as something outside.
TEST_F(BatchPlanTest, OptionsAreMeasuredOnTheirOwn) {
  plan(R"({"choose": [{"probability": 0.5, "steps": [{"call": "a.e"}]}]})");
  EXPECT_THAT(ops(), ElementsAre(Op::choose, Op::queue, Op::gather, Op::measure, Op::end));
  EXPECT_THAT(reports(), ElementsAre(2, 3));
  EXPECT_EQ(plan_.ways.front().begin, 1U);
  EXPECT_EQ(plan_.stages.front().next, 2U);
}

TEST_F(BatchPlanTest, BranchesMeetAgain) {
  plan(R"({"parallel": [{"call": "a.e"}, {"call": "b.e"}, [{"delay": "1ms"}, {"call": "a.e"}]]})");
  EXPECT_THAT(ops(), ElementsAre(Op::fork, Op::queue, Op::queue, Op::pass_time, Op::queue, Op::join,
                                 Op::measure, Op::end));
  for (const std::uint32_t tail : {1U, 2U, 4U}) {
    EXPECT_EQ(plan_.stages[tail].next, 5U);
  }
  EXPECT_THAT(plan_.calls_to.front(), ElementsAre(0, 2));
}

// Where only one step lies between, the order of the branches tells who comes first.
TEST_F(BatchPlanTest, BranchesKnowTheirForkAsLongAsItTellsTheirOrder) {
  plan(R"({"parallel": [{"call": "a.e"}, [{"delay": "1ms"}, {"call": "a.e"}],
                        [{"delay": "1ms"}, {"delay": "1ms"}, {"call": "a.e"}],
                        [{"call": "b.e"}, {"call": "a.e"}]]})");
  std::vector<bool> known;
  for (const QueuedCall& call : plan_.calls) {
    known.push_back(call.fork != Stage::none);
  }
  EXPECT_THAT(known, ElementsAre(true, true, false, true, false));
}

}  // namespace
}  // namespace sojourn::simulation
