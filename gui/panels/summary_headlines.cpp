#include "gui/panels/summary_headlines.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <algorithm>
#include <array>

#include "gui/look/theme.h"
#include "gui/panels/results_parts.h"
#include "gui/panels/summary_figures.h"

namespace sojourn::gui {
namespace {

using report::Quantity;
using Named = std::pair<std::string, const results::RequestResult*>;

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

// "212" large, "± 6 ms" small beside it.
QWidget* figure_tile(const results::Estimate& estimate, Quantity quantity, const QString& reason,
                     const QString& name) {
  const report::ShownEstimate shown = report::shown(estimate, quantity);
  auto* tile = new QLabel;
  const Colors& colors = current_colors();
  const bool is_known = has_interval(estimate);
  const QString value = QString::fromStdString(shown.value).toHtmlEscaped();
  const QString interval = QString::fromStdString(shown.interval).toHtmlEscaped();
  const QString color = (is_known ? colors.text : colors.muted_text).name();
  tile->setText(
      QStringLiteral("<span style=\"font-size:large; font-weight:600; color:%1\">%2</span>"
                     "<span style=\"font-size:small; color:%3\"> %4</span>")
          .arg(color, value, colors.muted_text.name(), interval));
  tile->setAccessibleName(name + QLatin1Char(' ') + figure_text(estimate, quantity));
  tile->setObjectName(QStringLiteral("figure:") + name);
  if (!is_known) tile->setToolTip(reason);
  return tile;
}

QWidget* chips_of(const RunResult& result, const std::string& request) {
  auto* chips = new QWidget;
  auto* layout = new QHBoxLayout(chips);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  for (const report::SloVerdict& slo : result.verdicts) {
    if (slo.request != request) continue;
    layout->addWidget(
        verdict_chip(slo.verdict, QString::fromStdString(slo.name), verdict_help(slo)));
  }
  layout->addStretch(1);
  return chips;
}

void add_row(QGridLayout& grid, int row, const RunResult& result, const Named& named) {
  const auto& [name, request] = named;
  const QString title = QString::fromStdString(name);
  const QString reason = why_no_interval(result.results.kind);
  auto* heading = heading_label(title);
  heading->setToolTip(QCoreApplication::translate("sojourn", "%n request(s) in the measured window",
                                                  nullptr, static_cast<int>(request->count)));
  grid.addWidget(heading, row, 0);
  const results::LatencySummary& latency = request->latency;
  const std::array<std::pair<const char*, const results::Estimate*>, 3> percentiles = {
      {{"p50", &latency.p50}, {"p95", &latency.p95}, {"p99", &latency.p99}}};
  int column = 1;
  for (const auto& [figure, estimate] : percentiles) {
    grid.addWidget(figure_tile(*estimate, Quantity::seconds, reason,
                               title + QLatin1Char(' ') + QLatin1String(figure)),
                   row, column++);
  }
  auto* rates = new QLabel(QStringLiteral("%1 → %2").arg(
      QString::fromStdString(report::figure_text(request->offered.value, Quantity::per_second)),
      figure_text(request->throughput, Quantity::per_second)));
  rates->setToolTip(tr("Offered → served"));
  grid.addWidget(rates, row, column++);
  grid.addWidget(new QLabel(figure_text(error_share(*request), Quantity::share)), row, column++);
  grid.addWidget(chips_of(result, name), row, column);
}

}  // namespace

QWidget* make_headlines(const RunResult& result, int most, QWidget* parent) {
  auto* headlines = new QWidget(parent);
  auto* grid = new QGridLayout(headlines);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(22);
  grid->setVerticalSpacing(3);
  const QStringList captions = {
      tr("Requests"),         QStringLiteral("p50"), QStringLiteral("p95"), QStringLiteral("p99"),
      tr("Offered → served"), tr("Errors"),          tr("Objectives")};
  for (int column = 0; column < captions.size(); ++column) {
    grid->addWidget(muted_label(captions[column]), 0, column);
  }
  std::vector<Named> classes;
  for (const auto& [name, request] : result.results.requests) classes.emplace_back(name, &request);
  std::ranges::stable_sort(
      classes, [](const Named& a, const Named& b) { return a.second->count > b.second->count; });
  int row = 1;
  for (const Named& named : classes) {
    if (row > most) break;
    add_row(*grid, row++, result, named);
  }
  const int others = static_cast<int>(classes.size()) - (row - 1);
  if (others > 0) {
    grid->addWidget(muted_label(QCoreApplication::translate(
                        "sojourn", "and %n more class(es) in the table", nullptr, others)),
                    row, 0, 1, static_cast<int>(captions.size()));
  }
  grid->setColumnStretch(static_cast<int>(captions.size()) - 1, 1);
  return headlines;
}

}  // namespace sojourn::gui
