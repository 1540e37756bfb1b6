#include "models/scenario/reading/scalar_reader.h"

#include <cmath>
#include <expected>

#include "models/scenario/quantity.h"

namespace sojourn::scenario {

namespace {

constexpr double per_second_max = 1e9;

std::string whole_expected(WholeRange range) {
  return "a whole number from " + std::to_string(range.least) + " to " + std::to_string(range.most);
}

std::string number_expected(NumberRange range) {
  if (range.is_open) {
    return "a number greater than " + format_number(range.least) + ", at most " +
           format_number(range.most);
  }
  return "a number from " + format_number(range.least) + " to " + format_number(range.most);
}

std::string share_expected(NumberRange range) {
  const std::string most = format_number(range.most * 100) + "%";
  const std::string least = format_number(range.least * 100) + "%";
  if (range.is_open) {
    return "a share greater than " + least + ", at most " + most + ", such as 2% or 0.02";
  }
  return "a share from " + least + " to " + most + ", such as 2% or 0.02";
}

bool is_in(double number, NumberRange range) {
  const bool is_enough = range.is_open ? number > range.least : number >= range.least;
  return is_enough && number <= range.most;
}

bool is_in(const std::optional<std::uint64_t>& whole, WholeRange range) {
  return whole && *whole >= range.least && *whole <= range.most;
}

// A hint for 3.0, 1e3 and "3" where a whole number is wanted.
std::string whole_hint(const LocatedValue& value, WholeRange range) {
  if (const std::string* const text = value.text()) {
    const bool is_digits =
        !text->empty() && text->find_first_not_of("0123456789") == std::string::npos;
    return is_digits ? "numbers stand without quotation marks" : std::string();
  }
  const JsonNumber* const number = value.number();
  const bool is_whole = number != nullptr && !number->whole && number->value >= 0 &&
                        number->value < 1e15 && std::floor(number->value) == number->value;
  if (!is_whole) {
    return {};
  }
  const auto whole = static_cast<std::uint64_t>(number->value);
  const bool is_in_range = whole >= range.least && whole <= range.most;
  return is_in_range ? "write " + std::to_string(whole) : std::string();
}

// The quantity that `parse` reads from the value's text, or a report of what it expected.
template <class Value>
std::optional<Value> read_quantity(const LocatedValue* value,
                                   std::expected<Value, std::string> (*parse)(std::string_view),
                                   Problems& problems) {
  if (value == nullptr) {
    return std::nullopt;
  }
  const std::string* const text = value->text();
  std::expected<Value, std::string> parsed = parse(text == nullptr ? std::string_view() : *text);
  if (!parsed) {
    problems.add(*value, parsed.error());
    return std::nullopt;
  }
  return *parsed;
}

}  // namespace

void read_text(const LocatedValue* value, TextLimits limits, Problems& problems,
               std::string& target) {
  if (value == nullptr) {
    return;
  }
  const std::string* const text = value->text();
  const bool is_fitting =
      text != nullptr && text->size() >= limits.least && text->size() <= limits.most;
  if (!is_fitting) {
    problems.add(*value, "a text of " + std::to_string(limits.least) + " to " +
                             std::to_string(limits.most) + " bytes");
    return;
  }
  target = *text;
}

std::optional<std::uint64_t> read_whole(const LocatedValue* value, WholeRange range,
                                        Problems& problems) {
  if (value == nullptr) {
    return std::nullopt;
  }
  const JsonNumber* const number = value->number();
  if (number == nullptr || !is_in(number->whole, range)) {
    problems.add(*value, whole_expected(range), whole_hint(*value, range));
    return std::nullopt;
  }
  return number->whole;
}

void read_whole_or_unlimited(const LocatedValue* value, WholeRange range, Problems& problems,
                             std::optional<std::uint32_t>& target) {
  if (value == nullptr) {
    return;
  }
  const std::string* const text = value->text();
  if (text != nullptr && *text == "unlimited") {
    target.reset();
    return;
  }
  const JsonNumber* const number = value->number();
  if (number != nullptr && is_in(number->whole, range)) {
    target = static_cast<std::uint32_t>(*number->whole);
    return;
  }
  const std::string near = text == nullptr ? "" : did_you_mean(*text, {"unlimited"});
  problems.add(*value, whole_expected(range) + " or \"unlimited\"",
               near.empty() ? whole_hint(*value, range) : near);
}

void read_number(const LocatedValue* value, NumberRange range, Problems& problems, double& target) {
  if (value == nullptr) {
    return;
  }
  const JsonNumber* const number = value->number();
  if (number == nullptr || !is_in(number->value, range)) {
    const bool is_text = value->text() != nullptr;
    problems.add(*value, number_expected(range),
                 is_text ? "it has no unit and stands without quotation marks" : "");
    return;
  }
  target = number->value + 0.0;  // -0 becomes 0
}

void read_share(const LocatedValue* value, NumberRange range, Problems& problems, double& target) {
  if (value == nullptr) {
    return;
  }
  std::optional<double> share;
  if (const JsonNumber* const number = value->number()) {
    share = number->value + 0.0;  // -0 becomes 0
  } else if (const std::string* const text = value->text()) {
    if (const auto percentage = parse_percentage(*text)) {
      share = percentage->value();
    }
  }
  if (!share || !is_in(*share, range)) {
    problems.add(*value, share_expected(range));
    return;
  }
  target = *share;
}

void read_share(const LocatedValue* value, NumberRange range, Problems& problems,
                std::optional<double>& target) {
  double share = -1;
  read_share(value, range, problems, share);
  if (share >= 0) {
    target = share;
  }
}

void read_duration(const LocatedValue* value, Least least, Problems& problems,
                   engine::Duration& target) {
  const auto duration = read_quantity(value, parse_duration, problems);
  if (!duration) {
    return;
  }
  if (least == Least::above_zero && duration->count() == 0) {
    problems.add(*value, "a duration of at least 1ns");
    return;
  }
  target = *duration;
}

void read_duration(const LocatedValue* value, Least least, Problems& problems,
                   std::optional<engine::Duration>& target) {
  engine::Duration duration(-1);
  read_duration(value, least, problems, duration);
  if (duration.count() >= 0) {
    target = duration;
  }
}

void read_seconds(const LocatedValue* value, Least least, Problems& problems, double& target) {
  const auto seconds = read_quantity(value, parse_seconds, problems);
  if (!seconds) {
    return;
  }
  if (least == Least::above_zero && *seconds <= 0) {
    problems.add(*value, "a duration greater than 0s");
    return;
  }
  target = *seconds;
}

void read_rate(const LocatedValue* value, Least least, Problems& problems, double& target) {
  const auto rate = read_quantity(value, parse_per_second, problems);
  if (!rate) {
    return;
  }
  if (*rate > per_second_max || (least == Least::above_zero && *rate <= 0)) {
    problems.add(*value, least == Least::above_zero ? "a rate greater than 0/s, at most 1e9/s"
                                                    : "a rate from 0/s to 1e9/s");
    return;
  }
  target = *rate;
}

}  // namespace sojourn::scenario
