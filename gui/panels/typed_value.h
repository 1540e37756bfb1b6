// What people type into a field, read as the value that the document gets: "250us", "1.5 s",
// "2k rps", "3 %", "unlimited". Pure functions.
//
// What cannot be read is kept as a JSON text, so that nothing of it is lost and the checker flags
// the same place; the objection says why.
#pragma once

#include <QString>
#include <optional>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"

namespace sojourn::gui {

struct TypedValue {
  JsonValue value;
  QString objection;  // why it is wrong, for people; empty: it is right
  QString hint;       // how it was understood if that is not what stands there: "= 2000/s"
};

TypedValue read_typed(const Field& field, const QString& text);

// What is wrong with a value of the document in this field; empty if nothing is.
QString objection_to(const Field& field, const JsonValue& value);

// As a field shows it: texts without quotes, all others on one line.
QString shown_text(const JsonValue& value);

// The value that so many steps up or down lead to: whole numbers by one, all others by about a
// tenth to round figures. nullopt where there is nothing to step.
std::optional<QString> stepped(const Field& field, const QString& text, int steps);

// "1 to 100000", "> 0", "250us, 1.5s, 10min", for help; may be empty.
QString expected_of(const Field& field);

// Whether the field holds a quantity that can be turned as a knob.
bool is_numeric(Field::Kind kind);

}  // namespace sojourn::gui
