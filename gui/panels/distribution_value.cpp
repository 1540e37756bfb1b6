#include "gui/panels/distribution_value.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "engine/random.h"
#include "gui/core/tree_writer.h"
#include "models/scenario/quantity.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::gui {
namespace {

using engine::Distribution;

double gamma_density(double shape, double scale, double x) {
  const double log_density =
      ((shape - 1) * std::log(x)) - (x / scale) - std::lgamma(shape) - (shape * std::log(scale));
  return std::exp(log_density);
}

double exponential_density(double mean, double x) {
  return std::exp(-x / mean) / mean;
}

// Textbook densities: Law, "Simulation Modeling and Analysis" (5th ed.) section 6.2.2.
struct DensityAt {
  double x;

  double operator()(const engine::Deterministic& shape) const {
    (void)shape;
    return 0;
  }
  double operator()(const engine::Exponential& shape) const {
    return exponential_density(shape.mean, x);
  }
  double operator()(const engine::Erlang& shape) const {
    return gamma_density(shape.stages, shape.mean / shape.stages, x);
  }
  double operator()(const engine::Hyperexponential& shape) const {
    double sum = 0;
    for (const auto& branch : shape.branches) {
      sum += branch.probability * exponential_density(branch.mean, x);
    }
    return sum;
  }
  double operator()(const engine::Lognormal& shape) const {
    const double variance = std::log1p(shape.cv * shape.cv);
    const double z = std::log(x) - std::log(shape.mean) + (variance / 2);
    return std::exp(-z * z / (2 * variance)) / (x * std::sqrt(2 * std::numbers::pi * variance));
  }
  double operator()(const engine::Gamma& shape) const {
    const double variance = shape.cv * shape.cv;
    return gamma_density(1 / variance, shape.mean * variance, x);
  }
  double operator()(const engine::Weibull& shape) const {
    const double ratio = x / shape.scale;
    return shape.shape / shape.scale * std::pow(ratio, shape.shape - 1) *
           std::exp(-std::pow(ratio, shape.shape));
  }
  double operator()(const engine::Pareto& shape) const {
    if (x < shape.minimum) return 0;
    return shape.shape / x * std::pow(shape.minimum / x, shape.shape);
  }
  double operator()(const engine::BoundedPareto& shape) const {
    if (x < shape.minimum || x > shape.maximum) return 0;
    const double whole = 1 - std::pow(shape.minimum / shape.maximum, shape.shape);
    return shape.shape / x * std::pow(shape.minimum / x, shape.shape) / whole;
  }
  double operator()(const engine::Uniform& shape) const {
    return x >= shape.low && x <= shape.high ? 1 / (shape.high - shape.low) : 0;
  }
  double operator()(const engine::Empirical& shape) const {
    (void)shape;
    return 0;
  }
  double operator()(const engine::HistogramDistribution& shape) const {
    double weights = 0;
    double here = 0;
    for (const auto& bin : shape.bins) {
      weights += bin.weight;
      if (bin.high > bin.low && x >= bin.low && x <= bin.high) {
        here += bin.weight / (bin.high - bin.low);
      }
    }
    return here / weights;
  }
  double operator()(const engine::Mixture& shape) const {
    double sum = 0;
    for (const auto& part : shape.parts) sum += part.probability * density(*part.part, x);
    return sum;
  }
};

JsonValue seconds_text(double seconds) {
  if (seconds <= 0) return JsonValue::text("0s");
  const double grid = std::pow(10, std::floor(std::log10(seconds)) - 2);
  const double nanoseconds = std::max(1.0, std::round(std::round(seconds / grid) * grid * 1e9));
  return JsonValue::text(
      scenario::format_duration(engine::Duration(static_cast<std::int64_t>(nanoseconds))));
}

JsonValue number(double value) {
  return JsonValue::number(scenario::format_number(value));
}

JsonValue bin(double low, double high) {
  return JsonValue::object(
      {{"low", seconds_text(low)}, {"high", seconds_text(high)}, {"weight", number(1)}});
}

JsonValue part(const char* probability, const char* key, JsonValue value) {
  return JsonValue::object(
      {{"probability", JsonValue::text(probability)}, {key, std::move(value)}});
}

// The parameters of a kind; null for kinds that are not known here.
JsonValue parameters(std::string_view kind, double mean, double cv) {
  const auto time = [&](double factor) { return seconds_text(mean * factor); };
  if (kind == "deterministic" || kind == "exponential") return time(1);
  if (kind == "erlang") return JsonValue::object({{"stages", number(4)}, {"mean", time(1)}});
  if (kind == "lognormal" || kind == "gamma") {
    return JsonValue::object({{"mean", time(1)}, {"cv", number(cv)}});
  }
  if (kind == "hyperexponential") {
    return JsonValue::array({part("90%", "mean", time(0.5)), part("10%", "mean", time(5.5))});
  }
  if (kind == "mixture") {
    return JsonValue::array({part("90%", "of", time(0.5)),
                             part("10%", "of", JsonValue::object({{"exponential", time(5.5)}}))});
  }
  if (kind == "weibull") {
    return JsonValue::object(
        {{"shape", number(1.5)}, {"scale", time(1 / std::tgamma(1 + (1 / 1.5)))}});
  }
  if (kind == "pareto") return JsonValue::object({{"shape", number(2.5)}, {"minimum", time(0.6)}});
  if (kind == "uniform") return JsonValue::object({{"low", time(0.5)}, {"high", time(1.5)}});
  if (kind == "empirical") return JsonValue::array({time(0.5), time(1), time(1.5)});
  if (kind == "histogram") {
    return JsonValue::array({bin(mean * 0.5, mean), bin(mean, mean * 1.5)});
  }
  return {};
}

}  // namespace

std::expected<engine::Distribution, std::string> read_distribution(const JsonValue& value) {
  // The parser reads scenarios alone: the smallest one around the distribution.
  const std::string text =
      R"({"sojourn": 1, "name": "x", "services": {"s": {"endpoints": {"e": [{"delay": )" +
      write_line(value) +
      R"(}]}}}, "workloads": {"w": {"poisson": "1/s", "requests": {"s.e": 1}}}})";
  const auto parsed = scenario::parse_scenario(text);
  if (!parsed) {
    const scenario::ParseError& error = parsed.error().front();
    return std::unexpected("found " + error.found + ", expected " + error.expected);
  }
  for (const scenario::Endpoint& endpoint : parsed->endpoints) {
    if (endpoint.steps.empty()) continue;
    if (const auto* const delay = std::get_if<scenario::Delay>(&endpoint.steps.front().action)) {
      return delay->time;
    }
  }
  return std::unexpected(std::string("expected a distribution"));
}

std::optional<JsonValue> distribution_of_kind(std::string_view kind, double mean, double cv) {
  JsonValue value = parameters(kind, mean, cv);
  if (value.kind == JsonValue::Kind::null) return {};
  if (kind == "deterministic") return value;
  return JsonValue::object({{std::string(kind), std::move(value)}});
}

double density(const Distribution& distribution, double x) {
  if (x <= 0) return 0;
  const double value = std::visit(DensityAt{x}, distribution.shape());
  return std::isfinite(value) ? value : 0;
}

std::vector<Atom> atoms(const Distribution& distribution) {
  const engine::DistributionShape& shape = distribution.shape();
  if (const auto* const fixed = std::get_if<engine::Deterministic>(&shape)) {
    return {{fixed->value, 1}};
  }
  std::vector<Atom> found;
  if (const auto* const measured = std::get_if<engine::Empirical>(&shape)) {
    const double share = 1 / static_cast<double>(measured->samples.size());
    for (const double sample : measured->samples) found.push_back({sample, share});
  }
  if (const auto* const mixture = std::get_if<engine::Mixture>(&shape)) {
    for (const auto& part : mixture->parts) {
      for (Atom atom : atoms(*part.part)) {
        atom.probability *= part.probability;
        found.push_back(atom);
      }
    }
  }
  return found;
}

double rough_quantile(const Distribution& distribution, double share) {
  constexpr std::uint64_t count = 1000;
  std::vector<double> samples;
  samples.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    engine::Draws draws(engine::RandomKey{.stream = 1, .request = i, .site = 0});
    samples.push_back(distribution.sample(draws));
  }
  std::ranges::sort(samples);
  const auto index = static_cast<std::size_t>(share * static_cast<double>(count - 1));
  return samples[index];
}

}  // namespace sojourn::gui
