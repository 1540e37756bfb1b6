// The fingerprint of a replication while it runs (request_hash.h). The hash of one request is a
// chain of multiplications, each of which waits for the one before, so answered requests are
// collected and hashed many at once. A copyable value, not thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/columns.h"
#include "engine/time.h"
#include "models/simulation/request_hash.h"

namespace sojourn::simulation {

class FingerprintSum {
 public:
  explicit FingerprintSum(std::size_t classes) : answered_(classes) {}

  // A request of this class was answered ok now. All of one class have one stream and path.
  void add_answered(std::uint32_t request_class, const scenario::RequestIdentity& identity,
                    engine::Time arrived, engine::Time now) {
    Answered& answered = answered_[request_class];
    const std::size_t place = answered.count++;
    answered.numbers[place] = identity.request;
    answered.arrived[place] = arrived;
    answered.times[place] = now - arrived;
    if (place == 0) [[unlikely]] {
      answered.begun = hash_begun(identity);
    } else if (place == many - 1) [[unlikely]] {
      sum_ += hashes(answered);
      answered.count = 0;
    }
  }

  // A request with another fate.
  void add(std::uint64_t hash) { sum_ += hash; }

  std::uint64_t value() const {
    std::uint64_t sum = sum_;
    for (const Answered& answered : answered_) {
      sum += hashes(answered);
    }
    return sum;
  }

 private:
  static constexpr std::size_t many = 32;

  struct Answered {
    engine::Fingerprint begun;  // of all of them
    std::size_t count = 0;
    std::array<std::uint64_t, many> numbers{};
    std::array<engine::Time, many> arrived{};
    std::array<engine::Duration, many> times{};
  };

  [[gnu::noinline]] static std::uint64_t hashes(const Answered& answered) {
    return engine::sum_of_fingerprints(answered.begun,
                                       std::span(answered.numbers).first(answered.count),
                                       std::span(answered.arrived).first(answered.count),
                                       std::span(answered.times).first(answered.count));
  }

  std::uint64_t sum_ = 0;
  std::vector<Answered> answered_;  // by class
};

}  // namespace sojourn::simulation
