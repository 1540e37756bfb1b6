// What a run says, laid over the topology's picture. Pure functions.
#pragma once

#include <memory>

#include "gui/canvas/overlay.h"
#include "gui/run/playback.h"
#include "models/results/results.h"
#include "models/scenario/scenario.h"

namespace sojourn::gui {

// Averages of a run. Percentiles of a connection with several endpoints are those of the slowest
// one: no honest percentile of the whole is known. `scenario` may be null: replicas are then not
// known.
std::shared_ptr<const Overlay> overlay_of(const results::Results& results,
                                          const scenario::Scenario* scenario);

// One moment of a recorded run; latencies and rates of connections are those of its averages.
std::shared_ptr<const Overlay> overlay_at(const Playback& playback,
                                          const scenario::Scenario* scenario, double seconds);

}  // namespace sojourn::gui
