// Stamps look as what they are made of, and are made only where they are worth it.
#include "gui/canvas/stamps.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <gtest/gtest.h>

namespace sojourn::gui {
namespace {

// The largest difference of a pixel's colours.
int apart(const QImage& first, const QImage& second) {
  int most = 0;
  for (int y = 0; y < first.height(); ++y) {
    for (int x = 0; x < first.width(); ++x) {
      const QColor one = first.pixelColor(x, y);
      const QColor other = second.pixelColor(x, y);
      most = std::max({most, std::abs(one.red() - other.red()),
                       std::abs(one.green() - other.green()), std::abs(one.blue() - other.blue())});
    }
  }
  return most;
}

class StampsTest : public testing::Test {
 protected:
  // A card at each place, on a sheet of 200 by 100 pixels.
  QImage frame(double scale, const std::vector<QPointF>& places, bool is_plain = false) {
    QImage sheet(200, 100, QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    if (is_plain) {
      stamps.begin_plain();
    } else {
      stamps.begin(painter, colors_of(Appearance::light), false);
    }
    for (const QPointF place : places) {
      stamps.draw(painter, {Stamp::Kind::body, 0, 0, {40, 20}}, place, {-22, -12, 44, 24},
                  [&](QPainter& inner, QPointF middle) {
                    ++drawn;
                    inner.setPen(QPen(Qt::black, 1.2));
                    inner.setBrush(Qt::yellow);
                    inner.drawRoundedRect(QRectF(middle - QPointF(20, 10), QSizeF(40, 20)), 9, 9);
                  });
    }
    // The painter is as it was.
    painter.fillRect(QRectF(90, 0, 4, 4), Qt::red);
    return sheet;
  }

  Stamps stamps;
  int drawn = 0;
};

TEST_F(StampsTest, AreMadeOnceAFrameLooksAsTheLast) {
  const std::vector<QPointF> places = {{30, 30}, {90, 60}};
  frame(1, places);
  EXPECT_EQ(drawn, 2);
  frame(1, places);
  EXPECT_EQ(drawn, 3);
  frame(1, places);
  EXPECT_EQ(drawn, 3);
  frame(1.5, places);
  EXPECT_EQ(drawn, 5);
  frame(1, places);
  EXPECT_EQ(drawn, 7);
}

TEST_F(StampsTest, LookAsDrawnOverWhatLiesBelow) {
  for (const double scale : {0.5, 1.0, 2.0}) {
    // Overlapping each other and the edges of the sheet; half a pixel off; beyond the sheet.
    const std::vector<QPointF> places = {{30, 30}, {45, 35}, {60.5, 30.5}, {0, 0}, {-3000, 5}};
    const QImage drawn_afresh = frame(scale, places);
    const QImage stamped = frame(scale, places);
    // Colours are rounded once more on the way.
    EXPECT_LE(apart(stamped, drawn_afresh), 2) << scale;
    EXPECT_EQ(frame(scale, places), stamped) << scale;
  }
}

TEST_F(StampsTest, LieWithinASixteenthOfAPixel) {
  const std::vector<QPointF> places = {{30.04, 30.05}};
  const QImage drawn_afresh = frame(1, places);
  const QImage stamped = frame(1, places);
  // A part of black on white each way, and what rounding adds.
  EXPECT_LE(apart(stamped, drawn_afresh), (2 * 255 / 16) + 2);
}

TEST_F(StampsTest, PlainFramesAreDrawnAsTheyAre) {
  const std::vector<QPointF> places = {{30, 30}};
  frame(1, places);
  frame(1, places);
  drawn = 0;
  frame(1, places, true);
  EXPECT_EQ(drawn, 1);
}

TEST_F(StampsTest, TurnedPicturesAreDrawnAsTheyAre) {
  QImage sheet(100, 100, QImage::Format_RGB32);
  QPainter painter(&sheet);
  painter.rotate(30);
  for (int i = 0; i < 3; ++i) {
    stamps.begin(painter, colors_of(Appearance::light), false);
    stamps.draw(painter, {}, {}, {-1, -1, 2, 2}, [&](QPainter&, QPointF) { ++drawn; });
  }
  EXPECT_EQ(drawn, 3);
}

}  // namespace
}  // namespace sojourn::gui
