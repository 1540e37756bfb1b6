// Simulated time: integer nanoseconds, so that sums are exact and order is total (292 years fit).
// The only definition of time in the engine and in the models. Values, safe to share between
// threads.
#pragma once

#include <chrono>
#include <cstdint>

namespace sojourn::engine {

using Duration = std::chrono::duration<std::int64_t, std::nano>;

// The clock of a simulation. It has no now(): only a running simulation knows the time.
struct SimClock {
  using rep = std::int64_t;
  using period = std::nano;
  using duration = Duration;
  using time_point = std::chrono::time_point<SimClock>;
  static constexpr bool is_steady = true;
};

using Time = SimClock::time_point;

// Start of every simulation.
inline constexpr Time time_zero{};

// Later than every event of a simulation that is run to a finite horizon.
inline constexpr Time time_never = Time::max();

inline constexpr double nanoseconds_per_second = 1e9;

constexpr double to_seconds(Duration duration) {
  return static_cast<double>(duration.count()) / nanoseconds_per_second;
}

constexpr double to_seconds(Time time) {
  return to_seconds(time.time_since_epoch());
}

// Rounds to the nearest nanosecond, halves away from zero. Values beyond the range, and infinity,
// saturate; NaN gives 0.
constexpr Duration from_seconds(double seconds) {
  constexpr double limit = 9223372036854775808.0;  // 2^63
  const double exact = seconds * nanoseconds_per_second;
  if (!(exact < limit)) {
    return exact >= limit ? Duration::max() : Duration::zero();
  }
  if (exact <= -limit) {
    return Duration::min();
  }
  const auto whole = static_cast<std::int64_t>(exact);
  const double rest = exact - static_cast<double>(whole);
  return Duration{whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0)};
}

}  // namespace sojourn::engine
