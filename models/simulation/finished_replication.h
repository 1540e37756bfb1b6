// What a replication leaves behind.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "models/simulation/recorder.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

// What is kept of a replication until the warm-up is known. No copy of it is ever made.
struct FinishedReplication {
  std::vector<Counts> segments;
  std::vector<std::uint64_t> populations;
  Slices slices;
  std::uint64_t fingerprint = 0;
  BrokenOff broken_off = BrokenOff::no;

  FinishedReplication() = default;
  FinishedReplication(const FinishedReplication&) = delete;
  FinishedReplication& operator=(const FinishedReplication&) = delete;
  FinishedReplication(FinishedReplication&&) = default;
  FinishedReplication& operator=(FinishedReplication&&) = default;
  ~FinishedReplication() = default;
};

// From a recorder that has been closed, or that of a batch; and the requests in flight at each of
// its bounds.
template <typename AnyRecorder>
FinishedReplication finished_replication(AnyRecorder recorder,
                                         std::vector<std::uint64_t> populations,
                                         std::uint64_t fingerprint, BrokenOff broken_off) {
  FinishedReplication finished;
  finished.slices = recorder.take_slices();
  finished.segments = recorder.take_segments();
  finished.populations = std::move(populations);
  finished.fingerprint = fingerprint;
  finished.broken_off = broken_off;
  return finished;
}

}  // namespace sojourn::simulation
