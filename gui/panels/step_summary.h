// One line that says what a part of the document is: a step, a distribution, a fault, anything.
// Pure functions.
#pragma once

#include <QString>

#include "gui/core/json_tree.h"

namespace sojourn::gui {

// "lognormal 23ms, cv 0.6"; "5ms".
QString distribution_summary(const JsonValue& value);
// "call posts.read, timeout 600ms, 2 attempts".
QString step_summary(const JsonValue& step);
// Of a step, an array of steps, an option, a fault; of anything else the beginning of its JSON.
QString summary_of(const JsonValue& value);

}  // namespace sojourn::gui
