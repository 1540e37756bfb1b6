// A field with parts of its own, behind a title that folds: what is inside is made when it is first
// unfolded. Folded, it says on one line what it holds.
#pragma once

#include <QToolButton>
#include <QVBoxLayout>

#include "gui/panels/field_editor.h"
#include "gui/panels/panel_parts.h"

namespace sojourn::gui {

class Section : public FieldEditor {
  Q_OBJECT

 public:
  Section(EditContext& context, const Pointers& pointers, const Field& field,
          QWidget* parent = nullptr);

  void refresh() override;
  void setOpen(bool is_open);
  bool isOpen() const;
  FieldEditor* body() { return body_; }
  QToolButton* toggle() { return toggle_; }
  // Adds what is missing, or removes what is optional.
  QToolButton* presence() { return presence_; }

 private:
  bool mustBeAdded() const;
  QString summary(bool is_missing) const;
  void showPresence(bool is_missing);
  void changePresence();
  std::vector<JsonValue::Kind> kindsNow() const;
  void makeBody();

  QVBoxLayout* layout_;
  QToolButton* toggle_;
  ElidedLabel* summary_;
  QToolButton* presence_;
  FieldEditor* body_ = nullptr;
  std::vector<JsonValue::Kind> body_kinds_;
};

// The button with an arrow that folds and unfolds.
QToolButton* make_fold_button(const QString& text, QWidget* parent = nullptr);
void show_fold(QToolButton* button, bool is_open);

}  // namespace sojourn::gui
