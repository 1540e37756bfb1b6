// What changes from one scenario to another, simulated under common random numbers: requests of
// both arrive at the same instants with the same demands, so that most of the noise cancels in the
// difference. Plain values. Times in seconds, rates per second, shares 0..1.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/results/results.h"

namespace sojourn::results {

// An estimate whose ends may be negative.
struct DifferenceFigure {
  std::string name;  // "throughput", "errors", "mean", "p50", "p95", "p99"
  Estimate first;
  Estimate second;
  Estimate difference;               // second - first
  std::optional<Estimate> relative;  // second / first - 1; nullopt where first is 0

  // Whether 0 lies inside the interval of the difference; nullopt without an interval.
  std::optional<bool> includes_zero() const {
    if (!difference.low || !difference.high) return std::nullopt;
    return *difference.low <= 0 && *difference.high >= 0;
  }
};

struct ClassDifference {
  std::string name;  // "shoppers/gateway.checkout"
  std::vector<DifferenceFigure> figures;
};

struct Difference {
  Results first, second;
  std::vector<ClassDifference> requests;             // classes that both have, in order of names
  std::vector<std::string> only_first, only_second;  // names of the others
};

}  // namespace sojourn::results
