#include "gui/plot/axis_scale.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/report/units.h"

namespace sojourn::gui {
namespace {

constexpr double epsilon = 1e-9;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// As many digits as the value has, up to `digits` significant ones, thousands grouped: "1,840".
QString number_text(double value, int digits = 12) {
  if (value == 0) return QStringLiteral("0");
  const int before = static_cast<int>(std::floor(std::log10(std::abs(value)) + epsilon)) + 1;
  const int decimals = std::clamp(digits - before, 0, 12);
  QString text = QLocale(QLocale::English).toString(value, 'f', decimals);
  if (text.contains(QLatin1Char('.'))) {
    while (text.endsWith(QLatin1Char('0'))) text.chop(1);
    if (text.endsWith(QLatin1Char('.'))) text.chop(1);
  }
  return text;
}

struct Unit {
  double size;
  QString name;
};

Unit unit_of_seconds(double largest) {
  if (largest >= 1 - epsilon) return {1, QStringLiteral(" s")};
  if (largest >= 1e-3 * (1 - epsilon)) return {1e-3, QStringLiteral(" ms")};
  if (largest >= 1e-6 * (1 - epsilon)) return {1e-6, QStringLiteral(" µs")};
  return {1e-9, QStringLiteral(" ns")};
}

Unit unit_of_run_time(double largest) {
  if (largest > 3 * 3600) return {3600, QStringLiteral(" h")};
  if (largest > 600) return {60, QStringLiteral(" min")};
  return {1, QStringLiteral(" s")};
}

// The unit that all ticks of an axis share, where they share one.
Unit unit_for(AxisUnit unit, double largest) {
  switch (unit) {
    case AxisUnit::seconds: return unit_of_seconds(largest);
    case AxisUnit::run_time: return unit_of_run_time(largest);
    case AxisUnit::share: return {1e-2, QStringLiteral(" %")};
    case AxisUnit::rate: return {1, QStringLiteral("/s")};
    case AxisUnit::number: break;
  }
  return {1, QString()};
}

QString text_in(const Unit& unit, double value) {
  if (value == 0 && unit.name != QStringLiteral(" %")) return QStringLiteral("0");
  return number_text(value / unit.size) + unit.name;
}

// The round step next to the span divided by the number of ticks: 1, 2, 2.5 or 5 times a power.
double round_step(double span, int wanted) {
  const double raw = span / std::max(wanted, 1);
  const double power = std::pow(10, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (raw <= factor * power * (1 + epsilon)) return factor * power;
  }
  return 10 * power;
}

// In whole seconds and minutes people count by 15 and 30.
double round_step_of_time(double span, int wanted, double unit_size) {
  const double raw = span / std::max(wanted, 1);
  if (unit_size != 3600 && raw > 5 && raw <= 60) {
    for (const double step : {10.0, 15.0, 20.0, 30.0, 60.0}) {
      if (raw <= step) return step;
    }
  }
  return round_step(span, wanted);
}

void add_linear(const Axis& axis, double low, double high, int wanted, Ticks& ticks) {
  const Unit unit = unit_for(axis.unit, std::max(std::abs(low), std::abs(high)));
  const double span = (high - low) / unit.size;
  const double step = (axis.unit == AxisUnit::run_time ? round_step_of_time(span, wanted, unit.size)
                                                       : round_step(span, wanted)) *
                      unit.size;
  const auto first = static_cast<long long>(std::ceil((low / step) - epsilon));
  const auto last = static_cast<long long>(std::floor((high / step) + epsilon));
  for (long long i = first; i <= last && i - first < 1000; ++i) {
    const double value = static_cast<double>(i) * step;
    ticks.places.push_back(value);
    ticks.texts.push_back(text_in(unit, value));
  }
}

// Within less than a decade: round values at equal distances, placed by their logarithms.
void add_narrow_log(const Axis& axis, double low, double high, int wanted, Ticks& ticks) {
  Axis linear = axis;
  linear.scale = AxisScale::linear;
  Ticks found;
  add_linear(linear, std::pow(10, low), std::pow(10, high), wanted, found);
  for (std::size_t i = 0; i < found.places.size(); ++i) {
    if (found.places[i] <= 0) continue;
    ticks.places.push_back(std::log10(found.places[i]));
    ticks.texts.push_back(found.texts[i]);
  }
}

QString log_text(AxisUnit unit, double value) {
  return text_in(unit_for(unit, value), value);
}

void add_log(const Axis& axis, double low, double high, int wanted, Ticks& ticks) {
  const double decades = high - low;
  if (decades < 0.7) return add_narrow_log(axis, low, high, wanted, ticks);
  const auto first = static_cast<int>(std::floor(low));
  const auto last = static_cast<int>(std::ceil(high));
  const bool many = decades * 3 <= wanted * 1.3;
  const int stride = std::max(1, static_cast<int>(std::ceil(decades / std::max(wanted, 1))));
  for (int power = first; power <= last; ++power) {
    for (int factor = 1; factor <= 9; ++factor) {
      const double place = power + std::log10(factor);
      if (place < low - epsilon || place > high + epsilon) continue;
      const bool is_decade = factor == 1 && power % stride == 0;
      if (is_decade || (many && (factor == 2 || factor == 5))) {
        ticks.places.push_back(place);
        ticks.texts.push_back(log_text(axis.unit, std::pow(10, power) * factor));
      } else if (stride == 1) {
        ticks.minor.push_back(place);
      }
    }
  }
  if (ticks.places.size() < 2) {
    ticks = {};
    add_narrow_log(axis, low, high, wanted, ticks);
  }
}

// Shares with a name among the nines, in the order in which they may take a place.
void add_nines(double low, double high, int wanted, Ticks& ticks) {
  std::vector<double> shares = {0, 0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999, 0.9999999, 0.5};
  const double span = high - low;
  if (span < wanted / 2.5) shares.insert(shares.end(), {0.95, 0.995, 0.9995, 0.99995});
  if (span < wanted / 4.0) {
    shares.insert(shares.end(), {0.75, 0.8, 0.98, 0.998, 0.25, 0.97, 0.985, 0.997});
  }
  const double nearest = span / std::max(wanted, 1) * 0.38;
  std::vector<double> places;
  for (const double share : shares) {
    const double place = to_axis(AxisScale::nines, share);
    if (place < low - epsilon || place > high + epsilon) continue;
    const bool is_free = std::none_of(places.begin(), places.end(), [&](double other) {
      return std::abs(other - place) < nearest;
    });
    if (is_free) places.push_back(place);
  }
  std::sort(places.begin(), places.end());
  for (const double place : places) {
    ticks.places.push_back(place);
    ticks.texts.push_back(
        number_text(std::round(from_axis(AxisScale::nines, place) * 1e9) / 1e7, 10) +
        QStringLiteral(" %"));
  }
}

// Near 100 % the distance to it counts: "99.995 %".
int digits_of_share(double share) {
  if (share <= 0.9 || share >= 1) return 4;
  return 3 + static_cast<int>(-std::log10(1 - share) + epsilon);
}

}  // namespace

double to_axis(AxisScale scale, double value) {
  switch (scale) {
    case AxisScale::linear: return value;
    case AxisScale::log10: return value > 0 ? std::log10(value) : not_a_number;
    case AxisScale::nines: return value < 1 ? std::max(0.0, -std::log10(1 - value)) : not_a_number;
  }
  return value;
}

double from_axis(AxisScale scale, double coordinate) {
  switch (scale) {
    case AxisScale::linear: return coordinate;
    case AxisScale::log10: return std::pow(10, coordinate);
    case AxisScale::nines: return 1 - std::pow(10, -coordinate);
  }
  return coordinate;
}

Ticks axis_ticks(const Axis& axis, double low, double high, int wanted) {
  Ticks ticks;
  if (!(high > low) || !std::isfinite(low) || !std::isfinite(high)) return ticks;
  switch (axis.scale) {
    case AxisScale::linear: add_linear(axis, low, high, wanted, ticks); break;
    case AxisScale::log10: add_log(axis, low, high, wanted, ticks); break;
    case AxisScale::nines: add_nines(low, high, wanted, ticks); break;
  }
  return ticks;
}

QString value_text(AxisUnit unit, double value) {
  if (!std::isfinite(value)) return QStringLiteral("–");
  switch (unit) {
    case AxisUnit::seconds:
      return QString::fromStdString(report::figure_text(value, report::Quantity::seconds));
    case AxisUnit::run_time: return number_text(value, 4) + QStringLiteral(" s");
    case AxisUnit::share:
      return number_text(value * 100, digits_of_share(value)) + QStringLiteral(" %");
    case AxisUnit::rate: return number_text(value, 4) + QStringLiteral("/s");
    case AxisUnit::number: break;
  }
  return number_text(value, 4);
}

QString percentile_name(double share) {
  return QStringLiteral("p") + number_text(std::round(share * 1e9) / 1e7, 10);
}

}  // namespace sojourn::gui
