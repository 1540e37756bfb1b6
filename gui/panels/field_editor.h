// Editors of fields, made from what the schema says of them. Each shows one field, in one place of
// the document or in several at once, and writes through its context; nested fields are editors in
// editors. None knows a particular key, so that keys which the format gains are edited too.
#pragma once

#include <QWidget>

#include "gui/panels/edit_context.h"

namespace sojourn::gui {

class FieldEditor : public QWidget {
  Q_OBJECT

 public:
  FieldEditor(EditContext& context, Pointers pointers, Field field, QWidget* parent = nullptr)
      : QWidget(parent),
        context_(context),
        pointers_(std::move(pointers)),
        field_(std::move(field)) {}

  // Shows what the document says now.
  virtual void refresh() = 0;

  EditContext& context() const { return context_; }
  const Pointers& pointers() const { return pointers_; }
  const std::string& pointer() const { return pointers_.front(); }
  const Field& field() const { return field_; }
  // In the first place; nullptr if there is none.
  const JsonValue* value() const { return context_.value(pointer()); }
  // Whether the places differ.
  bool isMixed() const;
  // In how many of the places something is written.
  std::size_t placesWritten() const;
  // The schema's title in the user's language.
  QString title() const;

 private:
  EditContext& context_;
  Pointers pointers_;
  Field field_;
};

// With its title: a row for a value, a section that folds for all others.
FieldEditor* make_field_editor(EditContext& context, const Pointers& pointers, const Field& field,
                               QWidget* parent = nullptr);
// Without a title: what stands inside a section.
FieldEditor* make_body_editor(EditContext& context, const Pointers& pointers, const Field& field,
                              QWidget* parent = nullptr);

// Measures that keep editors aligned.
inline constexpr int label_width = 104;
inline constexpr int indent_width = 10;
inline constexpr int button_width = 20;

}  // namespace sojourn::gui
