#include "gui/panels/field_editor.h"

#include <algorithm>

#include "gui/panels/alternatives_editor.h"
#include "gui/panels/distribution_editor.h"
#include "gui/panels/entries_editor.h"
#include "gui/panels/field_row.h"
#include "gui/panels/json_fragment_edit.h"
#include "gui/panels/profile_editor.h"
#include "gui/panels/properties_editor.h"
#include "gui/panels/schema_text.h"
#include "gui/panels/section.h"

namespace sojourn::gui {

using Kind = Field::Kind;

bool FieldEditor::isMixed() const {
  const JsonValue* const first = value();
  return !std::ranges::all_of(pointers_, [&](const std::string& pointer) {
    const JsonValue* const other = context_.value(pointer);
    if (first == nullptr || other == nullptr) return first == other;
    return mean_the_same(*first, *other);
  });
}

std::size_t FieldEditor::placesWritten() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      pointers_, [this](const std::string& place) { return context_.value(place) != nullptr; }));
}

QString FieldEditor::title() const {
  if (!field_.title.empty()) return schema_text(field_.title);
  const std::string key = last_key(pointer());
  const std::size_t index = index_of(key);
  if (index == static_cast<std::size_t>(-1)) return QString::fromStdString(key);
  return QStringLiteral("#%1").arg(index + 1);
}

FieldEditor* make_field_editor(EditContext& context, const Pointers& pointers, const Field& field,
                               QWidget* parent) {
  switch (field.kind) {
    case Kind::distribution: return new DistributionEditor(context, pointers, field, parent);
    case Kind::alternatives: return new AlternativesEditor(context, pointers, field, parent);
    case Kind::object:
    case Kind::array:
    case Kind::anything: return new Section(context, pointers, field, parent);
    default: return new FieldRow(context, pointers, field, parent);
  }
}

FieldEditor* make_body_editor(EditContext& context, const Pointers& pointers, const Field& field,
                              QWidget* parent) {
  if (field.definition == "profile" && pointers.size() == 1) {
    return new ProfileEditor(context, pointers, field, parent);
  }
  // Something else stands there than the schema expects: shown as it is.
  const bool is_odd = std::ranges::any_of(pointers, [&](const std::string& place) {
    const JsonValue* const value = context.value(place);
    return value != nullptr && ((field.kind == Kind::object && !value->is_object()) ||
                                (field.kind == Kind::array && !value->is_array()));
  });
  if (is_odd || field.kind == Kind::anything) {
    return new JsonFragmentEdit(context, pointers, field, parent);
  }
  if (field.kind == Kind::array || field.is_map) {
    return new EntriesEditor(context, pointers, field, parent);
  }
  if (field.kind == Kind::object) return new PropertiesEditor(context, pointers, field, parent);
  return make_field_editor(context, pointers, field, parent);
}

}  // namespace sojourn::gui
