#include "gui/app/topology_layout.h"

namespace sojourn::gui {

LayoutGraph layout_graph(const Picture& picture, LayoutDirection direction) {
  LayoutGraph graph;
  graph.direction = direction;
  for (const NodeFigure& figure : picture.nodes()) {
    graph.nodes.push_back({figure.node.name, figure.size.width(), figure.size.height()});
  }
  for (const EdgeFigure& edge : picture.edges()) graph.edges.emplace_back(edge.from, edge.to);
  return graph;
}

std::map<std::string, QPointF> positions_of(const LayoutResult& layout) {
  std::map<std::string, QPointF> positions;
  for (const LayoutPlace& place : layout.places) {
    positions.emplace(place.name, QPointF(place.x, place.y));
  }
  return positions;
}

}  // namespace sojourn::gui
