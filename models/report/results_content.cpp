// What a report says of one result: results_document() of content.h.
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "models/report/content.h"
#include "models/report/units.h"

namespace sojourn::report {

namespace {

using results::Estimate;
using results::Kind;
using results::RequestResult;
using results::Results;
using results::ServiceResult;

constexpr std::string_view unstable_mark = "unstable: ";
constexpr std::string_view collapsed_mark = "collapsed: ";

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

// "means by control variates (variance cut 1.3 to 2.1)"; empty where there are none.
std::string variance_cuts(const Results& results) {
  std::optional<double> least;
  std::optional<double> most;
  for (const auto& [name, request] : results.requests) {
    const std::optional<double>& cut = request.latency.mean.variance_cut;
    if (!cut) continue;
    least = std::min(least.value_or(*cut), *cut);
    most = std::max(most.value_or(*cut), *cut);
  }
  if (!least) return {};
  const std::string low = fmt::format("{:.1f}", *least);
  const std::string high = fmt::format("{:.1f}", *most);
  return "means by control variates (variance cut " + (low == high ? low : low + " to " + high) +
         ")";
}

std::vector<std::string> facts_of(const Results& results) {
  std::vector<std::string> facts;
  const std::string length = run_length_text(results.duration_s);
  if (results.kind == Kind::simulated) {
    facts.push_back(std::to_string(results.replications) +
                    (results.replications == 1 ? " replication of " : " replications of ") +
                    length);
  } else if (results.kind == Kind::measured) {
    facts.push_back("one run of " + length);
  }
  if (results.warmup_s > 0) {
    facts.push_back("warm-up of " + run_length_text(results.warmup_s) + " left out");
  }
  if (results.kind == Kind::simulated) {
    facts.push_back("seed " + std::to_string(results.seed));
    facts.emplace_back("95 % intervals");
    if (std::string cuts = variance_cuts(results); !cuts.empty()) facts.push_back(std::move(cuts));
    facts.push_back("fingerprint " + results.fingerprint);
  }
  if (results.run) {
    facts.push_back(results.run->host);
    facts.push_back("host " + results.run->verdict);
  }
  return facts;
}

class Content {
 public:
  explicit Content(const Results& results) : results_(results) {
    if (results.run) note_ = verdict_note(results.run->verdict, results.run->reasons);
  }

  Table requests() const {
    Table table = begin("Requests", {"offered", "answered", "errors", "mean", "p50", "p95", "p99"});
    for (const auto& [name, request] : results_.requests) table.rows.push_back(row(name, request));
    return table;
  }

  Table errors() const {
    std::set<std::string> kinds;
    for (const auto& [name, request] : results_.requests) {
      for (const auto& [outcome, share] : request.errors) kinds.insert(outcome);
    }
    Table table = begin("Errors", {kinds.begin(), kinds.end()});
    for (const auto& [name, request] : results_.requests) {
      if (request.errors.empty()) continue;
      Row row{{{name}}};
      for (const std::string& kind : kinds) {
        const auto found = request.errors.find(kind);
        row.cells.push_back(found == request.errors.end() ? Cell{"none", {}, Tone::faint}
                                                          : cell(found->second, Quantity::share));
      }
      table.rows.push_back(row);
    }
    return table;
  }

  Table services() const {
    Table table = begin(
        "Services", {"throughput", "utilization", "queue", "waiting", "response", "p95", "p99"});
    for (const auto& [name, service] : results_.services) table.rows.push_back(row(name, service));
    return table;
  }

  Table hosts() const {
    Table table = begin("Hosts", {"utilization"});
    for (const auto& [name, host] : results_.hosts) {
      table.rows.push_back({{{name}, cell(host.utilization, Quantity::share)}});
    }
    return table;
  }

 private:
  Table begin(const std::string& title, const std::vector<std::string>& headings) const {
    Table table{title, note_, Tone::warning, {{"", Align::left}}, {}};
    for (const std::string& heading : headings) table.columns.push_back({heading, Align::right});
    return table;
  }

  Cell cell(const Estimate& estimate, Quantity quantity) const {
    const ShownEstimate parts = shown(estimate, quantity);
    Cell cell{parts.value};
    if (!parts.interval.empty()) {
      // The digits of the half width stand below those of the value.
      const bool is_range = !parts.interval.starts_with("±");
      cell.below = parts.interval + (is_range ? "" : std::string(columns_of(parts.unit), ' '));
    } else if (results_.kind == Kind::simulated && std::isfinite(estimate.value)) {
      cell.below = results_.unstable ? "unstable" : "too few";
      cell.below_tone = Tone::warning;
    }
    return cell;
  }

  static Cell total_errors(const RequestResult& request) {
    double share = 0;
    for (const auto& [outcome, estimate] : request.errors) share += estimate.value;
    return share > 0 ? Cell{figure_text(share, Quantity::share), {}, Tone::warning}
                     : Cell{"none", {}, Tone::faint};
  }

  Row row(const std::string& name, const RequestResult& request) const {
    Row row{{{name},
             cell(request.offered, Quantity::per_second),
             cell(request.throughput, Quantity::per_second),
             total_errors(request)}};
    const auto& latency = request.latency;
    const bool unanswered = request.ok == 0 && results_.kind != Kind::solved;
    for (const Estimate& figure : {latency.mean, latency.p50, latency.p95, latency.p99}) {
      row.cells.push_back(unanswered ? Cell{"–", {}, Tone::faint}
                                     : cell(figure, Quantity::seconds));
    }
    return row;
  }

  Row row(const std::string& name, const ServiceResult& service) const {
    const bool unlimited = service.utilization.value == 0 && service.in_service.value > 0;
    return {{{name},
             cell(service.throughput, Quantity::per_second),
             unlimited ? Cell{"–", {}, Tone::faint} : cell(service.utilization, Quantity::share),
             cell(service.queue_length, Quantity::number),
             cell(service.waiting.mean, Quantity::seconds),
             cell(service.response.mean, Quantity::seconds),
             cell(service.response.p95, Quantity::seconds),
             cell(service.response.p99, Quantity::seconds)}};
  }

  const Results& results_;
  std::string note_;
};

std::string bound_text(const BoundVerdict& bound) {
  const char* relation = bound.figure == "throughput" ? " ≥ " : " ≤ ";
  return bound.figure + relation + plain_text(bound.limit, quantity_of(bound.figure));
}

Cell verdict_cell(const BoundVerdict& bound) {
  const std::string reason = bound.reason.empty() ? "" : ": " + bound.reason;
  switch (bound.verdict) {
    case Verdict::pass: return {"✓ met", {}, Tone::good};
    case Verdict::fail: return {"✗ missed" + reason, {}, Tone::bad};
    case Verdict::inconclusive: break;
  }
  return {"? inconclusive" + reason, {}, Tone::warning};
}

Table slo_table(const std::vector<SloVerdict>& slos) {
  Table table{"SLOs"};
  for (const char* heading : {"", "request", "bound", "found", ""}) {
    table.columns.push_back({heading, Align::left});
  }
  for (const SloVerdict& slo : slos) {
    bool first = true;
    for (const BoundVerdict& bound : slo.bounds) {
      table.rows.push_back({{{first ? slo.name : ""},
                             {first ? slo.request : ""},
                             {bound_text(bound)},
                             {line_text(bound.found, quantity_of(bound.figure))},
                             verdict_cell(bound)},
                            false});
      first = false;
    }
  }
  return table;
}

void add_warnings(const Results& results, Document& document) {
  for (const std::string& warning : results.warnings) {
    if (results.unstable && warning.starts_with(unstable_mark)) {
      document.notices.push_back({Tone::bad, "UNSTABLE", warning.substr(unstable_mark.size())});
    } else if (!results.collapsed.empty() && warning.starts_with(collapsed_mark)) {
      document.notices.push_back({Tone::bad, "COLLAPSED", warning.substr(collapsed_mark.size())});
    } else {
      document.closing.push_back({Tone::warning, "warning", warning});
    }
  }
  if (results.unstable && document.notices.empty()) {
    document.notices.push_back({Tone::bad, "UNSTABLE",
                                "some queue grows without bound; averages "
                                "depend on the length of the run"});
  }
}

}  // namespace

std::string verdict_note(const std::string& verdict, const std::vector<std::string>& reasons) {
  if (verdict != "degraded" && verdict != "invalid") return {};
  const std::string why = reasons.empty() ? "" : ": " + joined(reasons);
  return "! measured on a host found " + verdict + why;
}

std::vector<Notice> verdict_notices(const std::string& verdict,
                                    const std::vector<std::string>& reasons) {
  if (verdict == "degraded") {
    return {{Tone::warning, "DEGRADED", "the host disturbed the measurement: " + joined(reasons)}};
  }
  if (verdict == "invalid") {
    return {{Tone::bad, "INVALID",
             "the measurement cannot be trusted, no errors are given: " + joined(reasons)}};
  }
  return {};
}

Document results_document(const Results& results, const std::vector<SloVerdict>& slos) {
  Document document;
  document.title = results.scenario_name + ", " + results::kind_name(results.kind);
  document.facts = facts_of(results);
  add_warnings(results, document);
  if (results.run) {
    for (Notice& notice : verdict_notices(results.run->verdict, results.run->reasons)) {
      document.notices.push_back(std::move(notice));
    }
  }
  const Content content(results);
  document.tables.push_back(content.requests());
  const auto has_errors = [](const auto& named) { return !named.second.errors.empty(); };
  if (std::ranges::any_of(results.requests, has_errors)) {
    document.tables.push_back(content.errors());
  }
  if (!results.services.empty()) document.tables.push_back(content.services());
  if (!results.hosts.empty()) document.tables.push_back(content.hosts());
  if (!slos.empty()) document.tables.push_back(slo_table(slos));
  return document;
}

}  // namespace sojourn::report
