#include "live-harness/protocol.h"

#include <cstdint>

#include <gtest/gtest.h>

namespace sojourn::live {
namespace {

using results::Outcome;
using results::Span;
using std::chrono::nanoseconds;

TEST(Spans, SurviveTheWayThroughAHeader) {
  const std::vector<Span> spans = {
      {0xFFFFFFFFFFFFFFFFULL, 3, 7, nanoseconds(0), nanoseconds(1'500'000), nanoseconds(20),
       nanoseconds(INT64_MAX)},
      {0, 0, 0, {}, {}, {}, {}},
  };
  EXPECT_EQ(format_spans(spans),
            "ffffffffffffffff,3,7,0,1500000,20,9223372036854775807;0,0,0,0,0,0,0");
  EXPECT_EQ(parse_spans(format_spans(spans)), spans);
}

TEST(Spans, NoneIsTheEmptyText) {
  EXPECT_EQ(format_spans({}), "");
  EXPECT_EQ(parse_spans(""), std::vector<Span>{});
}

TEST(Spans, RefusesWhatIsNoSpan) {
  for (const char* text :
       {"1", "1,2,3,4,5,6", "1,2,3,4,5,6,7,8", "1,2,3,4,5,6,7;", ";1,2,3,4,5,6,7", "1,2,3,4,5,6,-7",
        "1,-2,3,4,5,6,7", "g,2,3,4,5,6,7", "1,2,3,4,5,6,7 ", "1,2,3,,5,6,7",
        "1,4294967296,3,4,5,6,7", "10000000000000000,2,3,4,5,6,7",
        "1,2,3,4,5,6,9223372036854775808", "1,2,3,4,5,6,7;;1,2,3,4,5,6,7"}) {
    EXPECT_EQ(parse_spans(text), std::nullopt) << text;
  }
}

TEST(OutcomeOfAnAnswer, TheHeaderDecides) {
  EXPECT_EQ(outcome_of(200, "ok"), Outcome::ok);
  EXPECT_EQ(outcome_of(503, "rejected"), Outcome::rejected);
  EXPECT_EQ(outcome_of(500, "failed"), Outcome::failed);
}

TEST(OutcomeOfAnAnswer, WithoutAHeaderTheStatusDecides) {
  EXPECT_EQ(outcome_of(200, std::nullopt), Outcome::ok);
  EXPECT_EQ(outcome_of(204, std::nullopt), Outcome::ok);
  EXPECT_EQ(outcome_of(502, std::nullopt), Outcome::reset);
  EXPECT_EQ(outcome_of(503, std::nullopt), Outcome::refused);
  EXPECT_EQ(outcome_of(504, std::nullopt), Outcome::timeout);
  EXPECT_EQ(outcome_of(404, std::nullopt), Outcome::failed);
  EXPECT_EQ(outcome_of(301, std::nullopt), Outcome::failed);
  EXPECT_EQ(outcome_of(503, "nonsense"), Outcome::refused);
}

}  // namespace
}  // namespace sojourn::live
