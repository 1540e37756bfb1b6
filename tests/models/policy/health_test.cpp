#include "models/policy/health.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace sojourn::policy {
namespace {

struct Case {
  std::uint32_t fall;
  std::uint32_t rise;
  std::string_view checks;  // + passed, - failed
  std::string_view views;   // after each: U up, D down
};

std::string name_of(const testing::TestParamInfo<Case>& test) {
  return "fall" + std::to_string(test.param.fall) + "_rise" + std::to_string(test.param.rise) +
         "_case" + std::to_string(test.index);
}

class HealthViewTable : public testing::TestWithParam<Case> {};

TEST_P(HealthViewTable, ChangesAfterEnoughContradictingChecksInARow) {
  HealthView view(GetParam().fall, GetParam().rise);
  std::string views;
  for (const char check : GetParam().checks) {
    const bool before = view.healthy();
    const bool changed = view.report(check == '+');
    EXPECT_EQ(changed, view.healthy() != before);
    views += view.healthy() ? 'U' : 'D';
  }
  EXPECT_EQ(views, GetParam().views);
}

INSTANTIATE_TEST_SUITE_P(Checks, HealthViewTable,
                         testing::Values(Case{1, 1, "-+-+", "DUDU"},      //
                                         Case{2, 2, "--++", "UDDU"},      //
                                         Case{2, 2, "-+-+-+", "UUUUUU"},  // never two in a row
                                         Case{2, 2, "--+-+-++", "UDDDDDDU"},
                                         Case{3, 2, "--+---", "UUUUUD"},    //
                                         Case{3, 2, "---+-++", "UUDDDDU"},  //
                                         Case{1, 3, "-++++", "DDDUU"}),
                         name_of);

TEST(HealthView, StartsHealthy) {
  EXPECT_TRUE(HealthView(1, 1).healthy());
}

}  // namespace
}  // namespace sojourn::policy
