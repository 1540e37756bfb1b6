#include "gui/panels/results_panel.h"

#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "gui/panels/results_parts.h"
#include "gui/panels/results_series.h"
#include "gui/panels/summary_figures.h"
#include "gui/panels/summary_panel.h"
#include "gui/plot/cdf_plot.h"
#include "gui/run/bottleneck.h"
#include "models/report/csv.h"
#include "tests/gui/panels/results_support.h"

namespace sojourn::gui {
namespace {

const RunResultPointer& shop() {
  static const RunResultPointer result = run_now(short_source("cart-and-order"));
  return result;
}

QString cell(const QTableWidget* table, const QString& row_name, int column) {
  for (int row = 0; row < table->rowCount(); ++row) {
    if (table->item(row, 0)->text() == row_name) return table->item(row, column)->text();
  }
  return {};
}

TEST(SummaryPanel, SaysWhatToDoBeforeTheFirstRun) {
  SummaryPanel panel;
  panel.resize(700, 300);
  panel.show();
  EXPECT_TRUE(part<QLabel>(panel, "summaryEmpty")->isVisible());
  EXPECT_TRUE(panel.text().isEmpty());
  QString error;
  EXPECT_FALSE(panel.exportCsv(QStringLiteral("/nowhere/x.csv"), &error));
  EXPECT_FALSE(error.isEmpty());
}

TEST(SummaryPanel, ShowsTheFiguresOfTheEngine) {
  SummaryPanel panel;
  panel.resize(1100, 420);
  panel.setResult(shop());
  panel.show();
  settle();
  const std::string name = "shoppers/gateway.browse";
  const auto& request = shop()->results.requests.at(name);
  const auto* classes = part<QTableWidget>(panel, "classTable");
  const QString shown = cell(classes, QString::fromStdString(name), 3);
  EXPECT_EQ(shown.toStdString(), report::line_text(request.latency.p99, report::Quantity::seconds));
  const auto* tile = part<QLabel>(panel, "figure:shoppers/gateway.browse p99");
  ASSERT_NE(tile, nullptr);
  EXPECT_TRUE(tile->text().contains(
      QString::fromStdString(report::shown(request.latency.p99, report::Quantity::seconds).value)));
  const auto* services = part<QTableWidget>(panel, "serviceTable");
  EXPECT_EQ(
      cell(services, QStringLiteral("cart"), 1).toStdString(),
      report::line_text(shop()->results.services.at("cart").utilization, report::Quantity::share));
  EXPECT_TRUE(cut_off_texts(panel).empty());
  keep_picture(panel, QStringLiteral("summary"));
}

TEST(SummaryPanel, NamesTheBusiestServiceAndJudgesTheObjectives) {
  SummaryPanel panel;
  panel.setResult(shop());
  const auto busiest = busiest_service(utilizations_of(shop()->results));
  ASSERT_TRUE(busiest);
  for (const auto& [name, service] : shop()->results.services) {
    EXPECT_LE(service.utilization.value, busiest->utilization.value);
  }
  EXPECT_TRUE(
      part<QLabel>(panel, "bottleneck")->text().contains(QString::fromStdString(busiest->service)));
  int chips = 0;
  for (const QLabel* const label : panel.findChildren<QLabel*>()) {
    for (const report::SloVerdict& slo : shop()->verdicts) {
      const QString wanted =
          verdict_glyph(slo.verdict) + QLatin1Char(' ') + QString::fromStdString(slo.name);
      chips += label->text() == wanted ? 1 : 0;
    }
  }
  EXPECT_EQ(chips, 2);
}

TEST(SummaryPanel, GreysFiguresWithoutAnIntervalAndSaysWhy) {
  SummaryPanel panel;
  panel.setResult(run_now(short_source("mm1", "4s", "1")));
  const auto* classes = part<QTableWidget>(panel, "classTable");
  const QTableWidgetItem* const p999 = classes->item(0, 4);
  EXPECT_EQ(p999->foreground().color(), current_colors().muted_text);
  EXPECT_FALSE(p999->toolTip().isEmpty());
}

TEST(SummaryPanel, WarnsPlainlyOfAQueueThatGrows) {
  SummaryPanel panel;
  panel.resize(1000, 400);
  panel.setResult(
      run_now(short_source("mm1", "60s", "5", {{"workloads.visitors.poisson", "150/s"}})));
  panel.show();
  settle();
  EXPECT_TRUE(part<QLabel>(panel, "warnings")->isVisible());
  EXPECT_TRUE(part<QLabel>(panel, "warnings")->text().startsWith(QStringLiteral("! ")));
  keep_picture(panel, QStringLiteral("summary-unstable"));
}

TEST(SummaryPanel, CopiesTextAndWritesEveryFigure) {
  SummaryPanel panel;
  panel.setResult(shop());
  EXPECT_TRUE(panel.text().contains(QStringLiteral("p99")));
  EXPECT_TRUE(panel.text().contains(QStringLiteral("browsing is quick")));
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("figures.csv"));
  ASSERT_TRUE(panel.exportCsv(path));
  QFile file(path);
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_EQ(file.readAll().toStdString(), report::results_csv(shop()->results));
}

class ResultsPanelTest : public testing::Test {
 protected:
  ResultsPanelTest() : panel(&store, &recorder) {
    panel.resize(1100, 420);
    panel.show();
  }
  ResultStore store;
  RecordingController recorder;
  ResultsPanel panel;
};

TEST_F(ResultsPanelTest, HasEmptyStatesInEveryTab) {
  for (int tab = ResultsPanel::summary_tab; tab <= ResultsPanel::table_tab; ++tab) {
    panel.showTab(tab);
    settle();
    if (Plot* const plot = panel.plot(static_cast<ResultsPanel::Tab>(tab))) {
      EXPECT_TRUE(plot->isEmpty());
    }
  }
  EXPECT_FALSE(recorder.isRunning());
}

TEST_F(ResultsPanelTest, FollowsTheCurrentRunAndSharesTheClass) {
  store.add(shop());
  EXPECT_EQ(panel.result(), shop());
  EXPECT_FALSE(panel.plot(ResultsPanel::cdf_tab)->isEmpty());
  EXPECT_FALSE(panel.plot(ResultsPanel::histogram_tab)->isEmpty());
  panel.chooseClass(QStringLiteral("shoppers/gateway.checkout"));
  EXPECT_EQ(panel.chosenClass(), QStringLiteral("shoppers/gateway.checkout"));
  EXPECT_EQ(panel.plot(ResultsPanel::cdf_tab)->curveLabels(),
            QStringList{QStringLiteral("shoppers/gateway.checkout")});
  panel.showTab(ResultsPanel::cdf_tab);
  settle();
  auto* nines = part<QCheckBox>(panel, "nines");
  ASSERT_TRUE(nines->isVisible());
  EXPECT_TRUE(static_cast<CdfPlot*>(panel.plot(ResultsPanel::cdf_tab))->nines());
  keep_picture(panel, QStringLiteral("results-cdf"));
  nines->setFocus();
  QTest::keyClick(nines, Qt::Key_Space);
  EXPECT_FALSE(static_cast<CdfPlot*>(panel.plot(ResultsPanel::cdf_tab))->nines());
  panel.showTab(ResultsPanel::histogram_tab);
  settle();
  keep_picture(panel, QStringLiteral("results-histogram"));
  panel.showTab(ResultsPanel::table_tab);
  settle();
  keep_picture(panel, QStringLiteral("results-table"));
}

TEST_F(ResultsPanelTest, TabsAreReachedByKeys) {
  store.add(shop());
  auto* tabs = part<QTabWidget>(panel, "resultTabs");
  tabs->tabBar()->setFocus();
  QTest::keyClick(tabs->tabBar(), Qt::Key_Right);
  EXPECT_EQ(tabs->currentIndex(), 1);
}

TEST_F(ResultsPanelTest, RecordsWhenATimeTabIsOpenedAndLinksItsPlots) {
  store.add(shop());
  EXPECT_FALSE(recorder.isRunning());
  panel.showTab(ResultsPanel::time_tab);
  ASSERT_TRUE(soon([&] { return panel.playback() != nullptr; }));
  settle();
  for (const auto tab :
       {ResultsPanel::time_tab, ResultsPanel::heatmap_tab, ResultsPanel::queues_tab}) {
    EXPECT_FALSE(panel.plot(tab)->isEmpty());
    panel.showTab(tab);
    panel.setCrosshair(15);
    settle();
    EXPECT_FALSE(panel.plot(tab)->readoutText().isEmpty());
    keep_picture(panel, QStringLiteral("results-time%1").arg(tab));
  }
  EXPECT_TRUE(panel.playbackBar()->isVisible());
  const QSignalSpy moved(&panel, &ResultsPanel::crosshairMoved);
  QWidget* const canvas = panel.plot(ResultsPanel::queues_tab)->canvas();
  QTest::mouseMove(canvas, panel.plot(ResultsPanel::queues_tab)->plotArea().center());
  ASSERT_TRUE(soon([&] { return moved.count() > 0; }, 2000));
  EXPECT_NEAR(panel.playbackBar()->seconds(), moved.last().front().toDouble(), 1e-9);
  EXPECT_TRUE(cut_off_texts(panel).empty());
}

TEST_F(ResultsPanelTest, ExportsTheTabThatIsShown) {
  store.add(shop());
  const QTemporaryDir folder;
  panel.showTab(ResultsPanel::cdf_tab);
  for (const char* const suffix : {"png", "svg", "pdf", "csv"}) {
    const QString path = folder.filePath(QStringLiteral("cdf.") + QLatin1String(suffix));
    QString error;
    EXPECT_TRUE(panel.exportCurrent(path, &error)) << error.toStdString();
    EXPECT_GT(QFile(path).size(), 100);
  }
  panel.showTab(ResultsPanel::summary_tab);
  EXPECT_TRUE(panel.exportCurrent(folder.filePath(QStringLiteral("all.csv"))));
}

TEST_F(ResultsPanelTest, TheTableIsFilteredByWords) {
  store.add(shop());
  panel.showTab(ResultsPanel::table_tab);
  auto* table = part<QTableWidget>(panel, "allFigures");
  auto* filter = part<QLineEdit>(panel, "tableFilter");
  filter->setFocus();
  QTest::keyClicks(filter, QStringLiteral("cart utilization"));
  int shown = 0;
  for (int row = 0; row < table->rowCount(); ++row) shown += table->isRowHidden(row) ? 0 : 1;
  EXPECT_EQ(shown, 1);
}

TEST(ResultSeries, FaultsBecomeBandsWithNames) {
  Playback playback;
  playback.duration_s = 60;
  playback.services.emplace_back().name = "cart";
  playback.faults.push_back({.kind = scenario::FaultKind::kill,
                             .service = 0,
                             .replica = 1,
                             .from_s = 30,
                             .until_s = 90,
                             .factor = 1});
  const auto bands = fault_bands_of(playback);
  ASSERT_EQ(bands.size(), 1U);
  EXPECT_EQ(bands[0].label, QStringLiteral("cart/1: down"));
  EXPECT_DOUBLE_EQ(bands[0].to_s, 60);
}

}  // namespace
}  // namespace sojourn::gui
