// Where a scenario has a number that can be turned: its name for people, its place, its value and
// what kind of quantity it is; and the load as a whole, a factor on what all workloads send. Knobs
// and sweeps are made of these. Pure functions.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/core/json_tree.h"
#include "gui/core/schema.h"

namespace sojourn::gui {

// As the document writes it: 80/s, 250ms, 2% or 0.02, 5, 1.5. A factor is written nowhere: ×1.5.
enum class PlaceKind : std::uint8_t { rate, duration, percentage, share, whole, number, factor };

struct SweepPlace {
  QString title;        // "cart · Replicas", "shoppers · Poisson arrivals"
  std::string pointer;  // of the value itself
  PlaceKind kind = PlaceKind::number;
  double value = 0;       // seconds, per second, a share 0..1 or a number
  std::string text = {};  // as the document has it, or the default where it says nothing
  std::optional<double> minimum = {};
  std::optional<double> maximum = {};
};

// The place at a pointer, or the one that a distribution there is turned by, such as its mean; at
// "/workloads" the load of all of them. nullopt: there is no number, and no default of one.
std::optional<SweepPlace> sweep_place(const JsonValue& document, const Schema& schema,
                                      std::string_view pointer);

// What is worth varying: the load as a whole and each of its parts first, then replicas and
// workers, times, shares and limits, in the order of the document. Not: seed, layout, live
// settings. O(size of the document).
std::vector<SweepPlace> sweepable_places(const JsonValue& document, const Schema& schema);

// What one looks at first: each load, and all together if they are several, each service's replicas
// and the time of its first step.
std::vector<SweepPlace> places_of_first_interest(const JsonValue& document, const Schema& schema);

// A value of this kind as the document would have it, without quotes: "80/s", "5".
std::string place_text(PlaceKind kind, double value);
// The same as JSON: "\"80/s\"", "5".
std::string place_json(PlaceKind kind, double value);
// Places and their values as JSON: "/services/cart/replicas", "5".
using PlaceValues = std::vector<std::pair<std::string, std::string>>;
// What to write into the document so that a place has a value: of the load, each part of it.
PlaceValues place_values(const JsonValue& document, std::string_view pointer, PlaceKind kind,
                         double value);
// The same of the load, and of what has other values already: those are scaled.
PlaceValues with_load(const JsonValue& document, double factor, PlaceValues values);

// What a person typed; nullopt: it is none of this kind.
std::optional<double> read_place(PlaceKind kind, std::string_view text);

// A range around the value to begin with: "20/s..100/s:9".
std::string suggested_range(const SweepPlace& place);

}  // namespace sojourn::gui
