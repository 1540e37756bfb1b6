// What people do to a topology, as edits of the document: add, connect, rename, move, remove,
// duplicate. Each keeps the document's references whole. No window, no signals.
#pragma once

#include <QPointF>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/core/json_tree.h"
#include "gui/core/tree_edit.h"

namespace sojourn::gui {

// What the palette offers. All but clients are services that differ in what they start with.
enum class NodeKind : std::uint8_t { client, gateway, service, worker, cache, database };
inline constexpr NodeKind node_kinds[] = {NodeKind::client, NodeKind::gateway, NodeKind::service,
                                          NodeKind::worker, NodeKind::cache,   NodeKind::database};

// {"sojourn": 1, "name": "untitled", "services": {}, "workloads": {}}
JsonValue empty_document();

// "service", or "service-2" if there is a node of that name.
std::string free_name(const JsonValue& document, std::string_view wanted);
// Why no node may be called so, for people; empty if it may. Names are unique over services and
// workloads. `now` is what the node is called at present.
QString objection_to_name(const JsonValue& document, std::string_view name,
                          std::string_view now = {});

// Returns the new node's name.
std::string add_node(TreeEdit& edit, NodeKind kind, QPointF position, std::string_view name = {});

// Ends of a call: which endpoint of which node. A workload has no endpoint.
struct CallEnds {
  std::string caller, caller_endpoint;
  std::string callee, callee_endpoint;
};
// Names of a service's endpoints, in the document's order.
std::vector<std::string> endpoints_of(const JsonValue& document, std::string_view service);

// Why the two nodes cannot be connected, for people; empty if they can: workloads are not called,
// nothing calls itself, and one connection of a pair is enough.
QString objection_to_connection(const JsonValue& document, std::string_view caller,
                                std::string_view callee);
// Adds a call behind the steps of the caller's endpoint, or a request class to a workload.
void connect_nodes(TreeEdit& edit, const CallEnds& ends);
// The call from the first endpoint to the first; for leaves that have none, one is made.
void connect_nodes(TreeEdit& edit, std::string_view caller, std::string_view callee);

// Removes the calls, and what the document says of their link.
void disconnect_nodes(TreeEdit& edit, std::string_view caller, std::string_view callee);

// With everything that refers to them: calls, requests, links, faults, SLOs, places.
void remove_nodes(TreeEdit& edit, const std::vector<std::string>& names);

// Everywhere it is spoken of.
void rename_node(TreeEdit& edit, std::string_view name, std::string_view wanted);

struct NodePlace {
  std::string name;
  QPointF position;  // rounded to whole units
};
void place_nodes(TreeEdit& edit, const std::vector<NodePlace>& places);

}  // namespace sojourn::gui
