#include "cli/options.h"

#include <gtest/gtest.h>

namespace sojourn::cli {
namespace {

TEST(Share, IsAPercentageOrANumber) {
  EXPECT_DOUBLE_EQ(parse_share("1%").value(), 0.01);
  EXPECT_DOUBLE_EQ(parse_share("0.5%").value(), 0.005);
  EXPECT_DOUBLE_EQ(parse_share("0.02").value(), 0.02);
}

TEST(Share, LiesBetweenNothingAndAll) {
  for (const char* text : {"", "%", "0", "0%", "1", "100%", "-1%", "nan", "inf", "1%%", "1 percent",
                           "0,01", "0.01x", " 0.01"}) {
    EXPECT_FALSE(parse_share(text)) << text;
  }
  EXPECT_EQ(parse_share("2").error(),
            "found \"2\", expected a share such as 1% or 0.01, above 0 and below 1");
}

class WholeNumber : public testing::Test {
 protected:
  WholeNumber() {
    add_whole_number(app_, "--count", 1, 1000, [this](std::uint64_t n) { count_ = n; }, "");
  }

  std::uint64_t parse(const std::string& text) {
    app_.parse(std::vector<std::string>{text, "--count"});
    return count_;
  }

  CLI::App app_;
  std::uint64_t count_ = 0;
};

TEST_F(WholeNumber, IsDigitsInItsRange) {
  EXPECT_EQ(parse("1"), 1U);
  EXPECT_EQ(parse("1000"), 1000U);
}

TEST_F(WholeNumber, IsNothingElse) {
  for (const char* text : {"0", "1001", "-1", "+5", "5.0", "1e2", "0x10", "five", "5 ", "",
                           "99999999999999999999999"}) {
    EXPECT_THROW(parse(text), CLI::ParseError) << text;
  }
}

TEST(Overrides, AreCutAtTheFirstEqualsSign) {
  CLI::App app;
  std::vector<scenario::Override> overrides;
  add_overrides(app, overrides);
  app.parse(std::vector<std::string>{"b.c=x=y", "--set", "a=1", "--set"});
  ASSERT_EQ(overrides.size(), 2U);
  EXPECT_EQ(overrides[0].path, "a");
  EXPECT_EQ(overrides[0].value, "1");
  EXPECT_EQ(overrides[1].path, "b.c");
  EXPECT_EQ(overrides[1].value, "x=y");
}

TEST(Overrides, NeedAPathAndAValue) {
  for (const char* text : {"a", "=1", ""}) {
    CLI::App app;
    std::vector<scenario::Override> overrides;
    add_overrides(app, overrides);
    EXPECT_THROW(app.parse(std::vector<std::string>{text, "--set"}), CLI::ParseError) << text;
  }
}

TEST(Overrides, DoNotSwallowTheFileThatFollows) {
  CLI::App app;
  std::vector<scenario::Override> overrides;
  std::string file;
  add_overrides(app, overrides);
  add_file(app, "FILE", file, "");
  app.parse(std::vector<std::string>{"shop.json", "a=1", "--set"});
  EXPECT_EQ(file, "shop.json");
}

}  // namespace
}  // namespace sojourn::cli
