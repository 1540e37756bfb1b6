#include <QAbstractItemModelTester>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gui/core/scenario_edits.h"
#include "gui/panels/outline.h"
#include "gui/panels/palette.h"
#include "gui/panels/problems_panel.h"
#include "gui/panels/profile_editor.h"
#include "gui/panels/slo_editor.h"
#include "tests/gui/panels/panel_fixture.h"

namespace sojourn::gui {
namespace {

using test::at;

TEST(Outline, FollowsTheDocument) {
  Document document;
  test::load(document);
  OutlineModel model(document);
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  EXPECT_TRUE(model.indexOf("/services/cart/endpoints/get").isValid());
  EXPECT_EQ(model.pointerOf(model.indexOf("/services/cart/endpoints/get")),
            "/services/cart/endpoints/get");
  EXPECT_EQ(model.pointerOf(model.indexOf("/services/cart/replicas")), "/services/cart");
  EXPECT_FALSE(model.indexOf("/services/nobody").isValid());
  document.edit("x", [](TreeEdit& edit) { add_node(edit, NodeKind::cache, {0, 0}); });
  EXPECT_TRUE(model.indexOf("/services/cache").isValid());
  document.edit("x", [](TreeEdit& edit) { remove_nodes(edit, {"cart"}); });
  EXPECT_FALSE(model.indexOf("/services/cart").isValid());
  document.history()->undo();
  EXPECT_TRUE(model.indexOf("/services/cart").isValid());
  document.edit("x",
                [](TreeEdit& edit) { edit.set("/services/cart/replicas", JsonValue::whole(9)); });
  EXPECT_TRUE(model.data(model.indexOf("/services/cart")).toString().contains("9"));
}

TEST(Outline, SelectsRenamesConnectsAndRemovesByKeys) {
  Document document;
  test::load(document);
  Outline outline(document);
  test::show(outline, 300, 600);
  QSignalSpy selected(&outline, &Outline::placeSelected);
  outline.showPlace("/services/cart");
  EXPECT_TRUE(selected.isEmpty());
  outline.view()->setFocus();
  QTest::keyClick(outline.view(), Qt::Key_Down);
  ASSERT_EQ(selected.count(), 1);
  EXPECT_EQ(selected.first().first().toString(), "/services/order");
  QTest::keyClick(outline.view(), Qt::Key_F2);
  auto* const line = outline.view()->viewport()->findChild<QLineEdit*>();
  ASSERT_NE(line, nullptr);
  line->selectAll();
  QTest::keyClicks(line, "sales");
  QTest::keyClick(line, Qt::Key_Return);
  QCoreApplication::processEvents();
  EXPECT_EQ(at(document, "/services/gateway/endpoints/buy/2/call"), "\"sales.quote\"");
  QSignalSpy objected(&outline, &Outline::objected);
  outline.showPlace("/services/sales");
  outline.connectAction()->trigger();
  auto* const menu = outline.findChild<QMenu*>("connect-menu");
  ASSERT_NE(menu, nullptr);
  EXPECT_EQ(menu->actions().size(), 2);
  outline.connectTo("cart");
  EXPECT_EQ(at(document, "/services/sales/endpoints/quote/1/call"), "\"cart.get\"");
  menu->close();
  outline.showPlace("/services/sales");
  outline.removeAction()->trigger();
  EXPECT_EQ(at(document, "/services/sales"), "(none)");
  EXPECT_EQ(document.history()->count(), 3);
}

TEST(Outline, Filters) {
  Document document;
  test::load(document);
  Outline outline(document);
  test::show(outline, 300, 600);
  QTest::keyClicks(outline.filter(), "quote");
  const QAbstractItemModel& shown = *outline.view()->model();
  ASSERT_EQ(shown.rowCount(), 1);
  EXPECT_TRUE(shown.index(0, 0).data().toString().startsWith("Services"));
  outline.filter()->clear();
  EXPECT_GT(shown.rowCount(), 4);
}

TEST(ProblemsPanel, LeadsFromProblemToProblem) {
  Document document;
  test::load(document);
  Checker checker(document);
  ProblemsPanel panel(checker);
  checker.checkNow();
  EXPECT_EQ(panel.errorCount(), 0);
  QSignalSpy counts(&panel, &ProblemsPanel::countsChanged);
  document.edit("x", [](TreeEdit& edit) {
    edit.set("/services/cart/replicas", JsonValue::text("abc"));
    edit.set("/run/seed", JsonValue::text("x"));
  });
  checker.checkNow();
  EXPECT_EQ(panel.errorCount(), 2);
  ASSERT_FALSE(counts.isEmpty());
  QSignalSpy selected(&panel, &ProblemsPanel::placeSelected);
  panel.nextAction()->trigger();
  panel.nextAction()->trigger();
  panel.previousAction()->trigger();
  ASSERT_EQ(selected.count(), 3);
  EXPECT_EQ(selected[0].first().toString(), "/services/cart/replicas");
  EXPECT_EQ(selected[1].first().toString(), "/run/seed");
  EXPECT_EQ(selected[2].first().toString(), "/services/cart/replicas");
  EXPECT_EQ(problem_counts(2, 1), "2 errors, 1 warning");
}

TEST(Palette, IsDraggedAndSearched) {
  Palette palette;
  test::show(palette, 200, 400);
  EXPECT_EQ(palette.list()->count(), 6);
  const std::unique_ptr<QMimeData> data(palette.list()->mimeData({palette.list()->item(5)}));
  ASSERT_TRUE(data->hasFormat(kind_mime_type));
  EXPECT_EQ(data->data(kind_mime_type), "5");
  QList<NodeKind> placed;
  QObject::connect(&palette, &Palette::placeRequested, &palette,
                   [&](NodeKind kind) { placed << kind; });
  palette.search()->setFocus();
  QTest::keyClicks(palette.search(), "data");
  QTest::keyClick(palette.search(), Qt::Key_Return);
  EXPECT_EQ(placed, QList<NodeKind>{NodeKind::database});
  palette.search()->clear();
  palette.list()->setFocus();
  palette.list()->setCurrentRow(4);
  QTest::keyClick(palette.list(), Qt::Key_Return);
  EXPECT_EQ(placed.last(), NodeKind::cache);
}

TEST(SloEditor, EditsBoundsNamesAndRows) {
  Document document;
  test::load(document);
  const std::string before = document.text();
  SloEditor editor(document);
  test::show(editor, 700, 300);
  const int p99 = editor.columnOf("p99");
  EXPECT_EQ(editor.table()->item(0, p99)->text(), "1s");
  editor.table()->item(0, p99)->setText("250 ms");
  EXPECT_EQ(at(document, "/slos/quick/p99"), "\"250ms\"");
  editor.table()->item(0, editor.columnOf("errors"))->setText("0.1%");
  editor.table()->item(0, 0)->setText("fast");
  EXPECT_EQ(at(document, "/slos/fast/errors"), "\"0.1%\"");
  QTest::mouseClick(editor.addButton(), Qt::LeftButton);
  EXPECT_EQ(editor.table()->rowCount(), 2);
  EXPECT_FALSE(check_text(document.text()).has_errors());
  editor.table()->item(1, p99)->setText("abc");
  EXPECT_EQ(at(document, "/slos/objective/p99"), "\"abc\"");
  EXPECT_FALSE(editor.table()->item(1, p99)->icon().isNull());
  editor.table()->setCurrentCell(1, 1);
  QTest::mouseClick(editor.removeButton(), Qt::LeftButton);
  EXPECT_EQ(editor.table()->rowCount(), 1);
  while (document.history()->canUndo()) document.history()->undo();
  EXPECT_EQ(document.text(), before);
}

TEST(ProfileEditor, DragsAddsAndRemovesPoints) {
  Document document;
  test::load(document, R"({"workloads": {"w": {"poisson":
      {"steps": [["0s", "10/s"], ["20s", "40/s"], ["40s", "20/s"]]}, "requests": {}}}})");
  const std::string before = document.text();
  EditContext context(document, Schema::of_scenarios());
  ProfileEditor editor(context, {"/workloads/w/poisson"}, Field{});
  QObject::connect(&document, &Document::changed, &editor, [&] { editor.refresh(); });
  test::show(editor, 320, 400);
  RateCurve* const curve = editor.curve();
  const QPoint from = curve->positionOf(1).toPoint();
  const double second = (curve->positionOf(2).x() - curve->positionOf(1).x()) / 20;
  QTest::mousePress(curve, Qt::LeftButton, {}, from);
  for (int i = 1; i <= 5; ++i) {
    QTest::mouseMove(curve, from + QPoint(static_cast<int>(second * 2 * i), 0));
  }
  QTest::mouseRelease(curve, Qt::LeftButton, {}, from + QPoint(static_cast<int>(second * 10), 0));
  EXPECT_EQ(document.history()->count(), 1);
  EXPECT_NE(at(document, "/workloads/w/poisson/steps/1/0"), "\"20s\"");
  document.history()->undo();
  EXPECT_EQ(document.text(), before);
  const QPointF middle = (curve->positionOf(1) + curve->positionOf(2)) / 2;
  QTest::mouseDClick(curve, Qt::LeftButton, {}, middle.toPoint());
  EXPECT_EQ(find(document.tree(), "/workloads/w/poisson/steps")->size(), 4U);
  EXPECT_EQ(curve->selected(), 2);
  QTest::keyClick(curve, Qt::Key_Delete);
  EXPECT_EQ(document.text(), before);
  curve->select(1);
  curve->setFocus();
  QTest::keyClick(curve, Qt::Key_Up);
  QTest::keyClick(curve, Qt::Key_Right);
  EXPECT_EQ(at(document, "/workloads/w/poisson/steps/1"), R"(["21s", "41/s"])");
  editor.table()->item(0, 1)->setText("2k rps");
  EXPECT_EQ(at(document, "/workloads/w/poisson/steps/0/1"), "\"2000/s\"");
  editor.chooser()->setFocus();
  QTest::keyClick(editor.chooser(), Qt::Key_Down);
  EXPECT_EQ(find(document.tree(), "/workloads/w/poisson/ramps")->size(), 3U);
  while (document.history()->canUndo()) document.history()->undo();
  EXPECT_EQ(document.text(), before);
}

}  // namespace
}  // namespace sojourn::gui
