// The least work that exact simulation of these models takes: a station at a time over blocks of
// requests, without events. It holds for queues in a row or side by side that are served first
// come, first served, with routes that no state decides: for nothing else.
//
// With several servers requests overtake each other, so that departures must be brought into order
// before the next station: otherwise three M/M/4 in a row answer in 6.70 service times instead of
// 5.24. The request whose server is taken over by the next one is the first to leave of all that
// are still there, so departures are handed on in that order.
//
// Numbers is where times come from:
//   using Name = ...;                               what else it must know of a request, or an
//                                                   empty struct
//   double next_arrival(Name& name);                the instant, in seconds, rising
//   double service(unsigned station, Name name);    seconds
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#include <vector>

#include "tests/bench/peers/model.h"

namespace sojourn::peers {

// Log-linear: 64 buckets an octave, straight from the bits of the number, from 2^-40 s to 2^24 s.
class ResponseTimes {
 public:
  void add(double seconds) {
    sum_ += seconds;
    ++count_;
    constexpr int octave_shift = 52 - 6;
    constexpr std::uint64_t lowest = (1023ULL - 40) << 6U;
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(seconds) >> octave_shift;
    const std::uint64_t bucket = bits < lowest ? 0 : bits - lowest;
    ++counts_[std::min<std::uint64_t>(bucket, counts_.size() - 1)];
  }

  std::uint64_t count() const { return count_; }
  double mean() const { return count_ == 0 ? 0 : sum_ / static_cast<double>(count_); }
  const auto& buckets() const { return counts_; }

 private:
  double sum_ = 0;
  std::uint64_t count_ = 0;
  std::array<std::uint64_t, std::size_t{64} * 64> counts_{};
};

template <typename Numbers>
struct BatchVisit {
  double at;       // arrival at the station, then departure from it
  double arrived;  // in the system
  [[no_unique_address]] Numbers::Name name;
};

// The number of servers is known to the compiler: what they are doing stays in registers.
template <typename Numbers, std::size_t servers>
class BatchStation {
 public:
  using Visit = BatchVisit<Numbers>;

  explicit BatchStation(unsigned index) : index_(index) { latest_.fill(nobody); }

  // Arrivals in order of time become departures in order of time, without those that are not known
  // to be next; after the last block these follow.
  void pass(std::vector<Visit>& block, Numbers& numbers, bool last) {
    std::array<Visit, servers> latest = latest_;
    std::size_t departed = 0;
    for (std::size_t arrival = 0; arrival < block.size(); ++arrival) {
      const Visit leaves = latest.front();
      Visit enters = block[arrival];
      enters.at = std::max(leaves.at, enters.at) + numbers.service(index_, enters.name);
      take_over(latest, enters);
      block[departed] = leaves;
      departed += leaves.arrived >= 0 ? 1U : 0U;
    }
    block.resize(departed);
    if (last) {
      std::ranges::copy_if(latest, std::back_inserter(block),
                           [](const Visit& visit) { return visit.arrived >= 0; });
    }
    latest_ = latest;
  }

 private:
  static constexpr Visit nobody{.at = 0, .arrived = -1, .name = {}};

  // Replaces the first and keeps the order, by exchanges instead of branches that nobody could
  // predict.
  static void take_over(std::array<Visit, servers>& latest, Visit enters) {
    for (std::size_t slot = 1; slot < servers; ++slot) {
      const Visit other = latest[slot];
      const std::uint64_t mask = other.at < enters.at ? ~std::uint64_t{0} : 0;
      latest[slot - 1] = select(mask, other, enters);
      enters = select(~mask, other, enters);
    }
    latest[servers - 1] = enters;
  }

  // The first if all bits of the mask are set, the second if none is.
  static Visit select(std::uint64_t mask, Visit first, const Visit& second) {
    const auto pick = [mask]<typename Value>(const Value& one, const Value& other) {
      return std::bit_cast<Value>((std::bit_cast<std::uint64_t>(one) & mask) |
                                  (std::bit_cast<std::uint64_t>(other) & ~mask));
    };
    first.at = pick(first.at, second.at);
    first.arrived = pick(first.arrived, second.arrived);
    if constexpr (!std::is_empty_v<typename Numbers::Name>) {
      first.name = pick(first.name, second.name);
    }
    return first;
  }

  unsigned index_;
  std::array<Visit, servers> latest_;  // of each server, in order of departure
};

template <typename Numbers, std::size_t servers>
ResponseTimes batch_row(const Queues& queues, std::uint64_t requests, Numbers& numbers) {
  constexpr std::uint64_t block_size = 1024;
  std::vector<BatchStation<Numbers, servers>> stations;
  stations.reserve(queues.stations);
  for (unsigned index = 0; index < queues.stations; ++index) {
    stations.emplace_back(index);
  }
  ResponseTimes responses;
  std::vector<BatchVisit<Numbers>> block;
  for (std::uint64_t done = 0; done < requests;) {
    const std::uint64_t size = std::min(block_size, requests - done);
    block.resize(size);
    for (BatchVisit<Numbers>& visit : block) {
      visit.arrived = visit.at = numbers.next_arrival(visit.name);
    }
    done += size;
    for (auto& station : stations) {
      station.pass(block, numbers, done == requests);
    }
    for (const BatchVisit<Numbers>& visit : block) {
      responses.add(visit.at - visit.arrived);
    }
  }
  return responses;
}

template <typename Numbers>
ResponseTimes batch_fork_join(const Queues& queues, std::uint64_t requests, Numbers& numbers) {
  std::vector<double> free(queues.branches, 0.0);
  ResponseTimes responses;
  for (std::uint64_t done = 0; done < requests; ++done) {
    typename Numbers::Name name{};
    const double arrived = numbers.next_arrival(name);
    double joined = 0;
    for (unsigned branch = 0; branch < queues.branches; ++branch) {
      free[branch] = std::max(free[branch], arrived) + numbers.service(branch, name);
      joined = std::max(joined, free[branch]);
    }
    responses.add(joined - arrived);
  }
  return responses;
}

template <typename Numbers>
ResponseTimes batch(const Queues& queues, std::uint64_t requests, Numbers& numbers) {
  if (queues.branches > 1) {
    return batch_fork_join(queues, requests, numbers);
  }
  return queues.servers == 1 ? batch_row<Numbers, 1>(queues, requests, numbers)
                             : batch_row<Numbers, 4>(queues, requests, numbers);
}

}  // namespace sojourn::peers
