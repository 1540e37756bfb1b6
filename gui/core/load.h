// The load of a scenario as a whole: what all its workloads send, times a factor. Pure functions.
#pragma once

#include <string>
#include <vector>

#include "gui/core/json_tree.h"

namespace sojourn::gui {

// A place of the document and the value it is to have.
struct PlacedValue {
  std::string pointer;
  JsonValue value;
};

// Every rate, every rate of a profile and every number of users times the factor, every time
// between arrivals divided by it; users stay whole and at least one. What the document writes in
// another form than the format has is left out. factor > 0. O(size of the workloads).
std::vector<PlacedValue> scaled_load(const JsonValue& document, double factor);

}  // namespace sojourn::gui
