// A field of one value: its title, the editor that fits, and a button that gives the default back.
#pragma once

#include <QLabel>
#include <QToolButton>

#include "gui/panels/field_editor.h"
#include "gui/panels/value_edit.h"

namespace sojourn::gui {

class FieldRow : public FieldEditor {
  Q_OBJECT

 public:
  FieldRow(EditContext& context, const Pointers& pointers, const Field& field,
           QWidget* parent = nullptr);

  void refresh() override;
  ValueEdit* edit() { return edit_; }
  QToolButton* resetButton() { return reset_; }

 private:
  ValueEdit* edit_;
  QLabel* label_;
  QToolButton* reset_;
};

// The title of a field beside its editor: wraps, marks what is required, and has the help.
QLabel* make_field_label(const QString& title, const Field& field, QWidget* parent = nullptr);

}  // namespace sojourn::gui
