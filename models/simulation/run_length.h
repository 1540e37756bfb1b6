// Whether replications are long enough for intervals: how many independent observations their
// dependent ones are worth, seen in the latencies over time.
// Pure functions.
// Sources: Law, "Simulation Modeling and Analysis" (5th ed.) 4.4 and 9.5 (variance of a mean of
// correlated observations); Geyer, Statistical Science 7 (1992), 3.3 (initial positive sequence).
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "engine/histogram.h"
#include "models/simulation/recorder.h"

namespace sojourn::simulation {

// Of one replication, on the average. As if all latencies were independent, unless known better.
struct RunLength {
  // Counted time over the integrated autocorrelation time of the latency: how many times a
  // replication forgets its state. Seen through slices, so never above their number.
  double relaxations = std::numeric_limits<double>::infinity();
  // Independent latencies that one latency is worth for the variance of the mean; 0..1.
  double worth = 1;
  // Skewness of a single latency: the more, the more of them a mean needs to be nearly normal.
  double skewness = 0;
  // What is left of relaxations and worth two standard errors below these estimates; more
  // replications bring it nearer to 1. A run that only seems to be long enough also seems to be
  // more precise than it is, so that intervals are judged by so much.
  double sure = 1;
};

// Variance in seconds squared and skewness of what a histogram holds, from the middles of its
// buckets; 0 where nothing varies. O(buckets).
struct Shape {
  double variance = 0;
  double skewness = 0;
};
Shape shape_of(const engine::Histogram& histogram);

// Of a class, from slices `first` on of at least two replications of equal shapes (an invariant),
// and the shape of the distribution of their latencies. What all replications do at the same
// time (a start, a ramp) is no correlation. The lags end where two neighbours together are no
// longer positive. nullopt: nothing was answered, or fewer than ten slices are left.
// O(replications * slices * lags).
std::optional<RunLength> run_length(const std::vector<Slices>& replications,
                                    std::size_t request_class, std::size_t first,
                                    const Shape& shape);

// The worse of both in each respect.
RunLength shorter(const RunLength& left, const RunLength& right);

}  // namespace sojourn::simulation
