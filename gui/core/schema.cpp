#include "gui/core/schema.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <utility>

#include "engine/require.h"
#include "gui/core/tree_reader.h"
#include "models/scenario/schema_text.h"

namespace sojourn::gui {
namespace {

using Kind = Field::Kind;

// The first layer that has the key.
const JsonValue* first(const std::vector<const JsonValue*>& layers, std::string_view key) {
  for (const JsonValue* const layer : layers) {
    if (const JsonValue* const value = layer->member(key)) return value;
  }
  return nullptr;
}

std::string text_of(const JsonValue* value) {
  return value != nullptr && value->is_text() ? value->scalar : std::string{};
}

std::optional<double> number_of(const JsonValue* value) {
  if (value == nullptr || !value->is_number()) return {};
  return std::strtod(value->scalar.c_str(), nullptr);
}

constexpr std::string_view definitions_prefix = "#/definitions/";

struct NamedKind {
  std::string_view definition;
  Kind kind;
};
// The quantities that have editors of their own, by the names that the schema gives them.
constexpr auto named_kinds = std::to_array<NamedKind>({
    {"duration", Kind::duration},
    {"rate", Kind::rate},
    {"share", Kind::share},
    {"distribution_or_duration", Kind::distribution},
    {"distribution", Kind::distribution},
});

struct TypeKind {
  std::string_view type;
  Kind kind;
};
constexpr auto type_kinds = std::to_array<TypeKind>({
    {"string", Kind::text},
    {"integer", Kind::integer},
    {"number", Kind::number},
    {"boolean", Kind::boolean},
    {"object", Kind::object},
    {"array", Kind::array},
});

bool is_of_type(const JsonValue& value, std::string_view type) {
  switch (value.kind) {
    case JsonValue::Kind::null: return type == "null";
    case JsonValue::Kind::boolean: return type == "boolean";
    case JsonValue::Kind::number: return type == "number" || type == "integer";
    case JsonValue::Kind::text: return type == "string";
    case JsonValue::Kind::array: return type == "array";
    case JsonValue::Kind::object: return type == "object";
  }
  return false;
}

// The keys of {"oneOf": [{"required": ["kill"]}, {"required": ["slow"]}]}.
std::vector<std::string> exclusive_keys(const JsonValue* one_of) {
  std::vector<std::string> keys;
  if (one_of == nullptr) return keys;
  for (const JsonValue& part : one_of->items) {
    const JsonValue* const required = part.member("required");
    if (required == nullptr || required->size() != 1) return {};
    keys.push_back(required->items.front().scalar);
  }
  return keys;
}

std::vector<std::string> scalars_of(const JsonValue* list) {
  std::vector<std::string> texts;
  if (list == nullptr) return texts;
  for (const JsonValue& item : list->items) texts.push_back(item.scalar);
  return texts;
}

void collect_texts(const JsonValue& schema, std::set<std::string>& texts) {
  for (const JsonMember& member : schema.members) {
    const bool is_text = member.key == "title" || member.key == "description";
    if (is_text && member.value.is_text()) texts.insert(member.value.scalar);
    collect_texts(member.value, texts);
  }
  for (const JsonValue& item : schema.items) collect_texts(item, texts);
}

}  // namespace

std::expected<Schema, std::string> Schema::parse(std::string_view text) {
  auto tree = read_tree(text);
  if (!tree) return std::unexpected(scenario::describe(tree.error().front(), "schema"));
  const JsonValue* const definitions = tree->member("definitions");
  if (tree->member("properties") == nullptr || definitions == nullptr) {
    return std::unexpected("the schema has no properties or no definitions");
  }
  return Schema(std::move(*tree));
}

const Schema& Schema::of_scenarios() {
  static const Schema schema = [] {
    auto parsed = parse(scenario::schema_text());
    engine::require(parsed.has_value(), "the schema that is compiled in can be read");
    return *parsed;
  }();
  return schema;
}

Schema::Layers Schema::layers_of(const JsonValue& schema) const {
  Layers layers{&schema};
  if (const JsonValue* const all = schema.member("allOf")) {
    for (const JsonValue& part : all->items) {
      for (const JsonValue* const layer : layers_of(part)) layers.push_back(layer);
    }
  }
  const std::string reference = text_of(schema.member("$ref"));
  if (reference.starts_with(definitions_prefix)) {
    const JsonValue* const definitions = root_->member("definitions");
    const JsonValue* const target =
        definitions->member(std::string_view(reference).substr(definitions_prefix.size()));
    if (target != nullptr) {
      for (const JsonValue* const layer : layers_of(*target)) layers.push_back(layer);
    }
  }
  return layers;
}

bool Schema::accepts(const JsonValue& schema, const JsonValue& value) const {
  const Layers layers = layers_of(schema);
  if (const JsonValue* const choices = first(layers, "enum")) {
    return std::ranges::any_of(
        choices->items, [&](const JsonValue& choice) { return mean_the_same(choice, value); });
  }
  if (const JsonValue* const any = first(layers, "anyOf")) {
    return std::ranges::any_of(any->items,
                               [&](const JsonValue& part) { return accepts(part, value); });
  }
  const std::string type = text_of(first(layers, "type"));
  return type.empty() || is_of_type(value, type);
}

// Follows alternatives to the one that the value belongs to.
Schema::Layers Schema::chosen(const Layers& layers, const JsonValue* value) const {
  const JsonValue* const any = first(layers, "anyOf");
  if (any == nullptr || value == nullptr) return layers;
  const auto fits = [&](const JsonValue& part) { return accepts(part, *value); };
  const auto found = std::ranges::find_if(any->items, fits);
  if (found == any->items.end()) return layers;
  return chosen(layers_of(*found), value);
}

Schema::Layers Schema::child(const Layers& layers, const JsonValue& parent,
                             const std::string& key) const {
  if (const JsonValue* const properties = first(layers, "properties")) {
    if (const JsonValue* const property = properties->member(key)) return layers_of(*property);
  }
  if (!parent.is_array()) {
    const JsonValue* const others = first(layers, "additionalProperties");
    return others != nullptr && others->is_object() ? layers_of(*others) : Layers{};
  }
  const JsonValue* const items = first(layers, "items");
  if (items == nullptr) return {};
  if (!items->is_array()) return layers_of(*items);
  const std::size_t index = index_of(key);
  return index < items->items.size() ? layers_of(items->items[index]) : Layers{};
}

Schema::Layers Schema::resolve(const JsonValue& document, std::string_view pointer) const {
  static const JsonValue missing = JsonValue::object();
  Layers layers = layers_of(*root_);
  const JsonValue* parent = &document;
  for (const std::string& key : keys_of(pointer)) {
    layers = child(chosen(layers, parent), parent == nullptr ? missing : *parent, key);
    if (layers.empty()) return {};
    if (parent != nullptr) parent = find(*parent, pointer_to("", key));
  }
  return layers;
}

std::string Schema::definition_of(const Layers& layers) const {
  for (const JsonValue* const layer : layers) {
    const std::string reference = text_of(layer->member("$ref"));
    if (reference.starts_with(definitions_prefix)) {
      return reference.substr(definitions_prefix.size());
    }
  }
  return {};
}

Kind Schema::kind_of(const Layers& layers) const {
  for (const JsonValue* const layer : layers) {
    const std::string reference = text_of(layer->member("$ref"));
    if (!reference.starts_with(definitions_prefix)) continue;
    const std::string_view name = std::string_view(reference).substr(definitions_prefix.size());
    const auto named = std::ranges::find(named_kinds, name, &NamedKind::definition);
    if (named != named_kinds.end()) return named->kind;
  }
  if (first(layers, "enum") != nullptr) return Kind::choice;
  if (first(layers, "anyOf") != nullptr) return Kind::alternatives;
  const std::string type = text_of(first(layers, "type"));
  const auto found = std::ranges::find(type_kinds, type, &TypeKind::type);
  return found == type_kinds.end() ? Kind::anything : found->kind;
}

Field Schema::describe(const Layers& layers, std::string key, bool is_required) const {
  Field field;
  field.kind = kind_of(layers);
  field.key = std::move(key);
  field.definition = definition_of(layers);
  field.title = text_of(first(layers, "title"));
  if (field.title.empty()) field.title = field.key;
  field.description = text_of(first(layers, "description"));
  field.is_required = is_required;
  if (const JsonValue* const value = first(layers, "default")) field.default_value = *value;
  if (const JsonValue* const list = first(layers, "examples")) field.examples = list->items;
  if (const JsonValue* const list = first(layers, "enum")) field.choices = list->items;
  field.minimum = number_of(first(layers, "minimum"));
  if (const auto above = number_of(first(layers, "exclusiveMinimum"))) {
    field.minimum = above;
    field.is_minimum_exclusive = true;
  }
  field.maximum = number_of(first(layers, "maximum"));
  field.pattern = text_of(first(layers, "pattern"));
  const JsonValue* const others = first(layers, "additionalProperties");
  field.is_map = field.kind == Kind::object && others != nullptr && others->is_object() &&
                 first(layers, "properties") == nullptr;
  if (const JsonValue* const names = first(layers, "propertyNames")) {
    field.key_pattern = text_of(names->member("pattern"));
  }
  field.is_exactly_one = number_of(first(layers, "maxProperties")) == 1.0;
  field.exactly_one_of = exclusive_keys(first(layers, "oneOf"));
  if (field.is_exactly_one && field.exactly_one_of.empty()) {
    for (const Field& property : properties_in(layers)) {
      field.exactly_one_of.push_back(property.key);
    }
  }
  field.items_min = static_cast<std::size_t>(number_of(first(layers, "minItems")).value_or(0));
  return field;
}

std::vector<Field> Schema::properties_in(const Layers& layers) const {
  std::vector<Field> fields;
  const JsonValue* const properties = first(layers, "properties");
  if (properties == nullptr) return fields;
  const JsonValue* const required = first(layers, "required");
  for (const JsonMember& property : properties->members) {
    const auto is_this = [&](const JsonValue& key) { return key.scalar == property.key; };
    const bool is_required = required != nullptr && std::ranges::any_of(required->items, is_this);
    fields.push_back(describe(layers_of(property.value), property.key, is_required));
    const JsonValue* const needs = first(layers, "dependencies");
    if (needs != nullptr) fields.back().needs = scalars_of(needs->member(property.key));
  }
  return fields;
}

Field Schema::root() const {
  return describe(layers_of(*root_), {}, true);
}

std::optional<Field> Schema::at(const JsonValue& document, std::string_view pointer) const {
  const Layers layers = resolve(document, pointer);
  if (layers.empty()) return {};
  const Layers above = resolve(document, parent_of(pointer));
  const JsonValue* const required =
      first(chosen(above, find(document, parent_of(pointer))), "required");
  const std::string key = last_key(pointer);
  const bool is_required =
      required != nullptr && std::ranges::any_of(required->items, [&](const JsonValue& name) {
        return name.scalar == key;
      });
  return describe(layers, key, is_required);
}

std::vector<Field> Schema::properties(const JsonValue& document, std::string_view pointer) const {
  return properties_in(chosen(resolve(document, pointer), find(document, pointer)));
}

std::optional<Field> Schema::entry(const JsonValue& document, std::string_view pointer) const {
  const Layers layers = chosen(resolve(document, pointer), find(document, pointer));
  for (const char* const key : {"additionalProperties", "items"}) {
    const JsonValue* const schema = first(layers, key);
    if (schema != nullptr && schema->is_object()) return describe(layers_of(*schema), {}, false);
  }
  return {};
}

std::vector<Field> Schema::alternatives(const JsonValue& document, std::string_view pointer) const {
  std::vector<Field> fields;
  if (const JsonValue* const any = first(resolve(document, pointer), "anyOf")) {
    for (const JsonValue& part : any->items) fields.push_back(describe(layers_of(part), {}, false));
  }
  return fields;
}

std::optional<Field> Schema::definition(std::string_view name) const {
  const JsonValue* const schema = root_->member("definitions")->member(name);
  if (schema == nullptr) return {};
  Field field = describe(layers_of(*schema), {}, false);
  field.definition = name;
  return field;
}

std::vector<Field> Schema::properties_of(std::string_view definition) const {
  const JsonValue* const schema = root_->member("definitions")->member(definition);
  return schema == nullptr ? std::vector<Field>{} : properties_in(layers_of(*schema));
}

std::vector<std::string> Schema::texts() const {
  std::set<std::string> texts;
  collect_texts(*root_, texts);
  return {texts.begin(), texts.end()};
}

}  // namespace sojourn::gui
