#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <QXmlStreamReader>
#include <algorithm>
#include <memory>
#include <set>

#include <gmock/gmock.h>

#include "gui/canvas/mini_map.h"
#include "tests/gui/canvas/canvas_test_base.h"

namespace sojourn::gui {
namespace {

void wheel(CanvasView& view, QPoint point, int steps, Qt::KeyboardModifiers modifiers) {
  QWheelEvent event(QPointF(point), view.viewport()->mapToGlobal(QPointF(point)), {},
                    QPoint(0, steps * 120), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(view.viewport(), &event);
}

std::shared_ptr<Overlay> reading_of(const std::string& node, const NodeReading& reading) {
  auto overlay = std::make_shared<Overlay>();
  overlay->nodes.emplace(node, reading);
  return overlay;
}

// Of the picture as it is on the screen.
QColor pixel(CanvasView& view, QPointF point) {
  return view.viewport()->grab().toImage().pixelColor(view.mapFromScene(point));
}

class Dark {
 public:
  Dark() { apply_appearance(*qApp, Appearance::dark); }
  ~Dark() { apply_appearance(*qApp, Appearance::light); }
  Dark(const Dark&) = delete;
  Dark& operator=(const Dark&) = delete;
};

TEST_F(CanvasTest, ZoomKeepsThePointUnderTheCursorAndHasLimits) {
  open("cart-and-order.json");
  const QPoint point(300, 200);
  const QPointF before = view.mapToScene(point);
  wheel(view, point, 3, Qt::ControlModifier);
  EXPECT_GT(view.zoom(), 1.5);
  EXPECT_NEAR(view.mapToScene(point).x(), before.x(), 1.5);
  EXPECT_NEAR(view.mapToScene(point).y(), before.y(), 1.5);
  wheel(view, point, 100, Qt::ControlModifier);
  EXPECT_DOUBLE_EQ(view.zoom(), CanvasView::zoom_max);
  wheel(view, point, -200, Qt::ControlModifier);
  EXPECT_DOUBLE_EQ(view.zoom(), CanvasView::zoom_min);
  key(Qt::Key_0, Qt::ControlModifier);
  EXPECT_DOUBLE_EQ(view.zoom(), 1);
}

TEST_F(CanvasTest, PansByWheelMiddleButtonAndSpace) {
  build_row();
  const QPoint start = at("db");
  wheel(view, {100, 100}, -1, {});
  EXPECT_EQ(at("db"), start - QPoint(0, 60));
  wheel(view, {100, 100}, -1, Qt::ShiftModifier);
  EXPECT_EQ(at("db"), start - QPoint(60, 60));
  drag({100, 100}, {160, 160}, {}, Qt::MiddleButton);
  EXPECT_EQ(at("db"), start);
  QTest::keyPress(&view, Qt::Key_Space);
  drag(at("db"), at("db") + QPoint(-50, 20));
  QTest::keyRelease(&view, Qt::Key_Space);
  EXPECT_EQ(at("db"), start + QPoint(-50, 20));
  EXPECT_EQ(centre("db"), QPointF(360, 0));
}

TEST_F(CanvasTest, FitShowsEverythingAndFitSelectionTheSelection) {
  open("cart-and-order.json");
  view.setZoom(4);
  key(Qt::Key_F);
  EXPECT_TRUE(view.visibleRect().contains(view.canvas().picture().bounds()));
  view.selectNode("order");
  key(Qt::Key_F, Qt::ShiftModifier);
  EXPECT_TRUE(view.visibleRect().contains(figure("order").rect()));
}

TEST_F(CanvasTest, WhatFitsStillFitsInASmallerWindowUntilSomebodyPans) {
  open("social-feed.json");
  const auto shows = [&] {
    return QRectF(view.mapToScene(view.viewport()->rect()).boundingRect())
        .contains(view.canvas().picture().bounds());
  };
  view.fitAll();
  view.resize(700, 400);
  EXPECT_TRUE(shows());
  view.resize(1000, 600);
  const double zoom = view.zoom();
  drag(at(QPointF(130, 250)), at(QPointF(160, 250)), {}, Qt::MiddleButton);
  view.resize(600, 300);
  EXPECT_EQ(view.zoom(), zoom);
  EXPECT_FALSE(shows());
}

TEST_F(CanvasTest, PlacesNodesWithoutPlacesInLayers) {
  open("cart-and-order.json");
  EXPECT_LT(centre("shoppers").x(), centre("gateway").x());
  EXPECT_LT(centre("gateway").x(), centre("cart").x());
  EXPECT_EQ(centre("cart").x(), centre("order").x());
  EXPECT_NE(centre("cart").y(), centre("order").y());
  EXPECT_FALSE(document.isModified());
  // Moving one leaves the others where they are; undoing brings it back.
  const QPointF cart = centre("cart");
  const QPointF order = centre("order");
  drag(at("cart"), at("cart") + QPoint(50, -40));
  EXPECT_EQ(centre("cart"), cart + QPointF(50, -40));
  EXPECT_EQ(centre("order"), order);
  document.history()->undo();
  EXPECT_EQ(centre("cart"), cart);
}

TEST_F(CanvasTest, RoundCornersAreSmooth) {
  build_row();
  const QImage shown = view.viewport()->grab().toImage();
  const QPoint corner = view.mapFromScene(figure("service").rect().topLeft());
  std::set<QRgb> colours;
  for (int x = -2; x < 8; ++x) {
    for (int y = -2; y < 8; ++y) colours.insert(shown.pixel(corner + QPoint(x, y)));
  }
  // Sheet, dot, shadow, border and card; the others lie between them.
  EXPECT_GT(colours.size(), 12U);
}

TEST_F(CanvasTest, ColoursFollowTheTheme) {
  build_row();
  EXPECT_EQ(pixel(view, {0, 203}), colors_of(Appearance::light).canvas);
  const Dark dark;
  view.refreshTheme();
  EXPECT_EQ(pixel(view, {0, 203}), colors_of(Appearance::dark).canvas);
  EXPECT_EQ(pixel(view, centre("service") + QPointF(30, 0)), colors_of(Appearance::dark).node);
}

TEST_F(CanvasTest, UtilisationBarIsAsLongAndColouredAsItsLevel) {
  build_row();
  const QRectF rect = figure("service").rect();
  const double left = rect.left() + 12;
  const double length = rect.width() - 24 - 38;
  const auto at_share = [&](double share) {
    return pixel(view, {left + (length * share), rect.top() + 34});
  };
  const Colors& colors = current_colors();
  view.setOverlay(reading_of("service", {.utilization = 0.3, .p99 = {}}));
  EXPECT_EQ(at_share(0.2), colors.ok);
  EXPECT_EQ(at_share(0.4), colors.grid);
  view.setOverlay(reading_of("service", {.utilization = 0.6, .p99 = {}}));
  EXPECT_EQ(at_share(0.5), colors.warn);
  view.setOverlay(reading_of("service", {.utilization = 0.95, .p99 = {}}));
  EXPECT_EQ(at_share(0.5), colors.critical);
  view.setOverlay(nullptr);
  EXPECT_EQ(at_share(0.5), colors.node);
}

TEST_F(CanvasTest, ErrorsRingTheNode) {
  build_row();
  const auto on_ring = [&] { return QPointF(centre("db").x(), figure("db").rect().top() - 5); };
  const auto ring = [&](double share) {
    view.setOverlay(reading_of("db", {.utilization = 0.1, .error_share = share, .p99 = {}}));
    return pixel(view, on_ring());
  };
  EXPECT_EQ(ring(0.0005), current_colors().canvas);
  EXPECT_EQ(ring(0.02), current_colors().warn);
  EXPECT_EQ(ring(0.5), current_colors().critical);
}

TEST_F(CanvasTest, CrownStandsOnTheBottleneck) {
  build_row();
  auto overlay = std::make_shared<Overlay>();
  overlay->bottleneck = "service";
  view.setOverlay(overlay);
  const QPointF crown(0, -(figure("service").size.height() / 2) - 10);
  EXPECT_EQ(pixel(view, centre("service") + crown), current_colors().warn);
  EXPECT_EQ(pixel(view, centre("gateway") + crown), current_colors().canvas);
}

// 40 services that call one another: so many lines that they are drawn plain and kept.
void build_many_lines(Document& document) {
  document.edit("build", [](TreeEdit& edit) {
    for (int i = 0; i < 40; ++i) add_node(edit, NodeKind::service, QPointF((i % 8) * 300, i * 60));
    const std::vector<TopologyNode> all = read_topology(edit.tree()).nodes;
    for (std::size_t i = 0; i < 40; ++i) {
      for (std::size_t k = i + 1; k < std::min<std::size_t>(i + 12, 40); ++k) {
        connect_nodes(edit, all[i].name, all[k].name);
      }
    }
  });
}

TEST_F(CanvasTest, LinesThatAreKeptLookAsDrawnAfresh) {
  build_many_lines(document);
  view.fitAll();
  const auto shot = [&] {
    view.interact();
    return view.viewport()->grab().toImage();
  };
  const QImage first = shot();
  EXPECT_EQ(shot(), first);
  EXPECT_EQ(shot(), first);
  drag(at("service-2"), at("service-2") + QPoint(80, 0));
  view.selectNothing();
  EXPECT_NE(shot(), first);
  document.history()->undo();
  EXPECT_EQ(shot(), first);
}

TEST_F(CanvasTest, LinesOfAnotherColourLookAsDrawnAfresh) {
  build_many_lines(document);
  const auto overlay_at = [&](std::size_t tick) {
    auto overlay = std::make_shared<Overlay>();
    const Picture& picture = view.canvas().picture();
    for (std::size_t i = 0; i < picture.edges().size(); ++i) {
      const EdgeFigure& edge = picture.edges()[i];
      const double errors = (i + tick) % 7 == 0 ? 0.5 : ((i * tick) % 3 == 0 ? 0.01 : 0);
      overlay->edges[{picture.nodes()[edge.from].node.name, picture.nodes()[edge.to].node.name}] = {
          .rate = 1, .error_share = errors};
    }
    return overlay;
  };
  const auto shot = [](CanvasView& canvas) {
    canvas.interact();
    return canvas.viewport()->grab().toImage();
  };
  view.fitAll();
  for (std::size_t tick = 0; tick < 12; ++tick) {
    view.setOverlay(tick == 9 ? nullptr : overlay_at(tick));
    if (tick == 3) view.selectNode("service-2");
    if (tick == 6) view.selectNothing();
    const QImage kept = shot(view);
    CanvasView afresh(document);
    show(afresh);
    afresh.setEdgeLabel(view.edgeLabel());
    afresh.setOverlay(view.canvas().state().overlay);
    if (tick >= 3 && tick < 6) afresh.selectNode("service-2");
    afresh.fitAll();
    EXPECT_EQ(kept, shot(afresh)) << tick;
  }
}

TEST(Overlay, LevelsHaveTheirLimits) {
  EXPECT_EQ(level_of_utilization(0.59), Level::ok);
  EXPECT_EQ(level_of_utilization(0.6), Level::warn);
  EXPECT_EQ(level_of_utilization(0.8), Level::critical);
  EXPECT_EQ(level_of_errors(0.0009), Level::ok);
  EXPECT_EQ(level_of_errors(0.001), Level::warn);
  EXPECT_EQ(level_of_errors(0.1), Level::critical);
  EXPECT_EQ(level_of(NodeReading{}), Level::idle);
}

TEST(Overlay, FiguresAreShort) {
  EXPECT_EQ(seconds_text(0.212), "212 ms");
  EXPECT_EQ(seconds_text(0.00125), "1.3 ms");
  EXPECT_EQ(seconds_text(0.00004), "40 µs");
  EXPECT_EQ(seconds_text(1.5), "1.5 s");
  EXPECT_EQ(rate_text(1840), "1.8k/s");
  EXPECT_EQ(rate_text(50), "50/s");
  EXPECT_EQ(share_text(0.031), "3.1%");
  EXPECT_EQ(label_text(EdgeLabel::errors, {.error_share = 0.004}), "0.4%");
}

TEST_F(CanvasTest, ExportsPngSvgAndPdf) {
  open("cart-and-order.json");
  view.selectAll();
  const QTemporaryDir folder;
  QString error;
  for (const char* const name : {"shop.png", "shop.svg", "shop.pdf"}) {
    EXPECT_TRUE(view.exportTo(folder.filePath(name), &error)) << error.toStdString();
    EXPECT_GT(QFile(folder.filePath(name)).size(), 1000) << name;
  }
  const QImage png(folder.filePath("shop.png"));
  EXPECT_FALSE(png.isNull());
  EXPECT_EQ(png.pixelColor(3, 3), current_colors().canvas);
  QFile svg(folder.filePath("shop.svg"));
  ASSERT_TRUE(svg.open(QIODevice::ReadOnly));
  QXmlStreamReader reader(&svg);
  QString texts;
  while (!reader.atEnd()) {
    if (reader.readNext() == QXmlStreamReader::Characters) texts += reader.text();
  }
  EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
  EXPECT_TRUE(texts.contains("gateway"));
  QFile pdf(folder.filePath("shop.pdf"));
  ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
  EXPECT_TRUE(pdf.readAll().startsWith("%PDF"));
}

TEST_F(CanvasTest, ExportSaysWhatIsWrong) {
  QString error;
  EXPECT_FALSE(view.exportTo("/nowhere/shop.png", &error));
  EXPECT_TRUE(error.contains("/nowhere/shop.png"));
  EXPECT_FALSE(view.exportTo("shop.gif", &error));
  EXPECT_TRUE(error.contains(".svg"));
}

TEST_F(CanvasTest, MiniMapMovesTheViewAndHidesWhenAllIsSeen) {
  build_row();
  auto* const map = view.findChild<MiniMap*>("canvas.miniMap");
  ASSERT_NE(map, nullptr);
  EXPECT_FALSE(map->isVisible());
  view.setZoom(4);
  EXPECT_TRUE(map->isVisible());
  QTest::mouseClick(map, Qt::LeftButton, {}, map->mapFromScene(centre("db")).toPoint());
  EXPECT_NEAR(view.visibleRect().center().x(), centre("db").x(), 8);
  view.fitAll();
  EXPECT_FALSE(map->isVisible());
}

TEST_F(CanvasTest, EmptySheetHintsAndDescribesItself) {
  EXPECT_EQ(view.accessibleDescription(), "0 nodes, 0 connections");
  const QImage empty = view.viewport()->grab().toImage();
  int marked = 0;
  for (int x = 200; x < 800; ++x) {
    for (int y = 285; y < 315; ++y) {
      if (empty.pixelColor(x, y).lightness() < 160) ++marked;
    }
  }
  EXPECT_GT(marked, 100);
  build_row();
  EXPECT_EQ(view.accessibleDescription(), "4 nodes, 0 connections");
}

TEST_F(CanvasTest, EveryActionIsNamedAndExplained) {
  for (const CanvasTarget target : {CanvasTarget::sheet, CanvasTarget::nodes, CanvasTarget::edge}) {
    for (const QAction* const action : view.actionsFor(target)) {
      if (action->isSeparator()) continue;
      EXPECT_FALSE(action->objectName().isEmpty());
      EXPECT_FALSE(action->shortcut().isEmpty()) << action->text().toStdString();
      EXPECT_FALSE(action->toolTip().isEmpty());
      EXPECT_FALSE(action->statusTip().isEmpty());
    }
  }
}

TEST(CanvasTeardown, ViewAndDocumentGoInAnyOrder) {
  for (const bool view_goes_first : {true, false}) {
    auto document = std::make_unique<Document>();
    document->reset(empty_document());
    auto view = std::make_unique<CanvasView>(*document);
    view->resize(600, 400);
    view->show();
    view->addKind(NodeKind::service);
    view->setOverlay(std::make_shared<Overlay>());
    view->beginRename("service");
    if (view_goes_first) {
      view.reset();
      document->history()->undo();
      document.reset();
      continue;
    }
    document.reset();
    view->addKind(NodeKind::service);
    view->removeSelection();
    view->copy();
    view->paste();
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, QPoint(10, 10));
    view->viewport()->grab();
    view.reset();
  }
}

}  // namespace
}  // namespace sojourn::gui
