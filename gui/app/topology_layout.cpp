#include "gui/app/topology_layout.h"

#include "gui/core/topology.h"

namespace sojourn::gui {

LayoutGraph layout_graph(const JsonValue& document, QSizeF node_size, LayoutDirection direction) {
  const Topology topology = read_topology(document);
  LayoutGraph graph;
  graph.direction = direction;
  for (const TopologyNode& node : topology.nodes) {
    graph.nodes.push_back({node.name, node_size.width(), node_size.height()});
  }
  for (const TopologyEdge& edge : topology.edges) graph.edges.emplace_back(edge.from, edge.to);
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
