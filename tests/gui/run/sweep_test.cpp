#define QT_NO_KEYWORDS
#include "gui/run/sweep.h"

#include <gtest/gtest.h>

#include "gui/run/comparison_controller.h"
#include "gui/run/sweep_controller.h"
#include "models/results/results_json.h"
#include "models/simulation/difference.h"
#include "tests/gui/run/run_support.h"

namespace sojourn::gui {
namespace {

std::vector<std::string> values_of(std::string_view range) {
  std::vector<std::string> values;
  const auto parsed = parse_range(range);
  EXPECT_TRUE(parsed) << range << ": " << (parsed ? "" : parsed.error());
  if (!parsed) return values;
  for (const SweepValue& each : *parsed) values.push_back(each.value);
  return values;
}

using Strings = std::vector<std::string>;

TEST(SweepRange, SpreadsValuesOfEveryKind) {
  EXPECT_EQ(values_of("10/s..30/s:3"), (Strings{"10/s", "20/s", "30/s"}));
  EXPECT_EQ(values_of("1ms..1s:4 log"), (Strings{"1ms", "10ms", "100ms", "1s"}));
  EXPECT_EQ(values_of("1..3:9"), (Strings{"1", "2", "3"}));
  EXPECT_EQ(values_of("0%..5%:2"), (Strings{"0%", "5%"}));
  EXPECT_EQ(values_of("0.5..1:2"), (Strings{"0.5", "1"}));
  EXPECT_EQ(values_of("300ms, 20ms"), (Strings{"20ms", "300ms"}));
}

TEST(SweepRange, SaysWhatItExpected) {
  for (const char* text :
       {"", "1..", "1..5", "1..5:1", "1..5:2000", "1ms..5:3", "5..1:3", "0..5:3 log", "x, y"}) {
    const auto parsed = parse_range(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_TRUE(parsed.error().starts_with("expected")) << parsed.error();
  }
}

SweepResultPointer sweep(const std::string& range, RunOptions options = {}) {
  SweepController controller;
  SweepResultPointer result;
  QObject::connect(&controller, &SweepController::finished,
                   [&result](const auto& done) { result = done; });
  controller.start(source_of("mm1"), "workloads.visitors.poisson", *parse_range(range), {},
                   options);
  EXPECT_TRUE(soon([&] { return result != nullptr; }));
  return result;
}

TEST(Sweep, FindsKneeCrossingAndBoundsOfOneQueue) {
  const SweepResultPointer result = sweep("10/s..110/s:11");
  ASSERT_NE(result, nullptr);
  ASSERT_EQ(result->points.size(), 11U);
  // Power rho (1 - rho) is largest where half is used.
  ASSERT_TRUE(result->knee);
  EXPECT_NEAR(result->points[result->knee->point].at.x, 50, 10);
  // The 99th percentile, ln(100) / (100/s - rate), is 333 ms at 86.2/s.
  ASSERT_TRUE(result->max_sustainable);
  EXPECT_NEAR(result->max_sustainable->x, 86.2, 1.5);
  EXPECT_TRUE(result->max_sustainable->met_below);
  EXPECT_EQ(result->max_sustainable->slo, "tail within a third of a second");
  EXPECT_EQ(result->max_sustainable->figure, "p99");
  for (const SweepPoint& point : result->points) {
    EXPECT_NEAR(*point.throughput_max, 100, 1e-9);
    EXPECT_NEAR(*point.response_min, 0.01, 1e-12);
    EXPECT_EQ(point.unstable, point.at.x > 100) << point.at.x;
    EXPECT_EQ(point.busiest, "server");
    EXPECT_LT(point.total.throughput.value, 101);
    if (point.at.x < 85) {
      EXPECT_NEAR(point.total.mean.value, 1 / (100 - point.at.x), 0.1 / (100 - point.at.x));
      EXPECT_NEAR(point.utilization.value, point.at.x / 100, 0.02);
    }
  }
}

TEST(Sweep, PointsAreWhatSingleRunsGive) {
  const SweepResultPointer result = sweep("40/s, 80/s", {.replications = 4});
  RunController controller;
  RunResultPointer single;
  QObject::connect(&controller, &RunController::finished,
                   [&single](const auto& done) { single = done; });
  controller.start(source_of("mm1"), {.replications = 4});
  ASSERT_TRUE(soon([&] { return single != nullptr; }));
  EXPECT_EQ(result->points.back(), sweep_point({80, "80/s"}, *single->scenario, single->results));
}

TEST(Sweep, CsvReadsBackToTheSameNumbers) {
  const SweepResultPointer result = sweep("60/s..110/s:3", {.replications = 3});
  std::vector<SweepPoint> points = result->points;
  points.front().requests["with, comma and \"quotes\""] = points.front().total;
  const std::string csv = sweep_csv(points);
  const auto parsed = parse_sweep_csv(csv);
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(*parsed, points);
  EXPECT_EQ(sweep_csv(*parsed), csv);
}

TEST(Sweep, CsvErrorsNameTheLine) {
  const std::string header = "point,x,value,scope,name,figure,estimate,low,high\n";
  EXPECT_TRUE(parse_sweep_csv("a,b\n").error().starts_with("line 1: expected"));
  EXPECT_TRUE(parse_sweep_csv(header + "0,1\n").error().starts_with("line 2: expected 9"));
  EXPECT_TRUE(parse_sweep_csv(header + "0,x,1,point,,mean,1,,\n").error().contains("numbers"));
  EXPECT_TRUE(parse_sweep_csv(header + "0,1,1,point,,strange,1,,\n").error().contains("known"));
}

TEST(Sweep, CanBeCancelled) {
  SweepController controller;
  int cancelled = 0;
  QObject::connect(&controller, &SweepController::cancelled, [&cancelled] { ++cancelled; });
  controller.start(endless(), "workloads.shoppers.poisson", *parse_range("10/s..90/s:20"));
  QTest::qWait(50);
  controller.cancel();
  EXPECT_TRUE(soon([&] { return cancelled == 1; }, cancel_ms));
}

TEST(Sweep, SaysWhatIsWrongWithAPoint) {
  SweepController controller;
  ParseErrors errors;
  QObject::connect(&controller, &SweepController::failed,
                   [&errors](const auto& all) { errors = all; });
  controller.start(source_of("mm1"), "services.server.workers", {{1, "1"}, {1.5, "1.5"}});
  ASSERT_TRUE(soon([&] { return !errors.empty(); }));
  EXPECT_EQ(errors.front().pointer, "/services/server/workers");
}

TEST(ComparisonController, GivesTheDifferenceUnderCommonRandomNumbers) {
  ComparisonController controller;
  ComparisonResultPointer result;
  double progress = 0;
  QObject::connect(&controller, &ComparisonController::finished,
                   [&result](const auto& done) { result = done; });
  QObject::connect(&controller, &ComparisonController::progress,
                   [&progress](const auto& now) { progress = now.fraction; });
  const ScenarioSource other = source_of("mm1", {{"services.server.workers", "2"}});
  controller.start(source_of("mm1"), other);
  ASSERT_TRUE(soon([&] { return result != nullptr; }));
  const auto direct = simulation::simulate_difference(*result->first, *result->second);
  EXPECT_EQ(results::to_json(result->difference.first), results::to_json(direct->first));
  ASSERT_EQ(result->difference.requests.size(), 1U);
  for (std::size_t index = 0; index < direct->requests.front().figures.size(); ++index) {
    EXPECT_EQ(result->difference.requests.front().figures[index].difference,
              direct->requests.front().figures[index].difference);
  }
  EXPECT_EQ(result->second_label, "mm1, services.server.workers=2");
  EXPECT_EQ(progress, 1);
}

TEST(ComparisonController, SaysWhichSideIsWrong) {
  ComparisonController controller;
  ComparisonErrors heard;
  QObject::connect(&controller, &ComparisonController::failed,
                   [&heard](const auto& errors) { heard = errors; });
  controller.start(source_of("mm1"), {"{}", {}});
  ASSERT_TRUE(soon([&] { return !heard.errors.empty(); }));
  EXPECT_TRUE(heard.is_second);
}

}  // namespace
}  // namespace sojourn::gui
