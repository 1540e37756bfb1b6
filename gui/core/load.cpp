#include "gui/core/load.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

constexpr int digits = 12;  // 50/s times 1.1 is 55/s

double rounded(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double scale = std::pow(10, digits - 1 - std::floor(std::log10(std::abs(value))));
  return std::isfinite(scale) ? std::round(value * scale) / scale : value;
}

class Scaling {
 public:
  explicit Scaling(double factor) : factor_(factor) {}

  void workload(const JsonValue& value, const std::string& pointer) {
    for (const char* const key : {"poisson", "constant"}) {
      if (const JsonValue* const rates = value.member(key)) {
        profile(*rates, pointer_to(pointer, key));
      }
    }
    if (const JsonValue* const times = value.member("renewal")) {
      distribution(*times, pointer_to(pointer, "renewal"));
    }
    const JsonValue* const closed = value.member("closed");
    if (closed == nullptr) return;
    if (const JsonValue* const count = closed->member("users")) {
      users(*count, pointer_to(pointer_to(pointer, "closed"), "users"));
    }
  }

  std::vector<PlacedValue> found;

 private:
  void rate(const JsonValue& value, const std::string& pointer) {
    if (!value.is_text()) return;
    const auto known = scenario::parse_per_second(value.scalar);
    if (!known) return;
    put(pointer, JsonValue::text(scenario::format_per_second(rounded(*known * factor_))));
  }

  // One rate, or pairs of a time and a rate.
  void profile(const JsonValue& value, const std::string& pointer) {
    rate(value, pointer);
    for (const char* const key : {"steps", "ramps"}) {
      const JsonValue* const points = value.member(key);
      if (points == nullptr) continue;
      const std::string list = pointer_to(pointer, key);
      for (std::size_t i = 0; i < points->items.size(); ++i) {
        const JsonValue& pair = points->items[i];
        if (pair.items.size() == 2) rate(pair.items[1], pointer_to(pointer_to(list, i), 1));
      }
    }
  }

  // Times are the only texts of a distribution with a unit of time, and all of them scale it.
  void distribution(const JsonValue& value, const std::string& pointer) {
    for (const JsonMember& member : value.members) {
      distribution(member.value, pointer_to(pointer, member.key));
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      distribution(value.items[i], pointer_to(pointer, i));
    }
    if (!value.is_text()) return;
    const auto seconds = scenario::parse_seconds(value.scalar);
    if (!seconds) return;
    put(pointer, JsonValue::text(scenario::format_seconds(rounded(*seconds / factor_))));
  }

  void users(const JsonValue& value, const std::string& pointer) {
    double count = 0;
    const std::string& text = value.scalar;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    if (!value.is_number() || read.ec != std::errc{}) return;
    const double wanted = std::clamp(std::round(count * factor_), 1.0, 1e15);
    put(pointer, JsonValue::whole(static_cast<std::int64_t>(wanted)));
  }

  void put(const std::string& pointer, JsonValue value) {
    found.push_back({pointer, std::move(value)});
  }

  double factor_;
};

}  // namespace

std::vector<PlacedValue> scaled_load(const JsonValue& document, double factor) {
  const JsonValue* const workloads = document.member("workloads");
  if (workloads == nullptr) return {};
  Scaling scaling(factor);
  for (const JsonMember& workload : workloads->members) {
    scaling.workload(workload.value, pointer_to("/workloads", workload.key));
  }
  return std::move(scaling.found);
}

}  // namespace sojourn::gui
