// Renaming and removing any named part of a scenario, with everything that refers to it. Pure
// functions on the tree.
#pragma once

#include <QString>
#include <string>
#include <string_view>

#include "gui/core/schema.h"
#include "gui/core/tree_edit.h"

namespace sojourn::gui {

// Whether the place has a name that people give: an entry of a map.
bool has_name(const Schema& schema, const JsonValue& document, std::string_view pointer);

// Why it may not be called so, for people; empty if it may.
QString objection_to_place_name(const Schema& schema, const JsonValue& document,
                                std::string_view pointer, const QString& wanted);

// Services, workloads, endpoints, hosts and request classes: everywhere they are spoken of.
void rename_place(TreeEdit& edit, const std::string& pointer, const std::string& wanted);

// Services and workloads with what refers to them; all others alone.
void remove_place(TreeEdit& edit, const std::string& pointer);

}  // namespace sojourn::gui
