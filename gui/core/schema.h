// What the JSON Schema of scenarios says of a place in the document: title, help, unit, range,
// default, choices. The inspector is made of this alone, so that a key which the format gains shows
// up without a line of code. Immutable; safe between threads.
//
// Of JSON Schema draft 07 it follows what forms need: properties, additionalProperties, items,
// $ref into the definitions, allOf, anyOf, enum, limits, required, default, examples; oneOf over
// required keys and dependencies between keys. Whether a whole file is right, the parser judges.
#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/core/json_tree.h"

namespace sojourn::gui {

struct Field {
  enum class Kind : std::uint8_t {
    text,
    integer,
    number,
    boolean,
    choice,        // one of `choices`
    duration,      // "250us"
    rate,          // "1200/s"
    share,         // "2%" or 0.02
    distribution,  // a duration, or an object that names a distribution
    object,        // of `properties`, or a map by name of `entry`
    array,         // of `entry`
    alternatives,  // one of `alternatives`
    anything,
  };

  Kind kind = Kind::anything;
  std::string key;          // of the property; empty for entries and alternatives
  std::string definition;   // name among the schema's definitions: "service"; or empty
  std::string title;        // in English, as in the schema
  std::string description;  // in English
  bool is_required = false;
  std::optional<JsonValue> default_value;
  std::vector<JsonValue> examples;
  std::vector<JsonValue> choices;
  std::optional<double> minimum, maximum;
  bool is_minimum_exclusive = false;
  std::string pattern;          // of a text
  std::string key_pattern;      // of a map's keys
  bool is_map = false;          // an object whose keys are names that people give
  bool is_exactly_one = false;  // an object with one of its properties
  // Keys of an object of which exactly one is given: "kill", "restart", "freeze", "slow".
  std::vector<std::string> exactly_one_of;
  // Of a property: keys that must stand beside it. A timeout needs a call.
  std::vector<std::string> needs;
  std::size_t items_min = 0;  // of an array
};

class Schema {
 public:
  // The error says what is missing of a schema.
  static std::expected<Schema, std::string> parse(std::string_view text);
  // The one of scenarios, compiled in.
  static const Schema& of_scenarios();

  // Of the whole document.
  Field root() const;

  // Of the value at a pointer, whether it exists or not; the document decides between
  // alternatives. nullopt where the schema knows nothing. O(keys).
  std::optional<Field> at(const JsonValue& document, std::string_view pointer) const;

  // Of the object at a pointer, in the order of the schema; empty for maps and what is no object.
  std::vector<Field> properties(const JsonValue& document, std::string_view pointer) const;
  // Of the values of a map or the items of an array.
  std::optional<Field> entry(const JsonValue& document, std::string_view pointer) const;
  // Of a place where one of several kinds may stand.
  std::vector<Field> alternatives(const JsonValue& document, std::string_view pointer) const;

  // By name among the definitions: "retry".
  std::optional<Field> definition(std::string_view name) const;
  std::vector<Field> properties_of(std::string_view definition) const;

  // Every title and description that it holds, for translation.
  std::vector<std::string> texts() const;

 private:
  // The schema objects that hold for one place, outermost first: what the first says, counts.
  using Layers = std::vector<const JsonValue*>;

  explicit Schema(JsonValue root) : root_(std::make_shared<const JsonValue>(std::move(root))) {}

  Layers layers_of(const JsonValue& schema) const;
  Layers resolve(const JsonValue& document, std::string_view pointer) const;
  Layers chosen(const Layers& layers, const JsonValue* value) const;
  Layers child(const Layers& layers, const JsonValue& parent, const std::string& key) const;
  std::vector<Field> properties_in(const Layers& layers) const;
  Field describe(const Layers& layers, std::string key, bool is_required) const;
  Field::Kind kind_of(const Layers& layers) const;
  std::string definition_of(const Layers& layers) const;
  bool accepts(const JsonValue& schema, const JsonValue& value) const;

  std::shared_ptr<const JsonValue> root_;
};

}  // namespace sojourn::gui
