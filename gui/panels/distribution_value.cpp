#include "gui/panels/distribution_value.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "gui/core/message_words.h"
#include "gui/core/tree_writer.h"
#include "gui/run/distribution_curve.h"
#include "models/scenario/quantity.h"
#include "models/scenario/scenario_json.h"

namespace sojourn::gui {
namespace {

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
    return std::unexpected(finding_words(parsed.error().front()).toStdString());
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

DensityData density_data(const engine::Distribution& distribution, double up_to) {
  DensityData shown;
  for (const DistributionPoint& point : distribution_curve(distribution, 200, up_to)) {
    shown.density.push_back({point.t, point.density});
    shown.cumulative.push_back({point.t, point.cumulative});
  }
  for (const Atom& atom : atoms(distribution)) shown.atoms.push_back({atom.t, atom.probability});
  const double mean = distribution.mean();
  if (std::isfinite(mean)) shown.mean = mean;
  return shown;
}

}  // namespace sojourn::gui
