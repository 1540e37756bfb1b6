// What may stand in a field that names something of the document, and values to begin with. Pure
// functions.
#pragma once

#include <QString>
#include <QStringList>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"
#include "gui/core/tree_edit.h"

namespace sojourn::gui {

// "cart.get", in the order of the document.
QStringList endpoint_names(const JsonValue& document);
// "shoppers/cart.get".
QStringList request_classes(const JsonValue& document);

// Names that the text of this field may be; empty if it names nothing.
QStringList suggested_texts(const JsonValue& document, const Field& field);
// Keys that a map of this field may get next; empty if they are free.
QStringList suggested_keys(const JsonValue& document, const Field& map);

// The simplest value that the schema accepts, by examples and defaults; names are those of the
// document where it has some.
JsonValue first_value(const Schema& schema, const JsonValue& document, const Field& field);

// Sets first_value(), with the items that an array must have.
void set_first_value(TreeEdit& edit, const Schema& schema, const std::string& pointer,
                     const Field& field);
// Of an object with exactly one of several keys: this key takes the place of the one that it has.
// The value stays where both are of one kind; what only the old key had goes, what the new one
// needs comes.
void set_kind(TreeEdit& edit, const Schema& schema, const std::string& pointer,
              const std::string& key);

}  // namespace sojourn::gui
