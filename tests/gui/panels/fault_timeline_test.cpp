#include "gui/panels/fault_timeline.h"

#include <QMenu>
#include <QSignalSpy>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/core/checker.h"
#include "tests/gui/panels/panel_fixture.h"

namespace sojourn::gui {
namespace {

using test::at;

class FaultTimelineTest : public testing::Test {
 protected:
  FaultTimelineTest() : timeline_((test::load(document_), document_)) {
    test::show(timeline_, 900, 160);
  }

  void drag(QPointF from, QPointF to) {
    const QPoint begin = from.toPoint();
    const QPoint end = to.toPoint();
    QTest::mousePress(&timeline_, Qt::LeftButton, {}, begin);
    for (int i = 1; i <= 10; ++i) {
      QTest::mouseMove(&timeline_, begin + ((end - begin) * i / 10));
    }
    QTest::mouseRelease(&timeline_, Qt::LeftButton, {}, end);
  }

  Document document_;
  FaultTimeline timeline_;
};

TEST_F(FaultTimelineTest, HasALaneForEachServiceWithFaults) {
  EXPECT_EQ(timeline_.lanes(), (QStringList{"cart", "order"}));
  timeline_.addLane("gateway");
  EXPECT_EQ(timeline_.lanes(), (QStringList{"cart", "order", "gateway"}));
  EXPECT_EQ(timeline_.rangeEnd(), 60);
}

TEST_F(FaultTimelineTest, DragsAFaultIntoBeing) {
  const std::string before = document_.text();
  QSignalSpy selected(&timeline_, &FaultTimeline::faultSelected);
  const double y = timeline_.laneRect("cart").center().y();
  drag({timeline_.xOf(30), y}, {timeline_.xOf(45), y});
  EXPECT_EQ(at(document_, "/faults/2"), R"({"at": "30s", "for": "15s", "kill": "cart"})");
  EXPECT_EQ(document_.history()->count(), 1);
  ASSERT_FALSE(selected.isEmpty());
  EXPECT_EQ(selected.last().first().toString(), "/faults/2");
  EXPECT_FALSE(check_text(document_.text()).has_errors());
  document_.history()->undo();
  EXPECT_EQ(document_.text(), before);
}

TEST_F(FaultTimelineTest, MovesAndStretches) {
  const std::string before = document_.text();
  const QRectF box = timeline_.rectOf(0);
  const double second = timeline_.xOf(1) - timeline_.xOf(0);
  drag(box.center(), box.center() + QPointF(10 * second, 0));
  EXPECT_EQ(at(document_, "/faults/0/at"), "\"20s\"");
  EXPECT_EQ(at(document_, "/faults/0/for"), "\"5s\"");
  const QRectF moved = timeline_.rectOf(0);
  const QPointF edge(moved.right() - 2, moved.center().y());
  drag(edge, edge + QPointF(10 * second, 0));
  EXPECT_EQ(at(document_, "/faults/0/for"), "\"15s\"");
  const QRectF stretched = timeline_.rectOf(0);
  const QPointF front(stretched.left() + 2, stretched.center().y());
  drag(front, front + QPointF(5 * second, 0));
  EXPECT_EQ(at(document_, "/faults/0/at"), "\"25s\"");
  EXPECT_EQ(at(document_, "/faults/0/for"), "\"10s\"");
  EXPECT_EQ(document_.history()->count(), 3);
  for (int i = 0; i < 3; ++i) document_.history()->undo();
  EXPECT_EQ(document_.text(), before);
}

TEST_F(FaultTimelineTest, MovesToAnotherServiceInOneStep) {
  const std::string before = document_.text();
  const double order = timeline_.laneRect("order").center().y();
  const QPointF from = timeline_.rectOf(0).center();
  drag(from, {from.x(), order});
  EXPECT_EQ(at(document_, "/faults/0"), R"({"at": "10s", "for": "5s", "kill": "order"})");
  EXPECT_EQ(document_.history()->count(), 1);
  EXPECT_EQ(timeline_.lanes(), (QStringList{"cart", "order"}));
  EXPECT_TRUE(timeline_.laneRect("order").contains(timeline_.rectOf(0).center()));
  const std::string moved = document_.text();
  document_.history()->undo();
  EXPECT_EQ(document_.text(), before);
  document_.history()->redo();
  EXPECT_EQ(document_.text(), moved);
}

TEST_F(FaultTimelineTest, ComesBackAsItWasWithinOneDrag) {
  const std::string before = document_.text();
  const QPointF from = timeline_.rectOf(0).center();
  QTest::mousePress(&timeline_, Qt::LeftButton, {}, from.toPoint());
  const double order = timeline_.laneRect("order").center().y();
  QTest::mouseMove(&timeline_, QPointF(from.x(), order).toPoint());
  EXPECT_EQ(at(document_, "/faults/0/kill"), "\"order\"");
  QTest::mouseMove(&timeline_, from.toPoint());
  EXPECT_EQ(at(document_, "/faults/0/kill"), "\"cart/1\"");
  QTest::mouseRelease(&timeline_, Qt::LeftButton, {}, from.toPoint());
  EXPECT_EQ(document_.text(), before);
}

TEST_F(FaultTimelineTest, AReplicaStaysThatReplicaWhereThereIsOne) {
  document_.edit("Replicas",
                 [](TreeEdit& edit) { edit.set("/services/order/replicas", JsonValue::whole(2)); });
  timeline_.selectFault(0);
  QTest::keyClick(&timeline_, Qt::Key_Down);
  EXPECT_EQ(at(document_, "/faults/0/kill"), "\"order/1\"");
  QTest::keyClick(&timeline_, Qt::Key_Down);
  EXPECT_EQ(at(document_, "/faults/0/kill"), "\"order/1\"");
  QTest::keyClick(&timeline_, Qt::Key_Up);
  EXPECT_EQ(at(document_, "/faults/0/kill"), "\"cart/1\"");
  EXPECT_EQ(document_.history()->count(), 3);
}

TEST_F(FaultTimelineTest, WorksByKeys) {
  timeline_.setFocus();
  QTest::keyClick(&timeline_, Qt::Key_Tab);
  EXPECT_EQ(timeline_.selectedFault(), 0);
  QTest::keyClick(&timeline_, Qt::Key_Right);
  EXPECT_EQ(at(document_, "/faults/0/at"), "\"11s\"");
  QTest::keyClick(&timeline_, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_EQ(at(document_, "/faults/0/for"), "\"6s\"");
  QTest::keyClick(&timeline_, Qt::Key_Tab);
  EXPECT_EQ(timeline_.selectedFault(), 1);
  QTest::keyClick(&timeline_, Qt::Key_Backtab);
  EXPECT_EQ(timeline_.selectedFault(), 0);
  QTest::keyClick(&timeline_, Qt::Key_Delete);
  EXPECT_EQ(find(document_.tree(), "/faults")->size(), 1U);
  EXPECT_EQ(timeline_.selectedFault(), -1);
  EXPECT_TRUE(timeline_.lanes().contains("cart"));
}

TEST_F(FaultTimelineTest, ChangesTheKindFromItsMenu) {
  timeline_.selectFault(0);
  const QPoint place = timeline_.rectOf(0).center().toPoint();
  QContextMenuEvent event(QContextMenuEvent::Mouse, place, timeline_.mapToGlobal(place));
  QApplication::sendEvent(&timeline_, &event);
  auto* const menu = timeline_.findChild<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
  ASSERT_NE(menu, nullptr);
  auto* const slow = menu->findChild<QAction*>("slow");
  ASSERT_NE(slow, nullptr);
  slow->trigger();
  EXPECT_EQ(at(document_, "/faults/0/slow"), "\"cart/1\"");
  EXPECT_EQ(at(document_, "/faults/0/factor"), "3");
  EXPECT_EQ(at(document_, "/faults/0/kill"), "(none)");
  EXPECT_FALSE(check_text(document_.text()).has_errors());
}

TEST_F(FaultTimelineTest, SharesItsRangeAndACrosshair) {
  QSignalSpy range(&timeline_, &FaultTimeline::timeRangeChanged);
  timeline_.setTimeRange(10, 30);
  EXPECT_EQ(range.count(), 1);
  EXPECT_NEAR(timeline_.secondsAt(timeline_.xOf(17)), 17, 1e-9);
  QSignalSpy crosshair(&timeline_, &FaultTimeline::crosshairMoved);
  QTest::mouseMove(&timeline_, QPoint(static_cast<int>(timeline_.xOf(20)), 60));
  ASSERT_FALSE(crosshair.isEmpty());
  EXPECT_NEAR(crosshair.last().first().toDouble(), 20, 0.2);
  timeline_.setCrosshair(NAN);
}

TEST_F(FaultTimelineTest, OpensTheFieldsOfAFault) {
  QTest::mouseDClick(&timeline_, Qt::LeftButton, {}, timeline_.rectOf(1).center().toPoint());
  auto* const inspector = timeline_.findChild<Inspector*>();
  ASSERT_NE(inspector, nullptr);
  test::type(test::line_of(*inspector, "/faults/1/at"), "25s");
  EXPECT_EQ(at(document_, "/faults/1/at"), "\"25s\"");
}

}  // namespace
}  // namespace sojourn::gui
