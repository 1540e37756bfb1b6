// Distributions of the document as the engine understands them, what DensityPlot shows of them, and
// values to begin with. Pure functions.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "engine/distribution.h"
#include "gui/core/json_tree.h"
#include "gui/plot/density_plot.h"

namespace sojourn::gui {

// "5ms", {"lognormal": ...}; the error says what is wrong.
std::expected<engine::Distribution, std::string> read_distribution(const JsonValue& value);

// A distribution of that name and about that mean; nullopt for names that are not known here.
std::optional<JsonValue> distribution_of_kind(std::string_view kind, double mean, double cv);

// Its density up to about the quantile of the share `up_to`, its atoms and, if it has one, its
// mean.
DensityData density_data(const engine::Distribution& distribution, double up_to = 0.995);

}  // namespace sojourn::gui
