#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "gui/run/sweep.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

constexpr std::size_t points_max = 1000;
constexpr int digits = 6;  // of values between the ends
// What was expected, in the user's language.
std::unexpected<std::string> refused(const QString& text) {
  return std::unexpected(text.toStdString());
}

std::unexpected<std::string> not_a_range() {
  return refused(QCoreApplication::translate(
      "sojourn", "expected A..B:N, A..B:N log or a list, such as 10/s..90/s:9 or 1ms, 5ms, 20ms"));
}

enum class Kind { rate, duration, percentage, whole, number };

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> read(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::rate:
      if (const auto rate = scenario::parse_per_second(text)) return *rate;
      return std::nullopt;
    case Kind::duration:
      if (const auto seconds = scenario::parse_seconds(text)) return *seconds;
      return std::nullopt;
    case Kind::percentage:
      if (const auto share = scenario::parse_percentage(text)) return share->value();
      return std::nullopt;
    case Kind::whole: {
      const auto number = number_of(text);
      return number && *number == std::floor(*number) && std::abs(*number) < 1e15 ? number
                                                                                  : std::nullopt;
    }
    case Kind::number: return number_of(text);
  }
  return std::nullopt;
}

std::string write(Kind kind, double x) {
  switch (kind) {
    case Kind::rate: return scenario::format_per_second(x);
    case Kind::duration: return scenario::format_seconds(x);
    case Kind::percentage: return scenario::format_percentage(x);
    case Kind::whole: return std::to_string(static_cast<std::int64_t>(x));
    case Kind::number: return scenario::format_number(x);
  }
  return {};
}

// The first kind that all texts are of.
std::optional<Kind> common_kind(const std::vector<std::string_view>& texts) {
  for (const Kind kind :
       {Kind::rate, Kind::duration, Kind::percentage, Kind::whole, Kind::number}) {
    if (std::ranges::all_of(texts, [&](auto text) { return read(kind, text).has_value(); })) {
      return kind;
    }
  }
  return std::nullopt;
}

double rounded(double x) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x,
                                 std::chars_format::general, digits);
  return number_of({buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())}).value_or(x);
}

std::vector<SweepValue> in_order(std::vector<SweepValue> values) {
  std::ranges::sort(values, {}, &SweepValue::x);
  const auto equal = std::ranges::unique(values, {}, &SweepValue::x);
  values.erase(equal.begin(), equal.end());
  return values;
}

std::expected<std::vector<SweepValue>, std::string> parse_list(std::string_view text) {
  std::vector<std::string_view> texts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    texts.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (texts.empty() || texts.size() > points_max) {
    return not_a_range();
  }
  const auto kind = common_kind(texts);
  if (!kind) {
    return refused(
        QCoreApplication::translate("sojourn", "expected values with units of one kind"));
  }
  std::vector<SweepValue> values;
  for (const std::string_view each : texts) {
    values.push_back({*read(*kind, each), std::string(each)});
  }
  return in_order(std::move(values));
}

struct Range {
  double from = 0;
  double to = 0;
  std::size_t points = 0;
  bool is_logarithmic = false;

  double at(std::size_t index) const {
    if (index == 0) return from;
    if (index + 1 == points) return to;
    const double share = static_cast<double>(index) / static_cast<double>(points - 1);
    return rounded(is_logarithmic ? from * std::pow(to / from, share) : from + (to - from) * share);
  }
};

}  // namespace

std::expected<std::vector<SweepValue>, std::string> parse_range(std::string_view text) {
  text = trimmed(text);
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return parse_list(text);
  Range range;
  std::string_view rest = text.substr(dots + 2);
  for (const auto& [word, is_logarithmic] : {std::pair{"log", true}, std::pair{"linear", false}}) {
    if (!rest.ends_with(word)) continue;
    rest.remove_suffix(std::string_view(word).size());
    range.is_logarithmic = is_logarithmic;
  }
  const std::size_t colon = rest.rfind(':');
  if (colon == std::string_view::npos) return not_a_range();
  const std::string_view first = trimmed(text.substr(0, dots));
  const std::string_view last = trimmed(rest.substr(0, colon));
  const auto points = read(Kind::whole, trimmed(rest.substr(colon + 1)));
  if (!points || *points < 2 || *points > static_cast<double>(points_max)) {
    return refused(QCoreApplication::translate(
        "sojourn", "expected a number of points from 2 to 1000 after the colon"));
  }
  const auto kind = common_kind({first, last});
  if (!kind) {
    return refused(QCoreApplication::translate(
        "sojourn", "expected two values with units of one kind before the colon"));
  }
  range.from = *read(*kind, first);
  range.to = *read(*kind, last);
  range.points = static_cast<std::size_t>(*points);
  if (!(range.from < range.to)) {
    return refused(QCoreApplication::translate("sojourn", "expected the smaller value first"));
  }
  if (range.is_logarithmic && !(range.from > 0)) {
    return refused(QCoreApplication::translate(
        "sojourn", "expected a first value above 0 for a logarithmic scale"));
  }
  std::vector<SweepValue> values;
  for (std::size_t index = 0; index < range.points; ++index) {
    const double exact = range.at(index);
    const double x = *kind == Kind::whole ? std::round(exact) : exact;
    const std::string value = write(*kind, x);
    values.push_back({read(*kind, value).value_or(x), value});
  }
  return in_order(std::move(values));
}

}  // namespace sojourn::gui
