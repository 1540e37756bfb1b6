#include "gui/canvas/default_placement.h"

#include <algorithm>
#include <cstddef>
#include <deque>

namespace sojourn::gui {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
constexpr std::size_t rows_max = 40;  // a layer that is longer goes on in the next column

using Neighbours = std::vector<std::vector<std::size_t>>;

Neighbours callees_of(const Topology& topology) {
  Neighbours callees(topology.nodes.size());
  for (const TopologyEdge& edge : topology.edges) callees[edge.from].push_back(edge.to);
  return callees;
}

void spread(std::size_t first, const Neighbours& callees, std::vector<std::size_t>& layer_of) {
  std::deque<std::size_t> waiting = {first};
  while (!waiting.empty()) {
    const std::size_t node = waiting.front();
    waiting.pop_front();
    for (const std::size_t callee : callees[node]) {
      if (layer_of[callee] != nowhere && layer_of[callee] <= layer_of[node] + 1) continue;
      layer_of[callee] = layer_of[node] + 1;
      waiting.push_back(callee);
    }
  }
}

std::vector<std::size_t> layers_of(const Topology& topology, const Neighbours& callees) {
  std::vector<std::size_t> layer_of(topology.nodes.size(), nowhere);
  std::vector<bool> is_called(topology.nodes.size(), false);
  for (const TopologyEdge& edge : topology.edges) is_called[edge.to] = true;
  const auto begin_at = [&](std::size_t node) {
    layer_of[node] = 0;
    spread(node, callees, layer_of);
  };
  for (std::size_t i = 0; i < layer_of.size(); ++i) {
    if (topology.nodes[i].is_workload) begin_at(i);
  }
  for (std::size_t i = 0; i < layer_of.size(); ++i) {
    if (layer_of[i] == nowhere && !is_called[i]) begin_at(i);
  }
  for (std::size_t i = 0; i < layer_of.size(); ++i) {
    if (layer_of[i] == nowhere) begin_at(i);
  }
  return layer_of;
}

// Nodes of a layer in the order of their callers' middle.
void order(std::vector<std::vector<std::size_t>>& layers, const Topology& topology) {
  std::vector<double> row(topology.nodes.size(), 0);
  Neighbours callers(topology.nodes.size());
  for (const TopologyEdge& edge : topology.edges) callers[edge.to].push_back(edge.from);
  std::vector<bool> is_known(topology.nodes.size(), false);
  for (std::vector<std::size_t>& layer : layers) {
    std::vector<double> wanted(topology.nodes.size(), 0);
    for (const std::size_t node : layer) {
      double sum = 0;
      double count = 0;
      for (const std::size_t caller : callers[node]) {
        if (!is_known[caller]) continue;
        sum += row[caller];
        count += 1;
      }
      wanted[node] = count > 0 ? sum / count : 0;
    }
    std::ranges::stable_sort(layer, {}, [&](std::size_t node) { return wanted[node]; });
    const double middle = (static_cast<double>(layer.size()) - 1) / 2;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      row[layer[i]] = static_cast<double>(i) - middle;
      is_known[layer[i]] = true;
    }
  }
}

}  // namespace

std::vector<QPointF> default_placement(const Topology& topology) {
  const std::vector<std::size_t> layer_of = layers_of(topology, callees_of(topology));
  std::vector<std::vector<std::size_t>> layers;
  for (std::size_t i = 0; i < layer_of.size(); ++i) {
    if (layer_of[i] >= layers.size()) layers.resize(layer_of[i] + 1);
    layers[layer_of[i]].push_back(i);
  }
  order(layers, topology);
  std::vector<QPointF> places(topology.nodes.size());
  double x = 0;
  for (const std::vector<std::size_t>& layer : layers) {
    for (std::size_t begin = 0; begin < layer.size(); begin += rows_max) {
      const std::size_t count = std::min(rows_max, layer.size() - begin);
      const double top = -row_height * (static_cast<double>(count) - 1) / 2;
      for (std::size_t i = 0; i < count; ++i) {
        places[layer[begin + i]] = {x, top + (row_height * static_cast<double>(i))};
      }
      x += column_width;
    }
  }
  return places;
}

}  // namespace sojourn::gui
