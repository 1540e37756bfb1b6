// What a distribution looks like: its cumulative curve, its density, and the values that have a
// probability of their own. Densities come from differences of the cumulative curve, which is the
// only formula of each shape here, and so stay finite where a density has a pole. Times in seconds.
// Pure functions, safe between threads.
// Source: Law, "Simulation Modeling and Analysis" (5th ed.) 6.2.2.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/distribution.h"

namespace sojourn::gui {

// Share of samples <= t seconds, 0..1.
double cumulative(const engine::Distribution& distribution, double t);

// The smallest t with cumulative(t) >= p, 0 < p < 1, to a billionth of itself.
double quantile_of(const engine::Distribution& distribution, double p);

// A value that has a probability of its own: fixed and measured ones.
struct Atom {
  double t = 0;
  double probability = 0;
};

// Rising, each value once. O(n log n).
std::vector<Atom> atoms(const engine::Distribution& distribution);

struct DistributionPoint {
  double t = 0;        // middle of a step
  double density = 0;  // per second: the mean over the step, without atoms
  double cumulative = 0;
};

// Equal steps from about the 0.1 % quantile to that of the share `up_to`, or a little beyond where
// the distribution ends at about it. Of a distribution that is a single value: one point at it.
std::vector<DistributionPoint> distribution_curve(const engine::Distribution& distribution,
                                                  std::size_t points = 200, double up_to = 0.995);

}  // namespace sojourn::gui
