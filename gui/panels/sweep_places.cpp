#include "gui/panels/sweep_places.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "gui/core/load.h"
#include "gui/core/tree_reader.h"
#include "gui/core/tree_writer.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

constexpr std::size_t places_max = 5000;
constexpr const char* load_pointer = "/workloads";
constexpr const char* times_sign = "×";

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole_text = error == std::errc{} && end == text.data() + text.size();
  return is_whole_text && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<PlaceKind> kind_of(const JsonValue& value, const Field& field) {
  if (value.is_number()) {
    if (field.kind == Field::Kind::share) return PlaceKind::share;
    if (field.kind == Field::Kind::integer) return PlaceKind::whole;
    if (field.minimum == 0 && field.maximum == 1) return PlaceKind::share;
    const bool looks_whole = value.scalar.find_first_of(".eE") == std::string::npos;
    const bool may_be_whole = field.kind == Field::Kind::alternatives;
    return looks_whole && may_be_whole ? PlaceKind::whole : PlaceKind::number;
  }
  if (!value.is_text()) return {};
  for (const PlaceKind kind : {PlaceKind::rate, PlaceKind::duration, PlaceKind::percentage}) {
    if (read_place(kind, value.scalar)) return kind;
  }
  return {};
}

// The parameter that a distribution is turned by.
std::optional<std::string> inside_distribution(const JsonValue& value, std::string_view pointer) {
  if (!value.is_object() || value.members.size() != 1) return {};
  const JsonMember& form = value.members.front();
  const std::string inner = pointer_to(pointer, form.key);
  if (!form.value.is_object()) return inner;
  for (const char* const key : {"mean", "scale", "minimum", "high"}) {
    if (form.value.member(key) != nullptr) return pointer_to(inner, key);
  }
  return {};
}

QString schema_words(const std::string& english) {
  return english.empty() ? QString() : QCoreApplication::translate("schema", english.c_str());
}

// Of a distribution the parameter that it is turned by has no word of its own.
bool goes_without_saying(const std::vector<std::string>& keys, std::size_t depth) {
  constexpr std::array times = {"delay", "compute", "think", "latency", "interarrival"};
  for (std::size_t above = 1; above <= 2 && above <= depth; ++above) {
    if (std::ranges::find(times, keys[depth - above]) == times.end()) continue;
    const bool is_form = above == 1;
    return is_form || keys[depth] == "mean";
  }
  return false;
}

// The words for one key of a pointer; empty: none.
QString word_for(const JsonValue& document, const Schema& schema, const std::string& place,
                 const std::vector<std::string>& keys, std::size_t depth) {
  const std::string& key = keys[depth];
  const bool is_name = depth == 1 && keys.size() > 2;
  const bool is_entry =
      depth > 0 && (keys[depth - 1] == "requests" || keys[depth - 1] == "weights");
  if (is_name || is_entry) return QString::fromStdString(key);
  if (key == "endpoints" || goes_without_saying(keys, depth)) return {};
  if (const std::size_t index = index_of(key); index != std::size_t(-1)) {
    const bool is_first_step = index == 0 && keys[depth - 1] != "parallel";
    return is_first_step ? QString() : QString::number(index + 1);
  }
  const auto field = schema.at(document, place);
  return field ? schema_words(field->title) : QString();
}

// Who it belongs to, and what the schema calls it: "cart.get · Delay".
QString title_of(const JsonValue& document, const Schema& schema, std::string_view pointer) {
  const std::vector<std::string> keys = keys_of(pointer);
  QStringList words;
  std::string place;
  for (std::size_t depth = 0; depth < keys.size(); ++depth) {
    place = pointer_to(place, keys[depth]);
    if (depth == 0 && keys.size() > 2) continue;
    if (depth == 3 && keys[2] == "endpoints") {
      words.last() += QLatin1Char('.') + QString::fromStdString(keys[depth]);
      continue;
    }
    const QString word = word_for(document, schema, place, keys, depth);
    if (!word.isEmpty() && (words.isEmpty() || words.last() != word)) words << word;
  }
  return words.isEmpty() ? QString::fromUtf8(pointer) : words.join(QStringLiteral(" · "));
}

std::optional<SweepPlace> scalar_place(const JsonValue& document, const Schema& schema,
                                       std::string_view pointer, const JsonValue& value,
                                       const Field& field) {
  const auto kind = kind_of(value, field);
  if (!kind) return {};
  const auto number = read_place(*kind, value.scalar);
  if (!number) return {};
  return SweepPlace{.title = title_of(document, schema, pointer),
                    .pointer = std::string(pointer),
                    .kind = *kind,
                    .value = *number,
                    .text = value.scalar,
                    .minimum = field.minimum,
                    .maximum = field.maximum};
}

// Nothing for documents in which nothing sends requests.
std::optional<SweepPlace> load_place(const JsonValue& document) {
  if (scaled_load(document, 1).empty()) return {};
  return SweepPlace{.title = QCoreApplication::translate("sojourn", "Load of all workloads"),
                    .pointer = load_pointer,
                    .kind = PlaceKind::factor,
                    .value = 1,
                    .text = place_text(PlaceKind::factor, 1),
                    .minimum = 0.01,
                    .maximum = 100};
}

class Walk {
 public:
  Walk(const JsonValue& document, const Schema& schema) : document_(document), schema_(schema) {}

  void visit(const JsonValue& value, const std::string& pointer) {
    if (found.size() >= places_max) return;
    for (const JsonMember& member : value.members)
      visit(member.value, pointer_to(pointer, member.key));
    for (std::size_t i = 0; i < value.items.size(); ++i)
      visit(value.items[i], pointer_to(pointer, i));
    if (!value.is_object() && !value.is_array()) add(pointer);
  }

  void visit_part(std::string_view key) {
    const std::string pointer = pointer_to("", key);
    if (const JsonValue* const part = find(document_, pointer)) visit(*part, pointer);
  }

  void add(const std::string& pointer) {
    if (known_.contains(pointer)) return;
    auto place = sweep_place(document_, schema_, pointer);
    if (!place || !known_.insert(place->pointer).second) return;
    known_.insert(pointer);
    found.push_back(std::move(*place));
  }

  std::vector<SweepPlace> found;

 private:
  const JsonValue& document_;
  const Schema& schema_;
  std::set<std::string> known_;
};

void add_loads(Walk& walk, const JsonValue& document) {
  const JsonValue* const workloads = document.member("workloads");
  if (workloads == nullptr) return;
  for (const JsonMember& workload : workloads->members) {
    const std::string pointer = pointer_to("/workloads", workload.key);
    for (const char* const key : {"poisson", "constant", "rate"}) {
      if (workload.value.member(key) != nullptr) walk.add(pointer_to(pointer, key));
    }
    if (const JsonValue* const closed = workload.value.member("closed")) {
      if (closed->member("users") != nullptr) walk.add(pointer_to(pointer, "closed") + "/users");
    }
  }
}

void add_for_services(Walk& walk, const JsonValue& document, const char* key) {
  const JsonValue* const services = document.member("services");
  if (services == nullptr) return;
  for (const JsonMember& service : services->members) {
    walk.add(pointer_to(pointer_to("/services", service.key), key));
  }
}

// The time of the first step of the first endpoint that takes any.
void add_first_times(Walk& walk, const JsonValue& document, const Schema& schema) {
  const JsonValue* const services = document.member("services");
  if (services == nullptr) return;
  for (const JsonMember& service : services->members) {
    const std::string pointer = pointer_to(pointer_to("/services", service.key), "endpoints");
    const JsonValue* const endpoints = service.value.member("endpoints");
    if (endpoints == nullptr) continue;
    bool is_found = false;
    for (const JsonMember& endpoint : endpoints->members) {
      const std::string steps = pointer_to(pointer, endpoint.key);
      for (std::size_t i = 0; i < endpoint.value.items.size() && !is_found; ++i) {
        for (const char* const key : {"delay", "compute"}) {
          const std::string step = pointer_to(pointer_to(steps, i), key);
          if (endpoint.value.items[i].member(key) == nullptr) continue;
          if (!sweep_place(document, schema, step)) continue;
          walk.add(step);
          is_found = true;
        }
      }
    }
  }
}

double rounded(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double scale = std::pow(10, digits - 1 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

}  // namespace

std::string place_text(PlaceKind kind, double value) {
  switch (kind) {
    case PlaceKind::rate: return scenario::format_per_second(value);
    case PlaceKind::duration: return scenario::format_seconds(value);
    case PlaceKind::percentage: return scenario::format_number(rounded(value * 100, 12)) + "%";
    case PlaceKind::whole: return std::to_string(std::llround(value));
    case PlaceKind::factor: return times_sign + scenario::format_number(rounded(value, 6));
    case PlaceKind::share:
    case PlaceKind::number: return scenario::format_number(value);
  }
  return {};
}

std::string place_json(PlaceKind kind, double value) {
  const std::string text = place_text(kind, value);
  const bool is_quoted =
      kind == PlaceKind::rate || kind == PlaceKind::duration || kind == PlaceKind::percentage;
  return is_quoted ? '"' + text + '"' : text;
}

std::optional<double> read_place(PlaceKind kind, std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  switch (kind) {
    case PlaceKind::rate:
      if (const auto rate = scenario::parse_per_second(text)) return *rate;
      return {};
    case PlaceKind::duration:
      if (const auto seconds = scenario::parse_seconds(text)) return *seconds;
      return {};
    case PlaceKind::percentage:
      if (const auto share = scenario::parse_percentage(text)) return share->value();
      return {};
    case PlaceKind::share:
      if (const auto share = scenario::parse_percentage(text)) return share->value();
      if (const auto number = number_of(text); number && *number >= 0 && *number <= 1) {
        return number;
      }
      return {};
    case PlaceKind::whole:
      if (const auto number = number_of(text); number && *number == std::round(*number)) {
        return number;
      }
      return {};
    case PlaceKind::factor:
      if (text.starts_with(times_sign)) text.remove_prefix(std::string_view(times_sign).size());
      return number_of(text);
    case PlaceKind::number: return number_of(text);
  }
  return {};
}

std::optional<SweepPlace> sweep_place(const JsonValue& document, const Schema& schema,
                                      std::string_view pointer) {
  if (pointer == load_pointer) return load_place(document);
  const auto field = schema.at(document, pointer);
  if (!field) return {};
  const JsonValue* value = find(document, pointer);
  if (value == nullptr) {
    if (!field->default_value) return {};
    return scalar_place(document, schema, pointer, *field->default_value, *field);
  }
  if (value->is_object()) {
    const auto inner = inside_distribution(*value, pointer);
    if (!inner) return {};
    const JsonValue* const parameter = find(document, *inner);
    const auto inner_field = schema.at(document, *inner);
    if (parameter == nullptr || !inner_field) return {};
    return scalar_place(document, schema, *inner, *parameter, *inner_field);
  }
  return scalar_place(document, schema, pointer, *value, *field);
}

PlaceValues with_load(const JsonValue& document, double factor, PlaceValues values) {
  const JsonValue* const workloads = document.member("workloads");
  if (workloads == nullptr) return values;
  JsonValue changed = JsonValue::object({{"workloads", *workloads}});
  for (const auto& [pointer, json] : values) {
    JsonValue* const place = find(changed, pointer);
    auto value = read_tree(json);
    if (place != nullptr && value) *place = *std::move(value);
  }
  std::vector<PlacedValue> scaled = scaled_load(changed, factor);
  std::erase_if(values, [&](const auto& value) {
    return std::ranges::find(scaled, value.first, &PlacedValue::pointer) != scaled.end();
  });
  for (PlacedValue& part : scaled) {
    values.emplace_back(std::move(part.pointer), write_line(part.value));
  }
  return values;
}

PlaceValues place_values(const JsonValue& document, std::string_view pointer, PlaceKind kind,
                         double value) {
  if (kind == PlaceKind::factor) return with_load(document, value, {});
  return {{std::string(pointer), place_json(kind, value)}};
}

std::vector<SweepPlace> sweepable_places(const JsonValue& document, const Schema& schema) {
  Walk walk(document, schema);
  walk.add(load_pointer);
  add_loads(walk, document);
  add_for_services(walk, document, "replicas");
  add_for_services(walk, document, "workers");
  for (const char* const part : {"services", "workloads", "calls", "hosts", "network", "faults"}) {
    walk.visit_part(part);
  }
  return std::move(walk.found);
}

std::vector<SweepPlace> places_of_first_interest(const JsonValue& document, const Schema& schema) {
  Walk walk(document, schema);
  const JsonValue* const workloads = document.member("workloads");
  if (workloads != nullptr && workloads->size() > 1) walk.add(load_pointer);
  add_loads(walk, document);
  add_for_services(walk, document, "replicas");
  add_first_times(walk, document, schema);
  return std::move(walk.found);
}

std::string suggested_range(const SweepPlace& place) {
  const auto text = [&](double value) { return place_text(place.kind, rounded(value, 2)); };
  const double value = place.value;
  switch (place.kind) {
    case PlaceKind::rate: return text(value * 0.25) + ".." + text(value * 1.25) + ":9";
    case PlaceKind::duration:
      return text(value > 0 ? value / 4 : 0.001) + ".." + text(value > 0 ? value * 2 : 1) + ":8";
    case PlaceKind::percentage:
    case PlaceKind::share: {
      const double high = value > 0 ? std::min(1.0, value * 2) : 0.1;
      return text(0) + ".." + text(high) + ":6";
    }
    case PlaceKind::whole: {
      const double low = std::max(place.minimum.value_or(1), 1.0);
      const double high = std::min(std::max(8.0, value * 2), place.maximum.value_or(1e9));
      return text(low) + ".." + place_text(place.kind, high) + ":8";
    }
    case PlaceKind::factor: return "0.25..1.5:6";
    case PlaceKind::number: return text(value / 2) + ".." + text(value > 0 ? value * 2 : 1) + ":8";
  }
  return {};
}

}  // namespace sojourn::gui
