#include "models/results/results.h"

#include <gtest/gtest.h>

namespace sojourn::results {
namespace {

TEST(Outcome, EveryNameReadsBack) {
  for (std::size_t index = 0; index < outcome_count; ++index) {
    const auto outcome = static_cast<Outcome>(index);
    EXPECT_EQ(outcome_from_name(outcome_name(outcome)), outcome);
  }
}

TEST(Outcome, UnknownNamesAreNone) {
  EXPECT_FALSE(outcome_from_name(""));
  EXPECT_FALSE(outcome_from_name("OK"));
  EXPECT_FALSE(outcome_from_name("timeouts"));
}

TEST(Kind, EveryNameReadsBack) {
  for (const Kind kind : {Kind::simulated, Kind::solved, Kind::measured}) {
    EXPECT_EQ(kind_from_name(kind_name(kind)), kind);
  }
  EXPECT_FALSE(kind_from_name("guessed"));
}

TEST(OutcomeDeathTest, ANumberBeyondTheLastIsAnInvariantViolation) {
  EXPECT_DEATH(outcome_name(static_cast<Outcome>(outcome_count)), "no such outcome");
}

}  // namespace
}  // namespace sojourn::results
