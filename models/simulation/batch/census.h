// The requests of a replication in batches that have come and gone: when it is over, how many were
// in flight, and its fingerprint. The order of requests never shows. A plain value.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/columns.h"
#include "engine/time.h"
#include "models/simulation/batch/column.h"
#include "models/simulation/recorder.h"
#include "models/simulation/replication.h"
#include "models/simulation/request_hash.h"

namespace sojourn::simulation {

class BatchCensus {
 public:
  explicit BatchCensus(const ReplicationOptions& options)
      : options_(options), population_at_bounds_(options.bounds.size(), 0) {}

  // In order of time.
  void came(engine::Times arrived) {
    const auto late =
        static_cast<std::uint64_t>(arrived.end() - std::ranges::lower_bound(arrived, window_end()));
    begun_ += arrived.size();
    begun_late_ += late;
    awaited_ += arrived.size() - late;
  }

  // Of one class: its stream and path are the identity's. An element a request.
  void went(const scenario::RequestIdentity& of_class, std::span<const std::uint64_t> numbers,
            const Instants& arrived, const Instants& ended) {
    ended_ += numbers.size();
    const auto [first, last] = arrived.extent;
    const engine::Time last_end = ended.extent.greatest;
    const Segment segment = segment_of(first);
    if (segment.is_counted && last < segment.end && last_end < segment.end) [[likely]] {
      times_.resize(numbers.size());
      engine::subtract(ended.times, arrived.times, times_);
      fingerprint_ +=
          engine::sum_of_fingerprints(hash_begun(of_class), numbers, arrived.times, times_);
      last_counted_end_ = std::max(last_counted_end_, last_end);
      awaited_ -= numbers.size();
      return;
    }
    for (std::size_t index = 0; index < numbers.size(); ++index) {
      one_went({of_class.stream, numbers[index], of_class.path}, arrived.times[index],
               ended.times[index]);
    }
  }

  std::uint64_t begun() const { return begun_; }
  std::uint64_t in_flight() const { return begun_ - ended_; }
  std::uint64_t awaited() const { return awaited_; }  // of those that came before the window ended
  engine::Time window_end() const { return options_.bounds.back(); }
  std::uint64_t fingerprint() const { return fingerprint_; }
  const std::vector<std::uint64_t>& population_at_bounds() const { return population_at_bounds_; }

  // Once nobody is awaited: whether the event engine would have said the same. Its events end with
  // the last counted request, and leave earlier ones unfinished that take longer; and a request
  // that takes too long after the window is left unfinished.
  bool ends_as_events() const {
    const bool early_ones_ended =
        last_early_end_ <= window_end() || last_early_end_ < last_counted_end_;
    const engine::Time last = std::max(last_early_end_, last_counted_end_);
    return early_ones_ended && last <= later(window_end(), options_.drain);
  }

  // Whether there were certainly never more requests in flight than allowed: of each slice of
  // time, all that had come by its end but those that had left before its beginning.
  bool is_within_limits(const Slices& slices) const {
    std::uint64_t came = begun_late_;
    std::uint64_t left = 0;
    std::uint64_t most = 0;
    for (std::size_t slice = 0; slice < slices.arrivals.front().size(); ++slice) {
      const std::uint64_t left_before = left;
      for (std::size_t index = 0; index < slices.arrivals.size(); ++index) {
        came += slices.arrivals[index][slice];
        left += slices.answered[index][slice];
      }
      most = std::max(most, came - left_before);
    }
    return most <= options_.requests_in_flight_max;
  }

 private:
  // Between two bounds.
  struct Segment {
    engine::Time end = engine::time_never;
    bool is_counted = false;
  };

  Segment segment_of(engine::Time at) const {
    const auto next = std::ranges::upper_bound(options_.bounds, at);
    return {next == options_.bounds.end() ? engine::time_never : *next,
            at >= options_.bounds.front() && at < window_end()};
  }

  void one_went(const scenario::RequestIdentity& identity, engine::Time arrived,
                engine::Time ended) {
    const Segment segment = segment_of(arrived);
    if (ended >= segment.end) {
      add_to_populations(arrived, ended);
    }
    if (segment.is_counted) {
      fingerprint_ += request_hash(identity, results::Outcome::ok, arrived, ended);
      last_counted_end_ = std::max(last_counted_end_, ended);
      --awaited_;
    } else if (arrived < window_end()) {
      last_early_end_ = std::max(last_early_end_, ended);
      --awaited_;
    }
  }

  void add_to_populations(engine::Time arrived, engine::Time ended) {
    for (std::size_t index = 0; index < options_.bounds.size(); ++index) {
      const engine::Time bound = options_.bounds[index];
      population_at_bounds_[index] += arrived < bound && ended >= bound ? 1U : 0U;
    }
  }

  ReplicationOptions options_;
  std::vector<engine::Duration> times_;
  std::uint64_t begun_ = 0;
  std::uint64_t ended_ = 0;
  std::uint64_t awaited_ = 0;
  std::uint64_t begun_late_ = 0;   // after the window
  engine::Time last_early_end_{};  // of requests that arrived in the warm-up
  engine::Time last_counted_end_{};
  std::uint64_t fingerprint_ = 0;
  std::vector<std::uint64_t> population_at_bounds_;
};

}  // namespace sojourn::simulation
