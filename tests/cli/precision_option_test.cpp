#include "cli/precision_option.h"

#include <gtest/gtest.h>

namespace sojourn::cli {
namespace {

TEST(PrecisionOption, IsAShareOfMeanAndP99) {
  const auto targets = parse_precision("1%").value();
  ASSERT_EQ(targets.size(), 2U);
  EXPECT_EQ(targets[0].figure, "mean");
  EXPECT_EQ(targets[1].figure, "p99");
  for (const auto& target : targets) {
    EXPECT_DOUBLE_EQ(target.half_width, 0.01);
    EXPECT_TRUE(target.is_relative);
  }
}

TEST(PrecisionOption, IsATimeOfOneFigure) {
  const auto targets = parse_precision("p95=2ms").value();
  ASSERT_EQ(targets.size(), 1U);
  EXPECT_EQ(targets[0].figure, "p95");
  EXPECT_DOUBLE_EQ(targets[0].half_width, 0.002);
  EXPECT_FALSE(targets[0].is_relative);
}

TEST(PrecisionOption, IsNothingElse) {
  for (const char* text : {"", "0", "1", "0s", "p42=1%", "=1%", "p99=", "p99=x", "100%", "-1ms"}) {
    EXPECT_FALSE(parse_precision(text)) << text;
  }
  EXPECT_EQ(parse_precision("p42=1%").error(),
            "found \"p42\", expected mean, p50, p90, p95, p99 or p999");
}

TEST(PrecisionOption, MayBeRepeated) {
  CLI::App app;
  std::vector<simulation::PrecisionTarget> targets;
  add_precision(app, targets);
  app.parse(std::vector<std::string>{"p99=5%", "--precision", "mean=1%", "--precision"});
  ASSERT_EQ(targets.size(), 2U);
  EXPECT_EQ(targets[0].figure, "mean");
  EXPECT_EQ(targets[1].figure, "p99");
}

}  // namespace
}  // namespace sojourn::cli
