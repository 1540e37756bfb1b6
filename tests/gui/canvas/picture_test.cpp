// A picture that takes one topology after another is at every step the one that is made afresh.
#include "gui/canvas/picture.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "tests/gui/support/hand.h"

namespace sojourn::gui {
namespace {

void expect_as_made_afresh(const Picture& picture, const Topology& topology) {
  Picture fresh;
  fresh.show(topology);
  ASSERT_EQ(picture.nodes().size(), fresh.nodes().size());
  ASSERT_EQ(picture.edges().size(), fresh.edges().size());
  for (std::size_t i = 0; i < fresh.nodes().size(); ++i) {
    const NodeFigure& figure = picture.nodes()[i];
    const NodeFigure& wanted = fresh.nodes()[i];
    EXPECT_EQ(figure.node, wanted.node);
    EXPECT_EQ(figure.rect(), wanted.rect());
    EXPECT_EQ(figure.caption, wanted.caption);
    EXPECT_EQ(picture.find(wanted.node.name), i);
    EXPECT_EQ(picture.node_at(wanted.centre), fresh.node_at(wanted.centre));
    EXPECT_EQ(picture.outgoing(i), fresh.outgoing(i));
    EXPECT_EQ(picture.incoming(i), fresh.incoming(i));
  }
  for (std::size_t i = 0; i < fresh.edges().size(); ++i) {
    const EdgeFigure& edge = picture.edges()[i];
    const EdgeFigure& wanted = fresh.edges()[i];
    EXPECT_EQ(edge.from, wanted.from);
    EXPECT_EQ(edge.to, wanted.to);
    EXPECT_EQ(edge.has_proxy, wanted.has_proxy);
    EXPECT_EQ(edge.points, wanted.points);
    EXPECT_EQ(edge.bounds, wanted.bounds);
  }
}

class PictureTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  std::size_t any_node() { return hand.below(topology.nodes.size()); }
  QPointF any_place() {
    return {static_cast<double>(10 * hand.below(100)), static_cast<double>(10 * hand.below(60))};
  }

  void insert_node() {
    const std::size_t at = hand.below(topology.nodes.size() + 1);
    topology.nodes.insert(topology.nodes.begin() + static_cast<std::ptrdiff_t>(at),
                          {.name = "n" + std::to_string(count++),
                           .is_workload = hand.below(5) == 0,
                           .load = "5/s",
                           .position = any_place()});
    for (TopologyEdge& edge : topology.edges) {
      if (edge.from >= at) ++edge.from;
      if (edge.to >= at) ++edge.to;
    }
  }

  void remove_node() {
    const std::size_t at = any_node();
    topology.nodes.erase(topology.nodes.begin() + static_cast<std::ptrdiff_t>(at));
    std::erase_if(topology.edges,
                  [&](const TopologyEdge& edge) { return edge.from == at || edge.to == at; });
    for (TopologyEdge& edge : topology.edges) {
      if (edge.from > at) --edge.from;
      if (edge.to > at) --edge.to;
    }
  }

  void connect() {
    const TopologyEdge edge{any_node(), any_node(), hand.below(2) == 0};
    const auto ends = [](const TopologyEdge& one) { return std::pair(one.from, one.to); };
    const auto at = std::ranges::lower_bound(topology.edges, ends(edge), {}, ends);
    if (at == topology.edges.end() || ends(*at) != ends(edge)) topology.edges.insert(at, edge);
  }

  void act() {
    switch (topology.nodes.size() < 4 ? 0 : hand.below(9)) {
      case 0: insert_node(); break;
      case 1: remove_node(); break;
      case 2:
      case 3:
      case 4: connect(); break;
      case 5:
        if (!topology.edges.empty()) {
          topology.edges.erase(topology.edges.begin() +
                               static_cast<std::ptrdiff_t>(hand.below(topology.edges.size())));
        }
        break;
      case 6: topology.nodes[any_node()].position = any_place(); break;
      case 7: topology.nodes[any_node()].load = std::string(hand.below(30), '8'); break;
      default: topology.nodes[any_node()].name = "n" + std::to_string(count++); break;
    }
  }

  Topology topology;
  Picture picture;
  Hand hand{GetParam()};
  int count = 0;
};

TEST_P(PictureTest, IsAtEveryStepWhatIsMadeAfresh) {
  for (int i = 0; i < 300 && !HasFailure(); ++i) {
    const std::size_t acts = 1 + hand.below(3);
    for (std::size_t k = 0; k < acts; ++k) act();
    picture.show(topology);
    expect_as_made_afresh(picture, topology);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, PictureTest, testing::Range(1U, 11U));

TEST(Picture, IsNoOtherWhenNothingOfItChanges) {
  Topology topology;
  topology.nodes = {{.name = "a", .load = {}, .position = QPointF(0, 0)},
                    {.name = "b", .load = {}, .position = QPointF(300, 0)}};
  topology.edges = {{0, 1}};
  Picture picture;
  picture.show(topology);
  const auto revision = picture.revision();
  topology.nodes[1].replicas = 7;
  topology.nodes.push_back({.name = "c", .load = {}, .position = QPointF(600, 0)});
  picture.show(topology);
  EXPECT_EQ(picture.nodes()[1].node.replicas, 7U);
  EXPECT_EQ(picture.revision(), revision);
  topology.nodes[1].position = QPointF(300, 50);
  picture.show(topology);
  EXPECT_GT(picture.revision(), revision);
}

}  // namespace
}  // namespace sojourn::gui
