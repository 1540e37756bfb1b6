#include "gui/panels/fault_shape.h"

#include <algorithm>
#include <cmath>

#include "gui/look/theme.h"
#include "gui/panels/schema_text.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

std::optional<double> seconds_at(const JsonValue& fault, std::string_view key) {
  const JsonValue* const value = fault.member(key);
  if (value == nullptr || !value->is_text()) return {};
  const auto seconds = scenario::parse_seconds(value->scalar);
  return seconds ? std::optional<double>(*seconds) : std::nullopt;
}

}  // namespace

double FaultShape::end_within(double range_end) const {
  if (length) return begin + *length;
  return kind == "restart" ? begin : std::max(begin, range_end);
}

std::vector<FaultShape> read_faults(const JsonValue& document) {
  std::vector<FaultShape> shapes;
  const JsonValue* const faults = document.member("faults");
  if (faults == nullptr) return shapes;
  for (std::size_t i = 0; i < faults->items.size(); ++i) {
    const JsonValue& fault = faults->items[i];
    const std::optional<double> begin = seconds_at(fault, "at");
    for (const char* const kind : fault_kinds) {
      const JsonValue* const target = fault.member(kind);
      if (target == nullptr || !begin) continue;
      const std::string service = target->scalar.substr(0, target->scalar.find('/'));
      shapes.push_back({i, kind, service, target->scalar, *begin, seconds_at(fault, "for")});
      break;
    }
  }
  return shapes;
}

FaultLook look_of_fault(const std::string& kind) {
  const Colors& colors = current_colors();
  if (kind == "restart")
    return {QStringLiteral("↻"), schema_text("Restart"), Qt::FDiagPattern, colors.warn};
  if (kind == "freeze")
    return {QStringLiteral("‖"), schema_text("Freeze"), Qt::VerPattern, colors.series_a};
  if (kind == "slow")
    return {QStringLiteral("~"), schema_text("Slow"), Qt::Dense5Pattern, colors.series_b};
  return {QStringLiteral("✕"), schema_text("Kill"), Qt::BDiagPattern, colors.critical};
}

JsonValue seconds_value(double seconds) {
  const auto nanoseconds = engine::Duration(std::llround(std::max(seconds, 0.0) * 1e9));
  return JsonValue::text(scenario::format_duration(nanoseconds));
}

double run_duration(const JsonValue& document) {
  const JsonValue* const duration = find(document, "/run/duration");
  if (duration == nullptr) return 60;
  const double seconds = scenario::parse_seconds(duration->scalar).value_or(60);
  return seconds > 0 ? seconds : 60;
}

}  // namespace sojourn::gui
