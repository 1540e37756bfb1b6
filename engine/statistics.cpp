#include "engine/statistics.h"

#include <algorithm>

namespace sojourn::engine {

void Tally::add(double value) {
  minimum_ = count_ == 0 ? value : std::min(minimum_, value);
  maximum_ = count_ == 0 ? value : std::max(maximum_, value);
  ++count_;
  const double from_old_mean = value - mean_;
  mean_ += from_old_mean / static_cast<double>(count_);
  sum_squares_ += from_old_mean * (value - mean_);
}

void Tally::merge(const Tally& other) {
  if (other.count_ == 0) {
    return;
  }
  if (count_ == 0) {
    *this = other;
    return;
  }
  const auto mine = static_cast<double>(count_);
  const auto theirs = static_cast<double>(other.count_);
  const double distance = other.mean_ - mean_;
  mean_ += distance * (theirs / (mine + theirs));
  sum_squares_ += other.sum_squares_ + distance * distance * (mine * theirs / (mine + theirs));
  count_ += other.count_;
  minimum_ = std::min(minimum_, other.minimum_);
  maximum_ = std::max(maximum_, other.maximum_);
}

double Tally::variance() const {
  return count_ < 2 ? 0 : sum_squares_ / static_cast<double>(count_ - 1);
}

void TimeAverage::restart(Time now) {
  require(now >= last_, "time average: time runs backwards");
  since_ = now;
  last_ = now;
  maximum_ = level_;
  area_ = WideSum{};
}

WideSum TimeAverage::exact_integral(Time until) const {
  require(until >= last_, "time average: asked about the past");
  WideSum area = area_;
  accumulate(area, until);
  return area;
}

double TimeAverage::integral(Time until) const {
  return exact_integral(until).to_double() / nanoseconds_per_second;
}

double TimeAverage::average(Time until) const {
  const WideSum area = exact_integral(until);
  const auto length = static_cast<double>((until - since_).count());
  return length > 0 ? area.to_double() / length : 0;
}

}  // namespace sojourn::engine
