#include "gui/panels/run_status.h"

#include <QProgressBar>
#include <QPushButton>
#include <cstdio>

#include <gtest/gtest.h>

#include "gui/panels/progress_text.h"
#include "tests/gui/panels/results_support.h"

namespace sojourn::gui {
namespace {

TEST(RunStatus, SaysReplicationsPrecisionAndTimeLeft) {
  RunProgress progress;
  progress.replications_done = 7;
  progress.replications_planned = 10;
  progress.precision_reached = 0.031;
  progress.eta_s = 12;
  EXPECT_EQ(progress_text(progress), QStringLiteral("7 of 10 replications · ±3.1 % · 12 s left"));
}

TEST(RunStatus, IsIdleWithinAFifthOfASecondAfterStop) {
  RunController controller;
  RunStatus status;
  status.follow(&controller);
  status.show();
  EXPECT_FALSE(status.isBusy());
  controller.start(endless());
  auto* bar = part<QProgressBar>(status, "runProgress");
  ASSERT_TRUE(soon([&] { return bar->value() > 0; }));
  EXPECT_TRUE(status.isBusy());
  EXPECT_TRUE(status.text().contains(QStringLiteral("replications")));
  keep_picture(status, QStringLiteral("run-status"));
  const Stopwatch watch;
  QTest::mouseClick(part<QPushButton>(status, "stopRun"), Qt::LeftButton);
  ASSERT_TRUE(soon([&] { return !status.isBusy(); }));
  const double took = watch.seconds();
  std::printf("idle %.1f ms after Stop\n", took * 1000);
  EXPECT_LT(took, 0.2);
  EXPECT_EQ(status.text(), RunStatus::tr("Stopped"));
  EXPECT_FALSE(bar->isVisible());
}

TEST(RunStatus, TellsHowLongAFinishedRunTook) {
  RunController controller;
  RunStatus status;
  status.follow(&controller);
  const QSignalSpy finished(&controller, &RunController::finished);
  controller.start(short_source("mm1"));
  ASSERT_TRUE(soon([&] { return finished.count() == 1; }));
  EXPECT_FALSE(status.isBusy());
  EXPECT_TRUE(status.text().startsWith(QStringLiteral("Done in")));
}

}  // namespace
}  // namespace sojourn::gui
