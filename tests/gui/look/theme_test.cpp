#include "gui/look/theme.h"

#include <gtest/gtest.h>

namespace sojourn::gui {
namespace {

TEST(Theme, TextsKeepAContrastOfFourAndAHalf) {
  for (const Appearance appearance : {Appearance::light, Appearance::dark}) {
    const Colors& colors = colors_of(appearance);
    for (const QColor& background : {colors.window, colors.panel}) {
      for (const QColor& text : {colors.text, colors.muted_text, colors.ok_text, colors.warn_text,
                                 colors.critical_text}) {
        EXPECT_GE(contrast_ratio(text, background), 4.5)
            << text.name().toStdString() << " on " << background.name().toStdString();
      }
    }
  }
}

TEST(Theme, MarksStandOutFromThePanel) {
  for (const Appearance appearance : {Appearance::light, Appearance::dark}) {
    const Colors& colors = colors_of(appearance);
    for (const QColor& mark : {colors.ok, colors.warn, colors.critical, colors.idle,
                               colors.series_a, colors.series_b, colors.series_c}) {
      EXPECT_GE(contrast_ratio(mark, colors.panel), 2.9) << mark.name().toStdString();
    }
  }
}

TEST(Theme, ContrastOfBlackAndWhiteIsTwentyOne) {
  EXPECT_NEAR(contrast_ratio(Qt::black, Qt::white), 21, 1e-9);
  EXPECT_NEAR(contrast_ratio(Qt::white, Qt::black), 21, 1e-9);
}

}  // namespace
}  // namespace sojourn::gui
