#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "gui/run/fit_distribution.h"
#include "models/scenario/quantity.h"

namespace sojourn::gui {
namespace {

constexpr std::size_t samples_max = 10'000'000;

double unit_seconds(SampleUnit unit) {
  switch (unit) {
    case SampleUnit::seconds: return 1;
    case SampleUnit::milliseconds: return 1e-3;
    case SampleUnit::microseconds: return 1e-6;
    case SampleUnit::nanoseconds: return 1e-9;
  }
  return 1;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\"";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The one that a line has, in this order.
char separator_of(std::string_view line) {
  for (const char c : {';', '\t', ','}) {
    if (line.find(c) != std::string_view::npos) return c;
  }
  return '\0';
}

std::vector<std::string_view> fields_of(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  while (separator != '\0') {
    const std::size_t end = line.find(separator);
    if (end == std::string_view::npos) break;
    fields.push_back(trimmed(line.substr(0, end)));
    line.remove_prefix(end + 1);
  }
  fields.push_back(trimmed(line));
  return fields;
}

std::optional<double> seconds_of(std::string_view field, double unit) {
  double value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error == std::errc{} && end == field.data() + field.size()) {
    return std::isfinite(value) && value >= 0 ? std::optional(value * unit) : std::nullopt;
  }
  const auto seconds = scenario::parse_seconds(field);
  return seconds ? std::optional(*seconds) : std::nullopt;
}

std::string complaint(std::size_t line, std::string_view found) {
  constexpr std::size_t shown_max = 40;
  const std::string_view shown = found.substr(0, shown_max);
  return QCoreApplication::translate(
             "sojourn", "line %1: found \"%2\", expected a number >= 0 or a duration such as 2.5ms")
      .arg(line)
      .arg(QString::fromUtf8(shown.data(), static_cast<qsizetype>(shown.size())))
      .toStdString();
}

}  // namespace

std::expected<std::vector<double>, std::string> read_samples(std::string_view csv,
                                                             SampleUnit unit) {
  const double factor = unit_seconds(unit);
  std::vector<double> samples;
  std::optional<std::size_t> column;
  char separator = '\0';
  bool has_heading = false;
  for (std::size_t line = 1; !csv.empty(); ++line) {
    const std::size_t end = std::min(csv.find('\n'), csv.size());
    const std::string_view text = trimmed(csv.substr(0, end));
    csv.remove_prefix(std::min(end + 1, csv.size()));
    if (text.empty() || text.starts_with('#')) continue;
    if (!column) separator = separator_of(text);
    const std::vector<std::string_view> fields = fields_of(text, separator);
    if (!column) {
      const auto first = std::ranges::find_if(
          fields, [&](std::string_view field) { return seconds_of(field, factor).has_value(); });
      if (first == fields.end()) {
        if (has_heading) return std::unexpected(complaint(line, text));
        has_heading = true;
        continue;
      }
      column = static_cast<std::size_t>(first - fields.begin());
    }
    const std::string_view field = *column < fields.size() ? fields[*column] : std::string_view();
    const auto seconds = seconds_of(field, factor);
    if (!seconds) return std::unexpected(complaint(line, field));
    if (samples.size() == samples_max) {
      return std::unexpected(
          QCoreApplication::translate("sojourn", "line %1: expected at most %2 samples")
              .arg(line)
              .arg(samples_max)
              .toStdString());
    }
    samples.push_back(*seconds);
  }
  if (samples.empty()) {
    return std::unexpected(
        QCoreApplication::translate("sojourn", "line 1: expected at least one sample")
            .toStdString());
  }
  return samples;
}

}  // namespace sojourn::gui
