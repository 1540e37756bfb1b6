// A place where one of several kinds may stand, such as a number or "unlimited": the kind is
// chosen, and edited with what fits.
#pragma once

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/panels/field_editor.h"
#include "gui/panels/value_edit.h"
#include "gui/panels/value_edit_choice.h"

namespace sojourn::gui {

class AlternativesEditor : public FieldEditor {
  Q_OBJECT

 public:
  AlternativesEditor(EditContext& context, const Pointers& pointers, const Field& field,
                     QWidget* parent = nullptr);

  void refresh() override;
  QComboBox* chooser() { return chooser_; }
  // Of the kind that stands there, if it is a single value; else nullptr.
  ValueEdit* edit() { return edit_; }

 private:
  void choose(int index);
  const JsonValue* firstWritten() const;
  bool alternativesDiffer(std::size_t index) const;
  void showAlternative(std::size_t index);
  void dropEditors();
  void connectEdit();

  QHBoxLayout* row_;
  QVBoxLayout* layout_;
  CalmComboBox* chooser_;
  QToolButton* reset_;
  std::vector<Field> alternatives_;
  std::size_t shown_ = static_cast<std::size_t>(-1);
  ValueEdit* edit_ = nullptr;
  FieldEditor* body_ = nullptr;
};

}  // namespace sojourn::gui
