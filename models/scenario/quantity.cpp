#include "models/scenario/quantity.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <system_error>

namespace sojourn::scenario {

namespace {

constexpr std::uint64_t duration_max_ns =
    static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

// From the largest to the smallest: the writer prefers larger units.
struct TimeUnit {
  std::string_view name;
  std::uint64_t nanoseconds;
  int shift;  // 10^shift seconds, of decimal units
};
constexpr std::array<TimeUnit, 6> time_units{{{"h", 3'600'000'000'000, 0},
                                              {"min", 60'000'000'000, 0},
                                              {"s", 1'000'000'000, 0},
                                              {"ms", 1'000'000, -3},
                                              {"us", 1'000, -6},
                                              {"ns", 1, -9}}};
constexpr std::uint64_t second_ns = 1'000'000'000;

const char* const duration_expected =
    "a duration with a unit (ns, us, ms, s, min or h), such as 5ms";
const char* const duration_too_long = "a duration of at most 292 years";
const char* const rate_expected = "a rate with a unit (/s, /min or /h), such as 100/s";
const char* const percentage_expected = "a percentage from 0% to 100%, such as 99.9%";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "12.5ms" -> 12.5, "12.5", "ms". Plain decimal notation, an exponent allowed, no sign.
struct Amount {
  double value = 0;
  std::string_view digits;
  std::string_view unit;
};

std::optional<Amount> split_amount(std::string_view text) {
  if (text.empty() || !is_digit(text.front())) {
    return std::nullopt;
  }
  Amount amount;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, amount.value);
  if (error != std::errc{} || !std::isfinite(amount.value)) {
    return std::nullopt;
  }
  const auto length = static_cast<std::size_t>(rest - text.data());
  amount.digits = text.substr(0, length);
  const std::size_t point = amount.digits.find('.');
  if (point != std::string_view::npos && (point + 1 == text.size() || !is_digit(text[point + 1]))) {
    return std::nullopt;  // "5.ms"
  }
  amount.unit = text.substr(length);
  while (!amount.unit.empty() && amount.unit.front() == ' ') {
    amount.unit.remove_prefix(1);
  }
  return amount;
}

const TimeUnit* find_time_unit(std::string_view name) {
  for (const TimeUnit& unit : time_units) {
    if (unit.name == name) {
      return &unit;
    }
  }
  return nullptr;
}

// The double nearest to the amount times 10^shift. The decimal text is shifted, not the number:
// 99.9 / 100 is not the double nearest to 0.999.
double shifted(const Amount& amount, int shift) {
  const std::size_t exponent_at = amount.digits.find_first_of("eE");
  int exponent = 0;
  if (exponent_at != std::string_view::npos) {
    std::string_view text = amount.digits.substr(exponent_at + 1);
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    if (std::from_chars(text.data(), text.data() + text.size(), exponent).ec != std::errc{}) {
      return amount.value;  // so large an exponent that the value can only be 0
    }
  }
  const std::string text =
      std::string(amount.digits.substr(0, exponent_at)) + "e" + std::to_string(exponent + shift);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

double seconds_of(const Amount& amount, const TimeUnit& unit) {
  if (unit.nanoseconds >= second_ns) {
    return amount.value * static_cast<double>(unit.nanoseconds / second_ns);
  }
  return shifted(amount, unit.shift);
}

// Whole part in integers, so that no nanosecond is lost however long the duration; the fraction of
// a unit is below 2^53 ns and therefore exact after rounding. nullopt: too long.
std::optional<std::uint64_t> nanoseconds_of(const Amount& amount, const TimeUnit& unit) {
  const std::size_t point = amount.digits.find('.');
  const std::string_view whole_digits = amount.digits.substr(0, point);
  double fraction = 0;
  std::uint64_t whole = 0;
  if (amount.digits.find_first_of("eE") != std::string_view::npos) {
    const double total = amount.value * static_cast<double>(unit.nanoseconds);
    if (total >= static_cast<double>(duration_max_ns)) {
      return std::nullopt;
    }
    return static_cast<std::uint64_t>(std::llround(total));
  }
  const auto parsed =
      std::from_chars(whole_digits.data(), whole_digits.data() + whole_digits.size(), whole);
  if (parsed.ec != std::errc{} || whole > duration_max_ns / unit.nanoseconds) {
    return std::nullopt;
  }
  if (point != std::string_view::npos) {
    const std::string tail = "0" + std::string(amount.digits.substr(point));
    std::from_chars(tail.data(), tail.data() + tail.size(), fraction);
  }
  const auto rest =
      static_cast<std::uint64_t>(std::llround(fraction * static_cast<double>(unit.nanoseconds)));
  const std::uint64_t total = whole * unit.nanoseconds;
  if (rest > duration_max_ns - total) {
    return std::nullopt;
  }
  return total + rest;
}

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    count += is_digit(c) ? 1U : 0U;
  }
  return count;
}

// A decimal number: 0.d1d2d3... * 10^point.
struct Decimal {
  std::string digits;  // without zeros at either end
  int point = 0;
};

// The shortest decimal that is read back as the same double; `value` > 0.
Decimal shortest_decimal(double value) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t exponent_at = text.find('e');
  Decimal decimal;
  for (const char c : text.substr(0, exponent_at)) {
    if (is_digit(c)) {
      decimal.digits += c;
    }
  }
  std::string_view exponent = text.substr(exponent_at + 1);
  exponent.remove_prefix(exponent.starts_with('+') ? 1 : 0);
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.point);
  ++decimal.point;
  return decimal;
}

Decimal decimal_of(std::uint64_t count) {
  Decimal decimal{.digits = std::to_string(count), .point = 0};
  decimal.point = static_cast<int>(decimal.digits.size());
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  return decimal;
}

// {"15", 4} -> "1500"; {"15", 1} -> "1.5". point >= 1.
std::string plain(const Decimal& decimal) {
  const auto whole = static_cast<std::size_t>(decimal.point);
  std::string text = decimal.digits;
  if (text.size() <= whole) {
    text.append(whole - text.size(), '0');
  } else {
    text.insert(whole, 1, '.');
  }
  return text;
}

// The text with the fewest digits, in the largest of the units for which that is so; numbers below
// 1 and above a million are left to other units. `wholes` is the time in minutes and hours, where
// it is a whole number of them. Empty if no unit fits.
std::string shortest_text(const Decimal& seconds, const std::array<std::string, 2>& wholes) {
  constexpr int whole_digits_max = 6;
  std::string best;
  std::size_t best_digits = 0;
  for (std::size_t i = 0; i < time_units.size(); ++i) {
    Decimal scaled = seconds;
    scaled.point -= time_units[i].shift;
    const bool fits = scaled.point >= 1 && scaled.point <= whole_digits_max;
    const std::string number = i < wholes.size() ? wholes[i] : fits ? plain(scaled) : "";
    const std::size_t digits = count_digits(number);
    if (digits > 0 && (best.empty() || digits < best_digits)) {
      best = number + std::string(time_units[i].name);
      best_digits = digits;
    }
  }
  return best;
}

}  // namespace

std::expected<Rate, std::string> Rate::per_second(double value) {
  if (!std::isfinite(value) || value <= 0) {
    return std::unexpected(std::string("a rate greater than 0/s"));
  }
  return Rate(value);
}

std::expected<Probability, std::string> Probability::of(double value) {
  if (!(value >= 0 && value <= 1)) {
    return std::unexpected(std::string("a probability from 0 to 1"));
  }
  return Probability(value);
}

std::expected<double, std::string> parse_seconds(std::string_view text) {
  const std::optional<Amount> amount = split_amount(text);
  const TimeUnit* const unit = amount ? find_time_unit(amount->unit) : nullptr;
  if (unit == nullptr) {
    return std::unexpected(std::string(duration_expected));
  }
  const double seconds = seconds_of(*amount, *unit);
  if (seconds > static_cast<double>(duration_max_ns / second_ns)) {
    return std::unexpected(std::string(duration_too_long));
  }
  return seconds;
}

std::expected<engine::Duration, std::string> parse_duration(std::string_view text) {
  const std::optional<Amount> amount = split_amount(text);
  const TimeUnit* const unit = amount ? find_time_unit(amount->unit) : nullptr;
  if (unit == nullptr) {
    return std::unexpected(std::string(duration_expected));
  }
  const std::optional<std::uint64_t> nanoseconds = nanoseconds_of(*amount, *unit);
  if (!nanoseconds) {
    return std::unexpected(std::string(duration_too_long));
  }
  return engine::Duration(static_cast<std::int64_t>(*nanoseconds));
}

std::expected<double, std::string> parse_per_second(std::string_view text) {
  const std::optional<Amount> amount = split_amount(text);
  if (amount && amount->unit == "/s") {
    return amount->value;
  }
  if (amount && amount->unit == "/min") {
    return amount->value / 60;
  }
  if (amount && amount->unit == "/h") {
    return amount->value / 3600;
  }
  return std::unexpected(std::string(rate_expected));
}

std::expected<Rate, std::string> parse_rate(std::string_view text) {
  const std::expected<double, std::string> value = parse_per_second(text);
  if (!value) {
    return std::unexpected(value.error());
  }
  return Rate::per_second(*value);
}

std::expected<Probability, std::string> parse_percentage(std::string_view text) {
  const std::optional<Amount> amount = split_amount(text);
  if (!amount || amount->unit != "%" || amount->value > 100) {
    return std::unexpected(std::string(percentage_expected));
  }
  return Probability::of(shifted(*amount, -2));
}

std::string format_duration(engine::Duration duration) {
  const auto count = static_cast<std::uint64_t>(duration.count());
  if (count == 0) {
    return "0s";
  }
  const auto whole = [count](std::uint64_t unit) {
    return count % unit == 0 ? std::to_string(count / unit) : std::string();
  };
  Decimal seconds = decimal_of(count);
  seconds.point -= 9;
  const std::string text =
      shortest_text(seconds, {whole(time_units[0].nanoseconds), whole(time_units[1].nanoseconds)});
  return text.empty() ? std::to_string(count) + "ns" : text;
}

std::string format_seconds(double seconds) {
  if (seconds == 0) {
    return "0s";
  }
  const auto whole = [seconds](double unit) {
    const bool is_whole = seconds < 1e15 && std::fmod(seconds, unit) == 0;
    return is_whole ? std::to_string(static_cast<std::uint64_t>(seconds / unit)) : std::string();
  };
  const std::string text = shortest_text(shortest_decimal(seconds), {whole(3600), whole(60)});
  return text.empty() ? format_number(seconds) + "s" : text;
}

std::string format_per_second(double value) {
  return format_number(value) + "/s";
}

std::string format_rate(Rate rate) {
  return format_per_second(rate.per_second());
}

std::string format_percentage(double share) {
  constexpr int digits_max = 6;
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), share * 100,
                                 std::chars_format::general, digits_max);
  const std::string text = std::string(buffer.data(), end.ptr) + "%";
  const std::expected<Probability, std::string> back = parse_percentage(text);
  return back && back->value() == share ? text : format_number(share);
}

std::string format_number(double value) {
  const double size = std::abs(value);
  const bool is_plain = value == 0 || (size >= 1e-5 && size < 1e15);
  std::array<char, 64> buffer{};
  char* const end = buffer.data() + buffer.size();
  const auto result = is_plain ? std::to_chars(buffer.data(), end, value, std::chars_format::fixed)
                               : std::to_chars(buffer.data(), end, value);
  return std::string(buffer.data(), result.ptr);
}

}  // namespace sojourn::scenario
