// Journeys 13 to 15: large documents, bad days, keys alone; closing while something runs.
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <csignal>
#include <ctime>

#include <gmock/gmock.h>

#include "gui/app/recovery_dialog.h"
#include "gui/core/tree_writer.h"
#include "tests/gui/support/journey.h"
#include "tests/gui/support/large_document.h"

namespace sojourn::gui {
namespace {

using Journey13 = JourneyTest;
using Journey14 = JourneyTest;
using Journey15 = JourneyTest;
using Closing = JourneyTest;

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (1e3 * static_cast<double>(now.tv_sec)) + (1e-6 * static_cast<double>(now.tv_nsec));
}

TEST_F(Journey13, ALargeGraphStaysAtHand) {
  const QString path = folder.filePath("large.json");
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write(QByteArray::fromStdString(write_tree(layered_document(1000, 3))));
  file.close();
  ASSERT_TRUE(window->files().open(path));
  EXPECT_EQ(nodes().size(), 1001U);
  EXPECT_EQ(edges().size(), 2941U);
  canvas().fitAll();
  QApplication::processEvents();
  std::vector<double> frames;
  for (int i = 0; i < 40; ++i) {
    const double before = cpu_ms();
    if (i % 2 == 0) {
      canvas().panBy({8, 5});
    } else {
      canvas().setZoom(canvas().zoom() * (i % 4 == 1 ? 1.1 : 1 / 1.1));
    }
    canvas().viewport()->repaint();
    frames.push_back(cpu_ms() - before);
  }
  std::ranges::sort(frames);
  RecordProperty("frame_p95_us", static_cast<int>(1e3 * frames[frames.size() * 95 / 100]));
  EXPECT_LT(frames[frames.size() / 2], 50) << "of CPU; ./dev bench gui holds it to 8 ms";
  shot("journey-13-large");

  // Once cancelled, once to its end; the window lives meanwhile.
  const std::string before = document().text();
  window->actions().auto_layout->trigger();
  ASSERT_TRUE(window->bench().layout.isRunning());
  window->bench().layout.cancel();
  ASSERT_TRUE(wait([&] { return !window->bench().layout.isRunning(); }));
  EXPECT_EQ(document().text(), before);
  window->actions().auto_layout->trigger();
  ASSERT_TRUE(wait([&] { return find(document().tree(), "/layout") != nullptr; }, 120'000));
  EXPECT_EQ(document().history()->count(), 1);
  canvas().fitAll();
  shot("journey-13-laid-out");
  document().history()->undo();
  EXPECT_EQ(document().text(), before);
}

// Performed in a process of its own, which is then killed.
TEST_F(Journey14, DISABLED_VictimEditsAndWaits) {
  const QString recovery = qEnvironmentVariable("SOJOURN_TEST_RECOVERY");
  ASSERT_FALSE(recovery.isEmpty());
  MainWindow victim(std::make_unique<FakePrompts>(), recovery);
  ASSERT_TRUE(victim.document().open(SOJOURN_SOURCE_DIR "/scenarios/cart-and-order.json"));
  victim.document().edit("Seed",
                         [](TreeEdit& edit) { edit.set("/run/seed", JsonValue::whole(4711)); });
  QTest::qWait(60'000);
}

TEST_F(Journey14, WhatACrashLeavesIsOffered) {
  const QString recovery = folder.filePath("recovery");
  QProcess victim;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("SOJOURN_TEST_RECOVERY", recovery);
  environment.insert("QT_QPA_PLATFORM", "offscreen");
  victim.setProcessEnvironment(environment);
  victim.start(QCoreApplication::applicationFilePath(),
               {"--gtest_also_run_disabled_tests", "--gtest_filter=Journey14.DISABLED_Victim*"});
  ASSERT_TRUE(victim.waitForStarted());
  ASSERT_TRUE(wait([&] { return !QDir(recovery).entryList({"*.recovery"}).isEmpty(); }, 60'000))
      << "at most ten seconds old, and a busy machine";
  ::kill(static_cast<pid_t>(victim.processId()), SIGKILL);
  ASSERT_TRUE(victim.waitForFinished());

  QTimer::singleShot(0, window.get(), [&] {
    auto* const dialog = window->findChild<RecoveryDialog*>("recovery");
    ASSERT_NE(dialog, nullptr);
    dialog->grab().save(shots_folder() + "/journey-14-recovery.png");
    QTest::mouseClick(dialog->findChild<QPushButton*>("recovery_restore"), Qt::LeftButton);
  });
  ASSERT_TRUE(window->offerRecovery());
  EXPECT_EQ(find(document().tree(), "/run/seed")->scalar, "4711");
  EXPECT_TRUE(document().path().endsWith("cart-and-order.json"));
  EXPECT_TRUE(document().isModified());
}

TEST_F(Journey14, AFileThatCannotBeWrittenIsKept) {
  open_changed("cart-and-order.json", {});
  document().edit("Seed", [](TreeEdit& edit) { edit.set("/run/seed", JsonValue::whole(7)); });
  prompts->save_path = folder.filePath("nowhere/file.json");
  EXPECT_FALSE(window->files().saveAs());
  ASSERT_EQ(prompts->errors.size(), 1);
  EXPECT_TRUE(prompts->errors[0].contains("nowhere/file.json"));
  EXPECT_TRUE(document().isModified());
  EXPECT_TRUE(window->files().save());
  EXPECT_FALSE(document().isModified());
}

TEST_F(Journey14, AChangedFileIsAskedAbout) {
  open_changed("cart-and-order.json", {});
  QFile file(document().path());
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("{\"sojourn\": 1, \"name\": \"other\", \"services\": {}, \"workloads\": {}}");
  file.close();
  prompts->outside_choice = OutsideChoice::reload;
  window->files().lookOutside();
  EXPECT_EQ(prompts->asked, QStringList{"outside"});
  EXPECT_EQ(find(document().tree(), "/name")->scalar, "other");
  window->files().lookOutside();
  EXPECT_EQ(prompts->asked.size(), 1) << "asked once";
}

TEST_F(Journey14, AFileWithErrorsOpensAsTextWithItsProblems) {
  const QString path = folder.filePath("broken.json");
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("{\"sojourn\": 1,\n \"services\": {oops}}");
  file.close();
  ASSERT_TRUE(window->files().open(path));
  EXPECT_TRUE(document().isDraft());
  ASSERT_TRUE(wait([&] { return window->checker().isCurrent(); }));
  EXPECT_TRUE(window->checker().result().has_errors());
  EXPECT_TRUE(panels().json->isVisible());
  EXPECT_FALSE(window->actions().run->isEnabled());
  EXPECT_TRUE(nodes().empty());
  shot("journey-14-broken-file");
}

TEST_F(Closing, DuringARunIsClean) {
  for (int i = 0; i < 20; ++i) {
    FakePrompts* answers = nullptr;
    auto second = make_window(&answers);
    second->show();
    ASSERT_TRUE(second->files().open(SOJOURN_SOURCE_DIR "/scenarios/cart-and-order.json"));
    second->run();
    if (i % 2 == 0) QTest::qWait(20);
    second->close();
    second.reset();
  }
}

}  // namespace
}  // namespace sojourn::gui
