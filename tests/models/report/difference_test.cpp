#include "models/report/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sojourn::report {
namespace {

using results::Difference;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Difference sample() {
  Difference difference;
  for (results::Results* side : {&difference.first, &difference.second}) {
    side->scenario_name = "shop";
    side->seed = 7;
    side->replications = 20;
    side->duration_s = 60;
  }
  difference.first.requests["w/s.e"].histogram.add(std::chrono::milliseconds(50));
  difference.second.requests["w/s.e"].histogram.add(std::chrono::milliseconds(40));
  difference.second.warnings = {"w/s.e: too few samples for an interval of p99"};
  difference.requests = {
      {"w/s.e",
       {{"throughput", {80, 79, 81}, {80, 79, 81}, {0, -0.1, 0.1}, {{0, -0.00125, 0.00125}}},
        {"errors", {0, 0, 0}, {0.01, 0.009, 0.011}, {0.01, 0.009, 0.011}, std::nullopt},
        {"mean",
         {0.05, 0.048, 0.052},
         {0.04, 0.038, 0.042},
         {-0.01, -0.0105, -0.0095},
         {{-0.2, -0.21, -0.19}}},
        {"p99", {0.2, {}, {}}, {0.19, {}, {}}, {-0.01, {}, {}}, {{-0.05, {}, {}}}}}}};
  difference.only_second = {"w/s.new"};
  return difference;
}

TEST(DifferenceTable, SaysWhatIsShownAndWhatIsNot) {
  const std::string table = difference_table(sample(), {"shop", "workers=3"});
  EXPECT_THAT(table, StartsWith("shop against workers=3, simulated\n"));
  for (const char* part :
       {"20 pairs of replications of 60 s", "difference = workers=3 − shop", "−10.00 ± 0.50 ms",
        "−20.0 ± 1.0 %", "lower", "higher", "not shown: 0 lies inside", "too few samples",
        "w/s.new is only in: workers=3",
        "workers=3: w/s.e: too few samples for an interval of p99"}) {
    EXPECT_THAT(table, HasSubstr(part));
  }
  EXPECT_THAT(table, Not(HasSubstr("UNSTABLE")));
}

TEST(DifferenceTable, SaysThatASideIsUnstable) {
  Difference difference = sample();
  difference.second.unstable = true;
  EXPECT_THAT(difference_table(difference), HasSubstr("UNSTABLE"));
}

TEST(DifferenceCsv, HasALineForEachFigure) {
  const std::string csv = difference_csv(sample());
  EXPECT_THAT(csv, StartsWith("name,figure,first,first_low,"));
  EXPECT_THAT(csv, HasSubstr("\nw/s.e,mean,0.05,0.048,0.052,0.04,0.038,0.042,-0.01,-0.0105,"
                             "-0.0095,-0.2,-0.21,-0.19,false\n"));
  EXPECT_THAT(csv, HasSubstr("\nw/s.e,errors,0,0,0,0.01,0.009,0.011,0.01,0.009,0.011,,,,false\n"));
  EXPECT_THAT(csv, HasSubstr("\nw/s.e,p99,0.2,,,0.19,,,-0.01,,,-0.05,,,\n"));
}

TEST(DifferenceJson, IsCanonical) {
  const std::string json = to_json(sample(), {"shop", "workers=3"});
  EXPECT_THAT(json, StartsWith("{\n  \"difference\": 1,\n  \"first\": {"));
  EXPECT_THAT(json, HasSubstr("\"difference\": {\"high\": -0.0095, \"low\": -0.0105, \"value\": "
                              "-0.01}"));
  EXPECT_THAT(json, HasSubstr("\"includes_zero\": null"));
  EXPECT_THAT(json, HasSubstr("\"relative\": null"));
  EXPECT_THAT(json, HasSubstr("\"label\": \"workers=3\""));
}

TEST(DifferencePage, ShowsBothDistributions) {
  const std::string page = difference_page(sample(), {"shop", "workers=3"});
  EXPECT_THAT(page, HasSubstr("<svg"));
  EXPECT_THAT(page, HasSubstr("workers=3"));
}

}  // namespace
}  // namespace sojourn::report
