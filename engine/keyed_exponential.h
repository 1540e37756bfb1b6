// Exponential numbers of many keys at once, several times as fast as one after the other where the
// processor has vectors of 64-bit words. The same bits on every processor. Safe between threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/exponential_vectors.h"
#include "engine/time.h"

namespace sojourn::engine {

// times[i] = an exponential with this mean (> 0, in seconds), as Distribution::first_duration of
// the key (stream, requests[i], site). As many times as requests (an invariant).
void exponential_times(double mean, std::uint64_t stream, std::uint64_t site,
                       std::span<const std::uint64_t> requests, std::span<Duration> times);

// numbers[2 i], numbers[2 i + 1] = minus_log(1 - u) of both numbers u of the first block of the key
// (stream, first + i, site). An even number of them (an invariant).
void exponential_pairs(std::uint64_t stream, std::uint64_t site, std::uint64_t first,
                       std::span<double> numbers);

// What this processor has, the slowest first; none of them is needed.
const std::vector<const ExponentialVectors*>& exponential_vectors();

}  // namespace sojourn::engine
