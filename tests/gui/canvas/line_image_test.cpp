// Lines of one pixel: where they lie, and what is cut off at the image's edges.
#include "gui/canvas/line_image.h"

#include <limits>

#include <gtest/gtest.h>

namespace sojourn::gui {
namespace {

constexpr QRgb red = 0xffff0000;

int painted(const LineImage& lines) {
  int count = 0;
  for (int y = 0; y < lines.image().height(); ++y) {
    for (int x = 0; x < lines.image().width(); ++x) count += lines.image().pixel(x, y) == red;
  }
  return count;
}

TEST(LineImage, HasAPixelForEachStepOfTheLongerSide) {
  LineImage lines;
  lines.clear({20, 10});
  lines.draw({2, 3}, {12, 8}, red);
  EXPECT_EQ(painted(lines), 11);
  EXPECT_EQ(lines.image().pixel(2, 3), red);
  EXPECT_EQ(lines.image().pixel(12, 8), red);
  lines.clear({20, 10});
  EXPECT_EQ(painted(lines), 0);
  lines.draw({5, 9}, {5, 0}, red);
  EXPECT_EQ(painted(lines), 10);
}

TEST(LineImage, CutsOffWhatLiesOutside) {
  LineImage lines;
  lines.clear({20, 10});
  lines.draw({-1000, 5}, {1000, 5}, red);
  EXPECT_EQ(painted(lines), 20);
  lines.clear({20, 10});
  lines.draw({-10, -1}, {30, -1}, red);
  lines.draw({25, 0}, {40, 300}, red);
  EXPECT_EQ(painted(lines), 0);
  // Every direction, from far inside and far outside: nothing is written beyond the image.
  for (int i = -40; i < 60; ++i) {
    lines.draw({i * 0.7, -30}, {19.4 - i, 41}, red);
    lines.draw({-30, i * 0.3}, {50, 9.4 - i}, red);
    lines.draw({10, 5}, {i * 1e6, -i * 1e5}, red);
  }
  EXPECT_GT(painted(lines), 0);
}

TEST(LineImage, LeavesOutWhatIsNowhere) {
  constexpr double nowhere = std::numeric_limits<double>::infinity();
  LineImage lines;
  lines.draw({0, 0}, {5, 5}, red);
  lines.clear({20, 10});
  lines.draw({0, 0}, {nowhere, 5}, red);
  lines.draw({-nowhere, 0}, {nowhere, 5}, red);
  EXPECT_EQ(painted(lines), 0);
}

}  // namespace
}  // namespace sojourn::gui
