// A node is put into a connection: caller → callee becomes caller → node → callee. Pure functions
// on the document.
#pragma once

#include <QString>
#include <string_view>

#include "gui/core/json_tree.h"
#include "gui/core/tree_edit.h"

namespace sojourn::gui {

// Why the node cannot go between the two, for people; empty if it can: the two are connected, and
// neither is connected with the node.
QString objection_to_splice(const JsonValue& document, std::string_view caller,
                            std::string_view callee, std::string_view node);

// Every call of the caller to the callee goes to the node, which calls on behind its own steps.
// What the document says of the call, of its link and of its objective stays with the caller. The
// first endpoint that is called goes through the node's first one, every other through a copy of
// that.
void splice_node(TreeEdit& edit, std::string_view caller, std::string_view callee,
                 std::string_view node);

}  // namespace sojourn::gui
