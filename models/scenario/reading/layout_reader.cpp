#include "models/scenario/reading/layout_reader.h"

#include <algorithm>

#include "models/scenario/reading/limits.h"
#include "models/scenario/reading/object_reader.h"
#include "models/scenario/reading/scalar_reader.h"

namespace sojourn::scenario {

namespace {

constexpr NumberRange coordinates{.least = -1e6, .is_open = false, .most = 1e6};

}  // namespace

void read_layout(const LocatedValue& value, Context& context) {
  const JsonObject* const places =
      read_map(value, "places by name", limits::services + limits::workloads, context.problems);
  if (places == nullptr) {
    return;
  }
  for (const Member& member : *places) {
    const bool is_service = context.names.services.find(member.key).has_value();
    if (!is_service && !context.names.workloads.find(member.key)) {
      context.problems.add_key(
          member, "the name of a service or workload",
          context.problems.wants_hints() ? context.names.services.suggest(member.key) : "");
      continue;
    }
    const JsonArray* const point =
        read_array(member.value, "numbers, x and y", {.least = 2, .most = 2}, context.problems);
    if (point == nullptr) {
      continue;
    }
    Place place{.name = member.key};
    read_number(&(*point)[0], coordinates, context.problems, place.x);
    read_number(&(*point)[1], coordinates, context.problems, place.y);
    context.scenario.layout.push_back(std::move(place));
  }
  std::ranges::sort(context.scenario.layout, {}, &Place::name);
}

}  // namespace sojourn::scenario
