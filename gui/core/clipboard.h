// Nodes with the calls among them as JSON text, to be pasted into this or another document.
#pragma once

#include <QPointF>
#include <string>
#include <string_view>
#include <vector>

#include "gui/core/json_tree.h"
#include "gui/core/tree_edit.h"

namespace sojourn::gui {

std::string copied_nodes(const JsonValue& document, const std::vector<std::string>& names);
// Whether add_copied_nodes would understand it.
bool is_copied_nodes(std::string_view text);
// Adds them under free names, moved by `offset`; calls to what was not copied are left out unless
// a service of that endpoint exists in this document. Returns the new names; empty if the text is
// no copy of nodes.
std::vector<std::string> add_copied_nodes(TreeEdit& edit, std::string_view text, QPointF offset);

}  // namespace sojourn::gui
