// Replications that end in another state than the others: a system that can collapse and stay
// collapsed (retries that keep it overloaded, long after what set them off) does so in some
// replications only, and averages over all of them describe neither state.
// Pure functions.
// Sources: Bronson et al., "Metastable Failures in Distributed Systems" (HotOS 2021); the two
// groups are those of Otsu, IEEE Trans. Systems, Man, and Cybernetics 9 (1979).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "models/simulation/recorder.h"

namespace sojourn::simulation {

// The last fifth of a replication in four parts of equal length, by class and in order of time.
struct Ending {
  struct Part {
    double arrivals = 0;
    double answered = 0;  // of these arrivals, ok
  };
  static constexpr std::size_t parts = 4;
  std::vector<std::array<Part, parts>> classes;
};

// O(classes * slices).
Ending ending_of(const Slices& slices);

// Which replications had collapsed when they ended, and how that shows.
struct Collapse {
  std::vector<std::uint32_t> replications;  // from 0, rising; empty: none, or all alike
  std::size_t request_class = 0;            // where it is seen best
  double answered_collapsed = 0;            // share of the arrivals at the end, of these
  double answered_else = 0;                 // and of the others
  bool any() const { return !replications.empty(); }
};

// A class shows two states if the shares of answered arrivals in all parts of all endings fall into
// two groups, split where that explains most of their variance, such that
//  - the groups' averages are 0.2 apart, and 5 standard deviations of what is within a group: what
//    scatters around one average, or evenly between bounds, is at most 3.5 apart;
//  - replications lie with all their parts in either group, both ways, but one in ten at most: it
//    was a state that lasts, not a moment.
// The collapsed ones are those in the lower group. Only classes with 20 arrivals in every part
// count, and only five replications or more. O(n log n) for n parts of each class.
Collapse find_collapse(const std::vector<const Ending*>& replications);

// The warning: "2 of 20 replications had collapsed …". Empty for no collapse.
std::string collapse_text(const Collapse& collapse, std::size_t replications,
                          const std::vector<std::string>& class_names);

}  // namespace sojourn::simulation
