// Contenders in turn, round by round, so that a busy machine treats them alike; what is reported
// are ratios of the same round. CPU time only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/peers/contender.h"

namespace sojourn::peers {

// The median of all rounds between the least and the greatest: of n rounds these hold the true
// median with probability 1 - 2^(1 - n), 98 % of 7.
struct Spread {
  double median = 0;
  double low = 0;
  double high = 0;
};
Spread spread_of(std::vector<double> values);

// What one contender took for one model.
struct Measurement {
  std::string contender;  // name
  std::string title;
  std::vector<double> ns_per_request;  // of each round; empty: it could not run
  std::string trouble;                 // why not, or what was wrong with its answer
};

struct Effort {
  unsigned rounds = 7;
  double seconds = 0.7;  // of CPU time a run
};

using Contenders = std::vector<std::unique_ptr<Contender>>;

// Every contender that can simulate the model, in the order given; lines about the progress go to
// standard error. A contender whose mean response is not what theory says is in trouble.
std::vector<Measurement> measure(const Model& model, const Contenders& contenders,
                                 const Effort& effort);

// Empty if the batch with keyed numbers answers the event engine's own requests with the same mean.
std::string same_requests(const Model& model);

}  // namespace sojourn::peers
