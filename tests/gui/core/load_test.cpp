#include "gui/core/load.h"

#include <map>

#include <gtest/gtest.h>

#include "gui/core/tree_edit.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"
#include "models/scenario/scenario_json.h"
#include "models/scenario/visits.h"

namespace sojourn::gui {
namespace {

constexpr const char* every_workload = R"({
  "sojourn": 1, "name": "loads",
  "services": {"a": {"endpoints": {"e": [{"delay": "5ms"}]}}},
  "workloads": {
    "plain": {"poisson": "50/s", "requests": {"a.e": 1}, "timeout": "2s"},
    "even": {"constant": "30/min", "requests": {"a.e": 1}},
    "rush": {"poisson": {"steps": [["0s", "0/s"], ["30s", "40/s"]]}, "requests": {"a.e": 1}},
    "morning": {"constant": {"ramps": [["0s", "1/s"], ["60s", "20/s"]]}, "requests": {"a.e": 1}},
    "batch": {"renewal": {"mixture": [
        {"probability": "90%", "of": "500ms"},
        {"probability": "10%", "of": {"gamma": {"mean": "3s", "cv": 2}}}]}, "requests": {"a.e": 1}},
    "staff": {"closed": {"users": 5, "think": {"exponential": "7s"}}, "requests": {"a.e": 1}}
  }
})";

std::map<std::string, std::string> scaled(double factor) {
  std::map<std::string, std::string> found;
  for (const PlacedValue& each : scaled_load(*read_tree(every_workload), factor)) {
    found[each.pointer] = write_line(each.value);
  }
  return found;
}

TEST(Load, ScalesWhatEveryKindOfWorkloadSends) {
  const std::map<std::string, std::string> expected = {
      {"/workloads/plain/poisson", "\"100/s\""},
      {"/workloads/even/constant", "\"1/s\""},
      {"/workloads/rush/poisson/steps/0/1", "\"0/s\""},
      {"/workloads/rush/poisson/steps/1/1", "\"80/s\""},
      {"/workloads/morning/constant/ramps/0/1", "\"2/s\""},
      {"/workloads/morning/constant/ramps/1/1", "\"40/s\""},
      {"/workloads/batch/renewal/mixture/0/of", "\"250ms\""},
      {"/workloads/batch/renewal/mixture/1/of/gamma/mean", "\"1.5s\""},
      {"/workloads/staff/closed/users", "10"}};
  EXPECT_EQ(scaled(2), expected);
}

TEST(Load, KeepsNumbersShortAndUsersWhole) {
  EXPECT_EQ(scaled(1.1).at("/workloads/plain/poisson"), "\"55/s\"");
  EXPECT_EQ(scaled(0.5).at("/workloads/staff/closed/users"), "3");
  EXPECT_EQ(scaled(0.01).at("/workloads/staff/closed/users"), "1");
}

TEST(Load, IsOfferedTimesTheFactor) {
  const auto offered = [](const std::string& text) {
    const auto scenario = scenario::parse_scenario(text);
    EXPECT_TRUE(scenario) << text;
    return scenario::full_load(*scenario, scenario::RateAt::last)
        .services.front()
        .visits_per_second;
  };
  JsonValue open = *read_tree(every_workload);
  TreeEdit(open).remove("/workloads/staff");
  JsonValue more = open;
  TreeEdit edit(more);
  for (PlacedValue& each : scaled_load(open, 1.5)) edit.set(each.pointer, std::move(each.value));
  EXPECT_NEAR(offered(write_tree(more)), 1.5 * offered(write_tree(open)), 1e-6);
}

TEST(Load, LeavesOutWhatIsNoLoad) {
  EXPECT_TRUE(scaled_load(*read_tree("{}"), 2).empty());
  EXPECT_TRUE(scaled_load(*read_tree(R"({"workloads": {"w": {"poisson": "many"}}})"), 2).empty());
  EXPECT_TRUE(
      scaled_load(*read_tree(R"({"workloads": {"w": {"closed": {"users": "x"}}}})"), 2).empty());
}

}  // namespace
}  // namespace sojourn::gui
