#include "models/scenario/reading/suggestion.h"

#include <gtest/gtest.h>

namespace sojourn::scenario {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsSubstitutionsAndSwaps) {
  EXPECT_EQ(edit_distance("replicas", "replicas"), 0U);
  EXPECT_EQ(edit_distance("replcas", "replicas"), 1U);
  EXPECT_EQ(edit_distance("repliccas", "replicas"), 1U);
  EXPECT_EQ(edit_distance("replikas", "replicas"), 1U);
  EXPECT_EQ(edit_distance("repliacs", "replicas"), 1U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(EditDistance, TakesUpperAndLowerCaseForEqual) {
  EXPECT_EQ(edit_distance("FIFO", "fifo"), 0U);
}

TEST(DidYouMean, NamesTheNearestKnownWord) {
  EXPECT_EQ(did_you_mean("replcas", {"workers", "replicas"}), "did you mean \"replicas\"?");
  EXPECT_EQ(did_you_mean("FIFO", {"fifo", "lifo"}), "did you mean \"fifo\"?");
}

TEST(DidYouMean, IsSilentWhereNothingIsNear) {
  EXPECT_EQ(did_you_mean("colour", {"workers", "replicas"}), "");
  EXPECT_EQ(did_you_mean("x", {"y"}), "");
  EXPECT_EQ(did_you_mean("", {"y"}), "");
  EXPECT_EQ(did_you_mean(std::string(5000, 'a'), {"y"}), "");
}

TEST(Enumeration, ReadsLikeASentence) {
  EXPECT_EQ(enumeration({"a"}), "a");
  EXPECT_EQ(enumeration({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(alternatives({"a", "b", "c"}), "a, b or c");
}

}  // namespace
}  // namespace sojourn::scenario
