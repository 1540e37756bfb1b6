// Which distribution do these measurements come from? Samples from a CSV file, and the
// distributions that fit them, best first.
//
// Parameters by maximum likelihood; ranked by Akaike's information criterion, where a simpler
// distribution within 2 of the best goes first (Burnham & Anderson, "Model Selection and Multimodel
// Inference" (2nd ed.) 2.6: such differences support neither). The Kolmogorov-Smirnov distance says
// how well a fit describes the samples at all. Sources: Law, "Simulation Modeling and Analysis"
// (5th ed.) 6.5; Minka, "Estimating a Gamma distribution" (2002). Pure functions, safe between
// threads. Times in seconds.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "engine/distribution.h"

namespace sojourn::gui {

// What a bare number means; numbers with a unit of their own ("250us") need none.
enum class SampleUnit { seconds, milliseconds, microseconds, nanoseconds };

// The first column of which the first data line has a number or a duration; separated by commas,
// semicolons, tabs or blanks, with or without a line of headings. Empty lines and those that begin
// with # are skipped. At most 10 million samples. The error says line and expectation.
std::expected<std::vector<double>, std::string> read_samples(std::string_view csv, SampleUnit unit);

struct FittedDistribution {
  std::string name;  // "exponential", "lognormal", "gamma", "erlang", "weibull", "deterministic"
  engine::Distribution distribution;
  int parameters = 1;
  double log_likelihood = 0;  // deterministic: 0
  double aic = 0;             // smaller is better
  double ks_distance = 0;     // 0..1, between samples and fit
};

// At least two samples >= 0, else empty. With a sample of 0 only exponential and deterministic fit;
// deterministic only where the samples differ by less than a millionth. O(n log n).
std::vector<FittedDistribution> fit_distributions(std::vector<double> samples);

}  // namespace sojourn::gui
