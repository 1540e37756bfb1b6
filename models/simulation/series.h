// Figures over time, averaged over replications: what warm-up detection looks at and plots show.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "models/simulation/program.h"
#include "models/simulation/recorder.h"

namespace sojourn::simulation {

class SeriesSum {
 public:
  // All added slices have equal shapes (an invariant).
  void add(const Slices& slices);

  // Mean latency of the ok requests of all classes by slice of arrival, in seconds. A slice without
  // any repeats the one before it; leading ones are left out.
  std::vector<double> mean_latency() const;

  // "time" (start of each slice, seconds) and for each class "NAME offered", "NAME throughput"
  // (per second) and "NAME mean" (seconds; 0 where no request was answered).
  std::map<std::string, std::vector<double>> named(const Program& program) const;

 private:
  Slices sum_;
  std::uint32_t replications_ = 0;
};

}  // namespace sojourn::simulation
