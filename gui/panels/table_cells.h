// Cells of tables that show values of the document: right or flagged, with the reason.
#pragma once

#include <QTableWidget>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"

namespace sojourn::gui {

// `value`: nullptr if there is none.
void show_cell(QTableWidget& table, int row, int column, const Field& field,
               const JsonValue* value);

}  // namespace sojourn::gui
