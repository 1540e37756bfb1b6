#include "gui/panels/live_panel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "gui/plot/compare_plot.h"
#include "tests/gui/panels/results_support.h"

namespace sojourn::gui {
namespace {

constexpr auto sample = SOJOURN_SOURCE_DIR "/tests/gui/run/data/mm1-validation.json";

class LivePanelTest : public testing::Test {
 protected:
  LivePanelTest() : panel(&live) {
    panel.resize(1150, 420);
    panel.show();
  }
  LiveValidation live;
  LivePanel panel;
};

TEST_F(LivePanelTest, ShowsAFileWithEveryFigureAndItsVerdict) {
  EXPECT_TRUE(panel.plot()->isEmpty());
  panel.openFile(QString::fromLatin1(sample));
  ASSERT_TRUE(soon([&] { return panel.validation() != nullptr; }));
  settle();
  std::size_t figures = 0;
  int breached = 0;
  for (const auto* group :
       {&panel.validation()->comparison.requests, &panel.validation()->comparison.services}) {
    for (const report::Compared& one : *group) {
      figures += one.figures.size();
      for (const auto& figure : one.figures) breached += figure.breached ? 1 : 0;
    }
  }
  EXPECT_EQ(panel.table()->rowCount(), static_cast<int>(figures));
  EXPECT_EQ(panel.flaggedRows(), breached);
  EXPECT_EQ(panel.plot()->curveLabels().size(), 2);
  EXPECT_FALSE(panel.verdictText().isEmpty());
  EXPECT_TRUE(cut_off_texts(panel).empty());
  keep_picture(panel, QStringLiteral("live"));
}

TEST_F(LivePanelTest, FlagsFiguresOutsideTheirTolerance) {
  const RunResultPointer predicted = run_now(short_source("mm1"));
  const RunResultPointer slower =
      run_now(short_source("mm1", "30s", "5", {{"/workloads/visitors/poisson", "88/s"}}));
  scenario::Tolerances tolerances;
  tolerances.mean = 0.05;
  tolerances.p99 = 0.08;
  const auto validation = std::make_shared<const Validation>(
      validation_of(predicted->results, slower->results, tolerances));
  panel.showValidation(validation);
  settle();
  EXPECT_GE(panel.flaggedRows(), 2);
  EXPECT_TRUE(panel.verdictText().contains(QStringLiteral("✕")));
  keep_picture(panel, QStringLiteral("live-outside"));
  const QTemporaryDir folder;
  EXPECT_TRUE(panel.exportCsv(folder.filePath(QStringLiteral("live.csv"))));
}

TEST_F(LivePanelTest, FindsNothingWithinToleranceInAnInvalidMeasurement) {
  const RunResultPointer run = run_now(short_source("mm1"));
  Validation validation = validation_of(run->results, run->results, {});
  validation.comparison.verdict = "invalid";
  for (auto* group : {&validation.comparison.requests, &validation.comparison.services}) {
    for (report::Compared& one : *group) {
      for (report::ComparedFigure& figure : one.figures) figure.error.reset();
    }
  }
  panel.showValidation(std::make_shared<const Validation>(validation));
  for (int row = 0; row < panel.table()->rowCount(); ++row) {
    EXPECT_EQ(panel.table()->item(row, 4)->text(), QStringLiteral("–")) << row;
  }
  EXPECT_TRUE(panel.verdictText().contains(QStringLiteral("mm1")));
}

TEST_F(LivePanelTest, ShowsHowFarTheReplayIs) {
  EXPECT_EQ(replay_begin(QStringLiteral("replaying for 20 s (run 2 of 3)")),
            (ReplayBegin{.seconds = 20, .run = 2, .runs = 3}));
  EXPECT_EQ(replay_begin(QStringLiteral("replaying for 0.5 s (run 1 of 1)"))->seconds, 0.5);
  EXPECT_FALSE(replay_begin(QStringLiteral("predicting: 20 independent runs")));
}

TEST_F(LivePanelTest, TakesItsOptionsFromTheKeyboard) {
  auto* duration = part<QLineEdit>(panel, "liveDuration");
  duration->setFocus();
  QTest::keyClicks(duration, QStringLiteral("5s"));
  auto* repeat = part<QSpinBox>(panel, "liveRepeat");
  repeat->setFocus();
  QTest::keyClick(repeat, Qt::Key_Up);
  auto* calibrate = part<QCheckBox>(panel, "liveCalibrate");
  calibrate->setFocus();
  QTest::keyClick(calibrate, Qt::Key_Space);
  EXPECT_EQ(panel.options().duration, QStringLiteral("5s"));
  EXPECT_EQ(panel.options().repeat, 2U);
  EXPECT_FALSE(panel.options().calibrates);
}

TEST_F(LivePanelTest, RefusesADurationWithoutAUnitAndTellsOfAMissingProgram) {
  auto* lines = part<QPlainTextEdit>(panel, "liveLines");
  auto* duration = part<QLineEdit>(panel, "liveDuration");
  duration->setText(QStringLiteral("five"));
  QTest::keyClick(duration, Qt::Key_Return);
  EXPECT_FALSE(live.isRunning());
  EXPECT_TRUE(lines->toPlainText().contains(QStringLiteral("unit")));
  duration->clear();
  live.setProgram(QStringLiteral("/nowhere/sojourn-live"));
  panel.setSource(short_source("mm1"));
  QTest::mouseClick(part<QPushButton>(panel, "liveRun"), Qt::LeftButton);
  ASSERT_TRUE(soon(
      [&] { return lines->toPlainText().contains(QStringLiteral("✕ ")) && !live.isRunning(); }));
  EXPECT_TRUE(part<QPushButton>(panel, "liveRun")->isEnabled());
}

}  // namespace
}  // namespace sojourn::gui
