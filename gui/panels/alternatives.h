// Places where one of several kinds of value may stand: which of them a value is, and what they are
// called. Pure functions.
#pragma once

#include <QString>
#include <optional>
#include <string_view>
#include <vector>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"

namespace sojourn::gui {

// Whether a value is of the field's kind, be it in range or not.
bool is_of_kind(const Field& field, const JsonValue& value);

// The first that the value is of; what was typed and is of none belongs to the first that is typed.
std::size_t alternative_of(const std::vector<Field>& alternatives, const JsonValue& value);

// The field at a place, alternatives followed.
std::optional<Field> field_at(const Schema& schema, const JsonValue& document,
                              std::string_view pointer);

// "Whole number", "unlimited", "Percentage".
QString alternative_title(const Field& field);

}  // namespace sojourn::gui
