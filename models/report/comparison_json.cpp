#include "models/report/comparison_json.h"

#include <algorithm>

#include "models/results/results_json.h"

namespace sojourn::report {

namespace {

using results::JsonWriter;

constexpr std::uint64_t comparison_version = 1;

void write_optional(JsonWriter& json, const std::optional<double>& value) {
  if (value) {
    json.number(*value);
  } else {
    json.null();
  }
}

void write_strings(JsonWriter& json, const std::vector<std::string>& strings) {
  json.begin_array();
  for (const std::string& text : strings) json.string(text);
  json.end_array();
}

void write_figure(JsonWriter& json, const ComparedFigure& figure) {
  json.begin_object();
  json.key("breached").boolean(figure.breached);
  write_optional(json.key("error"), figure.error);
  results::write_estimate(json.key("measured"), figure.measured);
  results::write_estimate(json.key("predicted"), figure.predicted);
  write_optional(json.key("tolerance"), figure.tolerance);
  json.end_object();
}

void write_paired(JsonWriter& json, const PairedError& paired, bool invalid) {
  const auto error = [&](const char* name, double value) {
    write_optional(json.key(name), invalid ? std::nullopt : std::optional(value));
  };
  json.begin_object();
  error("absolute_p50", paired.median_absolute_s);
  error("absolute_p95", paired.p95_absolute_s);
  error("bias", paired.mean_s);
  json.key("demands_equal").boolean(paired.demands_equal);
  json.key("outcome_differs").integer(paired.outcome_differs);
  json.key("pairs").integer(paired.pairs);
  json.key("unmatched").integer(paired.unmatched);
  json.end_object();
}

void write_compared(JsonWriter& json, const std::vector<Compared>& parts, bool invalid) {
  json.begin_object();
  for (const Compared& part : parts) {  // in the order of names: they come from a map
    json.key(part.name).begin_object();
    std::vector<const ComparedFigure*> sorted;
    for (const ComparedFigure& figure : part.figures) sorted.push_back(&figure);
    std::ranges::sort(sorted, {}, &ComparedFigure::name);
    json.key("figures").begin_object();
    for (const ComparedFigure* figure : sorted) write_figure(json.key(figure->name), *figure);
    json.end_object();
    write_optional(json.key("ks_distance"), part.ks_distance);
    if (part.paired) write_paired(json.key("paired"), *part.paired, invalid);
    json.end_object();
  }
  json.end_object();
}

void write_side(JsonWriter& json, const Side& side) {
  json.begin_object();
  json.key("kind").string(results::kind_name(side.kind));
  json.key("label").string(side.label);
  json.key("scenario").string(side.scenario_name);
  json.key("unstable").boolean(side.unstable);
  write_strings(json.key("warnings"), side.warnings);
  json.end_object();
}

}  // namespace

std::string to_json(const Comparison& comparison) {
  JsonWriter json;
  json.begin_object();
  json.key("breached").boolean(comparison.breached);
  json.key("comparison").integer(comparison_version);
  write_side(json.key("measured"), comparison.measured);
  write_strings(json.key("only_measured"), comparison.only_right);
  write_strings(json.key("only_predicted"), comparison.only_left);
  write_side(json.key("predicted"), comparison.predicted);
  write_strings(json.key("reasons"), comparison.reasons);
  write_compared(json.key("requests"), comparison.requests, comparison.invalid());
  json.key("same_scenario").boolean(comparison.same_scenario);
  write_compared(json.key("services"), comparison.services, comparison.invalid());
  if (comparison.verdict.empty()) {
    json.key("verdict").null();
  } else {
    json.key("verdict").string(comparison.verdict);
  }
  json.end_object();
  return std::move(json).text();
}

}  // namespace sojourn::report
