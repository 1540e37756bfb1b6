#include "engine/histogram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace sojourn::engine {

namespace {

constexpr unsigned octave_of(std::size_t index) {
  constexpr std::size_t octave = Histogram::buckets_per_octave;
  return index < 2 * octave ? 0 : static_cast<unsigned>(index / octave - 1);
}

constexpr std::int64_t low_of(std::size_t index) {
  const unsigned octave = octave_of(index);
  return static_cast<std::int64_t>((index - octave * std::size_t{Histogram::buckets_per_octave})
                                   << octave);
}

constexpr std::int64_t width_of(std::size_t index) {
  return std::int64_t{1} << octave_of(index);
}

// The last bucket takes everything above it.
constexpr std::int64_t high_of(std::size_t index) {
  return index + 1 == Histogram::bucket_count ? INT64_MAX : low_of(index) + width_of(index);
}

constexpr std::int64_t midpoint_of(std::size_t index) {
  return low_of(index) + (width_of(index) - 1) / 2;
}

// Of values that are not negative.
WideSum sum_of(std::span<const Duration> values, Duration greatest) {
  const std::int64_t fitting = INT64_MAX / std::max(greatest.count(), std::int64_t{1});
  WideSum sum;
  if (values.size() <= static_cast<std::size_t>(fitting)) {
    sum.add(std::accumulate(values.begin(), values.end(), Duration{}).count());
  } else {
    for (const Duration value : values) {
      sum.add(value.count());
    }
  }
  return sum;
}

}  // namespace

void Histogram::make_room(std::size_t index) {
  counts_.resize(index + 1);
}

WideSum Histogram::add(std::span<const Duration> values) {
  if (values.empty()) {
    return {};
  }
  Duration least = values.front();
  Duration greatest = values.front();
  for (const Duration value : values) {
    least = std::min(least, value);
    greatest = std::max(greatest, value);
  }
  require(least >= Duration::zero(), "histogram: a duration is negative");
  const std::size_t last = bucket_of(static_cast<std::uint64_t>(greatest.count()));
  if (last >= counts_.size()) {
    make_room(last);
  }
  count_each(values);
  const WideSum sum = sum_of(values, greatest);
  count_ += values.size();
  sum_.add(sum);
  minimum_ns_ = std::min(minimum_ns_, least.count());
  maximum_ns_ = std::max(maximum_ns_, greatest.count());
  return sum;
}

// Zeros are frequent, as nobody waits where there is room. Counting one after the other in the same
// place takes the time of writing and reading it again, so they take turns.
void Histogram::count_each(std::span<const Duration> values) {
  std::array<std::uint64_t, 8> zeros{};
  for (std::size_t index = 0; index < values.size(); ++index) {
    const auto nanoseconds = static_cast<std::uint64_t>(values[index].count());
    std::uint64_t* const bucket = &counts_[bucket_of(nanoseconds)];
    ++*(nanoseconds == 0 ? &zeros[index % zeros.size()] : bucket);
  }
  counts_.front() = std::accumulate(zeros.begin(), zeros.end(), counts_.front());
}

void Histogram::add(Duration value, std::uint64_t times) {
  if (times == 0) {
    return;
  }
  add(value);
  counts_[bucket_of(static_cast<std::uint64_t>(value.count()))] += times - 1;
  count_ += times - 1;
  sum_.add_product(value.count(), times - 1);
}

void Histogram::merge(const Histogram& other) {
  if (other.counts_.size() > counts_.size()) {
    make_room(other.counts_.size() - 1);
  }
  for (std::size_t index = 0; index < other.counts_.size(); ++index) {
    counts_[index] += other.counts_[index];
  }
  count_ += other.count_;
  sum_.add(other.sum_);
  minimum_ns_ = std::min(minimum_ns_, other.minimum_ns_);
  maximum_ns_ = std::max(maximum_ns_, other.maximum_ns_);
}

std::uint64_t Histogram::clipped() const {
  return counts_.size() == bucket_count ? counts_.back() : 0;
}

double Histogram::mean_seconds() const {
  if (count_ == 0) {
    return 0;
  }
  return sum_.to_double() / static_cast<double>(count_) / nanoseconds_per_second;
}

Duration Histogram::quantile(double q) const {
  require(q >= 0 && q <= 1, "histogram: a quantile's share must lie in [0, 1]");
  if (count_ == 0) {
    return Duration::zero();
  }
  const double wanted = q * static_cast<double>(count_);
  std::uint64_t passed = 0;
  std::size_t index = 0;
  for (; index + 1 < counts_.size(); ++index) {
    passed += counts_[index];
    if (passed > 0 && static_cast<double>(passed) >= wanted) {
      break;
    }
  }
  return Duration{std::clamp(midpoint_of(index), minimum_ns_, maximum_ns_)};
}

double Histogram::cdf(Duration value) const {
  if (count_ == 0) {
    return 0;
  }
  if (value.count() >= maximum_ns_) {
    return 1;
  }
  std::uint64_t passed = 0;
  for (std::size_t index = 0; index < counts_.size(); ++index) {
    if (midpoint_of(index) > value.count()) {
      break;
    }
    passed += counts_[index];
  }
  return static_cast<double>(passed) / static_cast<double>(count_);
}

std::vector<Histogram::Bucket> Histogram::buckets() const {
  std::vector<Bucket> result;
  for (std::size_t index = 0; index < counts_.size(); ++index) {
    if (counts_[index] > 0) {
      result.push_back({Duration{low_of(index)}, Duration{high_of(index)}, counts_[index]});
    }
  }
  return result;
}

double Histogram::ks_distance(const Histogram& left, const Histogram& right) {
  require(left.count_ > 0 && right.count_ > 0, "histogram: distance to an empty histogram");
  const auto share = [](std::uint64_t passed, std::uint64_t all) {
    return static_cast<double>(passed) / static_cast<double>(all);
  };
  double distance = 0;
  std::uint64_t left_passed = 0;
  std::uint64_t right_passed = 0;
  for (std::size_t index = 0; index < std::max(left.counts_.size(), right.counts_.size());
       ++index) {
    left_passed += index < left.counts_.size() ? left.counts_[index] : 0;
    right_passed += index < right.counts_.size() ? right.counts_[index] : 0;
    distance = std::max(
        distance, std::abs(share(left_passed, left.count_) - share(right_passed, right.count_)));
  }
  return distance;
}

Histogram::Stored Histogram::stored() const {
  Stored result;
  for (std::size_t index = 0; index < counts_.size(); ++index) {
    if (counts_[index] > 0) {
      result.counts.emplace_back(static_cast<std::uint32_t>(index), counts_[index]);
    }
  }
  result.minimum_ns = minimum().count();
  result.maximum_ns = maximum().count();
  result.sum_ns = sum_.text();
  return result;
}

std::expected<Histogram, std::string> Histogram::restore(const Stored& stored) {
  const auto wrong = [](const char* why) {
    return std::unexpected(std::string("histogram: ") + why);
  };
  const std::optional<WideSum> sum = WideSum::parse(stored.sum_ns);
  if (!sum) {
    return wrong("the sum must be a decimal integer");
  }
  Histogram result;
  WideSum least;
  WideSum most;
  for (const auto& [index, count] : stored.counts) {
    if (index >= bucket_count) {
      return wrong("a bucket index is beyond the last bucket");
    }
    if (index < result.counts_.size()) {
      return wrong("bucket indices must rise");
    }
    if (count == 0 || count > INT64_MAX - result.count_) {
      return wrong("counts must be positive and their sum below 2^63");
    }
    result.make_room(index);
    result.counts_[index] = count;
    result.count_ += count;
    least.add_product(low_of(index), count);
    most.add_product(high_of(index) - 1, count);
  }
  if (result.count_ == 0) {
    if (stored.minimum_ns != 0 || stored.maximum_ns != 0 || *sum != WideSum{}) {
      return wrong("an empty one has minimum, maximum and sum 0");
    }
    return result;
  }
  if (stored.minimum_ns < 0 || stored.maximum_ns < stored.minimum_ns ||
      bucket_of(static_cast<std::uint64_t>(stored.minimum_ns)) != stored.counts.front().first ||
      bucket_of(static_cast<std::uint64_t>(stored.maximum_ns)) != stored.counts.back().first) {
    return wrong("minimum and maximum must lie in the first and the last bucket");
  }
  if (*sum < least || most < *sum) {
    return wrong("the sum does not fit the counts");
  }
  result.sum_ = *sum;
  result.minimum_ns_ = stored.minimum_ns;
  result.maximum_ns_ = stored.maximum_ns;
  return result;
}

}  // namespace sojourn::engine
