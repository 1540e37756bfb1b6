#include "gui/canvas/picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sojourn::gui {
namespace {

double distance_squared(QPointF point, QPointF from, QPointF to) {
  const QPointF along = to - from;
  const double length = QPointF::dotProduct(along, along);
  const double share =
      length > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / length, 0.0, 1.0) : 0;
  const QPointF away = point - (from + (along * share));
  return QPointF::dotProduct(away, away);
}

std::array<QPointF, EdgeFigure::segments + 1> flattened(const std::array<QPointF, 4>& curve) {
  std::array<QPointF, EdgeFigure::segments + 1> points;
  for (std::size_t i = 0; i <= EdgeFigure::segments; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(EdgeFigure::segments);
    const double u = 1 - t;
    points[i] = (curve[0] * (u * u * u)) + (curve[1] * (3 * u * u * t)) +
                (curve[2] * (3 * u * t * t)) + (curve[3] * (t * t * t));
  }
  return points;
}

QRectF bounds_of(const std::array<QPointF, EdgeFigure::segments + 1>& points) {
  QPointF low = points[0];
  QPointF high = points[0];
  for (const QPointF& point : points) {
    low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
    high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
  }
  return QRectF(low, high).adjusted(-8, -8, 8, 8);
}

}  // namespace

QPointF snapped(QPointF point) {
  return {std::round(point.x() / grid_step) * grid_step,
          std::round(point.y() / grid_step) * grid_step};
}

QPointF EdgeFigure::at(double share) const {
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(segments);
  const auto segment = std::min(static_cast<std::size_t>(place), segments - 1);
  const double rest = place - static_cast<double>(segment);
  return (points[segment] * (1 - rest)) + (points[segment + 1] * rest);
}

std::array<QPointF, 4> curve_between(QPointF from, QPointF to) {
  const double dx = to.x() - from.x();
  const bool is_backward = dx < 20;
  const double reach_x = is_backward ? std::min(60 + (-dx * 0.2), 160.0) : std::max(dx / 2, 24.0);
  // Backward lines between nodes of the same height would run through both: they bow.
  const double dy = to.y() - from.y();
  const double bow = is_backward && std::abs(dy) < 80 ? 110 : 0;
  return {from, QPointF(from.x() + reach_x, from.y() + bow),
          QPointF(to.x() - reach_x, to.y() + bow), to};
}

void Picture::assign_offsets(std::size_t node) {
  const auto spread = [&](std::vector<std::size_t> ends, bool is_outgoing) {
    const auto height_of_other = [&](std::size_t edge) {
      const std::size_t other = is_outgoing ? edges_[edge].to : edges_[edge].from;
      return std::pair(nodes_[other].centre.y(), other);
    };
    if (ends.size() > 1) std::ranges::sort(ends, {}, height_of_other);
    const double count = static_cast<double>(ends.size());
    const double room = nodes_[node].size.height() - 26;
    const double gap = ends.size() > 1 ? std::min(11.0, room / (count - 1)) : 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const double offset = (static_cast<double>(i) - ((count - 1) / 2)) * gap;
      (is_outgoing ? edges_[ends[i]].from_offset : edges_[ends[i]].to_offset) = offset;
    }
  };
  spread(outgoing_[node], true);
  spread(incoming_[node], false);
}

void Picture::route(EdgeFigure& edge) const {
  const QPointF from = nodes_[edge.from].out_port() + QPointF(-2, edge.from_offset);
  const QPointF to = nodes_[edge.to].in_port() + QPointF(0, edge.to_offset);
  edge.controls = curve_between(from, to);
  edge.points = flattened(edge.controls);
  edge.bounds = bounds_of(edge.points);
}

void Picture::route_around(const std::vector<std::size_t>& moved) {
  std::vector<bool> is_stale(nodes_.size(), false);
  for (const std::size_t node : moved) {
    is_stale[node] = true;
    for (const std::size_t edge : outgoing_[node]) is_stale[edges_[edge].to] = true;
    for (const std::size_t edge : incoming_[node]) is_stale[edges_[edge].from] = true;
  }
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (is_stale[i]) assign_offsets(i);
  }
  bool has_routed = false;
  for (EdgeFigure& edge : edges_) {
    if (!is_stale[edge.from] && !is_stale[edge.to]) continue;
    route(edge);
    has_routed = true;
  }
  if (has_routed) ++revision_;
}

std::optional<std::size_t> Picture::find(std::string_view name) const {
  const auto found = indices_.find(name);
  if (found == indices_.end()) return {};
  return found->second;
}

std::optional<std::size_t> Picture::find_edge(std::string_view caller,
                                              std::string_view callee) const {
  const auto from = find(caller);
  const auto to = find(callee);
  if (!from || !to) return {};
  for (const std::size_t edge : outgoing_[*from]) {
    if (edges_[edge].to == *to) return edge;
  }
  return {};
}

void Picture::move(const std::vector<Place>& places) {
  std::vector<std::size_t> moved;
  for (const Place& place : places) {
    NodeFigure& figure = nodes_[place.node];
    if (figure.centre == place.centre) continue;
    grid_.remove(place.node, figure.rect());
    figure.centre = place.centre;
    grid_.insert(place.node, figure.rect());
    moved.push_back(place.node);
  }
  if (!moved.empty()) route_around(moved);
}

void Picture::set_document_places(const std::vector<DocumentPlace>& places) {
  std::vector<Place> moves;
  moves.reserve(places.size());
  for (const DocumentPlace& told : places) {
    NodeFigure& figure = nodes_[told.node];
    figure.node.position = told.place;
    const auto at_first = default_places_.emplace(figure.node.name, figure.centre).first;
    moves.push_back({told.node, told.place.value_or(at_first->second)});
  }
  move(moves);
}

void Picture::set_overlay(const Overlay* overlay) {
  for (NodeFigure& figure : nodes_) {
    figure.is_bottleneck = overlay != nullptr && overlay->bottleneck == figure.node.name;
    figure.reading.reset();
  }
  for (EdgeFigure& edge : edges_) edge.reading.reset();
  if (overlay == nullptr) return;
  // Both maps are in the order of names.
  auto reading = overlay->nodes.begin();
  for (const auto& [name, index] : indices_) {
    while (reading != overlay->nodes.end() && reading->first < name) ++reading;
    if (reading == overlay->nodes.end()) break;
    if (reading->first == name) nodes_[index].reading = reading->second;
  }
  auto caller = indices_.begin();
  for (const auto& [ends, told] : overlay->edges) {
    while (caller != indices_.end() && caller->first < ends.first) ++caller;
    if (caller == indices_.end()) break;
    if (caller->first != ends.first) continue;
    const auto edge = std::ranges::find(outgoing_[caller->second], ends.second,
                                        [this](std::size_t index) -> const std::string& {
                                          return nodes_[edges_[index].to].node.name;
                                        });
    if (edge != outgoing_[caller->second].end()) edges_[*edge].reading = told;
  }
}

std::optional<std::size_t> Picture::node_at(QPointF point) const {
  std::optional<std::size_t> topmost;
  for (const std::size_t index : grid_.near(point)) {
    if (nodes_[index].rect().contains(point) && index >= topmost.value_or(0)) topmost = index;
  }
  return topmost;
}

std::optional<std::size_t> Picture::edge_at(QPointF point, double tolerance) const {
  std::optional<std::size_t> nearest;
  double best = tolerance * tolerance;
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    const EdgeFigure& edge = edges_[i];
    if (!edge.bounds.adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(point)) {
      continue;
    }
    for (std::size_t k = 0; k < EdgeFigure::segments; ++k) {
      const double distance = distance_squared(point, edge.points[k], edge.points[k + 1]);
      if (distance > best) continue;
      best = distance;
      nearest = i;
    }
  }
  return nearest;
}

std::vector<std::size_t> Picture::nodes_inside(const QRectF& rect) const {
  std::vector<std::size_t> inside;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (rect.contains(nodes_[i].rect())) inside.push_back(i);
  }
  return inside;
}

QRectF Picture::bounds() const {
  QRectF all;
  for (const NodeFigure& figure : nodes_) all |= figure.rect();
  for (const EdgeFigure& edge : edges_) all |= edge.bounds;
  return all;
}

}  // namespace sojourn::gui
