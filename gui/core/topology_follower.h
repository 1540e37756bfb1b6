// The topology of a document that is being edited: after a change only the services and workloads
// that it touches are read again. Not thread-safe.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gui/core/topology.h"
#include "gui/core/tree_edit.h"

namespace sojourn::gui {

class TopologyFollower {
 public:
  const Topology& topology() const { return topology_; }

  // All of the document. O(size of the document).
  void read(const JsonValue& document);
  // The document is the one that was read or followed last, with these changes made in it.
  // O(nodes + edges + size of the changed services).
  void follow(const JsonValue& document, const Changes& changes);

 private:
  // What a service or workload says by itself.
  struct Part {
    std::string name;
    bool is_workload = false;
    bool is_object = false;  // else it stands for no node
    bool is_node = false;    // nor does a service with the name of a workload
    std::size_t number = 0;  // of the node with its name
    TopologyNode node;
    std::vector<std::string> callees;   // not all of them need exist
    std::vector<std::size_t> services;  // those that do, by number of their node
    bool is_stale = true, has_other_place = true;
  };
  using Parts = std::vector<std::unique_ptr<Part>>;

  bool mark(const Changes& changes);
  bool mark_section(const std::vector<std::string>& keys);
  void take(const JsonValue& document);
  void take_section(const JsonValue* section, bool is_workload, Parts& before);
  void read_part(Part& part, const JsonValue& value);
  void place_nodes(const JsonValue* layout);
  void list_nodes();
  void list_edges();
  void read_proxies(const JsonValue* calls);
  void mark_proxies();
  std::size_t node_of(std::string_view name) const;

  Parts parts_;  // workloads first, then services, as in the document
  bool has_other_parts_ = true, has_other_calls_ = true, has_other_links_ = true;
  std::unordered_map<std::string_view, std::size_t> numbers_;  // of nodes, by names of parts
  std::vector<std::pair<std::string, std::string>> proxied_;   // callers and callees
  Topology topology_;
};

}  // namespace sojourn::gui
