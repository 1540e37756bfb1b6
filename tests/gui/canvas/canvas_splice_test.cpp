// Nodes that are dropped on a connection, and drags that scroll the view at its border.
#include <QDragEnterEvent>
#include <QMimeData>

#include <gmock/gmock.h>

#include "gui/canvas/auto_scroll.h"
#include "tests/gui/canvas/canvas_test_base.h"

namespace sojourn::gui {
namespace {

using testing::UnorderedElementsAre;

class CanvasSpliceTest : public CanvasTest {
 protected:
  void connect_row() {
    build_row();
    drag(port("users"), at("gateway"));
    drag(port("gateway"), at("service"));
    view.selectNothing();
  }

  void drag_kind_over(NodeKind kind, QPoint point) {
    data.setData(kind_mime_type, QByteArray::number(static_cast<int>(kind)));
    QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view.viewport(), &enter);
    QDragMoveEvent over(point, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view.viewport(), &over);
  }
  void drop_kind(QPoint point) {
    QDropEvent event(point, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view.viewport(), &event);
  }
  bool is_marked_at(QPointF scene) {
    const QImage shown = view.grab().toImage();
    const QPoint middle = at(scene) * shown.devicePixelRatio();
    const QColor wanted = view.canvas().state().colors->selection;
    for (int y = -3; y <= 3; ++y) {
      if (shown.pixelColor(middle + QPoint(0, y)) == wanted) return true;
    }
    return false;
  }
  // From left to right, with a line between them that is seen.
  void expect_row(const std::vector<std::string>& names) {
    for (std::size_t i = 1; i < names.size(); ++i) {
      EXPECT_GE(figure(names[i]).rect().left(), figure(names[i - 1]).rect().right() + 20)
          << names[i];
    }
  }
  void expect_undo_and_redo(const std::string& before) {
    const std::string after = document.text();
    document.history()->undo();
    EXPECT_EQ(document.text(), before);
    document.history()->redo();
    EXPECT_EQ(document.text(), after);
  }

  QMimeData data;
};

TEST_F(CanvasSpliceTest, AKindDroppedOnAConnectionGoesIntoIt) {
  connect_row();
  const std::string before = document.text();
  const int steps_before = steps();
  drag_kind_over(NodeKind::cache, at(QPointF(0, 0)));
  drop_kind(at(QPointF(0, 0)));
  EXPECT_THAT(edges(), UnorderedElementsAre("users>gateway", "gateway>cache", "cache>service"));
  EXPECT_EQ(centre("cache").y(), 0);
  expect_row({"users", "gateway", "cache", "service", "db"});
  EXPECT_EQ(view.selectedNodes(), std::vector<std::string>{"cache"});
  EXPECT_EQ(steps(), steps_before + 1);
  EXPECT_EQ(view.tool(), CanvasTool::select);
  expect_undo_and_redo(before);
}

TEST_F(CanvasSpliceTest, AShortConnectionMakesRoomOnTheSideOfTheCallee) {
  connect_row();
  view.commands().add(NodeKind::service, {120, 110});  // below the callee
  const std::string below = view.selectedNodes().front();
  const std::string before = document.text();
  const QPointF gateway = centre("gateway");
  view.commands().add_into({"gateway", "service"}, NodeKind::cache, {0, 0});
  EXPECT_EQ(centre("gateway"), gateway);
  EXPECT_EQ(centre("users"), QPointF(-360, 0));
  EXPECT_EQ(centre("cache"), QPointF(60, 0)) << "off its caller";
  EXPECT_EQ(centre("service"), QPointF(240, 0)) << "off the node";
  EXPECT_EQ(centre("db"), QPointF(480, 0)) << "off what has moved";
  EXPECT_EQ(centre(below), QPointF(120, 110)) << "in nobody's way";
  expect_undo_and_redo(before);
}

TEST_F(CanvasSpliceTest, WhereThereIsRoomNothingMoves) {
  view.commands().add(NodeKind::gateway, {-200, 0});
  view.commands().add(NodeKind::database, {200, 0});
  drag(port("gateway"), at("db"));
  view.commands().add_into({"gateway", "db"}, NodeKind::cache, {20, 0});
  EXPECT_EQ(centre("cache"), QPointF(20, 0));
  EXPECT_EQ(centre("db"), QPointF(200, 0));
}

TEST_F(CanvasSpliceTest, RoomIsMadeDownwardsAndToTheLeftToo) {
  view.commands().add(NodeKind::gateway, {0, 0});
  view.commands().add(NodeKind::database, {0, 110});
  view.commands().add(NodeKind::service, {-200, 0});
  view.commands().connect(view.commands().possible_ends("gateway", "db").front());
  view.commands().connect(view.commands().possible_ends("gateway", "service").front());
  view.commands().add_into({"gateway", "db"}, NodeKind::cache, {0, 50});
  EXPECT_GE(figure("cache").rect().top(), figure("gateway").rect().bottom() + 20);
  EXPECT_GE(figure("db").rect().top(), figure("cache").rect().bottom() + 20);
  EXPECT_EQ(centre("db").x(), 0);
  view.commands().add_into({"gateway", "service"}, NodeKind::worker, {-100, 0});
  const std::string worker = view.selectedNodes().front();
  EXPECT_LE(figure(worker).rect().right(), figure("gateway").rect().left() - 20);
  EXPECT_LE(figure("service").rect().right(), figure(worker).rect().left() - 20);
}

TEST_F(CanvasSpliceTest, TheConnectionIsMarkedWhileSomethingIsOverIt) {
  view.commands().add(NodeKind::gateway, {-300, 0});
  view.commands().add(NodeKind::database, {300, 0});
  view.commands().add(NodeKind::service, {0, 200});
  drag(port("gateway"), at("db"));
  view.selectNothing();
  const QPointF on_it(-150, 0);
  EXPECT_FALSE(is_marked_at(on_it));
  drag_kind_over(NodeKind::cache, at(QPointF(0, 0)));
  EXPECT_TRUE(is_marked_at(on_it));
  const QString folder = qEnvironmentVariable("SOJOURN_SHOTS");
  if (!folder.isEmpty()) view.grab().save(folder + QStringLiteral("/splice.png"));
  drag_kind_over(NodeKind::cache, at(QPointF(0, 90)));
  EXPECT_FALSE(is_marked_at(on_it));
  QDragLeaveEvent leave;
  QCoreApplication::sendEvent(view.viewport(), &leave);
  QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at("service"));
  move_to(at(QPointF(0, 100)), Qt::LeftButton);
  move_to(at(QPointF(0, 0)), Qt::LeftButton);
  EXPECT_TRUE(is_marked_at(on_it));
  key(Qt::Key_Escape);
  EXPECT_FALSE(is_marked_at(on_it));
  QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at(QPointF(0, 0)));
}

TEST_F(CanvasSpliceTest, AClientOrAPlaceBesideIsNoSplice) {
  connect_row();
  drag_kind_over(NodeKind::client, at(QPointF(0, 0)));
  drop_kind(at(QPointF(0, 0)));
  drag_kind_over(NodeKind::cache, at(QPointF(0, 120)));
  drop_kind(at(QPointF(0, 120)));
  EXPECT_THAT(edges(), UnorderedElementsAre("users>gateway", "gateway>service"));
  EXPECT_EQ(nodes().size(), 6U);
}

TEST_F(CanvasSpliceTest, AnUnconnectedNodeDroppedOnAConnectionGoesIntoIt) {
  connect_row();
  const std::string before = document.text();
  const int steps_before = steps();
  drag(at("db"), at(QPointF(0, 4)));
  EXPECT_THAT(edges(), UnorderedElementsAre("users>gateway", "gateway>db", "db>service"));
  EXPECT_EQ(centre("db").y(), 0);
  expect_row({"users", "gateway", "db", "service"});
  EXPECT_EQ(steps(), steps_before + 1);
  expect_undo_and_redo(before);
}

TEST_F(CanvasSpliceTest, AConnectedNodeOrEscapeMovesNothingIntoAConnection) {
  connect_row();
  drag(port("service"), at("db"));
  drag(at("db"), at(QPointF(-240, 0)));
  EXPECT_THAT(edges(), UnorderedElementsAre("users>gateway", "gateway>service", "service>db"));
  document.history()->undo();
  document.history()->undo();
  const std::string before = document.text();
  QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at("db"));
  move_to(at(QPointF(100, 0)), Qt::LeftButton);
  move_to(at(QPointF(0, 0)), Qt::LeftButton);
  key(Qt::Key_Escape);
  QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at(QPointF(0, 0)));
  EXPECT_EQ(document.text(), before);
}

TEST_F(CanvasSpliceTest, ADragAtTheBorderScrollsAndTakesTheNodeAlong) {
  build_row();
  const QPoint border(view.viewport()->width() - 4, view.viewport()->height() / 2);
  const double left = view.visibleRect().left();
  QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at("db"));
  move_to(at("db") + QPoint(-30, 0), Qt::LeftButton);
  move_to(border, Qt::LeftButton);
  EXPECT_TRUE(QTest::qWaitFor([&] { return view.visibleRect().left() > left + 200; }));
  EXPECT_NEAR(centre("db").x(), view.mapToScene(border).x(), 40);
  move_to(QPoint(border.x() - 100, border.y()), Qt::LeftButton);
  EXPECT_FALSE(view.findChild<AutoScroll*>()->isScrolling());
  QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, QPoint(border.x() - 100, border.y()));
  EXPECT_GT(centre("db").x(), 500);
}

TEST_F(CanvasSpliceTest, ABandAndAConnectionScrollToo) {
  build_row();
  const QPoint corner(4, 4);
  const QPointF start = view.visibleRect().topLeft();
  QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at(QPointF(0, 150)));
  move_to(at(QPointF(-100, 100)), Qt::LeftButton);
  move_to(corner, Qt::LeftButton);
  EXPECT_TRUE(QTest::qWaitFor([&] { return view.visibleRect().left() < start.x() - 60; }));
  EXPECT_LT(view.visibleRect().top(), start.y() - 60);
  QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, corner);
  EXPECT_FALSE(view.findChild<AutoScroll*>()->isScrolling());
  view.centerOn(0, 0);
  QTest::mousePress(view.viewport(), Qt::LeftButton, {}, port("gateway"));
  move_to(port("gateway") + QPoint(20, 20), Qt::LeftButton);
  move_to(QPoint(300, view.viewport()->height() - 3), Qt::LeftButton);
  EXPECT_TRUE(QTest::qWaitFor([&] { return view.visibleRect().top() > start.y() + 60; }));
  key(Qt::Key_Escape);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !view.findChild<AutoScroll*>()->isScrolling(); }));
  QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, corner);
}

TEST_F(CanvasSpliceTest, WhatComesInFromOutsideDoesNotScrollOnItsWay) {
  drag_kind_over(NodeKind::service, {3, 300});
  EXPECT_FALSE(view.findChild<AutoScroll*>()->isScrolling());
  drag_kind_over(NodeKind::service, {300, 300});
  QDragMoveEvent over(QPoint(3, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
  QCoreApplication::sendEvent(view.viewport(), &over);
  EXPECT_TRUE(view.findChild<AutoScroll*>()->isScrolling());
  drop_kind({3, 300});
  EXPECT_FALSE(view.findChild<AutoScroll*>()->isScrolling());
}

}  // namespace
}  // namespace sojourn::gui
