#include "engine/require.h"

#include <gtest/gtest.h>

namespace sojourn::engine {
namespace {

TEST(Require, AKeptInvariantGoesUnnoticed) {
  require(true, "never seen");
}

TEST(RequireDeathTest, ABrokenInvariantSaysWhereAndWhy) {
  EXPECT_DEATH(require(false, "the sky is up"),
               "require_test\\.cpp:[0-9]+: invariant broken: the sky is up");
}

}  // namespace
}  // namespace sojourn::engine
