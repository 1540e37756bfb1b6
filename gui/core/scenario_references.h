// Where a document speaks of a node: keys and texts that hold its name. Private to the edits.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gui/core/json_tree.h"

namespace sojourn::gui {

struct NodeReference {
  std::string pointer;
  bool is_key = false;  // the name stands in the key, not in the value
};

// Calls in steps, keys of requests, links and layout, targets of faults, requests of SLOs; in the
// order of the document. O(size of the document).
std::vector<NodeReference> references_to(const JsonValue& document, std::string_view name);

using NodeNames = std::set<std::string, std::less<>>;
// To any of them, none twice. O(size of the document).
std::vector<NodeReference> references_to_any(const JsonValue& document, const NodeNames& names);

// Names of the services that calls and requests ask for, whether they exist or not; none twice.
std::vector<std::string> called_nodes(const JsonValue& document);

// Whether the text speaks of the node: "cart.get", "cart/1", "a>cart", "shoppers/cart.get".
bool speaks_of(std::string_view text, std::string_view name);

// The same text of a node called otherwise: "cart.get" -> "basket.get".
std::string with_name(std::string_view text, std::string_view name, std::string_view wanted);

}  // namespace sojourn::gui
