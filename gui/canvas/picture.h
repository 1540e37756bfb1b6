// The topology with its geometry: where each node and edge lies, how large it is, what is found at
// a point. Plain values without a scene; not thread-safe.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/canvas/overlay.h"
#include "gui/canvas/uniform_grid.h"
#include "gui/core/topology.h"

namespace sojourn::gui {

inline constexpr double grid_step = 10;
inline constexpr double port_radius = 5;

// The nearest crossing of the grid.
QPointF snapped(QPointF point);

struct NodeFigure {
  TopologyNode node;
  QPointF centre;
  QSizeF size;
  QString caption;  // the name, elided if it is very long
  std::optional<NodeReading> reading;
  bool is_bottleneck = false;

  QRectF rect() const {
    return {centre.x() - (size.width() / 2), centre.y() - (size.height() / 2), size.width(),
            size.height()};
  }
  QPointF out_port() const { return {centre.x() + (size.width() / 2), centre.y()}; }
  QPointF in_port() const { return {centre.x() - (size.width() / 2), centre.y()}; }
};

struct EdgeFigure {
  static constexpr std::size_t segments = 16;

  std::size_t from = 0, to = 0;
  bool has_proxy = false;
  double from_offset = 0, to_offset = 0;  // of its ends along the nodes' sides
  std::array<QPointF, 4> controls;        // of the curve
  std::array<QPointF, segments + 1> points;
  QRectF bounds;
  std::optional<EdgeReading> reading;

  QPointF at(double share) const;  // 0: at the caller, 1: at the callee
};

// The control points of the smooth line from a caller's right side to a callee's left side.
std::array<QPointF, 4> curve_between(QPointF from, QPointF to);

class Picture {
 public:
  // Takes the topology; nodes without a place get one, and keep it until forget_places(). What is
  // as it was keeps its geometry and its reading.
  void show(const Topology& topology);
  void forget_places() {
    default_places_.clear();
    has_forgotten_ = true;
  }

  // Grows when a node or an edge comes, goes or moves.
  std::uint64_t revision() const { return revision_; }

  const std::vector<NodeFigure>& nodes() const { return nodes_; }
  const std::vector<EdgeFigure>& edges() const { return edges_; }
  const std::vector<std::size_t>& outgoing(std::size_t node) const { return outgoing_[node]; }
  const std::vector<std::size_t>& incoming(std::size_t node) const { return incoming_[node]; }

  std::optional<std::size_t> find(std::string_view name) const;
  std::optional<std::size_t> find_edge(std::string_view caller, std::string_view callee) const;

  struct Place {
    std::size_t node = 0;
    QPointF centre;
  };
  // Moves nodes, and the edges at them.
  void move(const std::vector<Place>& places);
  struct DocumentPlace {
    std::size_t node = 0;
    std::optional<QPointF> place;
  };
  // What the document says of nodes' places; without one a node is where it stood at first.
  void set_document_places(const std::vector<DocumentPlace>& places);

  // nullptr: none.
  void set_overlay(const Overlay* overlay);

  // The topmost one.
  std::optional<std::size_t> node_at(QPointF point) const;
  // The nearest one within the tolerance.
  std::optional<std::size_t> edge_at(QPointF point, double tolerance) const;
  // Those that lie wholly inside.
  std::vector<std::size_t> nodes_inside(const QRectF& rect) const;
  // Of all nodes and edges; empty if there is nothing.
  QRectF bounds() const;

 private:
  std::pair<std::size_t, std::size_t> list_nodes(const Topology& topology);
  std::vector<std::size_t> take_nodes(const Topology& topology,
                                      std::pair<std::size_t, std::size_t> fresh);
  void place_new_nodes(const Topology& topology);
  void list_edges(const Topology& topology, std::vector<std::size_t>& touched);
  void connect_nodes();
  void assign_offsets(std::size_t node);
  void route(EdgeFigure& edge) const;
  void route_around(const std::vector<std::size_t>& moved);

  std::vector<NodeFigure> nodes_;
  std::vector<EdgeFigure> edges_;  // sorted by caller and callee
  std::vector<std::vector<std::size_t>> outgoing_, incoming_;
  std::map<std::string, std::size_t, std::less<>> indices_;
  std::map<std::string, QPointF, std::less<>> default_places_;
  bool has_forgotten_ = false;  // every node needs its place anew
  UniformGrid grid_;
  std::uint64_t revision_ = 0;
};

}  // namespace sojourn::gui
