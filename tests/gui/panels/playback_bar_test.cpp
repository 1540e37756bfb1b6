#include "gui/panels/playback_bar.h"

#include <QComboBox>
#include <QPushButton>
#include <QSlider>
#include <cmath>

#include <gtest/gtest.h>

#include "tests/gui/panels/results_support.h"

namespace sojourn::gui {
namespace {

PlaybackPointer ten_slices() {
  auto playback = std::make_shared<Playback>();
  playback->duration_s = 20;
  playback->slices = 10;
  playback->slice_s = 2;
  ServicePlayback cart;
  cart.name = "cart";
  cart.workers = 3;
  for (int i = 0; i < 10; ++i) {
    cart.queue.push_back(i);
    cart.busy.push_back(i * 0.1);
    cart.utilization.push_back(i * 0.1 / 3);
    cart.replicas_up.push_back(i < 5 ? 3 : 2);
    cart.throughput.push_back(50);
  }
  playback->services.push_back(std::move(cart));
  return playback;
}

class PlaybackBarTest : public testing::Test {
 protected:
  PlaybackBarTest() {
    bar.resize(700, 40);
    bar.show();
    bar.setPlayback(ten_slices());
    bar.setFocus();
    QObject::connect(&bar, &PlaybackBar::frameChanged,
                     [this](const PlaybackFrame& now) { frame = now; });
  }
  PlaybackBar bar;
  PlaybackFrame frame;
};

TEST(PlaybackBar, HasNothingToPlayWithoutARecording) {
  PlaybackBar bar;
  bar.show();
  EXPECT_FALSE(part<QPushButton>(bar, "playPause")->isEnabled());
  bar.play();
  bar.step(1);
  EXPECT_FALSE(bar.isPlaying());
}

TEST_F(PlaybackBarTest, StepsByKeysAndTellsEveryService) {
  QTest::keyClick(&bar, Qt::Key_Right);
  QTest::keyClick(&bar, Qt::Key_Right);
  EXPECT_EQ(bar.slice(), 2U);
  ASSERT_EQ(frame.services.size(), 1U);
  EXPECT_DOUBLE_EQ(frame.services[0].queue, 2);
  EXPECT_DOUBLE_EQ(frame.services[0].replicas_up, 3);
  QTest::keyClick(&bar, Qt::Key_Left);
  EXPECT_EQ(bar.slice(), 1U);
  QTest::keyClick(&bar, Qt::Key_End);
  EXPECT_DOUBLE_EQ(frame.services[0].queue, 9);
  EXPECT_DOUBLE_EQ(frame.services[0].replicas_up, 2);
  QTest::keyClick(&bar, Qt::Key_Home);
  EXPECT_EQ(bar.slice(), 0U);
  QTest::keyClick(&bar, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_EQ(bar.slice(), 9U);
}

TEST_F(PlaybackBarTest, StepsByButtonsAndTheScrubber) {
  QTest::mouseClick(part<QPushButton>(bar, "stepForward"), Qt::LeftButton);
  EXPECT_EQ(bar.slice(), 1U);
  QTest::mouseClick(part<QPushButton>(bar, "stepBack"), Qt::LeftButton);
  EXPECT_EQ(bar.slice(), 0U);
  auto* scrubber = part<QSlider>(bar, "scrubber");
  scrubber->setFocus();
  QTest::keyClick(scrubber, Qt::Key_Right);
  EXPECT_EQ(bar.slice(), 1U);
  keep_picture(bar, QStringLiteral("playback-bar"));
}

TEST_F(PlaybackBarTest, SpacePlaysAtTheChosenSpeedToTheEnd) {
  bar.setSpeed(100);
  QTest::keyClick(&bar, Qt::Key_Space);
  EXPECT_TRUE(bar.isPlaying());
  ASSERT_TRUE(soon([&] { return !bar.isPlaying(); }, 10'000));
  EXPECT_DOUBLE_EQ(bar.seconds(), 20);
  QTest::keyClick(&bar, Qt::Key_Space);
  EXPECT_LT(bar.seconds(), 20);
  QTest::keyClick(&bar, Qt::Key_Space);
  EXPECT_FALSE(bar.isPlaying());
}

TEST_F(PlaybackBarTest, SpeedsAreChangedByKeysWithinTheirLimits) {
  QTest::keyClick(&bar, Qt::Key_Up);
  EXPECT_DOUBLE_EQ(bar.speed(), 2);
  for (int i = 0; i < 20; ++i) QTest::keyClick(&bar, Qt::Key_Up);
  EXPECT_DOUBLE_EQ(bar.speed(), PlaybackBar::speed_max);
  for (int i = 0; i < 20; ++i) QTest::keyClick(&bar, Qt::Key_Down);
  EXPECT_DOUBLE_EQ(bar.speed(), PlaybackBar::speed_min);
}

TEST_F(PlaybackBarTest, FollowsACrosshairButNotOneThatLeft) {
  bar.setTime(7);
  EXPECT_EQ(bar.slice(), 3U);
  bar.setTime(std::nan(""));
  EXPECT_DOUBLE_EQ(bar.seconds(), 7);
}

}  // namespace
}  // namespace sojourn::gui
