// "Validate live" as people use it: the panel's own button, real services on loopback, and the
// comparison that is shown in the end. What is asserted no noise of the machine can break.
#include <QCheckBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>
#include <unistd.h>

#include "gui/core/tree_reader.h"
#include "gui/look/theme.h"
#include "gui/plot/compare_plot.h"
#include "tests/gui/support/journey.h"

namespace sojourn::gui {
namespace {

constexpr int live_patience_ms = 120'000;  // on a busy machine; a quiet one takes a tenth of it

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Everything that a live run makes lies in a folder of the journey's own: files that are left show
// there, and processes that are left name it in their command line or are our children.
class ValidateLive : public JourneyTest {
 protected:
  void SetUp() override {
    ASSERT_TRUE(QDir(folder.path()).mkdir("tmp"));
    qputenv("TMPDIR", temporary().toUtf8());
    JourneyTest::SetUp();
    window->showPanel("live");
  }

  void TearDown() override {
    JourneyTest::TearDown();
    qunsetenv("TMPDIR");
  }

  QString temporary() const { return folder.filePath("tmp"); }

  // Those that have ended and are yet to be asked for their status have no command line.
  QStringList processes() const {
    QStringList found;
    for (const QString& pid : QDir("/proc").entryList({"[1-9]*"}, QDir::Dirs)) {
      if (pid.toLongLong() == getpid()) continue;
      const QByteArray command = bytes_of("/proc/" + pid + "/cmdline").replace('\0', ' ');
      const QByteArray stat = bytes_of("/proc/" + pid + "/stat");
      const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
      const bool is_child = fields.size() > 1 && fields[1].toLongLong() == getpid();
      if (is_child || command.contains(temporary().toUtf8())) {
        found << pid + ": " + QString::fromUtf8(command);
      }
    }
    return found;
  }

  QStringList files() const {
    return QDir(temporary()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
  }

  void expect_nothing_is_left(int milliseconds = 2000) {
    wait([this] { return processes().isEmpty() && files().isEmpty(); }, milliseconds);
    EXPECT_TRUE(processes().isEmpty()) << processes().join("\n").toStdString();
    EXPECT_TRUE(files().isEmpty()) << files().join("\n").toStdString();
  }

  LiveValidation& live() { return window->bench().live; }
  QPushButton* button() { return part<QPushButton>("liveRun"); }
  QString lines() { return part<QPlainTextEdit>("liveLines")->toPlainText(); }

  void press() {
    ASSERT_TRUE(button()->isVisible());
    QTest::mouseClick(button(), Qt::LeftButton);
  }

  void choose_duration(const QString& text) {
    auto* const duration = part<QLineEdit>("liveDuration");
    QTest::mouseClick(duration, Qt::LeftButton);
    duration->selectAll();
    QTest::keyClicks(duration, text);
  }

  void leave_out_calibration() {
    auto* const box = part<QCheckBox>("liveCalibrate");
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    ASSERT_FALSE(box->isChecked());
  }

  // Presses Stop, and holds what it has to end to its time.
  void stop_in_time() {
    QElapsedTimer clock;
    clock.start();
    press();
    ASSERT_TRUE(wait([this] { return !live().isRunning() && processes().isEmpty(); }));
    RecordProperty("stop_ms", static_cast<int>(clock.elapsed()));
    EXPECT_LT(clock.elapsed(), 2000);
    expect_nothing_is_left();
    EXPECT_EQ(button()->text(), "Validate live");
    EXPECT_TRUE(button()->isEnabled());
    EXPECT_FALSE(part<QProgressBar>("liveProgress")->isVisible());
    EXPECT_TRUE(lines().contains("Stopped")) << lines().toStdString();
  }

  void picture(const QString& name) {
    for (const Appearance appearance : {Appearance::dark, Appearance::light}) {
      apply_appearance(*qApp, appearance);
      panels().refreshTheme();
      QTest::qWait(JsonView::quiet_ms + 50);
      shot(name + (appearance == Appearance::dark ? "-dark" : "-light"));
    }
  }
};

TEST_F(ValidateLive, ShowsWhatWasMeasuredBesideWhatWasSimulated) {
  open("mm1.json");
  choose_duration("4s");
  int advances = 0;
  int seen = 0;
  QStringList states;
  QTimer eye;
  QObject::connect(&eye, &QTimer::timeout, window.get(), [&] {
    const auto* const bar = part<QProgressBar>("liveProgress");
    if (!bar->isVisible()) return;
    states << part<QLabel>("liveState")->text();
    advances += bar->maximum() > 0 && bar->value() > seen ? 1 : 0;
    seen = bar->value();
  });
  eye.start(50);
  press();
  ASSERT_TRUE(live().isRunning());
  EXPECT_EQ(button()->text(), "Stop");
  LivePanel& panel = *panels().live;
  ASSERT_TRUE(wait([&] { return !live().isRunning(); }, live_patience_ms));
  eye.stop();
  ASSERT_NE(panel.validation(), nullptr) << lines().toStdString();
  states.removeDuplicates();
  EXPECT_GT(advances, 5) << "the bar moves while requests are replayed";
  EXPECT_GT(states.size(), 3) << states.join("\n").toStdString();

  const report::Comparison& comparison = panel.validation()->comparison;
  ASSERT_EQ(comparison.requests.size(), 1U);
  EXPECT_EQ(comparison.requests.front().name, "visitors/server.serve");
  EXPECT_EQ(panel.validation()->predicted.requests.at("visitors/server.serve").count,
            panel.validation()->measured.requests.at("visitors/server.serve").count);
  QStringList figures;
  int bounded = 0;
  for (int row = 0; row < panel.table()->rowCount(); ++row) {
    for (int column = 0; column < panel.table()->columnCount(); ++column) {
      ASSERT_FALSE(panel.table()->item(row, column)->text().isEmpty());
    }
    figures << panel.table()->item(row, 0)->text() + " " + panel.table()->item(row, 1)->text();
    const bool has_error = panel.table()->item(row, 2)->text() != "–";
    EXPECT_TRUE(has_error || panel.table()->item(row, 4)->text() == "–")
        << figures.back().toStdString();
    bounded += panel.table()->item(row, 3)->text().startsWith("±") ? 1 : 0;
  }
  EXPECT_TRUE(figures.contains("visitors/server.serve p99")) << figures.join("\n").toStdString();
  EXPECT_GE(bounded, 4) << "throughput, mean, p95, p99 have tolerances";
  EXPECT_EQ(panel.plot()->curveLabels().size(), 2);
  EXPECT_TRUE(panel.verdictText().contains("mm1")) << panel.verdictText().toStdString();
  EXPECT_FALSE(part<QPlainTextEdit>("liveLines")->isVisible());
  EXPECT_EQ(button()->text(), "Validate live");
  expect_nothing_is_left();
  picture("validate-live-done");
}

TEST_F(ValidateLive, StopEndsEverythingAndItCanStartAgain) {
  open("mm1.json");
  choose_duration("30s");
  press();
  ASSERT_TRUE(wait([this] { return lines().contains("calibrating"); }, live_patience_ms));
  EXPECT_FALSE(processes().isEmpty());
  stop_in_time();

  leave_out_calibration();
  press();
  ASSERT_TRUE(
      wait([this] { return part<QProgressBar>("liveProgress")->value() > 20; }, live_patience_ms));
  picture("validate-live-replaying");
  stop_in_time();
  EXPECT_EQ(panels().live->validation(), nullptr) << "nothing of it is kept";

  choose_duration("1s");
  press();
  ASSERT_TRUE(wait([this] { return panels().live->validation() != nullptr; }, live_patience_ms));
  expect_nothing_is_left();
}

TEST_F(ValidateLive, TakesTheServicesAlongWhenTheWindowGoes) {
  open("cart-and-order.json");
  choose_duration("30s");
  leave_out_calibration();
  press();
  ASSERT_TRUE(wait([this] { return lines().contains("replaying"); }, live_patience_ms));
  EXPECT_GT(processes().size(), 3);
  window.reset();
  expect_nothing_is_left();
}

// A Flask application has the kernel's queue: it cannot reject.
TEST_F(ValidateLive, SaysInTheProgramsWordsWhatCannotRunLive) {
  open_changed("flask-chain.json", {});
  document().edit("Queue", [](TreeEdit& edit) {
    edit.set("/services/service1/queue", *read_tree(R"({"capacity": 5})"));
  });
  press();  // right after the change
  ASSERT_TRUE(wait([this] { return !live().isRunning(); }, live_patience_ms));
  EXPECT_TRUE(lines().contains("✕ The scenario cannot be run live")) << lines().toStdString();
  EXPECT_TRUE(lines().contains("a queue capacity needs")) << lines().toStdString();
  EXPECT_FALSE(lines().contains(temporary())) << lines().toStdString();
  EXPECT_EQ(lines().count("a queue capacity needs"), 1) << "once: " << lines().toStdString();
  EXPECT_EQ(panels().live->validation(), nullptr);
  EXPECT_EQ(button()->text(), "Validate live");
  expect_nothing_is_left();
  picture("validate-live-refused");

  EXPECT_EQ(document().history()->count(), 1) << "other colours are no edit";
  document().history()->undo();
  choose_duration("100h");
  press();
  ASSERT_TRUE(wait([this] { return !live().isRunning(); }, live_patience_ms));
  EXPECT_TRUE(lines().contains("is longer than the cap")) << lines().toStdString();
  EXPECT_FALSE(lines().contains("code 2")) << lines().toStdString();
  expect_nothing_is_left();
}

TEST_F(ValidateLive, OfAScenarioWithErrorsShowsTheProblems) {
  open_changed("mm1.json", {});
  document().edit("Break", [](TreeEdit& edit) {
    edit.set("/services/server/replicas", JsonValue::text("many"));
  });
  press();  // before anything has told the panel
  EXPECT_FALSE(live().isRunning());
  EXPECT_TRUE(panels().problems->isVisible());
  window->showPanel("live");
  EXPECT_TRUE(lines().contains("Problems")) << lines().toStdString();
  expect_nothing_is_left();
}

}  // namespace
}  // namespace sojourn::gui
