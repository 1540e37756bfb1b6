// How a picture takes another topology: what both have in common, which is mostly all of it, stays
// as it is.
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "gui/canvas/default_placement.h"
#include "gui/canvas/picture.h"
#include "gui/canvas/text_cache.h"

namespace sojourn::gui {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
constexpr double service_height = 64;
constexpr double workload_height = 46;
constexpr double width_min = 140;
constexpr double width_max = 260;

// Even multiples of the grid, so that sides lie on it when centres do.
double rounded_width(double width) {
  return std::clamp(std::ceil(width / (2 * grid_step)) * 2 * grid_step, width_min, width_max);
}

void measure(NodeFigure& figure) {
  static const QFontMetricsF metrics(font_of(TextStyle::name));
  static const QFontMetricsF small(font_of(TextStyle::small));
  const QString name = QString::fromStdString(figure.node.name);
  // Left of the name the status glyph, right of it the number of replicas.
  const double beside = figure.node.is_workload ? 56 : 72;
  double width = metrics.horizontalAdvance(name) + beside;
  if (figure.node.is_workload) {
    const double load = small.horizontalAdvance(QString::fromStdString(figure.node.load)) + beside;
    width = std::max(width, load);
  }
  figure.size = {rounded_width(width), figure.node.is_workload ? workload_height : service_height};
  figure.caption = metrics.elidedText(name, Qt::ElideMiddle, figure.size.width() - beside + 2);
}

// What differs between two lists: all but their equal beginnings and ends.
struct Difference {
  std::size_t begin, old_end, new_end;
  bool is_none() const { return begin == old_end && begin == new_end; }
};

template <typename Old, typename New, typename Equal>
Difference difference_of(const Old& old, const New& wanted, const Equal& are_equal) {
  const std::size_t shorter = std::min(old.size(), wanted.size());
  std::size_t front = 0;
  while (front < shorter && are_equal(old[front], wanted[front])) ++front;
  std::size_t back = 0;
  while (back < shorter - front &&
         are_equal(old[old.size() - 1 - back], wanted[wanted.size() - 1 - back])) {
    ++back;
  }
  return {front, old.size() - back, wanted.size() - back};
}

// Makes room for what is new instead of what is gone.
template <typename List>
void splice(List& list, const Difference& difference) {
  const auto at = [&](std::size_t i) { return list.begin() + static_cast<std::ptrdiff_t>(i); };
  const std::size_t kept = std::min(difference.old_end, difference.new_end);
  list.erase(at(kept), at(difference.old_end));
  list.insert(at(kept), difference.new_end - kept, {});
  std::fill(at(difference.begin), at(difference.new_end), typename List::value_type{});
}

}  // namespace

void Picture::show(const Topology& topology) {
  std::vector<std::size_t> touched = take_nodes(topology, list_nodes(topology));
  list_edges(topology, touched);
  if (!touched.empty()) route_around(touched);
}

// Afterwards there is a figure for each node. Returns which of them, from the first to before the
// second, know nothing of their node yet.
std::pair<std::size_t, std::size_t> Picture::list_nodes(const Topology& topology) {
  const auto are_same = [](const NodeFigure& figure, const TopologyNode& node) {
    return figure.node.name == node.name && figure.node.is_workload == node.is_workload;
  };
  const Difference other = difference_of(nodes_, topology.nodes, are_same);
  if (other.is_none()) return {other.begin, other.begin};
  for (std::size_t i = other.begin; i < other.old_end; ++i) {
    indices_.erase(nodes_[i].node.name);
    grid_.remove(i, nodes_[i].rect());
  }
  const std::size_t by = other.new_end - other.old_end;  // modulo the size of the numbers
  const auto renumber = [&](std::size_t& index) {
    if (index >= other.old_end) {
      index += by;
    } else if (index >= other.begin) {
      index = nowhere;
    }
  };
  for (auto& [name, index] : indices_) renumber(index);
  for (EdgeFigure& edge : edges_) {
    renumber(edge.from);
    renumber(edge.to);
  }
  if (by != 0) grid_.renumber(other.old_end, by);
  splice(nodes_, other);
  for (std::size_t i = other.begin; i < other.new_end; ++i) {
    indices_.emplace(topology.nodes[i].name, i);
  }
  return {other.begin, other.new_end};
}

// Returns the nodes that are new, moved or of another size.
std::vector<std::size_t> Picture::take_nodes(const Topology& topology,
                                             std::pair<std::size_t, std::size_t> fresh) {
  const bool has_forgotten = std::exchange(has_forgotten_, false);
  const auto is_fresh = [&](std::size_t i) { return i >= fresh.first && i < fresh.second; };
  std::vector<std::size_t> other;
  bool has_homeless = false;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const TopologyNode& node = topology.nodes[i];
    if (!has_forgotten && !is_fresh(i) && nodes_[i].node == node) continue;
    other.push_back(i);
    has_homeless = has_homeless || (!node.position && !default_places_.contains(node.name));
  }
  if (has_homeless) place_new_nodes(topology);
  std::vector<std::size_t> moved;
  for (const std::size_t i : other) {
    NodeFigure& figure = nodes_[i];
    const TopologyNode& node = topology.nodes[i];
    const QRectF before = figure.rect();
    const bool is_measured = !is_fresh(i) && figure.node.load == node.load;
    figure.node = node;
    if (!is_measured) measure(figure);
    figure.centre = node.position ? *node.position : default_places_.find(node.name)->second;
    if (!is_fresh(i) && figure.rect() == before) continue;
    if (!is_fresh(i)) grid_.remove(i, before);
    grid_.insert(i, figure.rect());
    moved.push_back(i);
  }
  return moved;
}

void Picture::place_new_nodes(const Topology& topology) {
  const std::vector<QPointF> places = default_placement(topology);
  const auto is_taken = [&](QPointF place) {
    return std::ranges::any_of(topology.nodes, [&](const TopologyNode& node) {
      return node.position && std::abs(node.position->x() - place.x()) < width_min &&
             std::abs(node.position->y() - place.y()) < service_height;
    });
  };
  const bool has_places = std::ranges::any_of(
      topology.nodes, [](const TopologyNode& node) { return node.position.has_value(); });
  for (std::size_t i = 0; i < places.size(); ++i) {
    const TopologyNode& node = topology.nodes[i];
    if (node.position || default_places_.contains(node.name)) continue;
    QPointF place = places[i];
    for (int tries = 0; has_places && tries < 100 && is_taken(place); ++tries) {
      place.ry() += row_height;
    }
    default_places_.emplace(node.name, snapped(place));
  }
}

// Adds the ends of edges that came or went to the nodes that are touched.
void Picture::list_edges(const Topology& topology, std::vector<std::size_t>& touched) {
  const auto touch = [&](std::size_t node) {
    if (node != nowhere) touched.push_back(node);
  };
  const auto has_lost_end = [&](const EdgeFigure& edge) {
    if (edge.from != nowhere && edge.to != nowhere) return false;
    touch(edge.from);
    touch(edge.to);
    return true;
  };
  const bool has_lost = std::erase_if(edges_, has_lost_end) > 0;
  const auto are_same = [](const EdgeFigure& figure, const TopologyEdge& edge) {
    return figure.from == edge.from && figure.to == edge.to;
  };
  const Difference other = difference_of(edges_, topology.edges, are_same);
  for (std::size_t i = other.begin; i < other.old_end; ++i) {
    touch(edges_[i].from);
    touch(edges_[i].to);
  }
  splice(edges_, other);
  for (std::size_t i = other.begin; i < other.new_end; ++i) {
    edges_[i].from = topology.edges[i].from;
    edges_[i].to = topology.edges[i].to;
    touch(edges_[i].from);
    touch(edges_[i].to);
  }
  for (std::size_t i = 0; i < edges_.size(); ++i) edges_[i].has_proxy = topology.edges[i].has_proxy;
  const bool has_other_edges = has_lost || !other.is_none();
  if (has_other_edges) ++revision_;
  if (has_other_edges || outgoing_.size() != nodes_.size()) connect_nodes();
}

void Picture::connect_nodes() {
  for (std::vector<std::size_t>& edges : outgoing_) edges.clear();
  for (std::vector<std::size_t>& edges : incoming_) edges.clear();
  outgoing_.resize(nodes_.size());
  incoming_.resize(nodes_.size());
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    outgoing_[edges_[i].from].push_back(i);
    incoming_[edges_[i].to].push_back(i);
  }
}

}  // namespace sojourn::gui
