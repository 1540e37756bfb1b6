#include "models/report/units.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace sojourn::report {

namespace {

using results::Estimate;

constexpr int significant_digits = 4;
constexpr int decimals_max = 6;
constexpr std::string_view no_figure = "–";

struct Unit {
  double factor;  // shown = value * factor
  std::string_view suffix;
};

// The unit in which the value has one to three digits before the point.
Unit unit_of(double value, Quantity quantity) {
  constexpr std::array<Unit, 4> times = {{{1e9, " ns"}, {1e6, " µs"}, {1e3, " ms"}, {1, " s"}}};
  constexpr double rounds_up = 999.95;
  switch (quantity) {
    case Quantity::per_second: return {1, "/s"};
    case Quantity::share: return {100, " %"};
    case Quantity::number: return {1, ""};
    case Quantity::seconds: break;
  }
  if (value == 0) return times[2];
  const auto fits = [value](const Unit& unit) { return std::abs(value) * unit.factor < rounds_up; };
  const auto* const found = std::ranges::find_if(times, fits);
  return found == times.end() ? times.back() : *found;
}

std::string fixed(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  const bool is_zero = text.find_first_not_of("-0.") == std::string::npos;
  return is_zero && text.starts_with('-') ? text.substr(1) : text;
}

// Position of the first significant digit: 0 for 1..9, 2 for 100..999, -1 for 0.1..0.9.
int magnitude(double value) {
  return static_cast<int>(std::floor(std::log10(std::abs(value))));
}

int decimals_for(double value, int digits) {
  if (value == 0) return 0;
  const int decimals = std::clamp(digits - 1 - magnitude(value), 0, decimals_max);
  // 9.9996 with four digits is 10.00, one decimal less.
  const double rounded = std::round(value * std::pow(10, decimals)) / std::pow(10, decimals);
  return std::clamp(digits - 1 - magnitude(rounded == 0 ? value : rounded), 0, decimals_max);
}

// Two digits of the half width: ± 0.12, ± 4.1, ± 35.
int decimals_for_interval(double half_width, double value) {
  return half_width == 0 ? decimals_for(value, significant_digits) : decimals_for(half_width, 2);
}

// An interval of a quantile may reach further up than down; only then both ends are worth space.
bool is_lopsided(const Estimate& estimate, double half_width) {
  const double up = *estimate.high - estimate.value;
  const double down = estimate.value - *estimate.low;
  return std::abs(up - down) > 0.2 * half_width;
}

std::string number_of(double value, const Unit& unit, int digits) {
  const double scaled = value * unit.factor;
  return fixed(scaled, decimals_for(scaled, digits));
}

std::string with_sign(double value, const std::string& text_of_absolute) {
  return (value < 0 ? "−" : "+") + text_of_absolute;
}

}  // namespace

Quantity quantity_of(std::string_view figure) {
  if (figure == "throughput" || figure == "offered") return Quantity::per_second;
  return figure == "errors" || figure == "utilization" ? Quantity::share : Quantity::seconds;
}

std::string figure_text(double value, Quantity quantity) {
  if (!std::isfinite(value)) return std::string(no_figure);
  const Unit unit = unit_of(value, quantity);
  return number_of(value, unit, significant_digits) + std::string(unit.suffix);
}

std::string plain_text(double value, Quantity quantity) {
  const Unit unit = unit_of(value, quantity);
  return fmt::format("{:.6g}{}", value * unit.factor, unit.suffix);
}

std::string signed_share_text(double share) {
  const double percent = std::abs(share) * 100;
  return with_sign(share, fixed(percent, percent < 9.995 ? 2 : percent < 99.95 ? 1 : 0) + " %");
}

std::string signed_seconds_text(double seconds) {
  const Unit unit = unit_of(seconds, Quantity::seconds);
  return with_sign(seconds, number_of(std::abs(seconds), unit, 3) + std::string(unit.suffix));
}

ShownEstimate shown(const Estimate& estimate, Quantity quantity) {
  if (!std::isfinite(estimate.value)) return {std::string(no_figure), "", ""};
  const Unit unit = unit_of(estimate.value, quantity);
  const std::string suffix(unit.suffix);
  if (!estimate.low || !estimate.high) return {figure_text(estimate.value, quantity), "", suffix};
  const double half_width = (*estimate.high - *estimate.low) / 2;
  const bool lopsided = is_lopsided(estimate, half_width);
  const double spread = (lopsided ? 2 : 1) * half_width * unit.factor;
  const int decimals = decimals_for_interval(spread, estimate.value * unit.factor);
  const auto number = [&](double figure) {
    return figure == 0 ? "0" : fixed(figure * unit.factor, decimals);
  };
  ShownEstimate shown{number(estimate.value) + suffix, "± " + number(half_width), suffix};
  if (lopsided) {
    shown.interval = number(*estimate.low) + " … " + number(*estimate.high);
  }
  return shown;
}

std::string line_text(const Estimate& estimate, Quantity quantity) {
  const ShownEstimate parts = shown(estimate, quantity);
  if (parts.interval.empty()) return parts.value;
  const std::string number = parts.value.substr(0, parts.value.size() - parts.unit.size());
  const bool is_range = !parts.interval.starts_with("±");
  return number + (is_range ? " (" + parts.interval + ")" : " " + parts.interval) + parts.unit;
}

std::string run_length_text(double seconds) {
  constexpr double minute = 60;
  constexpr double hour = 3600;
  if (seconds < 2 * minute || std::fmod(seconds, minute) != 0)
    return fmt::format("{:.6g} s", seconds);
  if (seconds < 2 * hour) return fmt::format("{:g} min", seconds / minute);
  const double minutes = std::fmod(seconds, hour) / minute;
  const std::string hours = fmt::format("{:g} h", std::floor(seconds / hour));
  return minutes == 0 ? hours : hours + fmt::format(" {:g} min", minutes);
}

std::size_t columns_of(std::string_view text) {
  const auto begins_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  };
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

}  // namespace sojourn::report
