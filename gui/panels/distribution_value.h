// Distributions of the document as the engine understands them, their densities, and values to
// begin with. Pure functions.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/distribution.h"
#include "gui/core/json_tree.h"

namespace sojourn::gui {

// "5ms", {"lognormal": ...}; the error says what is wrong.
std::expected<engine::Distribution, std::string> read_distribution(const JsonValue& value);

// A distribution of that name and about that mean; nullopt for names that are not known here.
std::optional<JsonValue> distribution_of_kind(std::string_view kind, double mean, double cv);

// Probability density at x > 0 in 1/s; of atoms (fixed and measured values) nothing.
double density(const engine::Distribution& distribution, double x);

// Values that have a probability of their own.
struct Atom {
  double x = 0;
  double probability = 0;
};
std::vector<Atom> atoms(const engine::Distribution& distribution);

// The value that a share of the samples does not exceed, about. Always the same.
double rough_quantile(const engine::Distribution& distribution, double share);

}  // namespace sojourn::gui
