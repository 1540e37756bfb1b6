#include "gui/panels/compare_panel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

#include <gtest/gtest.h>

#include "gui/panels/history_panel.h"
#include "gui/plot/compare_plot.h"
#include "tests/gui/panels/results_support.h"

namespace sojourn::gui {
namespace {

RunResultPointer with_replicas(const char* replicas) {
  return run_now(
      short_source("cart-and-order", "120s", "10", {{"/services/cart/replicas", replicas}}));
}

QString verdict_of(const QTableWidget* table, const QString& figure) {
  for (int row = 0; row < table->rowCount(); ++row) {
    if (table->item(row, 0)->text() == figure) return table->item(row, 2)->text();
  }
  return {};
}

class ComparePanelTest : public testing::Test {
 protected:
  ComparePanelTest() : panel(&store, &controller) {
    panel.resize(1150, 380);
    panel.show();
  }
  ResultStore store;
  ComparisonController controller;
  ComparePanel panel;
};

TEST_F(ComparePanelTest, AsksForTwoRunsFirst) {
  EXPECT_TRUE(panel.plot()->isEmpty());
  EXPECT_FALSE(part<QPushButton>(panel, "compareTogether")->isEnabled());
  EXPECT_FALSE(part<QLabel>(panel, "compareState")->text().isEmpty());
}

TEST_F(ComparePanelTest, MoreReplicasMakeADifferenceThatIsShown) {
  store.selectA(store.add(with_replicas("3")));
  store.selectB(store.add(with_replicas("5")));
  const std::string name = "shoppers/gateway.browse";
  ASSERT_EQ(panel.table()->rowCount(), 6);
  EXPECT_EQ(verdict_of(panel.table(), QStringLiteral("p99")), QStringLiteral("–"));
  const double plain = panel.table()->item(2, 3)->data(Qt::UserRole).toDouble();
  EXPECT_DOUBLE_EQ(plain, store.runs()[1].result->results.requests.at(name).latency.p99.value -
                              store.runs()[0].result->results.requests.at(name).latency.p99.value);
  settle();
  keep_picture(panel, QStringLiteral("compare-plain"));
  QTest::mouseClick(part<QPushButton>(panel, "compareTogether"), Qt::LeftButton);
  ASSERT_TRUE(soon([&] { return panel.isComparedTogether(); }));
  EXPECT_EQ(verdict_of(panel.table(), QStringLiteral("p50")), QStringLiteral("≠ differs"));
  EXPECT_EQ(verdict_of(panel.table(), QStringLiteral("mean")), QStringLiteral("≠ differs"));
  settle();
  keep_picture(panel, QStringLiteral("compare"));
  EXPECT_TRUE(cut_off_texts(panel).empty());
}

TEST_F(ComparePanelTest, EqualScenariosShowNoDifference) {
  store.selectA(store.add(with_replicas("3")));
  store.selectB(store.add(with_replicas("3")));
  auto* button = part<QPushButton>(panel, "compareTogether");
  button->setFocus();
  QTest::keyClick(button, Qt::Key_Space);
  ASSERT_TRUE(soon([&] { return panel.isComparedTogether(); }));
  EXPECT_EQ(verdict_of(panel.table(), QStringLiteral("p50")),
            QStringLiteral("≈ no difference shown"));
}

TEST_F(ComparePanelTest, TheLegendHidesASide) {
  store.selectA(store.add(with_replicas("3")));
  store.selectB(store.add(with_replicas("4")));
  settle();
  const QRect legend = panel.plot()->legendRect(QStringLiteral("A"));
  QTest::mouseClick(panel.plot()->canvas(), Qt::LeftButton, {}, legend.center());
  EXPECT_FALSE(panel.plot()->isCurveShown(QStringLiteral("A")));
  EXPECT_TRUE(panel.plot()->isCurveShown(QStringLiteral("B")));
}

TEST_F(ComparePanelTest, SwapTurnsTheSignOfEveryDifference) {
  store.selectA(store.add(with_replicas("3")));
  store.selectB(store.add(with_replicas("4")));
  const double before = panel.table()->item(0, 3)->data(Qt::UserRole).toDouble();
  QTest::mouseClick(part<QPushButton>(panel, "swapSides"), Qt::LeftButton);
  EXPECT_DOUBLE_EQ(panel.table()->item(0, 3)->data(Qt::UserRole).toDouble(), -before);
}

TEST(HistoryPanel, PinsSelectsRenamesAndRemovesByKeys) {
  ResultStore store;
  HistoryPanel panel(&store);
  panel.resize(560, 260);
  panel.show();
  panel.activateWindow();
  const RunResultPointer run = run_now(short_source("mm1", "10s", "3"));
  const RunId first = store.add(run);
  const RunId second = store.add(run);
  settle();
  EXPECT_EQ(panel.selectedRun(), second);
  panel.list()->setFocus();
  QTest::keyClick(panel.list(), Qt::Key_B);
  EXPECT_EQ(store.b(), second);
  QTest::keyClick(panel.list(), Qt::Key_Down);
  EXPECT_EQ(panel.selectedRun(), first);
  QTest::keyClick(panel.list(), Qt::Key_A);
  EXPECT_EQ(store.a(), first);
  QTest::keyClick(panel.list(), Qt::Key_P);
  EXPECT_TRUE(store.find(first)->is_pinned);
  settle();
  keep_picture(panel, QStringLiteral("history"));
  QTest::keyClick(panel.list(), Qt::Key_F2);
  auto* editor = panel.list()->findChild<QLineEdit*>();
  ASSERT_NE(editor, nullptr);
  QTest::keyClicks(editor, QStringLiteral("before the fix"));
  QTest::keyClick(editor, Qt::Key_Return);
  ASSERT_TRUE(soon([&] { return store.find(first)->label == QStringLiteral("before the fix"); }));
  QSignalSpy activated(&panel, &HistoryPanel::runActivated);
  panel.selectRun(second);
  QTest::keyClick(panel.list(), Qt::Key_Return);
  EXPECT_EQ(activated.count(), 1);
  QTest::keyClick(panel.list(), Qt::Key_Delete);
  EXPECT_EQ(store.find(second), nullptr);
  EXPECT_TRUE(cut_off_texts(panel).empty());
}

TEST(HistoryPanel, OpensFilesAndSaysWhyItCannot) {
  ResultStore store;
  HistoryPanel panel(&store);
  panel.openFile(QStringLiteral(SOJOURN_SOURCE_DIR "/tests/gui/run/data/mm1-validation.json"));
  ASSERT_TRUE(soon([&] { return store.runs().size() == 2; }));
  panel.openFile(QStringLiteral("/nowhere/results.json"));
  auto* message = part<QLabel>(panel, "historyMessage");
  ASSERT_TRUE(soon([&] { return message->text().startsWith(QStringLiteral("✕")); }));
}

}  // namespace
}  // namespace sojourn::gui
