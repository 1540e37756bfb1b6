// difference.h: what is said, and the table.
#include <cmath>

#include <fmt/format.h>

#include "models/report/difference.h"
#include "models/report/units.h"

namespace sojourn::report {

namespace {

using results::DifferenceFigure;
using results::Estimate;

// "+3.1 ± 0.4 ms": the sign is what a reader looks for.
std::string signed_text(const Estimate& estimate, Quantity quantity) {
  if (!std::isfinite(estimate.value)) return "–";
  std::string text = line_text(estimate, quantity);
  if (text.starts_with('-')) return "−" + text.substr(1);
  return estimate.value > 0 ? "+" + text : text;
}

Cell finding_of(const DifferenceFigure& figure) {
  const std::optional<bool> includes_zero = figure.includes_zero();
  if (!includes_zero) return {"too few samples", {}, Tone::faint};
  if (*figure.difference.low == 0 && *figure.difference.high == 0)
    return {"equal", {}, Tone::faint};
  if (*includes_zero) return {"not shown: 0 lies inside", {}, Tone::faint};
  return {figure.difference.value > 0 ? "higher" : "lower", {}, Tone::strong};
}

Row row_of(const results::ClassDifference& request, const DifferenceFigure& figure) {
  const Quantity quantity = quantity_of(figure.name);
  const bool first = &figure == request.figures.data();
  return {{{first ? request.name : ""},
           {figure.name, {}, Tone::faint},
           {line_text(figure.first, quantity)},
           {line_text(figure.second, quantity)},
           {signed_text(figure.difference, quantity)},
           {figure.relative ? signed_text(*figure.relative, Quantity::share) : "–"},
           finding_of(figure)},
          first};
}

void add_side(const results::Results& side, const std::string& label, Document& document) {
  if (side.unstable) {
    document.notices.push_back({Tone::bad, "UNSTABLE",
                                label + ": some queue grows without bound; its averages depend "
                                        "on the length of the run"});
  }
  for (const std::string& warning : side.warnings) {
    if (side.unstable && warning.starts_with("unstable: ")) continue;
    document.closing.push_back({Tone::warning, "warning", label + ": " + warning});
  }
}

void add_missing(const std::vector<std::string>& names, const std::string& label,
                 Document& document) {
  for (const std::string& name : names) {
    document.closing.push_back({Tone::warning, "missing", name + " is only in: " + label});
  }
}

}  // namespace

Document difference_document(const results::Difference& difference,
                             const DifferenceLabels& labels) {
  Document document;
  const results::Results& first = difference.first;
  document.title = labels.first + " against " + labels.second + ", simulated";
  document.facts = {fmt::format("{} pairs of replications of {}", first.replications,
                                run_length_text(first.duration_s)),
                    "seed " + std::to_string(first.seed) + " for both: common random numbers",
                    "difference = " + labels.second + " − " + labels.first, "95 % intervals"};
  add_side(first, labels.first, document);
  add_side(difference.second, labels.second, document);
  add_missing(difference.only_first, labels.first, document);
  add_missing(difference.only_second, labels.second, document);
  Table table{"Requests",
              {},
              Tone::faint,
              {{"", Align::left},
               {"", Align::left},
               {labels.first},
               {labels.second},
               {"difference"},
               {"relative"},
               {labels.second + " is", Align::left}},
              {}};
  for (const results::ClassDifference& request : difference.requests) {
    for (const DifferenceFigure& figure : request.figures) {
      table.rows.push_back(row_of(request, figure));
    }
  }
  document.tables.push_back(std::move(table));
  return document;
}

std::string difference_table(const results::Difference& difference, const DifferenceLabels& labels,
                             TextStyle style) {
  return render_text(difference_document(difference, labels), style);
}

}  // namespace sojourn::report
