// Faults of the document as bars over time: which service, when, how long. Pure functions.
#pragma once

#include <QColor>
#include <QString>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gui/core/json_tree.h"

namespace sojourn::gui {

struct FaultShape {
  std::size_t index = 0;         // in /faults
  std::string kind;              // "kill", "restart", "freeze", "slow"
  std::string service;           // "cart" of "cart/1"
  std::string target;            // "cart/1"
  double begin = 0;              // seconds
  std::optional<double> length;  // seconds; none: to the end, of a restart: at once
  double end_within(double range_end) const;
  friend bool operator==(const FaultShape&, const FaultShape&) = default;
};

inline constexpr const char* fault_kinds[] = {"kill", "restart", "freeze", "slow"};

// Those that can be drawn: with a kind, a service and a time.
std::vector<FaultShape> read_faults(const JsonValue& document);

// How a kind looks: a glyph and a pattern, so that colour is not all that tells it.
struct FaultLook {
  QString glyph;
  QString title;
  Qt::BrushStyle pattern = Qt::SolidPattern;
  QColor color;
};
FaultLook look_of_fault(const std::string& kind);

// Rounded to whole nanoseconds, as the format writes it.
JsonValue seconds_value(double seconds);

// Of the run, in seconds; 60 if the document says nothing that can be read.
double run_duration(const JsonValue& document);

}  // namespace sojourn::gui
