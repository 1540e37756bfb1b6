#include "cli/progress.h"

#include <gtest/gtest.h>

namespace sojourn::cli {
namespace {

TEST(Progress, ShowsHowFarAndHowLong) {
  EXPECT_EQ(progress_line({0, 20, 0}, 0),
            "simulating ──────────────────────── 0 of 20 replications");
  EXPECT_EQ(progress_line({10, 20, 0.018}, 9),
            "simulating ━━━━━━━━━━━━──────────── 10 of 20 replications · ± 1.8 % · 9 s left");
  EXPECT_EQ(progress_line({20, 20, 0}, 9),
            "simulating ━━━━━━━━━━━━━━━━━━━━━━━━ 20 of 20 replications");
}

TEST(Progress, SurvivesAPlanThatIsNotKnownYet) {
  EXPECT_EQ(progress_line({0, 0, 0}, 0), "simulating ──────────────────────── 0 of 0 replications");
  EXPECT_EQ(progress_line({3, 2, 0}, 1), "simulating ━━━━━━━━━━━━━━━━━━━━━━━━ 3 of 2 replications");
}

}  // namespace
}  // namespace sojourn::cli
