// Log-linear histogram of durations in integer nanoseconds: 128 buckets an octave, exact below
// 256 ns.
//
// Stated error: a reported value (bucket midpoint) is within 1/256 = 0.4 % of every value in its
// bucket. Values of 2^62 ns (146 years) and above are counted in the last bucket and reported by
// clipped(). Mean, minimum and maximum are kept exactly (integer sums). Merging is exact and
// commutative: the histogram of a union is the sum of the histograms. Memory: of few values a list
// of their buckets, two bytes each; of many a counter for each bucket of the octaves between the
// smallest and the largest value; whichever takes less, at most 58 kB. A copyable value, not
// thread-safe.
// Source: the bucket layout is that of HdrHistogram (Tene 2012).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/columns.h"
#include "engine/require.h"
#include "engine/time.h"
#include "engine/wide_sum.h"

namespace sojourn::engine {

class Histogram {
 public:
  static constexpr std::uint32_t buckets_per_octave = 128;
  static constexpr double relative_error = 1.0 / 256;
  static constexpr std::uint32_t bucket_count = 56 * buckets_per_octave + 1;

  // Counts one value. Negative durations are an invariant violation. O(1).
  void add(Duration value) {
    const std::int64_t nanoseconds = value.count();
    require(nanoseconds >= 0, "histogram: a duration is negative");
    ++count_;
    sum_.add(nanoseconds);
    minimum_ns_ = nanoseconds < minimum_ns_ ? nanoseconds : minimum_ns_;
    maximum_ns_ = nanoseconds > maximum_ns_ ? nanoseconds : maximum_ns_;
    const std::size_t bucket = bucket_of(static_cast<std::uint64_t>(nanoseconds));
    const std::size_t place = bucket - first_;  // below first_: beyond every size
    if (place < counts_.size()) [[likely]] {
      ++counts_[place];
    } else if (list_.size() < list_.capacity()) {
      list_.push_back(static_cast<std::uint16_t>(bucket));
    } else {
      add_without_counter(bucket);
    }
  }

  // Counts each of them, and returns their sum. None is negative (an invariant). Many take half
  // the time of one after the other. O(values).
  WideSum add(Durations values);

  // Counts `times` equal values. O(1).
  void add(Duration value, std::uint64_t times);

  // Counts from the first value on, without a list: faster, and no memory is allocated any more
  // once the range of the values has been seen.
  void expect_many() { expects_many_ = true; }

  // Adds all values of the other histogram. O(buckets).
  void merge(const Histogram& other);

  std::uint64_t count() const { return count_; }

  // How many values were too large for their bucket to be true; 0 unless something is very wrong.
  std::uint64_t clipped() const;

  double mean_seconds() const;  // 0 when empty
  Duration minimum() const { return count_ == 0 ? Duration::zero() : Duration{minimum_ns_}; }
  Duration maximum() const { return count_ == 0 ? Duration::zero() : Duration{maximum_ns_}; }

  // The smallest bucket midpoint with at least a share q of the values at or below its bucket,
  // clamped to the exact minimum and maximum; 0 <= q <= 1 (an invariant); 0 when empty. O(buckets).
  Duration quantile(double q) const;

  // The quantiles of these shares, each as by quantile(), in one pass over the buckets for all.
  std::vector<Duration> quantiles(std::span<const double> shares) const;

  // Share of values in buckets whose midpoint is <= value; 1 from the maximum on; 0 when empty.
  // O(buckets).
  double cdf(Duration value) const;

  struct Bucket {
    Duration low;   // inclusive
    Duration high;  // exclusive
    std::uint64_t count;
    friend bool operator==(const Bucket&, const Bucket&) = default;
  };
  // The non-empty buckets in rising order.
  std::vector<Bucket> buckets() const;

  // Largest distance between the two cumulative distributions (two-sample Kolmogorov-Smirnov
  // statistic on bucket edges); 0..1. Both must be non-empty (an invariant). O(buckets).
  static double ks_distance(const Histogram& left, const Histogram& right);

  // What a file keeps: everything, so that restore(stored()) equals the original.
  struct Stored {
    std::vector<std::pair<std::uint32_t, std::uint64_t>> counts;  // bucket index, count > 0; rising
    std::int64_t minimum_ns = 0;
    std::int64_t maximum_ns = 0;
    std::string sum_ns = "0";  // of all values, decimal: it may exceed 64 bits
    friend bool operator==(const Stored&, const Stored&) = default;
  };
  Stored stored() const;

  // The histogram, or what is inconsistent, e.g. "histogram: bucket indices must rise".
  static std::expected<Histogram, std::string> restore(const Stored& stored);

  // Whether they hold the same: which values came first, and how they are kept, does not matter.
  friend bool operator==(const Histogram& left, const Histogram& right);

  // Of lists and counters, in bytes.
  std::size_t memory() const;

  // Gives memory back that is kept for further values. O(buckets).
  void shrink();

 private:
  // Octave k > 0 holds [128 * 2^k, 256 * 2^k) in 128 buckets of width 2^k; octave 0 is [0, 256).
  static std::size_t bucket_of(std::uint64_t nanoseconds) {
    if (nanoseconds >= clip_limit) [[unlikely]] {
      return bucket_count - 1;
    }
    const auto width = static_cast<unsigned>(std::bit_width(nanoseconds | (buckets_per_octave)));
    const unsigned octave = width - 8;
    return (octave * std::size_t{buckets_per_octave}) + (nanoseconds >> octave);
  }

  static constexpr std::uint64_t clip_limit = std::uint64_t{1} << 62U;

  // A bucket with its count; only those with a count are in a list of them, in rising order.
  using Filled = std::pair<std::uint32_t, std::uint64_t>;

  void add_without_counter(std::size_t bucket);
  bool is_listed() const { return counts_.empty(); }
  bool suits_list(std::size_t values) const;
  void count_listed();
  void make_room(std::size_t low, std::size_t high);
  void count_each(Durations values);
  void keep(const std::vector<Filled>& buckets);
  template <typename See>
  void each_filled(See see) const;
  std::vector<Filled> filled() const;
  std::vector<Filled> filled_by_list() const;
  Duration reported(std::size_t bucket) const;

  std::vector<std::uint16_t> list_;    // the bucket of each value, while there are few
  std::vector<std::uint64_t> counts_;  // of the buckets from first_ on, once there are many
  std::size_t first_ = 0;
  bool expects_many_ = false;
  std::uint64_t count_ = 0;
  WideSum sum_;
  std::int64_t minimum_ns_ = INT64_MAX;
  std::int64_t maximum_ns_ = -1;
};

}  // namespace sojourn::engine
