#include <QClipboard>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>

#include <gmock/gmock.h>

#include "gui/canvas/popups.h"
#include "gui/canvas/tools/connect_tool.h"
#include "tests/gui/canvas/canvas_test_base.h"

namespace sojourn::gui {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

void drop(CanvasView& view, NodeKind kind, QPoint point) {
  QMimeData data;
  data.setData(kind_mime_type, QByteArray::number(static_cast<int>(kind)));
  QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, {});
  QCoreApplication::sendEvent(view.viewport(), &enter);
  EXPECT_TRUE(enter.isAccepted());
  QDragMoveEvent over(point, Qt::CopyAction, &data, Qt::LeftButton, {});
  QCoreApplication::sendEvent(view.viewport(), &over);
  QDropEvent event(point, Qt::CopyAction, &data, Qt::LeftButton, {});
  QCoreApplication::sendEvent(view.viewport(), &event);
}

TEST_F(CanvasTest, BuildsATopologyFromEmptyByDropsAndPortDrags) {
  drop(view, NodeKind::client, at(QPointF(-360, 0)));
  drop(view, NodeKind::gateway, at(QPointF(-120, 0)));
  drop(view, NodeKind::service, at(QPointF(120, -80)));
  drop(view, NodeKind::service, at(QPointF(120, 80)));
  drop(view, NodeKind::database, at(QPointF(360, 0)));
  EXPECT_EQ(view.tool(), CanvasTool::select);
  drag(port("users"), at("gateway"));
  drag(port("gateway"), at(figure("service").in_port()));
  drag(port("gateway"), at("service-2"));
  drag(port("service"), at("db"));
  drag(port("service-2"), at("db"));
  EXPECT_THAT(edges(),
              testing::UnorderedElementsAre("users>gateway", "gateway>service", "gateway>service-2",
                                            "service>db", "service-2>db"));
  EXPECT_EQ(steps(), 10);
  EXPECT_EQ(centre("service-2"), QPointF(120, 80));
}

TEST_F(CanvasTest, PlacesWhereItIsClicked) {
  view.placeKind(NodeKind::cache);
  EXPECT_EQ(view.tool(), CanvasTool::place);
  click(at(QPointF(103, 48)));
  EXPECT_EQ(centre("cache"), QPointF(100, 50));
  EXPECT_EQ(view.tool(), CanvasTool::select);
  view.placeKind(NodeKind::cache);
  key(Qt::Key_Escape);
  EXPECT_EQ(view.tool(), CanvasTool::select);
  EXPECT_EQ(nodes().size(), 1U);
}

TEST_F(CanvasTest, RefusesInvalidConnectionsWithAReason) {
  build_row();
  drag(port("gateway"), at("service"));
  const std::string before = document.text();
  drag(port("db"), at("users"));
  EXPECT_TRUE(status.contains("nothing can call it")) << status.toStdString();
  drag(port("gateway"), at("service"));
  EXPECT_TRUE(status.contains("connected already")) << status.toStdString();
  drag(port("service"), at(figure("service").rect().topLeft() + QPointF(30, 10)));
  EXPECT_TRUE(status.contains("with itself")) << status.toStdString();
  EXPECT_EQ(document.text(), before);
  EXPECT_EQ(view.tool(), CanvasTool::select);
}

TEST_F(CanvasTest, GreysWhatCannotBeCalledDuringADrag) {
  build_row();
  drag(port("gateway"), at("service"));
  QTest::mousePress(view.viewport(), Qt::LeftButton, {}, port("gateway"));
  move_to(at(QPointF(0, 100)), Qt::LeftButton);
  EXPECT_THAT(view.canvas().state().is_greyed, ElementsAre(true, false, true, false));
  key(Qt::Key_Escape);
  EXPECT_THAT(view.canvas().state().is_greyed, IsEmpty());
  QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at("db"));
  EXPECT_THAT(edges(), ElementsAre("gateway>service"));
}

TEST_F(CanvasTest, AsksWhichEndpointsAreMeant) {
  open("cart-and-order.json");
  std::vector<CallEnds> asked;
  view.setEndpointChooser([&](const std::vector<CallEnds>& choices, QPoint,
                              const std::function<void(const CallEnds&)>& chosen) {
    asked = choices;
    chosen(choices.back());
  });
  drag(port("cart"), at("order"));
  EXPECT_EQ(asked.size(), 4U);
  EXPECT_THAT(edges(), Contains("cart>order"));
  EXPECT_TRUE(find(document.tree(), "/services/cart/endpoints/clear/1/call") != nullptr);
  EXPECT_EQ(steps(), 1);
}

TEST_F(CanvasTest, OffersAMenuOfEndpointsThatKeysUse) {
  open("cart-and-order.json");
  drag(port("cart"), at("order"));
  auto* const menu = view.findChild<QMenu*>("canvas.endpoints");
  ASSERT_NE(menu, nullptr);
  EXPECT_EQ(menu->actions().size(), 4);
  EXPECT_EQ(steps(), 0);
  QTest::keyClick(menu, Qt::Key_Down);
  QTest::keyClick(menu, Qt::Key_Return);
  EXPECT_NE(find(document.tree(), "/services/cart/endpoints/get/1/call"), nullptr);
  EXPECT_EQ(find(document.tree(), "/services/cart/endpoints/get/1/call")->scalar, "order.create");
}

TEST_F(CanvasTest, MovesASelectionInOneStep) {
  build_row();
  const int before = steps();
  click(at("gateway"));
  click(at("service"), Qt::ControlModifier);
  EXPECT_THAT(view.selectedNodes(), ElementsAre("gateway", "service"));
  drag(at("gateway"), at(centre("gateway") + QPointF(33, 58)));
  EXPECT_EQ(steps(), before + 1);
  EXPECT_EQ(centre("gateway"), QPointF(-90, 60));
  EXPECT_EQ(centre("service"), QPointF(150, 60));
  document.history()->undo();
  EXPECT_EQ(centre("gateway"), QPointF(-120, 0));
  EXPECT_EQ(centre("service"), QPointF(120, 0));
}

TEST_F(CanvasTest, DragsHonourAltAndShiftAndEscape) {
  build_row();
  drag(at("db"), at(QPointF(373, 42)), Qt::AltModifier);
  EXPECT_EQ(centre("db"), QPointF(373, 42));
  drag(at("service"), at(QPointF(157, 12)), Qt::ShiftModifier);
  EXPECT_EQ(centre("service"), QPointF(160, 0));
  const std::string before = document.text();
  QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at("service"));
  move_to(at(QPointF(0, 200)), Qt::LeftButton);
  EXPECT_NE(centre("service"), QPointF(160, 0));
  key(Qt::Key_Escape);
  QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, at(QPointF(0, 200)));
  EXPECT_EQ(centre("service"), QPointF(160, 0));
  EXPECT_EQ(document.text(), before);
}

TEST_F(CanvasTest, ControlDragDuplicates) {
  build_row();
  drag(port("service"), at("db"));
  const int before = steps();
  drag(at("service"), at(QPointF(120, 200)), Qt::ControlModifier);
  EXPECT_EQ(steps(), before + 1);
  EXPECT_EQ(centre("service"), QPointF(120, 0));
  EXPECT_EQ(centre("service-2"), QPointF(120, 200));
  EXPECT_THAT(edges(), ElementsAre("service>db", "service-2>db"));
}

TEST_F(CanvasTest, RubberBandSelectsWhatLiesInside) {
  build_row();
  drag(at(QPointF(-250, -100)), at(QPointF(250, 100)));
  EXPECT_THAT(view.selectedNodes(), ElementsAre("gateway", "service"));
  click(at(QPointF(0, 200)));
  EXPECT_THAT(view.selectedNodes(), IsEmpty());
}

TEST_F(CanvasTest, DeletesEdgesAndNodes) {
  build_row();
  drag(port("gateway"), at("service"));
  drag(port("service"), at("db"));
  click((at(figure("gateway").out_port()) + at(figure("service").in_port())) / 2);
  EXPECT_EQ(view.selectedEdge(), (NodePair{"gateway", "service"}));
  key(Qt::Key_Delete);
  EXPECT_THAT(edges(), ElementsAre("service>db"));
  EXPECT_FALSE(view.selectedEdge());
  click(at("db"));
  key(Qt::Key_Delete);
  EXPECT_THAT(nodes(), Not(Contains("db")));
  EXPECT_THAT(edges(), IsEmpty());
  EXPECT_THAT(view.selectedNodes(), IsEmpty());
}

TEST_F(CanvasTest, QuickAddOnEmptyTakesKindOrName) {
  double_click(at(QPointF(0, 0)));
  type("gat");
  key_in_popup(Qt::Key_Return);
  EXPECT_EQ(centre("gateway"), QPointF(0, 0));
  double_click(at(QPointF(200, 100)));
  type("basket");
  key_in_popup(Qt::Key_Return);
  EXPECT_EQ(centre("basket"), QPointF(200, 100));
  double_click(at(QPointF(-200, 100)));
  key_in_popup(Qt::Key_Escape);
  EXPECT_THAT(nodes(), ElementsAre("gateway", "basket"));
  EXPECT_TRUE(view.hasFocus());
}

TEST_F(CanvasTest, QuickAddFromAPortAddsAndConnectsInOneStep) {
  build_row();
  const std::string before = document.text();
  const int count = steps();
  drag(port("service"), at(QPointF(300, 180)));
  type("cache");
  key_in_popup(Qt::Key_Return);
  EXPECT_THAT(edges(), ElementsAre("service>cache"));
  EXPECT_EQ(steps(), count + 1);
  document.history()->undo();
  EXPECT_EQ(document.text(), before);
}

TEST_F(CanvasTest, RenamesInPlaceAndRefusesBadNames) {
  build_row();
  drag(port("gateway"), at("service"));
  double_click(at("service"));
  type("basket");
  key_in_popup(Qt::Key_Return);
  EXPECT_THAT(edges(), ElementsAre("gateway>basket"));
  click(at("basket"));
  key(Qt::Key_F2);
  type("db");
  EXPECT_TRUE(status.contains("already")) << status.toStdString();
  key_in_popup(Qt::Key_Return);
  EXPECT_THAT(nodes(), Contains("basket"));
  ASSERT_NE(view.findChild<NameEditor*>("canvas.rename"), nullptr);
  key_in_popup(Qt::Key_Escape);
  EXPECT_THAT(nodes(), ElementsAre("users", "gateway", "basket", "db"));
  EXPECT_THAT(view.selectedNodes(), ElementsAre("basket"));
}

TEST_F(CanvasTest, BuildsWithTheKeyboardAlone) {
  key(Qt::Key_1);
  key(Qt::Key_2);
  key(Qt::Key_3);
  key(Qt::Key_6);
  EXPECT_THAT(nodes(), ElementsAre("users", "gateway", "service", "db"));
  key(Qt::Key_Escape);
  key(Qt::Key_Tab);
  EXPECT_THAT(view.selectedNodes(), ElementsAre("users"));
  key(Qt::Key_C);
  EXPECT_EQ(view.connectTool().candidate(), "gateway");
  key(Qt::Key_Return);
  key(Qt::Key_Right, Qt::AltModifier);
  EXPECT_THAT(view.selectedNodes(), ElementsAre("gateway"));
  key(Qt::Key_C);
  key(Qt::Key_Tab);
  EXPECT_EQ(view.connectTool().candidate(), "db");
  key(Qt::Key_Backtab, Qt::ShiftModifier);
  EXPECT_EQ(view.connectTool().candidate(), "service");
  key(Qt::Key_Return);
  key(Qt::Key_Tab);
  key(Qt::Key_C);
  key(Qt::Key_Return);
  EXPECT_THAT(edges(), ElementsAre("users>gateway", "gateway>service", "service>db"));
  key(Qt::Key_Left, Qt::AltModifier);
  EXPECT_THAT(view.selectedNodes(), ElementsAre("gateway"));
}

TEST_F(CanvasTest, NudgesMergeIntoOneStep) {
  build_row();
  click(at("db"));
  const int before = steps();
  key(Qt::Key_Right);
  key(Qt::Key_Right);
  key(Qt::Key_Down, Qt::ShiftModifier);
  EXPECT_EQ(steps(), before + 1);
  EXPECT_EQ(centre("db"), QPointF(380, 100));
  click(at("service"));
  click(at("db"));
  key(Qt::Key_Right);
  EXPECT_EQ(steps(), before + 2);
  document.history()->undo();
  document.history()->undo();
  EXPECT_EQ(centre("db"), QPointF(360, 0));
}

TEST_F(CanvasTest, CopiesIntoAnotherDocument) {
  build_row();
  drag(port("service"), at("db"));
  key(Qt::Key_A, Qt::ControlModifier);
  key(Qt::Key_C, Qt::ControlModifier);
  EXPECT_TRUE(QApplication::clipboard()->mimeData()->hasFormat(nodes_mime_type));
  Document second;
  second.reset(empty_document());
  CanvasView other(second);
  show(other);
  QTest::keyClick(&other, Qt::Key_V, Qt::ControlModifier);
  QTest::keyClick(&other, Qt::Key_V, Qt::ControlModifier);
  EXPECT_THAT(other.selectedNodes(), ElementsAre("users-2", "gateway-2", "service-2", "db-2"));
  EXPECT_EQ(read_topology(second.tree()).edges.size(), 2U);
  EXPECT_EQ(second.history()->count(), 2);
}

TEST_F(CanvasTest, CutsPastesAndDuplicates) {
  build_row();
  drag(port("service"), at("db"));
  click(at("service"));
  click(at("db"), Qt::ShiftModifier);
  key(Qt::Key_D, Qt::ControlModifier);
  EXPECT_THAT(edges(), ElementsAre("service>db", "service-2>db-2"));
  EXPECT_EQ(centre("db-2"), centre("db") + QPointF(40, 40));
  key(Qt::Key_X, Qt::ControlModifier);
  EXPECT_THAT(edges(), ElementsAre("service>db"));
  key(Qt::Key_V, Qt::ControlModifier);
  EXPECT_EQ(centre("db-2"), centre("db") + QPointF(40, 40));
  QApplication::clipboard()->setText("nonsense");
  const std::string before = document.text();
  key(Qt::Key_V, Qt::ControlModifier);
  EXPECT_EQ(document.text(), before);
  EXPECT_FALSE(status.isEmpty());
}

TEST_F(CanvasTest, AlignsAndDistributesInOneStepEach) {
  build_row();
  view.applyPositions({{"gateway", {-130, 40}}, {"service", {60, -30}}, {"unknown", {1, 1}}});
  key(Qt::Key_A, Qt::ControlModifier);
  const int before = steps();
  view.action("canvas.alignMiddle")->trigger();
  EXPECT_EQ(centre("gateway").y(), centre("db").y());
  EXPECT_EQ(steps(), before + 1);
  view.action("canvas.distributeHorizontally")->trigger();
  EXPECT_EQ(steps(), before + 2);
  const double first = figure("gateway").rect().left() - figure("users").rect().right();
  const double second = figure("service").rect().left() - figure("gateway").rect().right();
  EXPECT_NEAR(first, second, 1);
}

TEST_F(CanvasTest, ConnectsByTwoClicksWithTheConnectTool) {
  build_row();
  view.setTool(CanvasTool::connect);
  click(at("users"));
  click(at("gateway"));
  EXPECT_THAT(edges(), ElementsAre("users>gateway"));
  EXPECT_EQ(view.tool(), CanvasTool::connect);
  key(Qt::Key_Escape);
  EXPECT_EQ(view.tool(), CanvasTool::select);
}

TEST_F(CanvasTest, TellsWhatIsActivatedAndSelected) {
  build_row();
  drag(port("gateway"), at("service"));
  QSignalSpy nodes_activated(&view, &CanvasView::nodeActivated);
  QSignalSpy edges_activated(&view, &CanvasView::edgeActivated);
  QSignalSpy selected(&view, &CanvasView::selectionChanged);
  click(at("gateway"));
  key(Qt::Key_Return);
  EXPECT_EQ(nodes_activated.count(), 1);
  double_click((port("gateway") + at(figure("service").in_port())) / 2);
  EXPECT_EQ(edges_activated.count(), 1);
  EXPECT_EQ(selected.count(), 2);
  EXPECT_TRUE(view.accessibleDescription().contains("gateway"));
}

}  // namespace
}  // namespace sojourn::gui
