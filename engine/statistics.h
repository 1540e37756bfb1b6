// What is counted while a simulation runs: tallies of observations and time-weighted averages of
// levels. Plain copyable accumulators: cheap in the loop, mergeable where stated. Not thread-safe.
#pragma once

#include <cstdint>

#include "engine/require.h"
#include "engine/time.h"
#include "engine/wide_sum.h"

namespace sojourn::engine {

// Mean and variance of observations (Welford 1962; merge after Chan, Golub, LeVeque 1979).
class Tally {
 public:
  void add(double value);

  // As if the other tally's observations had been added, up to rounding: merge in a fixed order.
  void merge(const Tally& other);

  std::uint64_t count() const { return count_; }
  double mean() const { return mean_; }        // 0 when empty
  double variance() const;                     // unbiased; 0 for fewer than two observations
  double minimum() const { return minimum_; }  // 0 when empty
  double maximum() const { return maximum_; }  // 0 when empty

  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  std::uint64_t count_ = 0;
  double mean_ = 0;
  double sum_squares_ = 0;  // of deviations from the mean
  double minimum_ = 0;
  double maximum_ = 0;
};

// Time-weighted average of an integer level (queue length, busy workers). The integral is an exact
// integer (level x nanoseconds, 128 bits), so Little's law holds as an identity on a drained run.
class TimeAverage {
 public:
  // The level from `now` on. `now` never falls (an invariant).
  void set(Time now, std::int64_t level) {
    require(now >= last_, "time average: time runs backwards");
    accumulate(area_, now);
    last_ = now;
    level_ = level;
    maximum_ = level > maximum_ ? level : maximum_;
  }

  void change(Time now, std::int64_t by) { set(now, level_ + by); }

  std::int64_t level() const { return level_; }
  std::int64_t maximum() const { return maximum_; }  // since the restart; at least the first level

  // Forget the past: averages count from `now` on, the level stays. `now` never falls.
  void restart(Time now);

  // Average over [restart, until]; 0 over an empty interval. `until` is not before the last change
  // (an invariant).
  double average(Time until) const;

  // Level x time since the restart, in seconds.
  double integral(Time until) const;

  // The same in nanoseconds, exactly.
  WideSum exact_integral(Time until) const;

  friend bool operator==(const TimeAverage&, const TimeAverage&) = default;

 private:
  void accumulate(WideSum& area, Time until) const {
    std::int64_t product = 0;
    if (!__builtin_mul_overflow(level_, (until - last_).count(), &product)) [[likely]] {
      area.add(product);
    } else {
      area.add_product(level_, static_cast<std::uint64_t>((until - last_).count()));
    }
  }

  Time since_{};
  Time last_{};
  std::int64_t level_ = 0;
  std::int64_t maximum_ = 0;
  WideSum area_;
};

}  // namespace sojourn::engine
