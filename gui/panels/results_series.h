// A playback as what plots over time are given. Pure functions. Times in seconds.
#pragma once

#include <QStringList>
#include <string>
#include <vector>

#include "gui/plot/heatmap_plot.h"
#include "gui/plot/time_series_plot.h"
#include "gui/run/playback.h"

namespace sojourn::gui {

// p50, p95 and p99 of a class, and what was served. Where the slices hold too few requests of it,
// several are taken together and the percentiles are those of all classes.
TimeSeriesData percentile_series(const Playback& playback, const std::string& request);

// Queues of the services that queue the most, at most `most`; or one service's queue and its
// utilization.
TimeSeriesData queue_series(const Playback& playback, std::size_t most = 5);
TimeSeriesData service_series(const Playback& playback, const std::string& service);

// Slices are taken together until their columns hold enough to be seen.
HeatmapData heatmap_data(const Playback& playback);
std::vector<FaultBand> fault_bands_of(const Playback& playback);

}  // namespace sojourn::gui
