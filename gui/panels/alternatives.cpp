#include "gui/panels/alternatives.h"

#include <QCoreApplication>
#include <algorithm>

#include "gui/panels/schema_text.h"
#include "gui/panels/typed_value.h"

namespace sojourn::gui {
namespace {

using Kind = Field::Kind;

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

bool is_typed(const Field& field) {
  return is_numeric(field.kind) || field.kind == Kind::text;
}

}  // namespace

bool is_of_kind(const Field& field, const JsonValue& value) {
  switch (field.kind) {
    case Kind::choice:
      return std::ranges::any_of(
          field.choices, [&](const JsonValue& choice) { return mean_the_same(choice, value); });
    case Kind::integer:
    case Kind::number: return value.is_number();
    case Kind::boolean: return value.kind == JsonValue::Kind::boolean;
    case Kind::text:
    case Kind::duration:
    case Kind::rate: return value.is_text();
    case Kind::share: return value.is_text() || value.is_number();
    case Kind::distribution: return value.is_text() || value.is_object();
    case Kind::object: return value.is_object();
    case Kind::array: return value.is_array();
    case Kind::alternatives:
    case Kind::anything: break;
  }
  return true;
}

std::size_t alternative_of(const std::vector<Field>& alternatives, const JsonValue& value) {
  const auto is_it = [&](const Field& field) { return is_of_kind(field, value); };
  auto found = std::ranges::find_if(alternatives, is_it);
  if (found == alternatives.end()) found = std::ranges::find_if(alternatives, is_typed);
  return found == alternatives.end() ? 0 : static_cast<std::size_t>(found - alternatives.begin());
}

std::optional<Field> field_at(const Schema& schema, const JsonValue& document,
                              std::string_view pointer) {
  std::optional<Field> field = schema.at(document, pointer);
  const JsonValue* const value = find(document, pointer);
  if (!field || field->kind != Kind::alternatives || value == nullptr) return field;
  const std::vector<Field> alternatives = schema.alternatives(document, pointer);
  if (alternatives.empty()) return field;
  return alternatives[alternative_of(alternatives, *value)];
}

QString alternative_title(const Field& field) {
  if (field.kind == Kind::choice && field.choices.size() == 1) {
    return shown_text(field.choices.front());
  }
  if (!field.title.empty()) return schema_text(field.title);
  switch (field.kind) {
    case Kind::choice: return tr("One of several");
    case Kind::integer: return tr("Number");
    case Kind::number: return tr("Number");
    case Kind::boolean: return tr("Yes or no");
    case Kind::text: return field.pattern.ends_with("%$") ? tr("Percentage") : tr("Text");
    case Kind::object: return tr("Object");
    case Kind::array: return tr("List");
    default: return tr("Value");
  }
}

}  // namespace sojourn::gui
