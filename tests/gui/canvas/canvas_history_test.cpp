#include <cstdint>
#include <string>

#include "gui/canvas/popups.h"
#include "tests/gui/canvas/canvas_test_base.h"
#include "tests/gui/support/hand.h"

namespace sojourn::gui {
namespace {

class CanvasHistoryTest : public CanvasTest, public testing::WithParamInterface<std::uint32_t> {
 protected:
  std::string any_node(Hand& hand) const {
    const auto& figures = view.canvas().picture().nodes();
    return figures[hand.below(figures.size())].node.name;
  }

  void act(Hand& hand) {
    view.fitAll();
    if (nodes().size() < 3) {
      key(Qt::Key_1 + static_cast<int>(hand.below(6)));
      return;
    }
    const std::string node = any_node(hand);
    switch (hand.below(9)) {
      case 0: key(Qt::Key_1 + static_cast<int>(hand.below(6))); break;
      case 1:
      case 2: drag(port(node), at(any_node(hand))); break;
      case 3: drag(at(node), at(node) + QPoint(40, 30 - static_cast<int>(hand.below(60)))); break;
      case 4:
        click(at(node));
        key(Qt::Key_Left + static_cast<int>(hand.below(4)));
        break;
      case 5:
        click(at(node));
        key(Qt::Key_D, Qt::ControlModifier);
        break;
      case 6:
        view.selectNode(node);
        key(Qt::Key_F2);
        type(("n" + std::to_string(hand.below(1000))).c_str());
        key_in_popup(Qt::Key_Return);
        break;
      case 7:
        click(at(node));
        key(Qt::Key_Delete);
        break;
      default:
        click(at(node));
        click(at(any_node(hand)), Qt::ControlModifier);
        key(Qt::Key_C, Qt::ControlModifier);
        key(Qt::Key_V, Qt::ControlModifier);
        break;
    }
    if (QWidget* const popup = view.findChild<QuickAdd*>("canvas.quickAdd")) {
      if (popup->isVisible()) key_in_popup(Qt::Key_Escape);
    }
  }

  void expect_picture_of_document() const {
    const Topology topology = read_topology(document.tree());
    const Picture& picture = view.canvas().picture();
    ASSERT_EQ(picture.nodes().size(), topology.nodes.size());
    ASSERT_EQ(picture.edges().size(), topology.edges.size());
    for (std::size_t i = 0; i < topology.nodes.size(); ++i) {
      EXPECT_EQ(picture.nodes()[i].node, topology.nodes[i]);
      if (topology.nodes[i].position) {
        EXPECT_EQ(picture.nodes()[i].centre, *topology.nodes[i].position);
      }
    }
  }
};

TEST_P(CanvasHistoryTest, ThirtyEditsAreUndoneAndRedoneToTheByte) {
  open("cart-and-order.json");
  view.setEndpointChooser(
      [](const std::vector<CallEnds>& choices, QPoint,
         const std::function<void(const CallEnds&)>& chosen) { chosen(choices.front()); });
  const std::string before = document.text();
  const QPointF first_place = centre("cart");
  Hand hand(GetParam());
  for (int tries = 0; steps() < 30 && tries < 400; ++tries) act(hand);
  ASSERT_GE(steps(), 30);
  expect_picture_of_document();
  const int count = steps();
  const std::string after = document.text();
  for (int i = 0; i < count; ++i) document.history()->undo();
  EXPECT_EQ(document.text(), before);
  expect_picture_of_document();
  EXPECT_EQ(centre("cart"), first_place);
  for (int i = 0; i < count; ++i) document.history()->redo();
  EXPECT_EQ(document.text(), after);
  expect_picture_of_document();
}

INSTANTIATE_TEST_SUITE_P(Seeds, CanvasHistoryTest, testing::Values(1U, 2U, 3U, 4U, 5U, 6U));

}  // namespace
}  // namespace sojourn::gui
