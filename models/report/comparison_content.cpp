// What a report says of a comparison: comparison_document() of content.h.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "models/report/content.h"
#include "models/report/units.h"

namespace sojourn::report {

namespace {

Cell mark_of(const ComparedFigure& figure) {
  if (figure.tolerance && !figure.error) return {"✗ no error can be given", {}, Tone::bad};
  if (figure.tolerance) {
    const std::string limit = plain_text(*figure.tolerance, Quantity::share);
    return figure.breached ? Cell{"✗ beyond " + limit, {}, Tone::bad}
                           : Cell{"✓ within " + limit, {}, Tone::good};
  }
  if (!figure.overlap) return {""};
  return *figure.overlap ? Cell{"intervals overlap", {}, Tone::faint}
                         : Cell{"intervals apart", {}, Tone::warning};
}

class Content {
 public:
  explicit Content(const Comparison& comparison)
      : comparison_(comparison), note_(verdict_note(comparison.verdict, comparison.reasons)) {}

  Table figures(const std::string& title, const std::vector<Compared>& parts) const {
    Table table{title, note_, Tone::warning, {{"", Align::left}, {"", Align::left}}, {}};
    table.columns.push_back({comparison_.predicted.label, Align::right});
    table.columns.push_back({comparison_.measured.label, Align::right});
    if (!comparison_.invalid()) {
      table.columns.push_back({"error", Align::right});
      table.columns.push_back({"", Align::left});
    }
    for (const Compared& part : parts) add(table, part);
    return table;
  }

  Table paired() const {
    Table table{"Request by request", note_, Tone::warning, {{"", Align::left}}, {}};
    const auto column = [&](const char* heading) { table.columns.push_back({heading}); };
    column("pairs");
    if (!comparison_.invalid()) {
      for (const char* heading : {"|error| p50", "|error| p95", "bias"}) column(heading);
    }
    for (const char* heading : {"ended otherwise", "unpaired", "demands"}) {
      column(heading);
    }
    for (const Compared& part : comparison_.requests) {
      if (part.paired) table.rows.push_back(paired_row(part.name, *part.paired));
    }
    return table;
  }

 private:
  void add(Table& table, const Compared& part) const {
    for (const ComparedFigure& figure : part.figures) {
      const Quantity quantity = quantity_of(figure.name);
      const bool first = &figure == part.figures.data();
      Row row{{{first ? part.name : ""},
               {figure.name, {}, Tone::faint},
               {line_text(figure.predicted, quantity)},
               {line_text(figure.measured, quantity)}},
              first};
      if (!comparison_.invalid()) {
        row.cells.push_back({figure.error ? signed_share_text(*figure.error) : "–"});
        row.cells.push_back(mark_of(figure));
      }
      table.rows.push_back(std::move(row));
    }
    if (part.ks_distance) {
      table.rows.push_back({{{""},
                             {"KS distance", {}, Tone::faint},
                             {""},
                             {""},
                             {fmt::format("{:.3f}", *part.ks_distance)}}});
    }
  }

  Row paired_row(const std::string& name, const PairedError& paired) const {
    Row row{{{name}, {std::to_string(paired.pairs)}}};
    if (!comparison_.invalid()) {
      const bool any = paired.pairs > 0;
      row.cells.push_back({any ? figure_text(paired.median_absolute_s, Quantity::seconds) : "–"});
      row.cells.push_back({any ? figure_text(paired.p95_absolute_s, Quantity::seconds) : "–"});
      row.cells.push_back({any ? signed_seconds_text(paired.mean_s) : "–"});
    }
    row.cells.push_back({std::to_string(paired.outcome_differs)});
    row.cells.push_back({std::to_string(paired.unmatched)});
    row.cells.push_back(paired.demands_equal ? Cell{"equal", {}, Tone::good}
                                             : Cell{"DIFFER", {}, Tone::bad});
    return row;
  }

  const Comparison& comparison_;
  std::string note_;
};

std::string title_of(const Comparison& comparison) {
  const Side& left = comparison.predicted;
  const Side& right = comparison.measured;
  const std::string against =
      std::string(results::kind_name(left.kind)) + " against " + results::kind_name(right.kind);
  if (left.scenario_name == right.scenario_name) return left.scenario_name + ", " + against;
  return left.scenario_name + " against " + right.scenario_name + ", " + against;
}

void add_side(const Side& side, Document& document) {
  if (side.unstable) {
    document.notices.push_back({Tone::bad, "UNSTABLE",
                                side.label + ": some queue grows without bound; its averages "
                                             "depend on the length of the run"});
  }
  for (const std::string& warning : side.warnings) {
    if (side.unstable && warning.starts_with("unstable: ")) continue;
    document.closing.push_back({Tone::warning, "warning", side.label + ": " + warning});
  }
}

void add_missing(const std::string& label, const std::vector<std::string>& names,
                 Document& document) {
  for (const std::string& name : names) {
    document.closing.push_back({Tone::warning, "missing", name + " is only in: " + label});
  }
}

}  // namespace

Document comparison_document(const Comparison& comparison) {
  Document document;
  document.title = title_of(comparison);
  if (!comparison.verdict.empty()) {
    document.facts.push_back("measured on a host found " + comparison.verdict);
  }
  if (!comparison.invalid())
    document.facts.emplace_back("error = " + comparison.predicted.label + " / " +
                                comparison.measured.label + " − 1");
  if (!comparison.same_scenario) {
    document.notices.push_back({Tone::warning, "note", "the two are of different scenario files"});
  }
  add_side(comparison.predicted, document);
  add_side(comparison.measured, document);
  for (Notice& notice : verdict_notices(comparison.verdict, comparison.reasons)) {
    document.notices.push_back(std::move(notice));
  }
  add_missing(comparison.predicted.label, comparison.only_left, document);
  add_missing(comparison.measured.label, comparison.only_right, document);

  const Content content(comparison);
  document.tables.push_back(content.figures("Requests", comparison.requests));
  const auto has_pairs = [](const Compared& part) { return part.paired.has_value(); };
  if (std::ranges::any_of(comparison.requests, has_pairs)) {
    document.tables.push_back(content.paired());
  }
  if (!comparison.services.empty()) {
    document.tables.push_back(content.figures("Services", comparison.services));
  }
  return document;
}

}  // namespace sojourn::report
