// Requests on their way through a batch, a column for each thing that is known of them. Plain
// values.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/columns.h"
#include "engine/time.h"

namespace sojourn::simulation {

// When something happens, and when its event would have been scheduled: what decides between things
// that happen at the same nanosecond.
struct Instant {
  engine::Time at{};
  engine::Time scheduled{};
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// Instants of many requests, and the first and the last of them, looked for once.
struct Instants {
  engine::Times times;
  engine::Extent<engine::Time> extent;

  explicit Instants(engine::Times instants)
      : times(instants), extent(engine::extent_of(instants)) {}
  Instants(engine::Times instants, const engine::Extent<engine::Time>& known)
      : times(instants), extent(known) {}

  std::size_t size() const { return times.size(); }
  bool empty() const { return times.empty(); }
};

// Requests of one class at one place, each at its instant.
struct Column {
  std::vector<engine::Time> at;
  std::vector<engine::Time> scheduled;
  std::vector<std::uint32_t> request;  // slot, of its class

  std::size_t size() const { return at.size(); }
  bool empty() const { return at.empty(); }
  Instant instant(std::size_t index) const { return {at[index], scheduled[index]}; }

  void clear() {
    at.clear();
    scheduled.clear();
    request.clear();
  }

  void resize(std::size_t requests) {
    at.resize(requests);
    scheduled.resize(requests);
    request.resize(requests);
  }

  void push_back(const Instant& instant, std::uint32_t slot) {
    at.push_back(instant.at);
    scheduled.push_back(instant.scheduled);
    request.push_back(slot);
  }

  // Leaves the other in any state.
  void append(Column& other) {
    if (empty()) {
      std::swap(*this, other);
      return;
    }
    at.insert(at.end(), other.at.begin(), other.at.end());
    scheduled.insert(scheduled.end(), other.scheduled.begin(), other.scheduled.end());
    request.insert(request.end(), other.request.begin(), other.request.end());
  }
};

// results[i] = values[places[i]].
template <typename Values, typename Value>
void look_up(const Values& values, std::span<const std::uint32_t> places,
             std::vector<Value>& results) {
  results.resize(places.size());
  for (std::size_t index = 0; index < places.size(); ++index) {
    results[index] = values[places[index]];
  }
}

}  // namespace sojourn::simulation
