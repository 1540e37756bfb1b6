// Service-level objectives held against results. A bound is decided on the interval of its figure,
// never on the bare value: it passes when the whole interval keeps it, fails when the whole
// interval breaks it, and is inconclusive in between or when the samples are too few for an
// interval. Measured and solved figures have no interval and are decided on their value.
// Pure functions.
#pragma once

#include <string>
#include <vector>

#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::report {

enum class Verdict { pass, inconclusive, fail };  // in rising order of badness

struct BoundVerdict {
  std::string figure;  // "mean", "p99", "errors", "throughput"
  double limit = 0;    // at most; throughput: at least
  results::Estimate found;
  Verdict verdict = Verdict::inconclusive;
  std::string reason;  // why inconclusive, or why failed apart from the figure; else empty
};

struct SloVerdict {
  std::string name;
  std::string request;  // "shoppers/gateway.checkout"
  std::vector<BoundVerdict> bounds;
  Verdict verdict = Verdict::pass;  // the worst of the bounds
};

// Errors: all but ok; of a simulated run also without unfinished, which were only cut off by its
// end. When no error was seen among n requests the share is below 1 - 0.025^(1/n) at 95 %
// confidence (Clopper and Pearson 1934); a bound of 0 asks for none in this run.
// In an unstable run latencies and errors have no steady state: their bounds fail.
std::vector<SloVerdict> judge(const scenario::Scenario& scenario, const results::Results& results);

// The worst; pass for none.
Verdict overall(const std::vector<SloVerdict>& verdicts);

}  // namespace sojourn::report
