// How long a what-if answer may be simulated: a ladder from a glimpse to the scenario's own run.
//
// Lengths of shortened runs are the scenario's own divided by powers of two, so that a slider that
// changes the load a little does not change the length, and with it the picture. Runs of one seed
// begin with the same arrivals, however long they are. A shortened run deletes a fifth of itself as
// warm-up. A scenario with faults or a rate that changes is a transient experiment: it keeps its
// length and is given fewer replications. Pure functions, safe between threads.
#pragma once

#include <cstdint>

#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::gui {

struct WhatIfStep {
  scenario::RunOptions run;  // instead of the scenario's
  double visits = 0;         // about as many will be simulated
  bool is_whole = false;     // the scenario's own run
};

// Faults, or a workload whose rate changes.
bool is_transient(const scenario::Scenario& scenario);

// Visits per second of simulated time, all services together and at least those of the clients.
double visits_per_second(const scenario::Scenario& scenario);

// The run that fits into so many visits: the whole one if it does, else a part of it.
WhatIfStep fit_run(const scenario::Scenario& scenario, double visits_max,
                   std::uint32_t replications);

// Largest half-width of mean and p99 relative to its figure, all classes; infinite where one has no
// interval.
double tightness(const results::Results& results);

}  // namespace sojourn::gui
