#include "gui/panels/summary_figures.h"

#include <QCoreApplication>
#include <QStringList>

#include "gui/core/message_words.h"
#include "gui/panels/results_parts.h"
#include "gui/plot/plot_values.h"
#include "gui/run/bottleneck.h"

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

QString verdict_word(report::Verdict verdict) {
  switch (verdict) {
    case report::Verdict::pass: return tr("met");
    case report::Verdict::fail: return tr("broken");
    case report::Verdict::inconclusive: return tr("not decided");
  }
  return {};
}

}  // namespace

QString busiest_text(const results::Results& results) {
  const auto busiest = busiest_service(utilizations_of(results));
  if (!busiest) return {};
  return (busiest->is_bottleneck ? tr("Bottleneck: %1, %2 busy") : tr("Busiest: %1, %2 busy"))
      .arg(QString::fromStdString(busiest->service),
           figure_text(busiest->utilization, report::Quantity::share));
}

QString bound_text(const report::BoundVerdict& bound) {
  const bool is_least = bound.figure == "throughput";
  return QStringLiteral("%1 %2 %3")
      .arg(message_words(bound.figure), is_least ? QStringLiteral("≥") : QStringLiteral("≤"),
           QString::fromStdString(
               report::plain_text(bound.limit, report::quantity_of(bound.figure))));
}

QString verdict_help(const report::SloVerdict& slo) {
  QStringList lines = {QString::fromStdString(slo.name) + QStringLiteral(" · ") +
                       QString::fromStdString(slo.request)};
  for (const report::BoundVerdict& bound : slo.bounds) {
    QString line = QStringLiteral("%1 %2: %3, %4")
                       .arg(verdict_glyph(bound.verdict), bound_text(bound),
                            figure_text(bound.found, report::quantity_of(bound.figure)),
                            verdict_word(bound.verdict));
    if (!bound.reason.empty()) {
      line += QStringLiteral(" (%1)").arg(message_words(bound.reason));
    }
    lines << line;
  }
  return lines.join(QLatin1Char('\n'));
}

QStringList warnings_of(const results::Results& results) {
  QStringList lines;
  bool tells_of_instability = false;
  for (const std::string& warning : results.warnings) {
    lines << message_words(warning);
    tells_of_instability = tells_of_instability || warning.starts_with("unstable");
  }
  if (results.unstable && !tells_of_instability) {
    lines.prepend(
        tr("Unstable: a queue grows without bound; averages over the run are no "
           "steady-state values."));
  }
  if (!results.collapsed.empty() && results.warnings.empty()) {
    lines.prepend(tr("%1 of %2 replications had collapsed when they ended.")
                      .arg(results.collapsed.size())
                      .arg(results.replications));
  }
  return lines;
}

QString summary_text(const RunResult& result) {
  using report::Quantity;
  const results::Results& results = result.results;
  QStringList lines = {result.label};
  for (const auto& [name, request] : results.requests) {
    lines << QStringLiteral("%1: p50 %2, p95 %3, p99 %4")
                 .arg(QString::fromStdString(name),
                      figure_text(request.latency.p50, Quantity::seconds),
                      figure_text(request.latency.p95, Quantity::seconds),
                      figure_text(request.latency.p99, Quantity::seconds));
    lines << tr("  offered %1, served %2, errors %3")
                 .arg(figure_text(request.offered, Quantity::per_second),
                      figure_text(request.throughput, Quantity::per_second),
                      figure_text(error_share(request), Quantity::share));
  }
  for (const report::SloVerdict& slo : result.verdicts) {
    lines << verdict_glyph(slo.verdict) + QLatin1Char(' ') + verdict_help(slo);
  }
  const QString busiest = busiest_text(results);
  if (!busiest.isEmpty()) lines << busiest;
  for (const QString& warning : warnings_of(results)) lines << QStringLiteral("! ") + warning;
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace sojourn::gui
