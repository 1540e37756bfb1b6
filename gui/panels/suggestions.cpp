#include "gui/panels/suggestions.h"

#include <QRegularExpression>
#include <algorithm>

#include "gui/core/topology.h"
#include "gui/panels/alternatives.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

using Kind = Field::Kind;

QStringList keys_below(const JsonValue& document, std::string_view pointer) {
  QStringList names;
  if (const JsonValue* const section = find(document, pointer)) {
    for (const JsonMember& member : section->members) names << QString::fromStdString(member.key);
  }
  return names;
}

QStringList replica_names(const JsonValue& document) {
  constexpr std::uint32_t replicas_max = 20;
  QStringList names;
  for (const TopologyNode& node : read_topology(document).nodes) {
    if (node.is_workload) continue;
    const QString name = QString::fromStdString(node.name);
    names << name;
    for (std::uint32_t i = 0; i < std::min(node.replicas, replicas_max); ++i) {
      names << name + QLatin1Char('/') + QString::number(i);
    }
  }
  return names;
}

QStringList link_names(const JsonValue& document) {
  QStringList names;
  const Topology topology = read_topology(document);
  for (const TopologyEdge& edge : topology.edges) {
    names << QString::fromStdString(topology.nodes[edge.from].name + ">" +
                                    topology.nodes[edge.to].name);
  }
  return names;
}

bool accepts(const std::string& pattern, const QString& sample) {
  return !pattern.empty() &&
         QRegularExpression(QString::fromStdString(pattern)).match(sample).hasMatch();
}

JsonValue first_object(const Schema& schema, const JsonValue& document, const Field& field) {
  JsonValue object = JsonValue::object();
  if (field.is_map) return object;
  const std::string kind = field.exactly_one_of.empty() ? "" : field.exactly_one_of.front();
  for (const Field& property : schema.properties_of(field.definition)) {
    if (!property.is_required && property.key != kind) continue;
    object.members.push_back({property.key, first_value(schema, document, property)});
  }
  return object;
}

}  // namespace

QStringList endpoint_names(const JsonValue& document) {
  QStringList names;
  const JsonValue* const services = find(document, "/services");
  if (services == nullptr) return names;
  for (const JsonMember& service : services->members) {
    const JsonValue* const endpoints = service.value.member("endpoints");
    if (endpoints == nullptr) continue;
    for (const JsonMember& endpoint : endpoints->members) {
      names << QString::fromStdString(service.key + "." + endpoint.key);
    }
  }
  return names;
}

QStringList request_classes(const JsonValue& document) {
  QStringList names;
  const JsonValue* const workloads = find(document, "/workloads");
  if (workloads == nullptr) return names;
  for (const JsonMember& workload : workloads->members) {
    const JsonValue* const requests = workload.value.member("requests");
    if (requests == nullptr) continue;
    for (const JsonMember& request : requests->members) {
      names << QString::fromStdString(workload.key + "/" + request.key);
    }
  }
  return names;
}

QStringList suggested_texts(const JsonValue& document, const Field& field) {
  if (field.kind != Kind::text) return {};
  if (field.definition == "endpoint_name") return endpoint_names(document);
  if (field.definition == "replica_name") return replica_names(document);
  if (field.definition == "name" && field.key == "host") return keys_below(document, "/hosts");
  if (accepts(field.pattern, QStringLiteral("w/s.e"))) return request_classes(document);
  return {};
}

QStringList suggested_keys(const JsonValue& document, const Field& map) {
  if (accepts(map.key_pattern, QStringLiteral("s.e"))) return endpoint_names(document);
  if (accepts(map.key_pattern, QStringLiteral("a>b"))) return link_names(document);
  if (map.key == "layout") {
    return keys_below(document, "/workloads") + keys_below(document, "/services");
  }
  return {};
}

JsonValue first_value(const Schema& schema, const JsonValue& document, const Field& field) {
  const QStringList names = suggested_texts(document, field);
  if (!names.isEmpty()) return JsonValue::text(names.front().toStdString());
  if (!field.examples.empty()) return field.examples.front();
  if (field.default_value) return *field.default_value;
  switch (field.kind) {
    case Kind::choice: return field.choices.front();
    case Kind::boolean: return JsonValue::boolean(false);
    case Kind::integer:
    case Kind::number: {
      const double value = field.minimum.value_or(0) + (field.is_minimum_exclusive ? 1 : 0);
      return JsonValue::number(scenario::format_number(value));
    }
    case Kind::duration: return JsonValue::text("1ms");
    case Kind::rate: return JsonValue::text("10/s");
    case Kind::share: return JsonValue::text("1%");
    case Kind::distribution: return JsonValue::text("1ms");
    case Kind::object: return first_object(schema, document, field);
    case Kind::array: return JsonValue::array();
    case Kind::alternatives:
    case Kind::text: return JsonValue::text({});
    case Kind::anything: break;
  }
  return JsonValue::object();
}

void set_first_value(TreeEdit& edit, const Schema& schema, const std::string& pointer,
                     const Field& field) {
  const bool is_known = field.default_value || !field.examples.empty();
  if (field.kind == Kind::alternatives && !is_known) {
    const std::vector<Field> alternatives = schema.alternatives(edit.tree(), pointer);
    if (!alternatives.empty()) {
      set_first_value(edit, schema, pointer, alternatives.front());
      return;
    }
  }
  edit.set(pointer, first_value(schema, edit.tree(), field));
  if (field.kind != Kind::array || field.items_min == 0 || edit.at(pointer)->size() > 0) return;
  const std::optional<Field> entry = schema.entry(edit.tree(), pointer);
  if (entry) set_first_value(edit, schema, pointer_to(pointer, std::size_t{0}), *entry);
}

void set_kind(TreeEdit& edit, const Schema& schema, const std::string& pointer,
              const std::string& key) {
  const std::optional<Field> field = field_at(schema, edit.tree(), pointer);
  if (!field) return;
  const auto is_kind = [&](const std::string& name) {
    return std::ranges::find(field->exactly_one_of, name) != field->exactly_one_of.end();
  };
  const std::vector<Field> properties = schema.properties(edit.tree(), pointer);
  const auto wanted = std::ranges::find(properties, key, &Field::key);
  if (wanted == properties.end()) return;
  std::optional<JsonValue> kept;
  for (const Field& property : properties) {
    const JsonValue* const old = edit.at(pointer_to(pointer, property.key));
    if (old == nullptr || !is_kind(property.key) || property.key == key) continue;
    if (property.definition == wanted->definition && !wanted->definition.empty()) kept = *old;
    edit.remove(pointer_to(pointer, property.key));
  }
  const std::string place = pointer_to(pointer, key);
  if (kept) edit.set(place, *kept);
  if (edit.at(place) == nullptr) set_first_value(edit, schema, place, *wanted);
  const auto has = [&](const std::string& name) {
    return edit.at(pointer_to(pointer, name)) != nullptr;
  };
  for (const Field& property : properties) {
    const bool is_needed = std::ranges::find(wanted->needs, property.key) != wanted->needs.end();
    if (is_needed && !has(property.key)) {
      set_first_value(edit, schema, pointer_to(pointer, property.key), property);
    }
  }
  for (const Field& property : properties) {
    const bool is_orphan = !std::ranges::all_of(property.needs, has);
    if (is_orphan) edit.remove(pointer_to(pointer, property.key));
  }
}

}  // namespace sojourn::gui
