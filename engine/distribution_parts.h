// The parts of Distribution that are long enough for files of their own. Internal to the engine:
// include distribution.h instead. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/distribution.h"

namespace sojourn::engine::distribution_parts {

// What is wrong with the shape's parameters; nullopt if nothing is.
std::optional<std::string> complaint(const DistributionShape& shape);

// The name that complaints begin with, such as "bounded pareto".
const char* shape_name(const DistributionShape& shape);

struct Moments {
  double mean = 0;
  double variance = 0;
};

// Of a valid shape; infinite where they are infinite or exceed the range of double.
Moments moments(const DistributionShape& shape);

// Of a valid shape: running sums of probabilities or weights, divided by their total, the last one
// exactly 1; empty for shapes without branches, bins or parts.
std::vector<double> cumulative(const DistributionShape& shape);

}  // namespace sojourn::engine::distribution_parts
