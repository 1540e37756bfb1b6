// Records of single requests -> Results: the same summary for a live measurement and for one
// recorded simulation. Pure function, safe between threads.
#pragma once

#include <vector>

#include "engine/time.h"
#include "models/results/records.h"
#include "models/results/results.h"

namespace sojourn::results {

// Requests with intended in [warmup, duration) count; throughput counts the ok answers that were
// given in that window, so that a backlog worked off after the end does not count as throughput.
// Mean and quantiles are those of the sample, exactly. No intervals: one run is one sample.
// Service figures come from the spans of the ok requests, levels by Little's law; a service that
// no span names has none. Series cover the whole run, second by second ("offered", "throughput",
// "errors", "mean", "p50", "p95"). 0 <= warmup < duration and indices within the names are
// invariants.
Results summarize(const std::vector<RequestRecord>& records, const RecordNames& names,
                  engine::Duration warmup, engine::Duration duration);

}  // namespace sojourn::results
