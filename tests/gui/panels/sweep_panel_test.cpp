#include "gui/panels/sweep_panel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <algorithm>

#include <gtest/gtest.h>

#include "gui/plot/sweep_plot.h"
#include "models/report/units.h"
#include "tests/gui/panels/results_support.h"

namespace sojourn::gui {
namespace {

const SweepPlace* place_at(const std::vector<SweepPlace>& places, std::string_view pointer) {
  const auto found = std::ranges::find(places, pointer, &SweepPlace::pointer);
  return found != places.end() ? &*found : nullptr;
}

TEST(SweepPlaces, AreTheNumbersOfTheDocumentLoadsFirst) {
  const auto places = sweepable_places(scenario_tree("cart-and-order"), Schema::of_scenarios());
  ASSERT_FALSE(places.empty());
  EXPECT_EQ(places[0].pointer, "/workloads");
  EXPECT_EQ(places[0].kind, PlaceKind::factor);
  EXPECT_EQ(places[0].text, "×1");
  EXPECT_EQ(places[1].pointer, "/workloads/shoppers/poisson");
  EXPECT_EQ(places[1].kind, PlaceKind::rate);
  EXPECT_DOUBLE_EQ(places[1].value, 50);
  const SweepPlace* const replicas = place_at(places, "/services/cart/replicas");
  ASSERT_NE(replicas, nullptr);
  EXPECT_EQ(replicas->kind, PlaceKind::whole);
  EXPECT_EQ(replicas->text, "3");
  EXPECT_TRUE(replicas->title.startsWith(QStringLiteral("cart")));
  const SweepPlace* const time =
      place_at(places, "/services/cart/endpoints/get/0/delay/exponential");
  ASSERT_NE(time, nullptr);
  EXPECT_DOUBLE_EQ(time->value, 0.035);
  EXPECT_EQ(time->title, QStringLiteral("cart.get · Delay"));
  EXPECT_EQ(place_at(places, "/run/seed"), nullptr);
  for (const SweepPlace& place : places) EXPECT_FALSE(place.title.isEmpty()) << place.pointer;
}

TEST(SweepPlaces, TextsReadBack) {
  for (const auto& [kind, value] : {std::pair{PlaceKind::rate, 80.0},
                                    {PlaceKind::duration, 0.035},
                                    {PlaceKind::whole, 5.0},
                                    {PlaceKind::percentage, 0.1},
                                    {PlaceKind::share, 0.3},
                                    {PlaceKind::factor, 1.25},
                                    {PlaceKind::number, 1.5}}) {
    EXPECT_EQ(read_place(kind, place_text(kind, value)), value);
  }
  EXPECT_EQ(place_json(PlaceKind::rate, 80), "\"80/s\"");
  EXPECT_EQ(place_json(PlaceKind::whole, 5), "5");
  EXPECT_FALSE(read_place(PlaceKind::whole, "2.5"));
  EXPECT_FALSE(read_place(PlaceKind::share, "2"));
  EXPECT_EQ(place_text(PlaceKind::factor, 1.5), "×1.5");
  EXPECT_EQ(read_place(PlaceKind::factor, "2"), 2);
}

TEST(SweepPlaces, SuggestedRangesAreRanges) {
  for (const char* const name : {"cart-and-order", "mm1", "social-feed", "flask-chain"}) {
    for (const SweepPlace& place : sweepable_places(scenario_tree(name), Schema::of_scenarios())) {
      EXPECT_TRUE(parse_range(suggested_range(place)).has_value())
          << place.pointer << ' ' << suggested_range(place);
    }
  }
}

class SweepPanelTest : public testing::Test {
 protected:
  SweepPanelTest() : panel(&controller) {
    panel.resize(1100, 380);
    panel.show();
    std::string text = scenario_text("mm1");
    text.replace(text.rfind("\"10min\""), 7, "\"60s\"");
    panel.setDocument(scenario_tree("mm1"), text, Schema::of_scenarios());
  }
  void run(const char* range) {
    auto* edit = part<QLineEdit>(panel, "sweepRange");
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, QLatin1String(range));
    QTest::keyClick(edit, Qt::Key_Return);
  }
  SweepController controller;
  SweepPanel panel;
};

TEST_F(SweepPanelTest, StartsEmptyWithARangeToBeginWith) {
  EXPECT_TRUE(panel.plot()->isEmpty());
  EXPECT_EQ(part<QLineEdit>(panel, "sweepRange")->text(), QStringLiteral("0.25..1.5:6"));
  ASSERT_TRUE(panel.choosePlace("/workloads/visitors/poisson"));
  EXPECT_EQ(part<QLineEdit>(panel, "sweepRange")->text(), QStringLiteral("20/s..100/s:9"));
  QString error;
  EXPECT_FALSE(panel.exportCsv(QStringLiteral("/nowhere/a.csv"), &error));
}

TEST_F(SweepPanelTest, FindsTheKneeAndWhatIsSustainable) {
  ASSERT_TRUE(panel.choosePlace("/workloads/visitors/poisson"));
  run("20/s..95/s:6");
  EXPECT_TRUE(controller.isRunning());
  ASSERT_TRUE(soon([&] { return panel.result() != nullptr; }));
  settle();
  ASSERT_EQ(panel.result()->points.size(), 6U);
  EXPECT_EQ(panel.table()->rowCount(), 6);
  EXPECT_TRUE(panel.result()->knee.has_value());
  ASSERT_TRUE(panel.result()->max_sustainable.has_value());
  // p99 of M/M/1 is ln(100) / (100/s - rate): 333 ms at 86.2/s.
  EXPECT_NEAR(panel.result()->max_sustainable->x, 86.2, 4);
  EXPECT_TRUE(panel.findings().contains(QStringLiteral("Max sustainable")));
  EXPECT_TRUE(panel.findings().contains(QStringLiteral("knee")));
  EXPECT_FALSE(panel.plot()->isEmpty());
  EXPECT_GE(panel.plot()->curveLabels().size(), 3);
  EXPECT_EQ(panel.table()->item(0, 1)->text().toStdString(),
            report::line_text(panel.result()->points[0].total.p99, report::Quantity::seconds));
  EXPECT_TRUE(cut_off_texts(panel).empty());
  keep_picture(panel, QStringLiteral("sweep"));

  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("sweep.csv"));
  ASSERT_TRUE(panel.exportCsv(path));
  SweepPanel other(&controller);
  QString error;
  ASSERT_TRUE(other.importCsv(path, &error)) << error.toStdString();
  EXPECT_EQ(other.result()->points, panel.result()->points);
  EXPECT_EQ(other.findings(), panel.findings());
}

// A factor of the load is what its rate would be.
TEST_F(SweepPanelTest, VariesTheLoadOfAllWorkloads) {
  run("0.5, 1");
  ASSERT_TRUE(soon([&] { return panel.result() != nullptr; }));
  const auto by_factor = panel.result();
  ASSERT_EQ(by_factor->points.size(), 2U);
  PlaceValues tried;
  QObject::connect(&panel, &SweepPanel::pointActivated,
                   [&](const PlaceValues& values) { tried = values; });
  part<SweepPlot>(panel, "sweepPlot")->setFocus();
  settle();
  select_sweep_point(*part<SweepPlot>(panel, "sweepPlot"), 0);
  QTest::keyClick(panel.plot(), Qt::Key_Return);
  EXPECT_EQ(tried, (PlaceValues{{"/workloads/visitors/poisson", "\"40/s\""}}));
  ASSERT_TRUE(panel.choosePlace("/workloads/visitors/poisson"));
  run("40/s, 80/s");
  ASSERT_TRUE(soon([&] { return panel.result() != by_factor; }));
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(panel.result()->points[i].total, by_factor->points[i].total) << i;
  }
  keep_picture(panel, QStringLiteral("sweep-load"));
}

TEST_F(SweepPanelTest, SaysWhatIsWrongWithARange) {
  run("many");
  EXPECT_FALSE(controller.isRunning());
  EXPECT_TRUE(part<QLabel>(panel, "sweepMessage")->text().startsWith(QStringLiteral("✕")));
}

TEST_F(SweepPanelTest, StopsAtOnce) {
  std::string text = scenario_text("mm1");
  text.replace(text.rfind("\"10min\""), 7, "\"100h\"");
  panel.setDocument(scenario_tree("mm1"), text, Schema::of_scenarios());
  ASSERT_TRUE(panel.choosePlace("/workloads/visitors/poisson"));
  run("20/s..90/s:8");
  ASSERT_TRUE(controller.isRunning());
  QTest::qWait(50);
  const QSignalSpy cancelled(&controller, &SweepController::cancelled);
  QTest::mouseClick(part<QPushButton>(panel, "runSweep"), Qt::LeftButton);
  ASSERT_TRUE(soon([&] { return cancelled.count() == 1; }));
  EXPECT_EQ(panel.result(), nullptr);
  EXPECT_EQ(part<QPushButton>(panel, "runSweep")->text(), SweepPanel::tr("Run sweep"));
}

}  // namespace
}  // namespace sojourn::gui
