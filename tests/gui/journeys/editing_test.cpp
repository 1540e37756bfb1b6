// Journeys 1 to 6: drawing a topology.
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QTimer>

#include <gmock/gmock.h>

#include "engine/random.h"
#include "gui/app/gallery.h"
#include "gui/app/gallery_dialog.h"
#include "gui/core/topology.h"
#include "tests/gui/support/journey.h"

namespace sojourn::gui {
namespace {

using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::UnorderedElementsAre;

using Journey01 = JourneyTest;
using Journey02 = JourneyTest;
using Journey03 = JourneyTest;
using Journey04 = JourneyTest;
using Journey06 = JourneyTest;

constexpr auto built_text = R"({
  "sojourn": 1,
  "name": "untitled",
  "services": {
    "gateway": {
      "workers": 64,
      "endpoints": {
        "handle": [
          {"delay": "1ms"},
          {"call": "service.handle"},
          {"call": "service-2.handle"}
        ]
      }
    },
    "service": {
      "replicas": 3,
      "workers": 4,
      "endpoints": {
        "handle": [{"delay": {"exponential": "10ms"}}, {"call": "db.query"}]
      }
    },
    "service-2": {
      "replicas": 3,
      "workers": 4,
      "endpoints": {
        "handle": [{"delay": {"exponential": "10ms"}}, {"call": "db.query"}]
      }
    },
    "db": {
      "workers": 16,
      "endpoints": {"query": [{"delay": {"lognormal": {"mean": "5ms", "cv": 1}}}]}
    }
  },
  "workloads": {"users": {"poisson": "50/s", "requests": {"gateway.handle": 1}}},
  "layout": {
    "users": [-300, 0],
    "gateway": [-120, 0],
    "service": [80, -80],
    "service-2": [80, 80],
    "db": [280, 0]
  }
}
)";

TEST_F(Journey01, FirstRunOpensAnExampleFromTheGallery) {
  EXPECT_TRUE(window->isUntouched());
  // The dialog is modal: what follows happens while it is open.
  QTimer::singleShot(0, window.get(), [&] {
    auto* const dialog = window->findChild<GalleryDialog*>("gallery");
    ASSERT_NE(dialog, nullptr);
    auto* const list = dialog->findChild<QListWidget*>("gallery_list");
    for (int row = 0; row < list->count(); ++row) {
      if (list->item(row)->text() == "cart-and-order") list->setCurrentRow(row);
    }
    dialog->grab().save(shots_folder() + "/journey-01-gallery.png");
    QTest::keyClick(list, Qt::Key_Return);
  });
  window->showGallery();
  EXPECT_THAT(nodes(), UnorderedElementsAre("shoppers", "gateway", "cart", "order"));
  ASSERT_TRUE(wait([&] { return window->checker().isCurrent(); }));
  EXPECT_TRUE(window->checker().result().problems.empty());
  const QRectF seen = canvas().visibleRect();
  for (const std::string& name : nodes()) {
    EXPECT_TRUE(seen.contains(figure(name).rect())) << name;
  }
  EXPECT_FALSE(document().isModified());
  shot("journey-01-first-run");
}

TEST_F(Journey02, BuildFromEmptyByPaletteAndPorts) {
  window->files().newDocument();
  canvas().resetZoom();
  canvas().centerOn(0, 0);
  drop_kind(NodeKind::client, {-300, 0});
  drop_kind(NodeKind::gateway, {-120, 0});
  drop_kind(NodeKind::service, {80, -80});
  drop_kind(NodeKind::service, {80, 80});
  drop_kind(NodeKind::database, {280, 0});
  ASSERT_THAT(nodes(), ElementsAre("users", "gateway", "service", "service-2", "db"));
  drag_on_canvas(port("users"), at("gateway"));
  drag_on_canvas(port("gateway"), at("service"));
  drag_on_canvas(port("gateway"), at("service-2"));
  drag_on_canvas(port("service"), at("db"));
  drag_on_canvas(port("service-2"), at("db"));
  EXPECT_THAT(edges(), UnorderedElementsAre("users>gateway", "gateway>service", "gateway>service-2",
                                            "service>db", "service-2>db"));
  EXPECT_FALSE(window->checker().checkNow().has_errors());
  EXPECT_EQ(document().text(), built_text);
  shot("journey-02-built");
}

TEST_F(Journey03, InvalidConnectionsAreRefusedWithAReason) {
  open("cart-and-order.json");
  canvas().resetZoom();
  canvas().fitAll();
  const std::string before = document().text();
  QStringList reasons;
  QObject::connect(&canvas(), &CanvasView::statusMessage, window.get(),
                   [&](const QString& text) { reasons.append(text); });
  drag_on_canvas(port("cart"), at("shoppers"));
  EXPECT_EQ(document().text(), before);
  ASSERT_FALSE(reasons.isEmpty());
  EXPECT_TRUE(reasons.last().contains("workload", Qt::CaseInsensitive));
  drag_on_canvas(port("gateway"), at("cart"));
  EXPECT_EQ(document().text(), before);
  EXPECT_TRUE(reasons.last().contains("already"));
  shot("journey-03-refused");
}

TEST_F(Journey04, QuantitiesAreTypedWithTheirUnits) {
  open("cart-and-order.json");
  canvas().selectNode("cart");
  const auto enter = [&](const QString& text) {
    ASSERT_TRUE(panels().inspector->showPlace("/services/cart/overhead/hold"));
    auto* const line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(line, nullptr);
    line->selectAll();
    type(text);
    key(Qt::Key_Return);
  };
  const auto hold = [&] {
    const JsonValue* const value = find(document().tree(), "/services/cart/overhead/hold");
    return value == nullptr ? std::string("none") : value->scalar;
  };
  const std::string before = document().text();
  enter("250us");
  EXPECT_EQ(hold(), "250us");
  enter("1.5s");
  EXPECT_EQ(hold(), "1.5s");
  EXPECT_FALSE(window->checker().checkNow().has_errors());
  for (const char* const wrong : {"abc", "-1"}) {
    enter(wrong);
    EXPECT_TRUE(window->checker().checkNow().has_errors()) << wrong;
    EXPECT_FALSE(window->actions().run->isEnabled()) << wrong;
  }
  shot("journey-04-flagged");
  // F8 goes to the problem.
  canvas().selectNode("order");
  window->activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
  canvas().setFocus();
  key(Qt::Key_F8);
  EXPECT_EQ(canvas().selectedNodes(), std::vector<std::string>{"cart"});
  while (document().history()->canUndo()) document().history()->undo();
  EXPECT_EQ(document().text(), before);
}

class Journey05Hands : public JourneyTest {
 protected:
  // One of many things that people do with mouse and keys.
  void edit_somehow(std::uint64_t seed, std::uint64_t number) {
    const double dice = engine::first_uniform({seed, number, 0});
    const auto names = nodes();
    const std::string& name = names[static_cast<std::size_t>(
        engine::first_uniform({seed, number, 1}) * static_cast<double>(names.size()))];
    const QPointF somewhere(-200 + (400 * engine::first_uniform({seed, number, 2})),
                            -150 + (300 * engine::first_uniform({seed, number, 3})));
    // A popup that the last step has opened is closed by hand.
    if (QWidget* const popup = QApplication::focusWidget(); popup && popup != &canvas()) {
      QTest::keyClick(popup, Qt::Key_Escape);
    }
    canvas().fitAll();
    if (dice < 0.3) {
      drag_on_canvas(at(name), at(name) + QPoint(30, 20));
    } else if (dice < 0.45) {
      drop_kind(node_kinds[static_cast<std::size_t>(dice * 100) % std::size(node_kinds)],
                somewhere);
    } else if (dice < 0.6) {
      drag_on_canvas(port(name), at(names[names.size() / 2]));
      // Which endpoints: the first that is offered.
      if (QWidget* const menu = QApplication::activePopupWidget()) {
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
      }
    } else if (dice < 0.75) {
      click_on_canvas(at(name));
      canvas().setFocus();
      QTest::keyClick(&canvas(), Qt::Key_D, Qt::ControlModifier);
    } else if (dice < 0.85 && names.size() > 3) {
      click_on_canvas(at(name));
      canvas().setFocus();
      QTest::keyClick(&canvas(), Qt::Key_Delete);
    } else {
      click_on_canvas(at(name));
      canvas().setFocus();
      QTest::keyClick(&canvas(), Qt::Key_Right);
      document().endMerge();
    }
  }
};
using Journey05 = Journey05Hands;

TEST_F(Journey05, ThirtyEditsThirtyUndosThirtyRedos) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    open("cart-and-order.json");
    canvas().setFocus();
    const std::string before = document().text();
    std::uint64_t tries = 0;
    while (document().history()->count() < 30 && tries < 400) {
      edit_somehow(seed, tries++);
    }
    // Without a window manager nobody activates the window again behind a menu.
    window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    canvas().setFocus();
    const int steps = document().history()->count();
    EXPECT_GE(steps, 30);
    const std::string after = document().text();
    EXPECT_NE(after, before);
    SCOPED_TRACE(seed);
    EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
    for (int i = 0; i < steps; ++i) QTest::keyClick(&canvas(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(document().history()->index(), 0);
    EXPECT_EQ(document().text(), before);
    EXPECT_FALSE(document().isModified());
    for (int i = 0; i < steps; ++i) {
      QTest::keyClick(&canvas(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    }
    EXPECT_EQ(document().text(), after);
  }
  shot("journey-05-edited");
}

TEST_F(Journey06, CopyOfASubGraphIntoASecondWindow) {
  open("cart-and-order.json");
  canvas().setFocus();
  click_on_canvas(at("gateway"));
  click_on_canvas(at("cart"), Qt::ControlModifier);
  ASSERT_EQ(canvas().selectedNodes().size(), 2U);
  canvas().setFocus();
  QTest::keyClick(&canvas(), Qt::Key_C, Qt::ControlModifier);
  QTest::keyClick(&canvas(), Qt::Key_V, Qt::ControlModifier);
  EXPECT_THAT(edges(), IsSupersetOf({"gateway-2>cart-2", "gateway-2>order"}));
  QTest::keyClick(&canvas(), Qt::Key_Z, Qt::ControlModifier);

  const auto second = make_window();
  present(*second);
  second->canvas().setFocus();
  QTest::keyClick(&second->canvas(), Qt::Key_V, Qt::ControlModifier);
  const Topology pasted = read_topology(second->document().tree());
  ASSERT_EQ(pasted.nodes.size(), 2U);
  ASSERT_EQ(pasted.edges.size(), 1U);
  EXPECT_EQ(pasted.nodes[pasted.edges[0].from].name, "gateway");
  EXPECT_EQ(pasted.nodes[pasted.edges[0].to].name, "cart");
  QTest::keyClick(&second->canvas(), Qt::Key_V, Qt::ControlModifier);
  EXPECT_EQ(read_topology(second->document().tree()).nodes.size(), 4U);
  EXPECT_TRUE(second->grab().save(shots_folder() + "/journey-06-second-window.png"));
}

}  // namespace
}  // namespace sojourn::gui
