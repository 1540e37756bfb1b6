// difference.h: as JSON.
#include <algorithm>
#include <optional>
#include <vector>

#include "models/report/difference.h"
#include "models/results/results_json.h"

namespace sojourn::report {

namespace {

using results::DifferenceFigure;
using results::JsonWriter;

constexpr std::uint64_t difference_version = 1;

void write_strings(JsonWriter& json, const std::vector<std::string>& strings) {
  json.begin_array();
  for (const std::string& text : strings) json.string(text);
  json.end_array();
}

void write_figure(JsonWriter& json, const DifferenceFigure& figure) {
  json.begin_object();
  results::write_estimate(json.key("difference"), figure.difference);
  results::write_estimate(json.key("first"), figure.first);
  json.key("includes_zero");
  if (const auto includes_zero = figure.includes_zero()) {
    json.boolean(*includes_zero);
  } else {
    json.null();
  }
  json.key("relative");
  if (figure.relative) {
    results::write_estimate(json, *figure.relative);
  } else {
    json.null();
  }
  results::write_estimate(json.key("second"), figure.second);
  json.end_object();
}

void write_requests(JsonWriter& json, const std::vector<results::ClassDifference>& requests) {
  json.begin_object();
  for (const results::ClassDifference& request : requests) {  // in the order of names
    std::vector<const DifferenceFigure*> sorted;
    for (const DifferenceFigure& figure : request.figures) sorted.push_back(&figure);
    std::ranges::sort(sorted, {}, &DifferenceFigure::name);
    json.key(request.name).begin_object();
    for (const DifferenceFigure* figure : sorted) write_figure(json.key(figure->name), *figure);
    json.end_object();
  }
  json.end_object();
}

void write_side(JsonWriter& json, const results::Results& side, const std::string& label) {
  json.begin_object();
  json.key("fingerprint").string(side.fingerprint);
  json.key("label").string(label);
  json.key("replications").integer(side.replications);
  json.key("scenario").begin_object();
  json.key("name").string(side.scenario_name);
  json.key("sha256").string(side.scenario_sha256);
  json.end_object();
  json.key("seed").integer(side.seed);
  json.key("unstable").boolean(side.unstable);
  write_strings(json.key("warnings"), side.warnings);
  json.end_object();
}

}  // namespace

std::string to_json(const results::Difference& difference, const DifferenceLabels& labels) {
  JsonWriter json;
  json.begin_object();
  json.key("difference").integer(difference_version);
  write_side(json.key("first"), difference.first, labels.first);
  write_strings(json.key("only_first"), difference.only_first);
  write_strings(json.key("only_second"), difference.only_second);
  write_requests(json.key("requests"), difference.requests);
  write_side(json.key("second"), difference.second, labels.second);
  json.end_object();
  return std::move(json).text();
}

}  // namespace sojourn::report
