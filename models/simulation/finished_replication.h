// What a replication leaves behind.
#pragma once

#include <cstdint>
#include <vector>

#include "models/simulation/recorder.h"
#include "models/simulation/replication.h"

namespace sojourn::simulation {

// What is kept of a replication until the warm-up is known.
struct FinishedReplication {
  std::vector<Counts> segments;
  std::vector<std::uint64_t> populations;
  Slices slices;
  std::uint64_t fingerprint = 0;
  BrokenOff broken_off = BrokenOff::no;
};

}  // namespace sojourn::simulation
