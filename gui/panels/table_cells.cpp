#include "gui/panels/table_cells.h"

#include "gui/look/theme.h"
#include "gui/panels/panel_parts.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {

void show_cell(QTableWidget& table, int row, int column, const Field& field,
               const JsonValue* value) {
  QTableWidgetItem* item = table.item(row, column);
  if (item == nullptr) {
    item = new QTableWidgetItem;
    table.setItem(row, column, item);
  }
  const QString text = value == nullptr ? QString() : shown_text(*value);
  if (item->text() != text) item->setText(text);
  const QString objection = value == nullptr ? QString() : objection_to(field, *value);
  item->setToolTip(objection.isEmpty() ? schema_help(field) : objection);
  const Colors& colors = current_colors();
  item->setForeground(objection.isEmpty() ? colors.text : colors.critical_text);
  item->setIcon(objection.isEmpty() ? QIcon() : glyph_icon(QStringLiteral("✕"), colors.critical));
}

}  // namespace sojourn::gui
