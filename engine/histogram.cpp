#include "engine/histogram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
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

}  // namespace

// Whether so many entries take no more memory than counters, which take eight bytes a bucket.
bool Histogram::suits_list(std::size_t entries) const {
  const std::size_t low = bucket_of(static_cast<std::uint64_t>(minimum_ns_));
  const std::size_t high = bucket_of(static_cast<std::uint64_t>(maximum_ns_));
  return !expects_many_ &&
         entries <= sizeof(std::uint64_t) / sizeof(std::uint16_t) * (high - low + 1);
}

// The list, if there is one, is full.
void Histogram::add_without_counter(std::size_t bucket) {
  const std::size_t entries = std::max<std::size_t>(2 * list_.size(), 4);
  if (is_listed() && suits_list(entries)) {
    list_.reserve(entries);
    list_.push_back(static_cast<std::uint16_t>(bucket));
    return;
  }
  count_listed();
  make_room(bucket, bucket);
  ++counts_[bucket - first_];
}

// Counters instead of the list.
void Histogram::count_listed() {
  if (list_.empty()) {
    return;
  }
  const auto [low, high] = std::ranges::minmax(list_);
  make_room(low, high);
  for (const std::uint16_t bucket : list_) {
    ++counts_[bucket - first_];
  }
  list_ = std::vector<std::uint16_t>();
}

// Counters for these buckets, by whole octaves: the next extremes lie there. Where many values are
// expected, for all below them too, so that there is seldom room to be made.
void Histogram::make_room(std::size_t low, std::size_t high) {
  if (expects_many_ && first_ == 0) {
    counts_.resize(std::max(counts_.size(), high + 1));
    return;
  }
  const bool is_new = counts_.empty();
  const std::size_t old_begin = is_new ? low : first_;
  const std::size_t old_end = is_new ? low : first_ + counts_.size();
  if (low >= old_begin && high < old_end) {
    return;
  }
  std::size_t begin = std::min(low, old_begin);
  std::size_t end = std::max(high + 1, old_end);
  if (begin < old_begin || is_new) {
    begin -= begin % buckets_per_octave;
  }
  if (end > old_end || is_new) {
    end = std::min<std::size_t>(end + buckets_per_octave - end % buckets_per_octave, bucket_count);
  }
  std::vector<std::uint64_t> counts(end - begin);
  std::ranges::copy(counts_, counts.begin() + static_cast<std::ptrdiff_t>(old_begin - begin));
  counts_ = std::move(counts);
  first_ = begin;
}

WideSum Histogram::add(Durations values) {
  const auto [extent, sum] = totals_of(values);
  const auto [least, greatest] = extent;
  constexpr std::size_t few = 64;
  constexpr Duration many{std::int64_t{1} << 52U};
  if (values.size() < few || greatest >= many) {
    for (const Duration value : values) {
      add(value);
    }
    return sum;
  }
  require(least >= Duration::zero(), "histogram: a duration is negative");
  count_listed();
  make_room(bucket_of(static_cast<std::uint64_t>(least.count())),
            bucket_of(static_cast<std::uint64_t>(greatest.count())));
  count_each(values);
  count_ += values.size();
  sum_.add(sum);
  minimum_ns_ = std::min(minimum_ns_, least.count());
  maximum_ns_ = std::max(maximum_ns_, greatest.count());
  return sum;
}

// There are counters for all of them. Zeros are frequent, as nobody waits where there is room:
// counting one after the other in the same place takes the time of writing and reading it again, so
// what is counted there are the others.
void Histogram::count_each(Durations values) {
  std::uint64_t* const counts = counts_.data();
  const std::size_t first = first_;
  std::array<std::uint64_t, 128> buckets{};
  while (!values.empty()) {
    const std::size_t some = std::min(values.size(), buckets.size());
    find_buckets(values.first(some), std::span(buckets).first(some));
    std::size_t positive = 0;
    for (std::size_t index = 0; index < some; ++index) {
      const std::uint64_t bucket = buckets[index];
      buckets[positive] = bucket;
      positive += bucket != 0 ? 1 : 0;
    }
    for (std::size_t index = 0; index < positive; ++index) {
      ++counts[buckets[index] - first];
    }
    counts_.front() += some - positive;
    values = values.subspan(some);
  }
}

void Histogram::add(Duration value, std::uint64_t times) {
  if (times == 0) {
    return;
  }
  add(value);
  if (times == 1) {
    return;
  }
  const std::size_t bucket = bucket_of(static_cast<std::uint64_t>(value.count()));
  count_listed();
  make_room(bucket, bucket);
  counts_[bucket - first_] += times - 1;
  count_ += times - 1;
  sum_.add_product(value.count(), times - 1);
}

void Histogram::merge(const Histogram& other) {
  count_ += other.count_;
  sum_.add(other.sum_);
  minimum_ns_ = std::min(minimum_ns_, other.minimum_ns_);
  maximum_ns_ = std::max(maximum_ns_, other.maximum_ns_);
  if (other.count_ == 0) {
    return;
  }
  if (is_listed() && other.is_listed() && suits_list(2 * (list_.size() + other.list_.size()))) {
    const std::size_t own = list_.size();
    list_.resize(own + other.list_.size());
    std::copy_n(other.list_.begin(), list_.size() - own,
                list_.begin() + static_cast<std::ptrdiff_t>(own));
    return;
  }
  count_listed();
  if (other.is_listed()) {
    const auto [low, high] = std::ranges::minmax(other.list_);
    make_room(low, high);
    for (const std::uint16_t bucket : other.list_) {
      ++counts_[bucket - first_];
    }
    return;
  }
  make_room(other.first_, other.first_ + other.counts_.size() - 1);
  std::uint64_t* const counts = counts_.data() + (other.first_ - first_);
  for (std::size_t place = 0; place < other.counts_.size(); ++place) {
    counts[place] += other.counts_[place];
  }
}

// see(bucket, count) for each bucket with values, in rising order, until it returns false.
template <typename See>
void Histogram::each_filled(See see) const {
  if (is_listed()) {
    for (const auto& [bucket, count] : filled_by_list()) {
      if (!see(bucket, count)) {
        return;
      }
    }
    return;
  }
  for (std::size_t place = 0; place < counts_.size(); ++place) {
    if (counts_[place] > 0 && !see(static_cast<std::uint32_t>(first_ + place), counts_[place])) {
      return;
    }
  }
}

std::vector<Histogram::Filled> Histogram::filled() const {
  if (is_listed()) {
    return filled_by_list();
  }
  std::vector<Filled> result;
  each_filled([&](std::uint32_t bucket, std::uint64_t count) {
    result.emplace_back(bucket, count);
    return true;
  });
  return result;
}

bool operator==(const Histogram& left, const Histogram& right) {
  return left.count_ == right.count_ && left.sum_ == right.sum_ &&
         left.minimum_ns_ == right.minimum_ns_ && left.maximum_ns_ == right.maximum_ns_ &&
         left.filled() == right.filled();
}

std::size_t Histogram::memory() const {
  return list_.capacity() * sizeof(std::uint16_t) + counts_.capacity() * sizeof(std::uint64_t);
}

void Histogram::shrink() {
  list_.shrink_to_fit();
  std::size_t low = 0;
  std::size_t high = counts_.size();
  while (low < high && counts_[low] == 0) {
    ++low;
  }
  while (high > low && counts_[high - 1] == 0) {
    --high;
  }
  if (high - low < counts_.size()) {
    counts_ = std::vector<std::uint64_t>(counts_.begin() + static_cast<std::ptrdiff_t>(low),
                                         counts_.begin() + static_cast<std::ptrdiff_t>(high));
    first_ += low;
  }
}

// Of an empty histogram that knows its count, minimum and maximum.
void Histogram::keep(const std::vector<Filled>& buckets) {
  if (suits_list(2 * count_)) {
    for (const auto& [bucket, count] : buckets) {
      list_.insert(list_.end(), count, static_cast<std::uint16_t>(bucket));
    }
    return;
  }
  make_room(buckets.front().first, buckets.back().first);
  for (const auto& [bucket, count] : buckets) {
    counts_[bucket - first_] = count;
  }
}

// A long list is counted, a short one of far apart values sorted.
std::vector<Histogram::Filled> Histogram::filled_by_list() const {
  if (list_.empty()) {
    return {};
  }
  const auto [low, high] = std::ranges::minmax(list_);
  const std::size_t buckets = std::size_t{high} - low + 1;
  std::vector<Filled> result;
  if (list_.size() >= buckets / 8) {
    std::vector<std::uint32_t> counts(buckets);
    for (const std::uint16_t bucket : list_) {
      ++counts[bucket - low];
    }
    for (std::uint32_t place = 0; place < buckets; ++place) {
      if (counts[place] > 0) {
        result.emplace_back(low + place, counts[place]);
      }
    }
    return result;
  }
  std::vector<std::uint16_t> sorted = list_;
  std::ranges::sort(sorted);
  for (const std::uint16_t bucket : sorted) {
    if (result.empty() || result.back().first != bucket) {
      result.emplace_back(bucket, 0);
    }
    ++result.back().second;
  }
  return result;
}

std::uint64_t Histogram::clipped() const {
  if (maximum_ns_ < static_cast<std::int64_t>(clip_limit)) {
    return 0;
  }
  return filled().back().second;
}

double Histogram::mean_seconds() const {
  if (count_ == 0) {
    return 0;
  }
  return sum_.to_double() / static_cast<double>(count_) / nanoseconds_per_second;
}

Duration Histogram::reported(std::size_t bucket) const {
  return Duration{std::clamp(midpoint_of(bucket), minimum_ns_, maximum_ns_)};
}

Duration Histogram::quantile(double q) const {
  return quantiles(std::span(&q, 1)).front();
}

std::vector<Duration> Histogram::quantiles(std::span<const double> shares) const {
  std::vector<Duration> result(shares.size(), Duration::zero());
  for (const double q : shares) {
    require(q >= 0 && q <= 1, "histogram: a quantile's share must lie in [0, 1]");
  }
  if (count_ == 0) {
    return result;
  }
  constexpr double none = std::numeric_limits<double>::infinity();
  std::vector<double> wanted;  // values at or below, of each that is not found yet; none: it is
  wanted.reserve(shares.size());
  for (const double q : shares) {
    wanted.push_back(q * static_cast<double>(count_));
  }
  double next = shares.empty() ? none : std::ranges::min(wanted);
  std::uint64_t passed = 0;
  each_filled([&](std::uint32_t bucket, std::uint64_t count) {
    passed += count;
    if (static_cast<double>(passed) < next) {
      return true;
    }
    next = none;
    for (std::size_t index = 0; index < shares.size(); ++index) {
      if (static_cast<double>(passed) >= wanted[index]) {
        result[index] = reported(bucket);
        wanted[index] = none;
      }
      next = std::min(next, wanted[index]);
    }
    return next < none;
  });
  return result;
}

double Histogram::cdf(Duration value) const {
  if (count_ == 0) {
    return 0;
  }
  if (value.count() >= maximum_ns_) {
    return 1;
  }
  std::uint64_t passed = 0;
  each_filled([&](std::uint32_t bucket, std::uint64_t count) {
    const bool is_below = midpoint_of(bucket) <= value.count();
    passed += is_below ? count : 0;
    return is_below;
  });
  return static_cast<double>(passed) / static_cast<double>(count_);
}

std::vector<Histogram::Bucket> Histogram::buckets() const {
  std::vector<Bucket> result;
  for (const auto& [bucket, count] : filled()) {
    result.push_back({Duration{low_of(bucket)}, Duration{high_of(bucket)}, count});
  }
  return result;
}

double Histogram::ks_distance(const Histogram& left, const Histogram& right) {
  require(left.count_ > 0 && right.count_ > 0, "histogram: distance to an empty histogram");
  const auto share = [](std::uint64_t passed, std::uint64_t all) {
    return static_cast<double>(passed) / static_cast<double>(all);
  };
  const std::vector<Filled> of_left = left.filled();
  const std::vector<Filled> of_right = right.filled();
  double distance = 0;
  std::uint64_t left_passed = 0;
  std::uint64_t right_passed = 0;
  for (auto l = of_left.begin(), r = of_right.begin(); l != of_left.end() || r != of_right.end();) {
    const bool takes_left = r == of_right.end() || (l != of_left.end() && l->first <= r->first);
    const bool takes_right = l == of_left.end() || (r != of_right.end() && r->first <= l->first);
    left_passed += takes_left ? (l++)->second : 0;
    right_passed += takes_right ? (r++)->second : 0;
    distance = std::max(
        distance, std::abs(share(left_passed, left.count_) - share(right_passed, right.count_)));
  }
  return distance;
}

Histogram::Stored Histogram::stored() const {
  Stored result;
  result.counts = filled();
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
  std::uint32_t next = 0;
  WideSum least;
  WideSum most;
  for (const auto& [index, count] : stored.counts) {
    if (index >= bucket_count) {
      return wrong("a bucket index is beyond the last bucket");
    }
    if (index < next) {
      return wrong("bucket indices must rise");
    }
    if (count == 0 || count > INT64_MAX - result.count_) {
      return wrong("counts must be positive and their sum below 2^63");
    }
    next = index + 1;
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
  result.keep(stored.counts);
  return result;
}

}  // namespace sojourn::engine
