// The picture that a document describes: services and workloads as nodes, calls as edges. Read from
// the tree, valid or not: what cannot be understood is left out. Pure functions.
#pragma once

#include <QPointF>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/core/json_tree.h"

namespace sojourn::gui {

struct TopologyNode {
  std::string name;
  bool is_workload = false;
  std::uint32_t replicas = 1;
  std::string load;                 // of a workload, as written: "50/s", "20 users", or empty
  std::optional<QPointF> position;  // of its centre, from the document's layout
  friend bool operator==(const TopologyNode&, const TopologyNode&) = default;
};

struct TopologyEdge {
  std::size_t from = 0, to = 0;  // indices of nodes
  bool has_proxy = false;        // via haproxy
  friend bool operator==(const TopologyEdge&, const TopologyEdge&) = default;
};

struct Topology {
  std::vector<TopologyNode> nodes;  // workloads first, then services, as in the document
  std::vector<TopologyEdge> edges;  // by nodes, none twice

  // size_t(-1) if there is none. O(nodes).
  std::size_t index_of(std::string_view name) const;
};

// O(size of the document log nodes).
Topology read_topology(const JsonValue& document);

// "/services/cart" or "/workloads/shoppers"; "" if neither exists.
std::string pointer_of_node(const JsonValue& document, std::string_view name);

// Whether a change there can only change a node's caption, place or nothing of the picture.
enum class PictureChange { nothing, nodes, everything };
PictureChange picture_change(std::string_view pointer);

}  // namespace sojourn::gui
