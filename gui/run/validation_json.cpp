#include "gui/run/validation_json.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "models/results/cursor_json.h"
#include "models/results/results_json.h"

namespace sojourn::gui {
namespace {

using nlohmann::json;
using results::Cursor;

// In which figures are shown; files have them sorted by name.
constexpr std::array figure_order = {"throughput", "errors", "utilization", "mean",
                                     "p50",        "p90",    "p95",         "p99"};

std::size_t place_of(const std::string& figure) {
  return static_cast<std::size_t>(std::ranges::find(figure_order, figure) - figure_order.begin());
}

std::vector<std::string> strings_of(const Cursor& list) {
  std::vector<std::string> strings;
  list.each_element([&](const Cursor& each) { strings.push_back(each.text()); });
  return strings;
}

results::Estimate estimate_of(const Cursor& cursor) {
  results::Estimate estimate;
  estimate.value = cursor.member("value").number();
  estimate.low = cursor.member("low").number_or_null();
  estimate.high = cursor.member("high").number_or_null();
  return estimate;
}

std::optional<bool> overlap_of(const results::Estimate& left, const results::Estimate& right) {
  if (!left.low || !left.high || !right.low || !right.high) return std::nullopt;
  return *left.low <= *right.high && *right.low <= *left.high;
}

report::ComparedFigure figure_of(const std::string& name, const Cursor& cursor) {
  report::ComparedFigure figure;
  figure.name = name;
  figure.predicted = estimate_of(cursor.member("predicted"));
  figure.measured = estimate_of(cursor.member("measured"));
  figure.error = cursor.member("error").number_or_null();
  figure.tolerance = cursor.member("tolerance").number_or_null();
  figure.breached = cursor.member("breached").boolean();
  figure.overlap = overlap_of(figure.predicted, figure.measured);
  return figure;
}

report::PairedError paired_of(const Cursor& cursor) {
  report::PairedError paired;
  paired.pairs = cursor.member("pairs").whole_number();
  paired.outcome_differs = cursor.member("outcome_differs").whole_number();
  paired.unmatched = cursor.member("unmatched").whole_number();
  paired.median_absolute_s = cursor.member("absolute_p50").number();
  paired.p95_absolute_s = cursor.member("absolute_p95").number();
  paired.mean_s = cursor.member("bias").number();
  paired.demands_equal = cursor.member("demands_equal").boolean();
  return paired;
}

std::vector<report::Compared> compared_of(const Cursor& parts) {
  std::vector<report::Compared> all;
  parts.each_member([&](const std::string& name, const Cursor& part) {
    report::Compared& compared = all.emplace_back();
    compared.name = name;
    part.member("figures").each_member([&](const std::string& figure, const Cursor& value) {
      compared.figures.push_back(figure_of(figure, value));
    });
    std::ranges::stable_sort(compared.figures, {}, [](const report::ComparedFigure& figure) {
      return place_of(figure.name);
    });
    compared.ks_distance = part.member("ks_distance").number_or_null();
    if (const auto paired = part.optional_member("paired")) compared.paired = paired_of(*paired);
  });
  return all;
}

report::Side side_of(const Cursor& cursor) {
  report::Side side;
  side.label = cursor.member("label").text();
  const std::string kind = cursor.member("kind").text();
  if (const auto known = results::kind_from_name(kind)) {
    side.kind = *known;
  } else {
    cursor.member("kind").fail("simulated, solved or measured");
  }
  side.scenario_name = cursor.member("scenario").text();
  side.unstable = cursor.member("unstable").boolean();
  side.warnings = strings_of(cursor.member("warnings"));
  return side;
}

report::Comparison comparison_of(const Cursor& cursor, const json& value) {
  report::Comparison comparison;
  if (cursor.member("comparison").whole_number() != 1) cursor.member("comparison").fail("1");
  comparison.predicted = side_of(cursor.member("predicted"));
  comparison.measured = side_of(cursor.member("measured"));
  comparison.same_scenario = cursor.member("same_scenario").boolean();
  const auto verdict = value.is_object() ? value.find("verdict") : value.end();
  if (verdict != value.end() && !verdict->is_null()) {
    comparison.verdict = cursor.member("verdict").text();
  }
  comparison.reasons = strings_of(cursor.member("reasons"));
  comparison.requests = compared_of(cursor.member("requests"));
  comparison.services = compared_of(cursor.member("services"));
  comparison.only_left = strings_of(cursor.member("only_predicted"));
  comparison.only_right = strings_of(cursor.member("only_measured"));
  comparison.breached = cursor.member("breached").boolean();
  return comparison;
}

std::vector<RunErrors> errors_of(const Cursor& list) {
  std::vector<RunErrors> all;
  list.each_element([&](const Cursor& each) {
    RunErrors errors;
    errors.request = each.member("request").text();
    errors.figure = each.member("figure").text();
    each.member("errors").each_element(
        [&](const Cursor& error) { errors.errors.push_back(error.number_or_null()); });
    errors.median = each.member("median").number();
    errors.tolerance = each.member("tolerance").number_or_null();
    errors.breached = each.member("breached").boolean();
    all.push_back(std::move(errors));
  });
  return all;
}

std::vector<MeanError> mean_errors(const std::vector<report::Compared>& parts) {
  std::vector<MeanError> all;
  for (const report::Compared& part : parts) {
    MeanError mean{part.name, 0, 0};
    for (const report::ComparedFigure& figure : part.figures) {
      if (!figure.error || !std::isfinite(*figure.error)) continue;
      mean.share += std::abs(*figure.error);
      ++mean.figures;
    }
    if (mean.figures > 0) mean.share /= static_cast<double>(mean.figures);
    all.push_back(std::move(mean));
  }
  return all;
}

void add_mean_errors(Validation& validation) {
  validation.request_errors = mean_errors(validation.comparison.requests);
  validation.service_errors = mean_errors(validation.comparison.services);
}

}  // namespace

std::expected<Validation, std::string> parse_validation(std::string_view text) {
  const json document = json::parse(text, nullptr, false);
  if (document.is_discarded()) {
    return std::unexpected(
        QCoreApplication::translate("sojourn", "this is not JSON").toStdString());
  }
  if (!document.is_object() || !document.contains("validation")) {
    return std::unexpected(
        QCoreApplication::translate("sojourn", "this is no file of sojourn live validate --json")
            .toStdString());
  }
  std::string problem;
  const Cursor cursor(document, problem);
  if (cursor.member("validation").whole_number() != 1) cursor.member("validation").fail("1");
  Validation validation;
  const json comparison = document.value("comparison", json());
  validation.comparison = comparison_of(cursor.member("comparison"), comparison);
  const Cursor coverage = cursor.member("coverage");
  validation.inside = coverage.member("inside").whole_number();
  validation.inside_of = coverage.member("of").whole_number();
  validation.errors = errors_of(cursor.member("errors"));
  validation.warnings = strings_of(cursor.member("warnings"));
  if (const auto shown = cursor.optional_member("shown_run")) {
    validation.shown_run = shown->whole_number();
    validation.runs = document.value("runs", json::array()).size();
  }
  if (!problem.empty()) return std::unexpected(problem);
  for (const auto& [key, side] : {std::pair{"predicted", &Validation::predicted},
                                  std::pair{"measured", &Validation::measured},
                                  std::pair{"independent", &Validation::independent}}) {
    auto parsed = results::parse_results(document.value(key, json()).dump());
    if (!parsed) return std::unexpected(std::string(key) + ": " + parsed.error());
    validation.*side = *std::move(parsed);
  }
  add_mean_errors(validation);
  return validation;
}

bool is_validation(std::string_view text) {
  bool found = false;
  const auto see = [&found](int depth, json::parse_event_t event, json& value) {
    const bool is_key = event == json::parse_event_t::key && depth == 1;
    found = found || (is_key && value.is_string() && value.get<std::string>() == "validation");
    return depth < 1;  // values are not kept
  };
  const json document = json::parse(text, see, false);
  return found && !document.is_discarded();
}

Validation validation_of(results::Results predicted, results::Results measured,
                         const scenario::Tolerances& tolerances) {
  Validation validation;
  validation.comparison = report::compare(predicted, measured, tolerances);
  validation.predicted = std::move(predicted);
  validation.measured = std::move(measured);
  add_mean_errors(validation);
  return validation;
}

}  // namespace sojourn::gui
