// Quantities with units as people write them in scenario files: "250us", "1200/s", "99.9%".
//
// A unit is never guessed: a bare number is accepted only where the quantity has none.
// Pure functions. The error of a parse function says what was expected.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "engine/time.h"

namespace sojourn::scenario {

// Events per second, finite and > 0.
class Rate {
 public:
  static std::expected<Rate, std::string> per_second(double value);
  double per_second() const { return per_second_; }
  friend bool operator==(const Rate&, const Rate&) = default;

 private:
  explicit Rate(double value) : per_second_(value) {}
  double per_second_;
};

// A share between 0 and 1, both included.
class Probability {
 public:
  static std::expected<Probability, std::string> of(double value);
  double value() const { return value_; }
  friend bool operator==(const Probability&, const Probability&) = default;

 private:
  explicit Probability(double value) : value_(value) {}
  double value_;
};

// "10ns", "250us", "2ms", "1.5s", "3min", "2h": a number >= 0 and a unit, spaces between them
// allowed. Seconds as double, since distribution parameters may lie below a nanosecond; at most
// 292 years.
std::expected<double, std::string> parse_seconds(std::string_view text);

// The same, rounded to whole nanoseconds without loss however long it is.
std::expected<engine::Duration, std::string> parse_duration(std::string_view text);

// "1200/s", "20/min", "5/h".
std::expected<Rate, std::string> parse_rate(std::string_view text);

// The same in events per second, 0 allowed: a rate profile may pause.
std::expected<double, std::string> parse_per_second(std::string_view text);

// "99.9%", "0.1%"; numbers 0..1 are read by the caller.
std::expected<Probability, std::string> parse_percentage(std::string_view text);

// Canonical texts: the largest unit that keeps the number short and exact; parse(format(x)) == x
// for every x >= 0.
std::string format_duration(engine::Duration duration);
std::string format_seconds(double seconds);
std::string format_rate(Rate rate);
std::string format_per_second(double value);

// "0.1%" if that is short and reads back as the same double, else the bare number.
std::string format_percentage(double share);

// Shortest decimal text that reads back as the same double, without exponent from 1e-5 to 1e15.
std::string format_number(double value);

}  // namespace sojourn::scenario
